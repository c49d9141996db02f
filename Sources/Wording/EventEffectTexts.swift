/// What the report says of interventions and the number of crisis events.
public enum EventEffectTexts {
  /// The part.
  public static let effects = Text(zh: "干预后危机事件是否减少", en: "Are there fewer crisis events after an intervention?")
  /// How the figures are to be read.
  public static let note = Text(
    zh: "每所学校与自身开展前比，并扣除当月全市各校的共同变化；只计已报送的月份。倍数小于1表示减少。括号内为95%区间，区间包含1时，不能说有效，也不能说无效。"
      + "开展前半年的倍数应接近1；明显偏离说明这些学校本来就不同，结果至多作参考。",
    en:
      "Each school is compared with itself before delivery, less what happened in all schools that month; only months with a "
      + "return count. A ratio below 1 means fewer. In brackets the 95 % interval; where it contains 1, neither an effect nor "
      + "its absence is shown. In the half-year before delivery the ratio should be near 1; where it clearly is not, these "
      + "schools were different anyway, and the result is indicative at most.")
  /// The effect; without a reason it is usable.
  public static func effect(
    _ subject: Text, verdict: Text, reason: Text?, finding: Text, ratio: Text, events: String, averted: Text?,
    ahead: Text?
  ) -> Text {
    Text(
      zh: "\(subject.zh)：\(verdict.zh)" + (reason.map { "（\($0.zh)）" } ?? "")
        + "。\(finding.zh)危机事件约为未开展时的\(ratio.zh)倍；开展后共有\(events)起" + (averted.map { "，\($0.zh)" } ?? "") + "。"
        + (ahead.map { "开展前半年为\($0.zh)倍。" } ?? ""),
      en:
        "\(subject.en): \(verdict.en)" + (reason.map { " (\($0.en))" } ?? "")
        + ". \(finding.en) there were about \(ratio.en) times the crisis events without it; \(events) were seen"
        + (averted.map { ", \($0.en)" } ?? "") + "."
        + (ahead.map { " In the half-year before, \($0.en) times." } ?? ""))
  }
  /// Below 1 with all its interval.
  public static let fewer = Text(zh: "开展后减少：", en: "Fewer after delivery:")
  /// Above 1 with all its interval.
  public static let more = Text(zh: "开展后反而增多：", en: "More after delivery:")
  /// Neither.
  public static let unclear = Text(zh: "看不出开展后减少或增多：", en: "Neither fewer nor more after delivery can be shown:")
  /// How many events fewer.
  public static func averted(_ value: String, _ lower: String, _ upper: String) -> Text {
    Text(zh: "约比未开展时少\(value)起（\(lower)—\(upper)）", en: "about \(value) (\(lower) to \(upper)) fewer than without it")
  }
  /// Different before.
  public static let earlierDifference = Text(
    zh: "开展前半年就已不同", en: "these schools differed already in the half-year before")
  /// They may have been otherwise before.
  public static let perhapsEarlier = Text(
    zh: "不能排除开展前一年内就已开始变化", en: "it may have begun already in the year before")
}
