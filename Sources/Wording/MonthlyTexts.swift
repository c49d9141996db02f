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
  ///   - isJudged: whether it could be said of every indicator if the month is abnormal.
  ///   - folder: where it lies.
  /// - Returns: the line.
  public static func made(_ month: Text, findings: Int, open: Int, isJudged: Bool, folder: String) -> Text {
    Text(
      zh: "\(month.zh) 报告：已生成，异常 \(findings) 项（未处理 \(open) 项）" + (isJudged ? "" : "，本月是否异常暂不能判断")
        + "，见 \(folder)",
      en: "Report \(month.en): made, findings \(findings) (open \(open))"
        + (isJudged ? "" : ", whether the month is abnormal cannot be said yet") + ", in \(folder)")
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
  ///   - districts: the districts whose own files differ.
  ///   - tables: how many tables differ.
  /// - Returns: the sentence, without its stop.
  public static func changes(
    counts: [(unit: Text, column: Text, before: String, after: String)], more: Int, come: Int, gone: Int,
    districts: Text?, tables: Int
  ) -> Text {
    let list = counts.map(count)
    var zh = list.isEmpty ? [] : [list.map(\.zh).joined(separator: "、") + (more > 0 ? "等 \(list.count + more) 处" : "")]
    var en = list.isEmpty ? [] : [list.map(\.en).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")]
    if come + gone > 0 {
      zh.append("新增异常 \(come) 项，撤销 \(gone) 项")
      en.append("findings new \(come), gone \(gone)")
    }
    if let districts {
      zh.append("涉及学区：\(districts.zh)")
      en.append("districts touched: \(districts.en)")
    }
    zh.append("有变动的表 \(tables) 个")
    en.append("tables that differ: \(tables)")
    return Text(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
  }
  /// What a revision changed of one district.
  /// - Parameters:
  ///   - counts: its counts before and after; before or after is empty where there was none.
  ///   - isTouched: whether anything on its page differs.
  /// - Returns: the sentence, without its stop.
  public static func districtChanges(
    counts: [(unit: Text, column: Text, before: String, after: String)], isTouched: Bool
  ) -> Text {
    guard isTouched else { return Text(zh: "本学区的数字没有变化", en: "the figures of this district are the same") }
    guard !counts.isEmpty else { return Text(zh: "本学区的明细有变动", en: "details of this district changed") }
    let list = counts.map(count)
    return Text(zh: list.map(\.zh).joined(separator: "、"), en: list.map(\.en).joined(separator: ", "))
  }
  private static func count(_ change: (unit: Text, column: Text, before: String, after: String)) -> Text {
    func written(_ text: String) -> String { text.isEmpty ? "–" : text }
    let values = "\(written(change.before)) → \(written(change.after))"
    return Text(
      zh: "\(change.unit.zh) \(change.column.zh) \(values)", en: "\(change.unit.en) \(change.column.en) \(values)")
  }
  /// Which making of a report it is, on its pages.
  /// - Parameters:
  ///   - number: the number.
  ///   - day: the day it was made as of.
  ///   - why: why it was made; absent: not known any more.
  /// - Returns: the sentence, without its stop.
  public static func revision(_ number: Int, _ day: Text, _ why: Text?) -> Text {
    Text(
      zh: "第\(number)版（\(day.zh)）" + (why.map { "，因为\($0.zh)" } ?? ""),
      en: "Revision \(number) (\(day.en))" + (why.map { ", because \($0.en)" } ?? ""))
  }
  /// Why a revision was made: figures changed.
  public static func because(_ changes: Text) -> Text {
    Text(zh: "数据有变：\(changes.zh)", en: "figures changed: \(changes.en)")
  }
  /// Why a revision was made: it speaks from another day, and says the same.
  public static let sameFigures = Text(
    zh: "数据截止日期不同；数字没有变化", en: "it speaks from another day; no figure changed")
  /// A summer's first report was made.
  /// - Parameters:
  ///   - summer: the summer's period.
  ///   - toDos: how many things it asks to be done.
  ///   - folder: where it lies.
  /// - Returns: the line.
  public static func summerMade(_ summer: Text, toDos: Int, folder: String) -> Text {
    Text(
      zh: "\(summer.zh) 暑期专报：已生成，待办 \(toDos) 项，见 \(folder)",
      en: "Summer report \(summer.en): made, to-dos \(toDos), in \(folder)")
  }
  /// Reports on file say what they would say today.
  /// - Parameter reports: how many.
  /// - Returns: the line.
  public static func unchanged(_ reports: Int) -> Text {
    Text(zh: "已有报告：\(reports) 份的数据没有变化。", en: "Reports on file: \(reports) without a change.")
  }
}
