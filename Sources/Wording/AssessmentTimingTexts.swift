/// What the report says of when pupils are assessed, and of broken-off follow-ups.
public enum AssessmentTimingTexts {
  /// The part.
  public static let timing = Text(
    zh: "评定的疏密与跟踪中断", en: "How often pupils are assessed, and broken-off follow-ups")
  /// By when those assessed in a tier are assessed again.
  public static func wait(tier: Text, lower: String?, median: String?, upper: String?) -> Text {
    guard let median else {
      return Text(zh: "\(tier.zh)不到一半再次评定", en: "\(tier.en): not half are assessed again")
    }
    return Text(
      zh: "\(tier.zh)\(median)个月（四分之一在\(lower ?? median)个月内，"
        + (upper.map { "四分之三在\($0)个月内）" } ?? "不到四分之三再次评定）"),
      en: "\(tier.en) \(median) months (a quarter within \(lower ?? median), "
        + (upper.map { "three quarters within \($0))" } ?? "not three quarters at all)"))
  }
  /// Too few were assessed twice.
  public static func fewWaits(tier: Text) -> Text {
    Text(zh: "\(tier.zh)再次评定的太少，不报数", en: "\(tier.en): too few assessed again to give a figure")
  }
  /// The tiers one after another.
  public static func waits(_ waits: [Text]) -> Text {
    Text(
      zh: "评定之后，一半学生再次评定用了：" + waits.map(\.zh).joined(separator: "；") + "。",
      en: "After an assessment half of the pupils are assessed again within: "
        + waits.map(\.en).joined(separator: "; ") + ".")
  }
  /// Graver tiers are assessed sooner.
  public static let graverSooner = Text(
    zh: "重的比轻的评定得勤。仅此一点不影响上面的快慢，因为按每次评定的实际间隔计算。",
    en:
      "Graver tiers are assessed more often. By itself this does not bias the figures above: they use the actual intervals."
  )
  /// Alike.
  public static let alike = Text(
    zh: "轻重不同，评定的疏密相差不大。", en: "Grave and light tiers are assessed about equally often.")
  /// Graver tiers are assessed later.
  public static let graverLater = Text(
    zh: "重的反而比轻的评定得稀：重的学生有变化也晚知道，宜先补评。",
    en: "Graver tiers are assessed less often: changes in them are known late. They should be assessed first.")
  /// How often pupils step up after a silence and without.
  public static func silences(
    days: Int, silent: String, silentUp: String, silentShare: String, steady: String, steadyUp: String,
    steadyShare: String
  ) -> Text {
    Text(
      zh: "一、二类学生的两次评定之间，跟踪曾中断\(days)天以上的有\(silent)段，其中\(silentUp)段之后升级（\(silentShare)）；"
        + "没有中断的\(steady)段，其中\(steadyUp)段之后升级（\(steadyShare)）。",
      en:
        "Between two assessments of pupils in tiers 1 and 2, follow-up broke off for more than \(days) days in \(silent) "
        + "stretches, of which \(silentUp) ended in a higher tier (\(silentShare)); of \(steady) without a break "
        + "\(steadyUp) did (\(steadyShare)).")
  }
  /// No stretch to look at.
  public static let noStretches = Text(
    zh: "还没有一、二类学生先后评定两次，看不出跟踪中断之后是否更常升级。",
    en: "No pupil of tiers 1 and 2 has been assessed twice yet: whether breaks go before steps up cannot be seen.")
  /// The ratio, and what it means for the figures.
  public static func ratio(_ value: String, _ lower: String, _ upper: String, verdict: Text, finding: Text) -> Text {
    Text(
      zh: "分类合并后，中断过的升级比例是没有中断的\(value)倍（95%区间\(lower)—\(upper)，\(verdict.zh)）。\(finding.zh)",
      en:
        "Pooled over tiers, the share stepping up after a break is \(value) times that without one (95 % interval \(lower) to "
        + "\(upper), \(verdict.en)). \(finding.en)")
  }
  /// Breaks go before steps up.
  public static let moreAfter = Text(
    zh: "中断之后更常升级：跟踪断了又一直没有再评定的学生不在上面的数字里，那些数字可能偏乐观。宜先补上中断的跟踪。",
    en:
      "Breaks go before steps up: pupils whose follow-up broke off and who were not assessed again are missing from the "
      + "figures above, which may be too favourable. Broken-off follow-ups should be resumed first.")
  /// Fewer steps up after breaks.
  public static let fewerAfter = Text(
    zh: "中断之后升级反而少，看来断的多是较稳定的学生；没有迹象表明上面的数字因此偏乐观。",
    en:
      "Fewer step up after a break: it seems to be the steadier pupils whose follow-up breaks off. Nothing suggests that the "
      + "figures above are too favourable for it.")
  /// Nothing is seen.
  public static func unclear(upper: String) -> Text {
    Text(
      zh: "没有看出中断与升级有关，但最多相差到\(upper)倍也不能排除，所以不能证明上面的数字不受影响。",
      en:
        "No connection is seen, but up to \(upper) times as many cannot be ruled out: it is not shown that the figures above "
        + "are free of it.")
  }
  /// Nothing can be said.
  public static func tooFew(_ reason: Text) -> Text {
    Text(
      zh: "数据太少（\(reason.zh)），看不出中断之后是否更常升级；上面的数字是否受影响，不能判断。",
      en:
        "Too little is known (\(reason.en)) to tell whether breaks go before steps up, and whether the figures above suffer "
        + "from it.")
  }
  /// How the part is to be read.
  public static func note(withoutTime: String?) -> Text {
    Text(
      zh: (withoutTime.map { "另有\($0)次评定当天就是最后一条记录，之后没有时间可计，不在此列。" } ?? "")
        + "还没有再次评定的按已等的时间计入（乘积极限法），解除、离开的计到当天。间隔越长越容易遇上中断，倍数只作提示，不说明中断造成升级。",
      en: (withoutTime.map {
        "Another \($0) assessments were made on the day of the last record and have no time after them to count. "
      } ?? "")
        + "Pupils not yet assessed again count with the time they have waited (Kaplan–Meier), those released or gone up to "
        + "that day. Long intervals meet more breaks: the ratio is a hint and does not show that breaks cause steps up."
    )
  }
}
