/// Names of the summer report's figures.
extension SummerTexts {
  /// One of the 19 numbers of the summary return, as a report names it: the two that the form names alike are told apart.
  /// - Parameter name: The field's name in the form.
  /// - Returns: the name; the field's own where it is none of the 19.
  public static func item(_ name: String) -> Text { items[name] ?? Text(verbatim: name) }

  private static let items: [String: Text] = [
    "visits_due": Text(zh: "应该家访学生总人数", en: "Pupils due a home visit"),
    "visited": Text(zh: "实际家访学生总人数", en: "Pupils visited"),
    "visiting_teachers": Text(zh: "参与家访工作的教师人数", en: "Teachers taking part in visits"),
    "mental_illness": Text(zh: "各类精神疾病", en: "Mental illness"),
    "severe_problem": Text(zh: "有严重心理问题", en: "Severe psychological problem"),
    "personality_deviation": Text(zh: "明显性格偏差", en: "Marked deviation of personality"),
    "poor_parent_relation": Text(zh: "亲子关系不良", en: "Poor relation to parents"),
    "internet_addiction": Text(zh: "严重网络成瘾", en: "Severe internet addiction"),
    "not_returned": Text(zh: "未及时到校", en: "Not back at school in time"),
    "on_leave": Text(zh: "因心理问题休学在家", en: "On leave for psychological reasons"),
    "in_hospital": Text(zh: "住院治疗", en: "In hospital"),
    "on_medication": Text(zh: "服药治疗", en: "On medication"),
    "in_counselling": Text(zh: "定期咨询", en: "In regular counselling"),
    "lessons": Text(zh: "心理辅导活动课节数", en: "Lessons of psychological guidance"),
    "lectures": Text(zh: "专题讲座培训次数", en: "Lectures and trainings"),
    "parent_lectures": Text(zh: "家庭教育专题讲座次数", en: "Lectures for parents"),
    "lecture_parents": Text(zh: "讲座家长参与数", en: "Parents at the lectures"),
    "parent_resources": Text(zh: "家庭教育资源数量", en: "Resources for parents"),
    "resource_parents": Text(zh: "资源家长参与数", en: "Parents using the resources"),
  ]

  /// The headings of its tables.
  static let headings: [String: Text] = [
    "item": Text(zh: "项目", en: "Number"),
    "counts": Text(zh: "单位", en: "Counts"),
    "schools_answered": Text(zh: "已答学校", en: "Answered"),
    "schools_not_answered": Text(zh: "未答学校", en: "Not answered"),
    "schools_missing": Text(zh: "未报学校", en: "Missing"),
    "visits_due": Text(zh: "应访", en: "Due"),
    "visited": Text(zh: "实访", en: "Made"),
    "visit_share": Text(zh: "实访比例", en: "Share made"),
    "summary_value": Text(zh: "附件3", en: "Return"),
    "ledger_value": Text(zh: "台账", en: "Follow-ups"),
    "told": Text(zh: "已告知", en: "Told"),
    "told_share": Text(zh: "告知比例", en: "Share told"),
    "signed": Text(zh: "已签字", en: "Signed"),
    "not_signed": Text(zh: "未签字", en: "Not signed"),
    "sign_unknown": Text(zh: "签字未填", en: "Signing not said"),
    "not_told": Text(zh: "无告知记录", en: "No record"),
    "schools_owing": Text(zh: "有二、三类学生的学校", en: "Schools with tiers 2–3"),
    "held": Text(zh: "已召开", en: "Held"),
    "held_share": Text(zh: "召开比例", en: "Share held"),
    "tier_before": Text(zh: "放假前", en: "Before the holiday"),
    "why": Text(zh: "原因", en: "Why"),
  ].merging(items) { own, _ in own }
}
