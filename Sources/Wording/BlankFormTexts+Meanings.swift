extension BlankFormTexts {
  /// What a column means; nothing where its header says all.
  /// - Parameters:
  ///   - field: The field's name.
  ///   - form: The form's name, for a field that means something else there.
  /// - Returns: a sentence.
  public static func meaning(of field: String, in form: String) -> Text? {
    meanings["\(form).\(field)"] ?? meanings[field]
  }

  /// When a column must be filled in that need not be there for every row.
  /// - Parameters:
  ///   - field: The field's name.
  ///   - form: The form's name.
  /// - Returns: nothing for a field that is always required, or never.
  public static func condition(of field: String, in form: String) -> Text? {
    switch "\(form).\(field)" {
    case "events.event_date", "events.reported_date", "events.kind":
      Text(zh: "有事件时必填", en: "required for an event")
    case "events.grade", "followups.grade":
      Text(zh: "九年一贯制学校、完全中学必填", en: "required in schools with several stages")
    case "summary.as_of": Text(zh: "任务没有规定时必填", en: "required unless the task gives it")
    case "tracking-sheet.school_code", "tracking-sheet.school":
      Text(zh: "学校代码、学校名称至少填一项", en: "the school's code or its name is required")
    default: nil
    }
  }

  private static let meanings: [String: Text] = [
    "school": Text(zh: "照学校名册填写。", en: "Write it as in the roster."),
    "student_id": Text(
      zh: "全国学籍号。有学籍号时不必填出生年月。", en: "The national school number; with it, birth need not be given."),
    "birth": Text(
      zh: "填年、月，如 2010-03；没有学籍号时与姓名一起填写。",
      en: "Year and month, such as 2010-03; needed with the name where there is no school number."),
    "grade": Text(zh: "如“五年级”“初一”“高二”。", en: "Such as “grade 5”."),
    "class": Text(zh: "如“五年级2班”。", en: "Such as “grade 5, class 2”."),
    "tier": Text(
      zh: "一类为一般，三类最严重；请勿使用其他分级办法。", en: "Tier 1 is general and tier 3 gravest; use no other scheme."),
    "tier_assessed_on": Text(
      zh: "最近一次评定等级的日期，不是本次跟踪的日期。", en: "The day the tier was last assessed, not the day of this follow-up."),
    "note": Text(zh: "请勿填写电话、身份证号。", en: "Write no phone or ID numbers."),

    "events.zero_report": Text(
      zh: "当月没有事件时填一行：学校代码、填报月份，本栏选“是”，其余留空。有事件时留空或选“否”。",
      en:
        "If the month had no events, fill in one row with the school code, the month and “yes” here, and nothing else. Leave it blank or choose “no” for an event."
    ),
    "events.event_id": Text(
      zh: "学校自编，每件不同；更正时保持不变。", en: "The school's own number, another for each event; a correction keeps it."),
    "events.event_date": Text(zh: "事件发生的日期。", en: "The day of the event."),
    "events.known_date": Text(zh: "学校得知的日期。", en: "The day the school learned of it."),
    "events.reported_date": Text(zh: "学校上报的日期。", en: "The day the school reported it."),

    "followups.date": Text(
      zh: "本次跟踪的日期；每名学生每周至少一行。", en: "The day of this follow-up; at least one row a week for each pupil."),
    "followups.opened_on": Text(zh: "列入台账的日期。", en: "The day the pupil was put on file."),
    "followups.source": Text(
      zh: "怎样发现的：普测、日常、家长、转入。", en: "How the pupil was found: screening, daily life, parents, transfer."),
    "status": Text(zh: "留空按“在册”处理。", en: "Blank stands for “open”."),
    "followups.status": Text(
      zh: "留空按“在册”处理。没有联系上填“失联”，不算已跟踪。某行本不该有的，照原行重报一次，本栏填“作废”。",
      en:
        "Blank stands for “open”. Write “lost” when the pupil could not be reached; that is no follow-up. To withdraw a row that should not be there, send it again with “withdrawn”."
    ),
    "followups.referred_on": Text(zh: "建议就医或转介的日期。", en: "The day the pupil was referred."),
    "followups.seen_on": Text(zh: "在医疗机构就诊的日期。", en: "The day the pupil was seen by a doctor."),
    "followups.returned_on": Text(zh: "休学后回校的日期。", en: "The day the pupil came back to school."),
    "followups.return_assessed": Text(zh: "回校前是否做过评估。", en: "Whether the return was assessed."),

    "tracking-sheet.date": Text(zh: "每周至少一次。", en: "At least once a week."),
    "tracking-sheet.name": Text(zh: "每张表填一名学生；多名学生请复制工作表。", en: "One pupil on each sheet; copy the sheet for more."),
    "tracking-sheet.student_id": Text(
      zh: "全国学籍号；用于与台账对应。", en: "The national school number, by which the ledger knows the pupil."),

    "acknowledgements.informed_on": Text(zh: "向家长告知的日期。", en: "The day the parents were told."),
    "acknowledgements.informed_by": Text(zh: "由谁约谈家长。", en: "Who spoke with the parents."),
    "acknowledgements.student_absent": Text(zh: "约谈时学生是否回避。", en: "Whether the pupil was not in the room."),
    "acknowledgements.opinion": Text(zh: "请勿填写电话、身份证号。", en: "Write no phone or ID numbers."),

    "summary.as_of": Text(zh: "各项数字统计到这一天。", en: "The day up to which the figures count."),
    "summary.visited": Text(zh: "不能大于应该家访学生总人数。", en: "No more than the pupils due to be visited."),

    "conferences.tier2": Text(zh: "会上讨论的二类学生人数。", en: "The pupils of tier 2 discussed."),
    "conferences.tier3": Text(zh: "会上讨论的三类学生人数。", en: "The pupils of tier 3 discussed."),
    "plans.period": Text(zh: "方案所属的时期，如“2022年暑期”“2022秋”。", en: "What the plan is for, such as “2022-summer”."),
    "screening.period": Text(zh: "普测的学期，如“2022春”。", en: "The term of the screening, such as “2022 spring”."),
    "screening.tested": Text(zh: "不能大于应测人数。", en: "No more than the pupils due."),
    "screening.flagged": Text(zh: "不能大于实测人数。", en: "No more than the pupils tested."),
    "screening.interviewed": Text(zh: "不能大于预警人数。", en: "No more than the pupils flagged."),
    "enrolment.sex": Text(zh: "男、女各填一行；不分性别时留空。", en: "One row for each sex; blank if they are not told apart."),

    "roster.successor": Text(zh: "学校更名或并入后的学校代码。", en: "The code of the school it became part of."),
    "roster.exempt_reason": Text(zh: "免报的学校填写原因。", en: "Why the school need not report."),
    "tasks.period": Text(
      zh: "月报填年、月，如 2022-06；暑期填“2022年暑期”。", en: "A month such as 2022-06, or “2022-summer”."),
    "tasks.stages": Text(
      zh: "哪些学段要填报，如“小学、初中”；全部学段留空或填“全部”。", en: "The stages that owe it; blank or “all” for every stage."),
    "interventions.scope_code": Text(
      zh: "学区填学区名，学校填学校代码，全市留空。", en: "The district's name or the school's code; blank for the city."),
    "interventions.starts": Text(zh: "实际开始的日期。", en: "The day it really began."),
    "counts.indicator": Text(zh: "统计的是什么，各月写法须一致。", en: "What is counted, written alike in every month."),
    "counts.population": Text(zh: "当月在校学生数，用来计算比率。", en: "The pupils enrolled in that month, for rates."),
  ]
}
