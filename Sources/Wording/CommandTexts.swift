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
  public static func settingValue(_ name: String, wanted: Text) -> Text {
    Text(zh: "“\(name)”应为 \(wanted.zh)", en: "\(name) should be \(wanted.en)")
  }
  /// What the name of a city must be.
  public static let cityForm = Text(zh: "1 至 40 个字的一行文字", en: "one line of 1 to 40 characters")
  /// What the first days of summer holidays must be.
  public static let summerStartForm = Text(
    zh: "6月1日至8月25日之间的日期，每年一天，如 [\"2022-07-02\"]",
    en: "days between 1 June and 25 August, one a year, such as [\"2022-07-02\"]")
  /// The settings' file is empty.
  public static let settingsEmpty = Text(
    zh: "文件是空的，请从备份恢复", en: "the file is empty; restore it from a backup")
  /// The settings are no text.
  public static let settingsNotUTF8 = Text(
    zh: "不是 UTF-8 文本，请另存为 UTF-8", en: "it is no UTF-8 text; save it as UTF-8")
  /// Another run has the workspace.
  public static let busy = Text(
    zh: "另一个 tidemark 正在使用该工作区，请稍后再试。", en: "Another tidemark is using this workspace; try again later.")
  /// Charts could not be drawn as pictures.
  public static func noPictures(_ why: String) -> Text {
    Text(
      zh: "不能把图表画成静态图片：\(why)。请先运行 make build（或重新安装），或去掉 --static",
      en: "charts cannot be drawn as pictures: \(why). Run make build (or install again), or leave out --static")
  }
  /// The chart bundle is not where the program looks for it.
  public static func noBundle(_ path: String) -> Text {
    Text(
      zh: "找不到图表组件 \(path)。请用 make build 或 make install 安装。",
      en: "The chart bundle is not at \(path). Install with make build or make install.")
  }
  /// A date or month is written wrongly.
  public static func badOption(_ name: String, wanted: String) -> Text {
    Text(zh: "选项 \(name) 应写作 \(wanted)", en: "The option \(name) should look like \(wanted)")
  }
  /// No task has the period asked about.
  public static func noPeriod(_ period: String) -> Text {
    Text(
      zh: "没有期次为“\(period)”的填报任务。请照填报任务表书写期次，月份写作 2022-06。",
      en: "No task has the period “\(period)”. Write it as the task does, a month as 2022-06.")
  }
  /// The counts of a load, which add up to the rows read; those left out are told where there are any.
  public static func totals(
    read: Int, new: Int, unchanged: Int, replaced: Int, rejected: Int, leftOut: Int
  ) -> Text {
    let out = leftOut > 0 ? Text(zh: "，略去 \(leftOut)", en: ", left out \(leftOut)") : Text(verbatim: "")
    return Text(
      zh: "共读取 \(read) 行：新增 \(new)，未变 \(unchanged)，替换 \(replaced)，退回 \(rejected)\(out.zh)。",
      en:
        "Rows read: \(read) (new \(new), unchanged \(unchanged), replaced \(replaced), rejected \(rejected)\(out.en)).")
  }
  /// How many files were loaded before.
  public static func filesUnchanged(_ count: Int) -> Text {
    Text(zh: "\(count) 个文件此前已载入，未作改动。", en: "Loaded before, nothing changed: \(count) files.")
  }
  /// How many problems there are.
  public static func problems(errors: Int, queries: Int) -> Text {
    Text(zh: "错误 \(errors) 条，疑问 \(queries) 条。", en: "Errors: \(errors). Queries: \(queries).")
  }
  /// Problems of one kind in a line.
  /// - Parameters:
  ///   - file: The file.
  ///   - address: Where the first stands.
  ///   - isError: Whether it must be mended.
  ///   - message: What is wrong there.
  ///   - hint: What to do.
  ///   - alike: How many more there are.
  ///   - places: Where the first few of them stand, where that can be said.
  /// - Returns: the line.
  public static func problem(
    _ file: String, _ address: Text, isError: Bool, _ message: Text, _ hint: Text, alike: Int,
    at places: [Text]
  ) -> Text {
    func place(_ address: String) -> String { address.isEmpty ? file : "\(file) \(address)" }
    let more = alike - places.count
    var zh = ""
    var en = ""
    if places.isEmpty, alike > 0 {
      zh = "同类另有 \(alike) 条。"
      en = " \(alike) more like this."
    } else if alike > 0 {
      zh = "同类另见" + places.map(\.zh).joined(separator: "、") + (more > 0 ? "和另外 \(more) 处。" : "。")
      en = " Also " + places.map(\.en).joined(separator: ", ") + (more > 0 ? " and \(more) more." : ".")
    }
    return Text(
      zh: "\(isError ? "错误" : "疑问") \(place(address.zh))：\(message.zh)。\(hint.zh)。" + zh,
      en: "\(isError ? "Error" : "Query") \(place(address.en)): \(message.en); \(hint.en)." + en)
  }
  /// More kinds of problems than are shown.
  /// - Parameter count: How many problems the lines left out would say.
  /// - Returns: the line.
  public static func moreProblems(_ count: Int) -> Text {
    Text(zh: "……此外还有 \(count) 条，未在此列出。", en: "… and \(count) more, not listed here.")
  }
  /// Where every problem is listed by itself.
  /// - Parameter path: The path of the record.
  /// - Returns: the line.
  public static func everyProblem(_ path: String) -> Text {
    Text(zh: "逐条清单见 \(path)。", en: "Each one is listed in \(path).")
  }
}
