/// What the report says of where pupils stood on two days.
public enum TierCrossTexts {
  /// A state.
  public static let state = Text(zh: "状态", en: "State")
  /// From the end of last month.
  public static let sinceLastMonth = Text(
    zh: "从上月末到本月末：学生从哪里来、到哪里去", en: "From the end of last month to the end of this one: who went where")
  /// From the start of the term.
  public static let sinceTerm = Text(
    zh: "从学期初到本月末：学生从哪里来、到哪里去", en: "From the start of the term to the end of this month: who went where")
  /// How the chart is to be read.
  public static let note = Text(
    zh: "左边是期初、右边是期末各状态的学生数；带子越宽人数越多，颜色表示期初在哪一类。"
      + "只比较前后两天的状态，其间来了又走的不计；“未建档”也包括解除后重新建档的学生。",
    en:
      "Left where pupils stood on the first day, right on the last; the thicker a ribbon the more pupils, coloured by where "
      + "they started. Only the two days are compared: who came and went in between is not seen. “Not on "
      + "file” includes pupils released before and on file again.")
  /// What happened since the start of the term.
  public static func statement(
    start: Text, end: Text, onFile: String, down: String, up: String, released: String, left: String, stayed: String,
    otherwise: String?, opened: String, atEnd: String
  ) -> Text {
    Text(
      zh: "学期初（\(start.zh)）在册\(onFile)人。到\(end.zh)，其中\(down)人降级、\(up)人升级、\(released)人解除、\(left)人因转出、毕业、死亡等离开，"
        + "\(stayed)人等级未变" + (otherwise.map { "，\($0)人的等级由未知变为已知或相反" } ?? "")
        + "；另有新建档\(opened)人；共在册\(atEnd)人。",
      en:
        "At the start of the term (\(start.en)) \(onFile) pupils were on file. By \(end.en), of these \(down) had stepped "
        + "down, \(up) stepped up, \(released) been released and \(left) transferred out, graduated, deceased or otherwise left; "
        + "\(stayed) are in the same tier" + (otherwise.map { "; of \($0) the tier became known or unknown" } ?? "")
        + ". \(opened) came on file; \(atEnd) are on file.")
  }
  /// What a term is.
  public static let termNote = Text(
    zh: "学期从3月1日、9月1日起算，寒暑假算在前一学期。", en: "Terms count from 1 March and 1 September, holidays with the term before.")
  /// The month begins a term.
  public static let isFirstMonth = Text(
    zh: "本月是学期的第一个月，上月末就是学期初。",
    en: "The month is the first of its term: the end of last month is the start of the term.")
  /// The records do not reach back.
  public static func notKnown(start: Text) -> Text {
    Text(
      zh: "学期初（\(start.zh)）还没有完整的跟踪记录，不画学期的图。",
      en: "At the start of the term (\(start.en)) records were not complete yet: there is no chart since then.")
  }
}
