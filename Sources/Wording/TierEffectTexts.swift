/// What the report says of interventions and the speed at which pupils step down.
public enum TierEffectTexts {
  /// The part.
  public static let effects = Text(zh: "干预后降级和解除是否加快", en: "Do pupils step down sooner after an intervention?")
  /// How the figures are to be read.
  public static let note = Text(
    zh: "比较的是同一时期已开展与未开展的学校，并扣除各校原有差别和逐年变化；学生只从开展之日起算作受到干预。"
      + "倍数大于1表示更快。括号内为95%区间，区间包含1时，不能说有效，也不能说无效。同期其他工作的作用分不开，因此单凭本表不能断定措施有效。",
    en:
      "Schools where it had been delivered are compared with schools at the same time where it had not, less differences "
      + "these schools had before and changes from year to year; pupils count as reached from the day of delivery only. A "
      + "ratio above 1 means sooner. In brackets the 95 % interval; where it contains 1, neither an effect nor its absence is "
      + "shown. What else was done in the same places at the time cannot be told apart: this table alone proves no effect."
  )
  /// How far a kind has come; of the schools reached, those without a time before it.
  public static func reach(kind: Text, reached: String, schools: String, withoutBefore: String? = nil) -> Text {
    Text(
      zh: "\(kind.zh)（\(schools)所学校中\(reached)所已开展" + (withoutBefore.map { "，其中\($0)所没有开展前的数据，不计" } ?? "") + "）",
      en: "\(capitalized(kind.en)) (delivered at \(reached) of \(schools) schools"
        + (withoutBefore.map { "; \($0) without data before it are left out" } ?? "") + ")")
  }
  /// Nothing can be said.
  public static func nothing(_ subject: Text, _ verdict: Text, _ reason: Text) -> Text {
    Text(
      zh: "\(subject.zh)：\(verdict.zh)，\(reason.zh)。", en: "\(capitalized(subject.en)): \(verdict.en); \(reason.en).")
  }
  /// The effect; without a reason it is usable.
  public static func effect(
    _ subject: Text, verdict: Text, reason: Text?, finding: Text, ratio: Text, moves: String, gained: Text?, up: Text?
  ) -> Text {
    Text(
      zh: "\(subject.zh)：\(verdict.zh)" + (reason.map { "（\($0.zh)）" } ?? "")
        + "。\(finding.zh)降级和解除的速度约为未开展时的\(ratio.zh)倍；开展后见到\(moves)人次降级或解除" + (gained.map { "，\($0.zh)" } ?? "") + "。"
        + (up.map { "升级的速度约为\($0.zh)倍。" } ?? "升级太少，不比较。"),
      en:
        "\(subject.en): \(verdict.en)" + (reason.map { " (\($0.en))" } ?? "")
        + ". \(finding.en) pupils stepped down or were released at about \(ratio.en) times the speed without it; "
        + "\(moves) such moves were seen" + (gained.map { ", of which \($0.en)" } ?? "") + ". "
        + (up.map { "Pupils moved up at about \($0.en) times the speed." } ?? "Moves up are too few to compare."))
  }
  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
  /// Above 1 with all its interval.
  public static let faster = Text(zh: "开展后加快：", en: "Sooner after delivery:")
  /// Below 1 with all its interval.
  public static let slower = Text(zh: "开展后反而变慢：", en: "Later after delivery:")
  /// Neither.
  public static let unclear = Text(zh: "看不出开展后加快或变慢：", en: "Neither sooner nor later after delivery can be shown:")
  /// A ratio with its interval.
  public static func ratio(_ value: String, _ lower: String, _ upper: String) -> Text {
    Text(zh: "\(value)（\(lower)—\(upper)）", en: "\(value) (\(lower) to \(upper))")
  }
  /// How many moves came sooner.
  public static func sooner(_ value: String, _ lower: String, _ upper: String) -> Text {
    Text(
      zh: "其中约\(value)人次（\(lower)—\(upper)）若未开展此时还不会发生",
      en: "about \(value) (\(lower) to \(upper)) would not have come yet without it")
  }
  /// Every school alike.
  public static let nothingToCompare = Text(
    zh: "面向全市、个别学生或所有学校同时开展，没有可比的学校",
    en: "it reached the whole city, single pupils or all schools at once, so that there is no school to compare with")
  /// Nothing before it.
  public static let noBefore = Text(
    zh: "已开展的学校都没有开展前的数据", en: "none of the schools reached has data from before it")
  /// Another kind at the same schools and times.
  public static func notApart(_ others: Text) -> Text {
    Text(
      zh: "与\(others.zh)在几乎相同的学校和时间开展，各自的作用分不开",
      en: "it cannot be told apart from \(others.en), which came to almost the same schools at the same time")
  }
  /// Too little seen.
  public static let fewSeen = Text(zh: "开展后见到的太少", en: "too little was seen after it")
  /// An interval without bounds worth the name.
  public static let unbounded = Text(zh: "区间过宽，不报数", en: "the interval is too wide to give a figure")
  /// A wide interval.
  public static let wide = Text(zh: "区间过宽", en: "the interval is too wide")
  /// Few places.
  public static func fewPlaces(_ count: String) -> Text {
    Text(
      zh: "可比的单位只有\(count)个，同期当地的其他变化分不开",
      en: "only \(count) places to compare: what else changed there at the time cannot be told apart")
  }
  /// Without dates.
  public static let undated = Text(zh: "等级评定缺日期", en: "assessments lack dates")
  /// No maximum.
  public static let noFit = Text(zh: "数据太少，模型无法估计", en: "too few data for the model")
}
