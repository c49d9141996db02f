/// What the monthly run says of its steps, a line each.
public enum MonthlyTexts {
  /// Nothing lies in the inbox.
  public static let inboxEmpty = Text(zh: "收件箱：没有文件。", en: "Inbox: no files.")
  /// The inbox was loaded.
  /// - Parameters:
  ///   - files: how many files lay there.
  ///   - unchanged: how many of them had been loaded before.
  ///   - failed: of how many nothing could be loaded.
  ///   - problems: how many problems there are.
  /// - Returns: the line.
  public static func inbox(files: Int, unchanged: Int, failed: Int, problems: Int) -> Text {
    Text(
      zh: "收件箱：\(files) 个文件，其中此前已载入 \(unchanged) 个，未能载入 \(failed) 个；问题 \(problems) 条。",
      en: "Inbox: files \(files), loaded before \(unchanged), not loaded \(failed); problems \(problems).")
  }
  /// Nothing was ever loaded.
  public static let nothingLoaded = Text(
    zh: "报告：尚未载入任何材料，没有出报告。请把学校报送的文件放入收件箱。",
    en: "Reports: nothing has been loaded yet, so none was made. Put what schools sent into the inbox.")
  /// A month's first report was made.
  /// - Parameters:
  ///   - month: the month.
  ///   - findings: how many findings it has.
  ///   - open: how many of them nobody has dealt with.
  ///   - folder: where it lies.
  /// - Returns: the line.
  public static func made(_ month: Text, findings: Int, open: Int, folder: String) -> Text {
    Text(
      zh: "\(month.zh) 报告：已生成，异常 \(findings) 项（未处理 \(open) 项），见 \(folder)",
      en: "Report \(month.en): made, findings \(findings) (open \(open)), in \(folder)")
  }
  /// A report was made anew.
  /// - Parameters:
  ///   - month: the month.
  ///   - revision: which making it is.
  ///   - changes: what changed.
  ///   - folder: where it lies.
  /// - Returns: the line.
  public static func revised(_ month: Text, revision: Int, _ changes: Text, folder: String) -> Text {
    Text(
      zh: "\(month.zh) 报告：数据有变，已重新生成第 \(revision) 版。\(changes.zh)。逐项见 \(folder)/data/changes.csv",
      en:
        "Report \(month.en): the figures changed, revision \(revision) made. \(changes.en). Each one is in "
        + "\(folder)/data/changes.csv")
  }
  /// What a revision changed.
  /// - Parameters:
  ///   - counts: counts before and after, each with whose and which it is; before or after is empty where there was none.
  ///   - more: how many more counts changed.
  ///   - come: how many findings are new.
  ///   - gone: how many findings no longer are.
  ///   - tables: how many tables differ.
  /// - Returns: the sentence, without its stop.
  public static func changes(
    counts: [(unit: Text, column: Text, before: String, after: String)], more: Int, come: Int, gone: Int, tables: Int
  ) -> Text {
    func count(_ text: String) -> String { text.isEmpty ? "–" : text }
    let list = counts.map { change in
      let values = "\(count(change.before)) → \(count(change.after))"
      return Text(
        zh: "\(change.unit.zh) \(change.column.zh) \(values)", en: "\(change.unit.en) \(change.column.en) \(values)")
    }
    var zh = list.isEmpty ? [] : [list.map(\.zh).joined(separator: "、") + (more > 0 ? "等 \(list.count + more) 处" : "")]
    var en = list.isEmpty ? [] : [list.map(\.en).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")]
    if come + gone > 0 {
      zh.append("新增异常 \(come) 项，撤销 \(gone) 项")
      en.append("findings new \(come), gone \(gone)")
    }
    zh.append("有变动的表 \(tables) 个")
    en.append("tables that differ: \(tables)")
    return Text(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
  }
  /// Reports on file say what they would say today.
  /// - Parameter months: how many.
  /// - Returns: the line.
  public static func unchanged(_ months: Int) -> Text {
    Text(zh: "已有报告：\(months) 个月的数据没有变化。", en: "Reports on file: \(months) without a change.")
  }
}
