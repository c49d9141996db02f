/// The column headings of the report's tables, by the column's name in the CSV file.
public enum ColumnTexts {
  private static let headings: [String: Text] = [
    "unit": Text(zh: "单位", en: "Unit"),
    "month": Text(zh: "月份", en: "Month"),
    "findings": Text(zh: "异常数", en: "Findings"),
    "third_tier": Text(zh: "三类", en: "Tier 3"),
    "other_tiers": Text(zh: "其他", en: "Others"),
    "revision": Text(zh: "版次", en: "Revision"),
    "as_of": Text(zh: "数据截至", en: "Data as of"),
    "series": Text(zh: "序列", en: "Series"),
    "time": Text(zh: "时段", en: "Period"),
    "upper": Text(zh: "警戒上限", en: "Upper bound"),
    "observed": Text(zh: "实际", en: "Observed"),
    "expected": Text(zh: "预期", en: "Expected"),
    "ratio": Text(zh: "比值", en: "Ratio"),
    "interval": Text(zh: "95%区间", en: "95% interval"),
    "range": Text(zh: "预期范围", en: "Expected range"),
    "p_value": Text(zh: "p值（偏高）", en: "p (rise)"),
    "q_value": Text(zh: "q值（偏高）", en: "q (rise)"),
    "q_value_lower": Text(zh: "q值（偏低）", en: "q (fall)"),
    "same_period_ratio": Text(zh: "同比", en: "Same period"),
    "month_on_month": Text(zh: "环比", en: "Month on month"),
    "year_to_date": Text(zh: "累计同比", en: "Year to date"),
    "direction": Text(zh: "判断", en: "Judgement"),
    "verdict": Text(zh: "可靠程度", en: "Verdict"),
    "reported": Text(zh: "已报学校", en: "Reported"),
    "expected_reports": Text(zh: "应报学校", en: "Should report"),
    "is_baseline": Text(zh: "基线", en: "Baseline"),
    "is_provisional": Text(zh: "暂定", en: "Provisional"),
    "district": Text(zh: "学区", en: "District"),
    "tier": Text(zh: "分类", en: "Tier"),
    "pupils": Text(zh: "人数", en: "Pupils"),
    "from": Text(zh: "原状态", en: "From"),
    "to": Text(zh: "现状态", en: "To"),
    "pupils_from": Text(zh: "原状态人数", en: "Of"),
    "at_start": Text(zh: "月初在册", en: "At start"),
    "opened": Text(zh: "新建档", en: "New"),
    "moved_in": Text(zh: "由他类转入", en: "Moved in"),
    "stepped_down": Text(zh: "降级", en: "Down"),
    "stepped_up": Text(zh: "升级", en: "Up"),
    "otherwise": Text(zh: "等级未知变动", en: "Tier not known"),
    "released": Text(zh: "解除", en: "Released"),
    "left": Text(zh: "转出、毕业", en: "Left"),
    "deceased": Text(zh: "死亡", en: "Deceased"),
    "gone": Text(zh: "转出、毕业、死亡", en: "Left or deceased"),
    "deaths": Text(zh: "死亡", en: "Deaths"),
    "without_event": Text(zh: "没有相应事件", en: "Without an event"),
    "contradicted": Text(zh: "其后另有记录", en: "Contradicted later"),
    "at_end": Text(zh: "月末在册", en: "At end"),
    "could_step_down": Text(zh: "月初二、三类", en: "Tiers 2–3"),
    "share_down": Text(zh: "降级比例", en: "Share down"),
    "quantity": Text(zh: "项目", en: "Figure"),
    "estimate": Text(zh: "估计值", en: "Estimate"),
    "seen": Text(zh: "见到次数", en: "Times seen"),
    "next": Text(zh: "其后", en: "Next"),
    "of": Text(zh: "评定人次", en: "Assessed"),
    "share_of": Text(zh: "比例", en: "Share"),
    "assessments": Text(zh: "评定次数", en: "Assessments"),
    "reassessed": Text(zh: "再次评定", en: "Assessed again"),
    "months_quarter": Text(zh: "四分之一（月）", en: "A quarter within (months)"),
    "months_half": Text(zh: "一半（月）", en: "Half within (months)"),
    "months_three_quarters": Text(zh: "四分之三（月）", en: "Three quarters within (months)"),
    "wait_verdict": Text(zh: "间隔可靠程度", en: "Verdict on intervals"),
    "silent": Text(zh: "中断过的", en: "With a break"),
    "silent_up": Text(zh: "其中升级", en: "of them up"),
    "steady": Text(zh: "没有中断的", en: "Without a break"),
    "steady_up": Text(zh: "其中升级", en: "of them up"),
    "reached": Text(zh: "已开展学校", en: "Schools reached"),
    "events_after": Text(zh: "其后事件数", en: "Events after it"),
    "without_before": Text(zh: "无开展前数据的学校", en: "Schools without data before"),
    "moves_after": Text(zh: "其后降级、解除人次", en: "Moves down after it"),
    "pseudonym": Text(zh: "学生代号", en: "Pseudonym"),
    "tier_since": Text(zh: "在此等级始于", en: "In this tier since"),
    "last_contact": Text(zh: "最近一次联系上", en: "Latest contact"),
    "days_in_tier": Text(zh: "天数", en: "Days"),
    "days_silent": Text(zh: "距今天数", en: "Days since"),
    "overdue": Text(zh: "超过7天未跟踪", en: "No contact for over 7 days"),
    "monday": Text(zh: "周一", en: "Monday"),
    "lost": Text(zh: "失联", en: "Out of contact"),
    "is_finished": Text(zh: "整周已齐", en: "Whole week"),
    "on_file": Text(zh: "在册", en: "On file"),
    "tracked": Text(zh: "已跟踪", en: "Followed up"),
    "rate": Text(zh: "跟踪率", en: "Rate"),
    "expected_returns": Text(zh: "应报", en: "Expected"),
    "received": Text(zh: "已报", en: "Received"),
    "on_time": Text(zh: "按时", en: "On time"),
    "late": Text(zh: "迟报", en: "Late"),
    "missing": Text(zh: "未报", en: "Missing"),
    "exempt": Text(zh: "免报", en: "Exempt"),
    "awaiting_correction": Text(zh: "待更正", en: "Awaiting correction"),
    "code": Text(zh: "学校代码", en: "School code"),
    "school": Text(zh: "学校", en: "School"),
    "state": Text(zh: "状态", en: "State"),
    "at_this_exposure": Text(zh: "折算到本月规模", en: "At this month's exposure"),
    "part": Text(zh: "构成", en: "Part"),
    "share": Text(zh: "占变化", en: "Share of the change"),
    "id": Text(zh: "编号", en: "Number"),
    "name": Text(zh: "名称", en: "Name"),
    "kind": Text(zh: "类型", en: "Kind"),
    "scope": Text(zh: "范围", en: "Scope"),
    "scope_code": Text(zh: "对象", en: "Object"),
    "starts": Text(zh: "开始", en: "Began"),
    "ends": Text(zh: "结束", en: "Ended"),
    "setting": Text(zh: "设置项", en: "Setting"),
    "value": Text(zh: "取值", en: "Value"),
    "file": Text(zh: "文件", en: "File"),
    "finding": Text(zh: "异常", en: "Finding"),
    "indicator": Text(zh: "指标", en: "Indicator"),
    "handled": Text(zh: "处理", en: "What became of it"),
    "handled_on": Text(zh: "登记日期", en: "Entered on"),
    "reason": Text(zh: "理由", en: "Reason"),
    "left_out": Text(zh: "移出基线", en: "Left out"),
    "sha256": Text(zh: "SHA-256校验值", en: "SHA-256"),
    "table": Text(zh: "数据", en: "Data"),
    "rows": Text(zh: "行数", en: "Rows"),
    "number": Text(zh: "序号", en: "No."),
    "task": Text(zh: "事项", en: "What"),
    "responsible": Text(zh: "责任学区", en: "Who"),
    "due": Text(zh: "完成时限", en: "By"),
    "form": Text(zh: "报表", en: "Form"),
    "period": Text(zh: "期间", en: "Period"),
    "severity": Text(zh: "要求", en: "Kind"),
    "problem": Text(zh: "问题（举例）", en: "Problem (example)"),
    "problems": Text(zh: "处数", en: "Count"),
    "of_schools": Text(zh: "学校数", en: "Schools"),
    "per_pupils": Text(zh: "每万名学生", en: "Per 10,000 pupils"),
    "funnel_pupils": Text(zh: "在校学生（已报学校）", en: "Pupils of schools reporting"),
    "inner": Text(zh: "95%界限", en: "95% limits"),
    "outer": Text(zh: "99.8%界限", en: "99.8% limits"),
    "place": Text(zh: "位置", en: "Where it lies"),
    "q_value_any": Text(zh: "q值", en: "q"),
    "missing_share": ReportTexts.missingShare,
  ].merging(AuditTexts.headings) { own, _ in own }
    .merging(InterventionStudyTexts.headings) { own, _ in own }
    .merging(SummerTexts.headings) { own, _ in own }

  /// The heading of a column; its name where none is given.
  public static func heading(_ column: String) -> Text { headings[column] ?? Text(verbatim: column) }

  /// Abnormally high.
  public static let rise = Text(zh: "异常偏高", en: "abnormally high")
  /// Abnormally low.
  public static let fall = Text(zh: "异常偏低", en: "abnormally low")
  /// Neither.
  public static let ordinary = Text(zh: "未见异常", en: "nothing abnormal")
  /// Nothing could be tested.
  public static let untested = Text(zh: "无法判断", en: "cannot be said")

  // MARK: axes and legends

  /// The count of a month.
  public static let count = Text(zh: "数量", en: "Count")
  /// Pupils.
  public static let pupils = Text(zh: "学生数", en: "Pupils")
  /// The rate of weekly follow-up.
  public static let trackingRate = Text(zh: "跟踪率", en: "Followed up")
  /// An ordinary month.
  public static let ordinaryMonth = Text(zh: "实际数", en: "observed")
  /// A baseline month.
  public static let baselineMonth = Text(zh: "基线月份", en: "baseline month")
  /// A provisional month.
  public static let provisionalMonth = Text(zh: "暂定数", en: "provisional")
  /// An abnormal month.
  public static let abnormalMonth = Text(zh: "本月（异常）", en: "this month (abnormal)")
  /// The report's month.
  public static let reportMonth = Text(zh: "本月", en: "this month")
  /// The report's month, abnormal but still growing.
  public static let provisionalAbnormalMonth = Text(zh: "本月（异常，暂定）", en: "this month (abnormal, provisional)")
  /// The report's month, still growing.
  public static let provisionalReportMonth = Text(zh: "本月（暂定）", en: "this month (provisional)")
  /// An earlier year.
  public static let earlierYear = Text(zh: "往年同月", en: "earlier year")

  // MARK: case states

  /// Not on file.
  public static let notOnFile = Text(zh: "未建档", en: "not on file")
  /// Released.
  public static let released = Text(zh: "解除", en: "released")
  /// Transferred out.
  public static let transferredOut = Text(zh: "转出", en: "transferred out")
  /// Graduated.
  public static let graduated = Text(zh: "毕业", en: "graduated")
  /// Deceased.
  public static let deceased = Text(zh: "死亡", en: "deceased")
  /// The class of pupils on file whose tier nobody has told.
  public static let unknownTier = Text(zh: "等级未知", en: "tier not known")
  /// On file, in a tier nobody has told.
  public static let tierUnknown = Text(zh: "在册（等级未知）", en: "on file, tier not known")
}
