/// What is said of who has sent which form: the reminder list and the reasons for owing nothing.
public enum StatusTexts {
  /// The opening line of the reminder list of one form.
  /// - Parameters:
  ///   - form: the form's name.
  ///   - period: the period's name.
  ///   - due: the day it was due, if a task says so.
  ///   - schools: how many schools follow.
  ///   - isZeroReportOwed: whether a school without anything to report owes a zero report.
  public static func reminderLead(
    form: Text, period: Text, due: Text?, schools: String, isZeroReportOwed: Bool
  ) -> Text {
    let zhDue = due.map { "（截止\($0.zh)）" } ?? ""
    let enDue = due.map { " (due \($0.en))" } ?? ""
    return Text(
      zh: "以下\(schools)所学校尚未报送\(period.zh)“\(form.zh)”\(zhDue)，请尽快报送"
        + (isZeroReportOwed ? "，无事件也须零报告：" : "："),
      en: "These \(schools) schools still owe the form “\(form.en)” for \(period.en)\(enDue)"
        + (isZeroReportOwed ? " (a month without events needs a zero report):" : ":"))
  }

  /// The opening line of the schools whose return waits for a correction.
  /// - Parameters:
  ///   - form: the form's name.
  ///   - period: the period's name.
  ///   - schools: how many schools follow.
  public static func correctionLead(form: Text, period: Text, schools: String) -> Text {
    Text(
      zh: "以下\(schools)所学校的\(period.zh)“\(form.zh)”已收到但有误，尚未采用，请按退回说明更正后重新报送：",
      en:
        "The form “\(form.en)” of these \(schools) schools for \(period.en) was received with errors and is not in use; "
        + "correct it as marked and send it again:")
  }

  /// Nobody has to be reminded.
  public static let nobodyToRemind = Text(zh: "各项报表均已报齐。", en: "Every return owed has been received.")
  /// No task has fallen due.
  public static let nothingDue = Text(
    zh: "到该日为止没有到期的填报任务；请先载入填报任务表，或用 --form 和 --period 指定。",
    en: "No task has fallen due by that day; load the tasks first, or choose with --form and --period.")

  /// Above the schools that are exempt or closed.
  public static let owesNothing = Text(zh: "以下学校无须报送：", en: "These schools owe nothing:")
  /// Closed, and where its pupils went.
  /// - Parameters:
  ///   - day: the last day of the school.
  ///   - successor: the school it was merged into.
  public static func closed(_ day: String, successor: String?) -> Text {
    Text(
      zh: "已于 \(day) 停用" + (successor.map { "，并入 \($0)" } ?? ""),
      en: "closed on \(day)" + (successor.map { ", merged into \($0)" } ?? ""))
  }

  /// A question one form raises about another.
  /// - Parameters:
  ///   - school: the school's code; absent for a total of the bureau.
  ///   - message: the question.
  public static func query(_ school: String?, _ message: Text) -> Text {
    let name = school.map { $0 + " " } ?? ""
    return Text(zh: "疑问 \(name)\(message.zh)", en: "Query \(name)\(message.en)")
  }
  /// The panel is what the rows come to.
  public static let panelVerified = Text(
    zh: "核对完毕：统计面板与明细重新计算的结果一致，数据库完好。",
    en: "Verified: the panel is what the rows come to, and the database is sound.")
  /// The panel is not what the rows come to.
  public static func panelDiffers(_ count: Int) -> Text {
    Text(
      zh: "核对发现 \(count) 处不一致，请勿使用该工作区出报告；请用备份恢复后重新载入文件。",
      en:
        "Verification found \(count) differences: make no reports from this workspace; restore a backup and load the files again."
    )
  }
}
