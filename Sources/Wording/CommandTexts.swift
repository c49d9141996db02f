/// What the commands say.
public enum CommandTexts {
  /// A workspace was made.
  public static func created(_ folder: String) -> Text {
    Text(zh: "已建立工作区：\(folder)", en: "Made a workspace: \(folder)")
  }
  /// The folder is no workspace.
  public static func noWorkspace(_ folder: String) -> Text {
    Text(
      zh: "\(folder) 不是工作区（没有 tidemark.yaml）。请先运行 tidemark init \(folder)。",
      en: "\(folder) is no workspace (it has no tidemark.yaml). Run tidemark init \(folder) first.")
  }
  /// The folder already is a workspace.
  public static func alreadyWorkspace(_ folder: String) -> Text {
    Text(zh: "\(folder) 已是工作区，未作改动。", en: "\(folder) already is a workspace; nothing was changed.")
  }
  /// A setting cannot be used.
  public static func badSetting(_ reason: String) -> Text {
    Text(zh: "tidemark.yaml 有误：\(reason)", en: "tidemark.yaml is wrong: \(reason)")
  }
  /// A setting has no such name.
  public static func unknownSetting(_ name: String) -> Text {
    Text(zh: "没有名为“\(name)”的设置", en: "there is no setting named \(name)")
  }
  /// A setting has a value it cannot have.
  public static func settingValue(_ name: String, wanted: String) -> Text {
    Text(zh: "“\(name)”应为 \(wanted)", en: "\(name) should be \(wanted)")
  }
  /// Another run has the workspace.
  public static let busy = Text(
    zh: "另一个 tidemark 正在使用该工作区，请稍后再试。", en: "Another tidemark is using this workspace; try again later.")
  /// The chart bundle is not where the program looks for it.
  public static func noBundle(_ path: String) -> Text {
    Text(
      zh: "找不到图表组件 \(path)。请用 make build 或 make install 安装。",
      en: "The chart bundle is not at \(path). Install with make build or make install.")
  }
  /// A path cannot be read.
  public static func unreadable(_ path: String) -> Text {
    Text(zh: "无法读取：\(path)", en: "Cannot be read: \(path)")
  }
  /// A path cannot be written.
  /// - Parameter path: The path.
  /// - Returns: What is wrong and what to do.
  public static func unwritable(_ path: String) -> Text {
    Text(zh: "无法写入：\(path)。请检查权限和磁盘空间。", en: "Cannot be written: \(path). Check permissions and disk space.")
  }
  /// A date or month is written wrongly.
  public static func badOption(_ name: String, wanted: String) -> Text {
    Text(zh: "选项 \(name) 应写作 \(wanted)", en: "The option \(name) should look like \(wanted)")
  }
  /// The counts of a load.
  public static func totals(new: Int, unchanged: Int, replaced: Int, rejected: Int) -> Text {
    Text(
      zh: "共读取 \(new + unchanged + replaced + rejected) 行：新增 \(new)，未变 \(unchanged)，替换 \(replaced)，退回 \(rejected)。",
      en:
        "Rows read: \(new + unchanged + replaced + rejected) (new \(new), unchanged \(unchanged), replaced \(replaced), rejected \(rejected))."
    )
  }
  /// How many files were loaded before.
  public static func filesUnchanged(_ count: Int) -> Text {
    Text(zh: "\(count) 个文件此前已载入，未作改动。", en: "Loaded before, nothing changed: \(count) files.")
  }
  /// How many problems there are.
  public static func problems(errors: Int, queries: Int) -> Text {
    Text(zh: "错误 \(errors) 条，疑问 \(queries) 条。", en: "Errors: \(errors). Queries: \(queries).")
  }
  /// One problem in a line.
  public static func problem(_ file: String, _ address: Text, isError: Bool, _ message: Text, _ hint: Text) -> Text {
    func place(_ address: String) -> String { address.isEmpty ? file : "\(file) \(address)" }
    return Text(
      zh: "\(isError ? "错误" : "疑问") \(place(address.zh))：\(message.zh)。\(hint.zh)。",
      en: "\(isError ? "Error" : "Query") \(place(address.en)): \(message.en); \(hint.en).")
  }
}
