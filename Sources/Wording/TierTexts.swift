/// What the report says about how fast pupils move between tiers.
public enum TierTexts {
  /// The part about how fast.
  public static let speed = Text(zh: "降级和解除要多久", en: "How long until a step down or release")
  /// What it rests on.
  public static func basis(
    courses: String, assessments: String, carriedForward: String, unassessed: String
  ) -> Text {
    Text(
      zh: "依据\(courses)人次在册期间的\(assessments)次等级评定。另有\(carriedForward)条跟踪记录沿用上次等级（包括首次跟踪一周以前所作的评定），"
        + "不是新的评定，不计入；"
        + "\(unassessed)人次在记录期间没有评定，也不计入。",
      en:
        "From \(assessments) assessments in \(courses) times on file. Another \(carriedForward) records carry the last tier "
        + "forward (one assessed more than a week before the first record too); they are no new assessments and not "
        + "counted, nor are \(unassessed) times on file without an assessment in the records.")
  }
  /// Tiers without dates of assessment.
  public static func undated(_ count: String) -> Text {
    Text(
      zh: "其中\(count)次没有评定日期，只因等级变了才看得出，等级没变的评定看不到，故下列数字至多可作参考。建议学校填写等级评定日期。",
      en:
        "Of \(count) the date is not given: they show only because the tier changed, and assessments that changed nothing do "
        + "not show. The figures are at most indicative. Schools should give the date of assessment.")
  }
  /// What the figures of a tier say; absent: nothing can be said.
  public static func statement(tier: Text, stay: Text?, release: Text?, share: Text?) -> Text {
    func part(_ text: Text?, _ zh: String, _ en: String) -> Text {
      Text(zh: zh + (text?.zh ?? "数据太少，不报数"), en: en + (text?.en ?? "too little is known to give a figure"))
    }
    let (stay, release, share) = (
      part(stay, "每次在本类平均停留", "mean time in the tier "),
      part(release, "到解除平均需", "mean time to release "),
      part(share, "一年内解除的比例", "released within a year ")
    )
    return Text(
      zh: "\(tier.zh)：\(stay.zh)；\(release.zh)；\(share.zh)。",
      en: "\(tier.en.prefix(1).uppercased() + tier.en.dropFirst()): \(stay.en); \(release.en); \(share.en).")
  }
  /// A time with its range.
  public static func months(_ value: String, _ lower: String, _ upper: String, isIndicative: Bool) -> Text {
    Text(
      zh: "约\(value)个月（\(lower)—\(upper)" + (isIndicative ? "，仅供参考）" : "）"),
      en: "about \(value) months (\(lower) to \(upper)" + (isIndicative ? ", indicative)" : ")"))
  }
  /// A share with its range.
  public static func share(_ value: String, _ lower: String, _ upper: String, isIndicative: Bool) -> Text {
    Text(
      zh: "约\(value)（\(lower)—\(upper)" + (isIndicative ? "，仅供参考）" : "）"),
      en: "about \(value) (\(lower) to \(upper)" + (isIndicative ? ", indicative)" : ")"))
  }
  /// How the figures are to be read.
  public static let speedNote = Text(
    zh: "括号内为95%区间。两次评定之间等级可能变动而未见，已考虑在内；解除、转出等按实际日期计。到解除的平均时间按没有转学、毕业等其他离开方式计；一年内解除的比例则把这些学生算作未解除。"
      + "设各月快慢相同，未单独考虑3月、9月评定，也不能说明措施是否有效：最重时评定的学生，下次评定本来就容易变轻。",
    en:
      "In brackets the 95 % interval. Changes between two assessments that nobody saw are allowed for; releases and other "
      + "exits count on their day. The mean time to release is for pupils who do not leave otherwise; the share "
      + "released within a year counts those who do as not released. All months are taken to be alike, those of assessment "
      + "too, and the figures do not show whether measures work: pupils assessed at their worst tend to be better next time."
  )
  /// Without a model.
  public static let noSpeed = Text(
    zh: "等级评定太少或没有变化，无法估计降级和解除的快慢；至少要有部分学生先后评定两次。",
    en:
      "Too few assessments, or no change in them: how fast pupils step down or are released cannot be estimated. Some pupils "
      + "at least must have been assessed twice.")
  /// What came after an assessment.
  public static let steps = Text(zh: "评定之后：下一次在哪一类", en: "After an assessment: where next")
  /// The districts' part.
  public static let stepsOfDistricts = Text(zh: "各学区评定之后", en: "After an assessment, by district")
  /// How the table is to be read.
  public static func stepsNote(from: Text, to: Text, days: Int) -> Text {
    Text(
      zh: "\(from.zh)至\(to.zh)评定的学生，其后\(days)天内最先的结果：再次评定为哪一类、解除、离开，或未再评定。更近的评定还看不全结果，不计。"
        + "不足10人的仅供参考，不足5人的不足以下结论。",
      en:
        "Of pupils assessed from \(from.en) to \(to.en), what came first within \(days) days: another assessment, release, "
        + "leaving, or none of these. Later assessments are left out, as not all that follows them is known yet. Below "
        + "10 pupils shares are indicative, below 5 they say nothing.")
  }
  /// No step is old enough.
  public static let noSteps = Text(
    zh: "还没有评定满八个月，暂不能统计评定之后的结果。", en: "No assessment is eight months old yet: what follows them cannot be counted.")
  /// On file without another assessment.
  public static let notAssessed = Text(zh: "未再评定", en: "not assessed again")
  /// Left the file otherwise.
  public static let left = Text(zh: "转出、毕业、死亡", en: "left otherwise")
  /// The mean time in the tier.
  public static let timeInTier = Text(zh: "在本类平均停留（月）", en: "mean time in the tier (months)")
  /// The mean time to release.
  public static let timeToRelease = Text(zh: "到解除平均时间（月）", en: "mean time to release (months)")
  /// The share released.
  public static let releasedWithinYear = Text(zh: "一年内解除的比例", en: "share released within a year")
  /// Seen rarely.
  public static let seenRarely = Text(zh: "见到的变动太少", en: "seen too rarely")
  /// Wide.
  public static let wide = Text(zh: "区间过宽", en: "the interval is too wide")
  /// Longer than the records.
  public static let beyondRecords = Text(zh: "长于现有记录", en: "longer than anybody was followed")
  /// Without dates.
  public static let noDates = Text(zh: "缺评定日期", en: "dates of assessment missing")
}
