/// The page of all months.
public enum IndexTexts {
  /// The page's title.
  public static func title(city: String) -> Text {
    Text(zh: "\(city)学生心理健康监测月报总览", en: "\(city): pupils' mental health, all months")
  }
  /// What the latest report says.
  public static func latest(_ month: Text) -> Text { Text(zh: "最近一期：\(month.zh)", en: "The latest: \(month.en)") }
  /// What is new.
  public static func changes(since month: Text) -> Text {
    Text(zh: "与上一期（\(month.zh)）相比", en: "Since the report before (\(month.en))")
  }
  /// Findings the report before did not have.
  public static let new = Text(zh: "新出现的异常", en: "New findings")
  /// Findings both have.
  public static let still = Text(zh: "仍然存在的异常", en: "Still found")
  /// Findings the latest report does not have.
  public static let gone = Text(zh: "本期未再出现的异常", en: "No longer found")
  /// Neither has any.
  public static let none = Text(
    zh: "两期都没有统计上的异常；能否判断、有无重大事件，见各期月报。",
    en:
      "Neither report has a statistical finding; whether the months could be judged, and grave events, see the reports."
  )
  /// A finding.
  public static func finding(_ unit: Text, _ subject: Text, isRise: Bool) -> Text {
    Text(
      zh: "\(unit.zh)\(subject.zh)偏\(isRise ? "高" : "低")", en: "\(subject.en) in \(unit.en) \(isRise ? "high" : "low")")
  }
  /// The pictures.
  public static let figures = Text(zh: "逐月走势", en: "Month by month")
  /// Pupils on file.
  public static let pupils = Text(zh: "月末在册学生（人）", en: "Pupils on file at the month's end")
  /// The share followed up.
  public static let tracking = Text(zh: "月末一周跟踪率", en: "Share followed up in the latest week")
  /// The ways to the reports.
  public static let reports = Text(zh: "各期月报", en: "The reports")
  /// The way to one.
  public static func report(_ month: Text) -> Text { Text(zh: "\(month.zh)月报", en: "Report of \(month.en)") }
  /// The ways to the reports of summers.
  public static let summers = Text(zh: "暑期专报", en: "Summer reports")
  /// The table.
  public static let months = Text(zh: "各期主要数字", en: "Headline figures of each report")
}
