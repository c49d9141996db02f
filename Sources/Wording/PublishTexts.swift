/// What published pages say to anybody who reads them.
public enum PublishTexts {
  /// The title of the page.
  public static func title(city: String, month: Text) -> Text {
    Text(
      zh: "\(city)学生心理危机事件与心理关爱情况（\(month.zh)）",
      en: "\(city): pupils' psychological crises and care, \(month.en)")
  }
  /// The mark on every published page.
  public static let mark = Text(zh: "公开版", en: "For the public")
  /// The heading over the answer.
  public static let inShort = Text(zh: "概要", en: "In short")
  /// The month's number of events.
  public static func monthEvents(city: String, month: Text, events: String) -> Text {
    Text(
      zh: "\(month.zh)，\(city)各校共报告学生心理危机事件\(events)起。",
      en: "In \(month.en) the schools of \(city) reported \(events) psychological crisis events among pupils.")
  }
  /// The month's number is confidential.
  public static func monthConfidential(month: Text) -> Text {
    Text(
      zh: "\(month.zh)的学生心理危机事件数依保密规则不予公布；不公布不表示没有。",
      en: "The number of crisis events in \(month.en) is confidential; that does not mean there were none.")
  }
  /// Nobody reported the month.
  public static func monthNotAvailable(month: Text) -> Text {
    Text(
      zh: "\(month.zh)没有学校报送，因此没有数字；没有数字不表示没有事件。",
      en: "No school reported for \(month.en), so there is no number; that does not mean there were no events.")
  }
  /// No events are published.
  public static let withoutEvents = Text(
    zh: "本期不公布事件数。", en: "This release has no number of events.")
  /// The year so far beside the same months of the year before.
  public static func yearToMonth(months: Text, events: String, before: String) -> Text {
    Text(
      zh: "今年\(months.zh)累计\(events)起，上年同期\(before)起。",
      en: "\(months.en) this year: \(events); the same months of last year: \(before).")
  }
  /// Returns of the year so far are missing, so that it is no year to compare.
  public static func yearIncomplete(months: Text, received: String, owed: String) -> Text {
    Text(
      zh: "今年\(months.zh)应收月报\(owed)份，实收\(received)份，缺报太多，不作累计，也不与上年比较。",
      en:
        "Of \(owed) monthly returns owed for \(months.en) this year \(received) came: too few to add up or to compare with last year."
    )
  }
  /// What the numbers of events are and are not.
  public static let whatIsCounted = Text(
    zh: "这里的事件指学校报告的自杀死亡、自杀未遂、自伤、离家出走或失联、伤人、急性精神障碍送医等。报告得多，可能是发生得多，也可能是发现得多。",
    en:
      "An event is a suicide, an attempt, self-harm, running away, violence, an acute admission or the like that a school reported. More reports may mean more events, or that more were noticed."
  )
  /// Returns are missing.
  public static func returnsMissing(received: String, owed: String) -> Text {
    Text(
      zh: "\(owed)所学校应报，收到\(received)所。未报学校的事件不在其中，实际数可能更高。",
      en:
        "\(received) of \(owed) schools reported. Events of the others are not included; the true number may be higher."
    )
  }
  /// All returns came.
  public static func returnsComplete(owed: String) -> Text {
    Text(zh: "应报的\(owed)所学校全部报送。", en: "All \(owed) schools that should have reported did.")
  }
  /// The city's events by month.
  public static let trend = Text(zh: "全市逐月事件数", en: "Crisis events of the city by month")
  /// What a gap in the line means.
  public static let trendNote = Text(
    zh: "线条中断处为不予公布或没有数字的月份。", en: "The line breaks at months that are confidential or have no number.")
  /// The events of districts.
  public static let byDistrict = Text(zh: "各学区事件数", en: "Crisis events by district")
  /// Why districts are told by half-year.
  public static let byDistrictNote = Text(
    zh: "学区的数字按半年公布：单月人数太少，可能认出个人。半年未结束前不更新。",
    en:
      "Districts are told by half-year: a single month is so few that somebody could be recognised. A half-year appears once it is over."
  )
  /// The events of stages.
  public static let byStage = Text(zh: "各学段事件数", en: "Crisis events by stage of schooling")
  /// The events per pupils.
  public static let rates = Text(zh: "每万名学生事件数，最近两个半年", en: "Crisis events per 10,000 pupils, the last two half-years")
  /// How to read rates.
  public static let ratesNote = Text(
    zh: "学区大小不同，比率比件数更可比；事件少时比率起伏大，缺报多时偏低，标 u 的仅供参考。",
    en:
      "Districts differ in size, so rates compare better than counts; rates from few events swing, those with missing returns are too low, and those marked u are only indicative."
  )
  /// The events by kind.
  public static let kinds = Text(zh: "全市各类型事件数，按年", en: "The city by kind, by calendar year")
  /// How grave kinds are told.
  public static let kindsNote = Text(
    zh: "按类型只公布全市、整年的合计，当年的数字次年公布。",
    en: "Kinds are told only for the whole city and whole calendar years, after the year is over.")
  /// The pupils under care.
  public static let tiers = Text(zh: "月末在册关爱学生", en: "Pupils under care at the end of the month")
  /// What the tiers are.
  public static let tiersNote = Text(
    zh: "一类为一般关注，二类为重点关注，三类最重。人数为月末在册，不是新增。",
    en:
      "Tier 1 is general, tier 2 serious, tier 3 the gravest. These are pupils on file at the month's end, not new ones."
  )
  /// Their table by month.
  public static let tiersByMonth = Text(zh: "全市逐月", en: "The city by month")
  /// Their table by district.
  public static let tiersByDistrict = Text(zh: "各学区", en: "By district")
  /// Their table by stage.
  public static let tiersByStage = Text(zh: "各学段", en: "By stage")
  /// The weekly follow-up.
  public static let followUp = Text(zh: "每周跟踪", en: "Weekly follow-up")
  /// What the share is of.
  public static func followUpNote(_ quarter: Text) -> Text {
    Text(
      zh: "\(quarter.zh)内，每名在册学生每周应至少跟踪一次，这里是做到的比例。人次不公布。",
      en:
        "Every pupil on file is to be followed up at least once a week; this is the share of pupils and weeks in \(quarter.en) in which it was done. The numbers are not told."
    )
  }
  /// The numbers of the summary return.
  public static let summary = Text(zh: "重点学生与干预（学校汇总）", en: "Key pupils and their care, from the schools' summary")
  /// The table of the categories of key pupils.
  public static let categories = Text(zh: "六类重点学生", en: "Six categories of key pupils")
  /// The table of their care.
  public static let care = Text(zh: "请假、治疗与咨询", en: "Leave, treatment and counselling")
  private static let indicators: [String: Text] = [
    "events": Text(zh: "心理危机事件", en: "crisis events"),
    "graveEvents": Text(zh: "自杀、未遂和自伤事件（分类型）", en: "suicides, attempts and self-harm by kind"),
    "otherEvents": Text(zh: "其他事件（分类型）", en: "other events by kind"),
    "tiers": Text(zh: "月末在册关爱学生", en: "pupils under care"), "categories": Text(zh: "六类重点学生", en: "key pupils"),
    "care": Text(zh: "请假、治疗与咨询", en: "leave, treatment and counselling"),
    "followUp": Text(zh: "每周跟踪", en: "weekly follow-up"),
  ]
  /// What is counted.
  /// - Parameter name: the name an indicator has in the files.
  /// - Returns: its words; the name where it is none that is published.
  public static func indicator(_ name: String) -> Text { indicators[name] ?? Text(verbatim: name) }
  /// When it was counted.
  public static func summaryNote(_ day: Text) -> Text {
    Text(
      zh: "截至\(day.zh)，由学校汇总；一名学生可能列入几类，各类不可相加。",
      en: "Counted by schools as of \(day.en); a pupil may be in several categories, so they do not add up.")
  }
  /// Who has reported.
  public static let returns = Text(zh: "报送情况", en: "Who has reported")
  /// What a return is.
  public static let returnsNote = Text(
    zh: "一所学校一个月为一份事件月报。未收到的月报，其事件不在表中。",
    en: "A return is one school's month of events. Events in returns that did not come are in none of the tables.")
  /// The legend.
  public static let legend = Text(zh: "符号", en: "Symbols")
  /// The symbol of what is confidential.
  public static let symbolConfidential = Text(
    zh: "c　不予公布：数字太小、涉及学校太少，或由它可推算出别的小数字。不说明是哪一种。",
    en:
      "c  confidential: too small, from too few schools, or it would give away another small number. Which of these is not said."
  )
  /// The symbol of what nobody reported.
  public static let symbolNotAvailable = Text(
    zh: "x　没有数字：没有学校报送，或过半的月报没有收到。没有数字不是零。",
    en: "x  not available: no school has reported, or more than half of the returns are missing. That is not zero.")
  /// The symbol of what cannot be.
  public static let symbolNotApplicable = Text(zh: "z　不适用：没有这类学校。", en: "z  not applicable: there is no such school.")
  /// The symbol of what rounds to 0.
  public static let symbolLow = Text(zh: "low　四舍五入为0，但不是0。", en: "low  rounds to 0 but is not 0.")
  /// The symbol of an unreliable rate.
  public static let symbolUnreliable = Text(
    zh: "u　仅供参考：事件数少，比率不稳；或应报的学校有一成以上未报，实际数可能不同。",
    en:
      "u  only indicative: a rate from few events, or more than a tenth of the schools that should have reported did not; the true number may differ."
  )
  /// The symbol of a figure that stands.
  public static let symbolStanding = Text(
    zh: "p　沿用此前公布的数字：此后的变动太小，或只涉及个别学校，不予公布。",
    en: "p  as published before: it has changed since, by too few or in too few schools to be told.")
  /// What 0 says.
  public static let symbolZero = Text(zh: "0　学校报送了，并且没有。", en: "0  schools reported, and there were none.")
  /// What is not on the page.
  public static let notShown = Text(zh: "不公布的内容", en: "What is not shown")
  /// Which counts are hidden.
  public static func notShownCounts(threshold: Int, schools: Int, persons: Int) -> Text {
    Text(
      zh: "1至\(threshold - 1)的数字、不足\(schools)所学校的数字、不足\(persons)人的比例不公布；由公布的数字能推算到这些数字的，也不公布。",
      en:
        "Counts from 1 to \(threshold - 1), figures from fewer than \(schools) schools and shares of fewer than \(persons) persons are not shown, nor is anything from which they could be worked out."
    )
  }
  /// What is never shown.
  public static let notShownAtAll = Text(
    zh: "任何学校、班级、学生、教师的数字，以及自杀、自伤的方式、地点和日期，一律不公布。",
    en:
      "Nothing is shown about any school, class, pupil or teacher, nor how, where or on which day anybody came to harm."
  )
  /// Whom to ask.
  public static func whomToAsk(_ contact: String) -> Text {
    contact.isEmpty
      ? Text(zh: "对数字有疑问，请向发布本页的教育行政部门询问。", en: "For questions ask the education bureau that published this page.")
      : Text(zh: "对数字有疑问，请联系：\(contact)。", en: "For questions ask: \(contact).")
  }
  /// Where somebody in need finds help.
  public static let help = Text(
    zh: "如果你或身边的人正处在危机中，请拨打全国统一心理援助热线12356；危急时请拨打110或120。",
    en: "If you or somebody near you is in crisis, call the national helpline 12356; in an emergency 110 or 120.")
  /// The heading of places.
  public static let place = Text(zh: "地区", en: "Place")
  /// The heading of stages.
  public static let stage = Text(zh: "学段", en: "Stage")
  /// All stages together.
  public static let allStages = Text(zh: "合计", en: "All")
  /// All tiers together.
  public static let allTiers = Text(zh: "合计", en: "All")
  /// The heading of kinds.
  public static let kind = Text(zh: "类型", en: "Kind")
  /// The heading of months.
  public static let month = Text(zh: "月份", en: "Month")
  /// The heading of events.
  public static let events = Text(zh: "事件数", en: "Events")
  /// The heading of rates.
  public static let rate = Text(zh: "每万人", en: "Per 10,000")
  /// The heading of shares.
  public static let share = Text(zh: "跟踪比例（%）", en: "Followed up (%)")
  /// The heading of returns that came.
  public static let received = Text(zh: "收到", en: "Received")
  /// The heading of returns that should come.
  public static let owed = Text(zh: "应报", en: "Should be")
  /// A quarter of a year.
  public static func quarter(_ year: Int, _ quarter: Int) -> Text {
    Text(zh: "\(year)年\(["一", "二", "三", "四"][quarter - 1])季度", en: "Q\(quarter) \(year)")
  }
  /// Some months of a year.
  public static func months(_ year: Int, _ first: Int, _ last: Int) -> Text {
    if first == 1, last == 12 { return Text(zh: "\(year)年", en: "\(year)") }
    if first == 1, last == 6 { return Text(zh: "\(year)年上半年", en: "first half of \(year)") }
    if first == 7, last == 12 { return Text(zh: "\(year)年下半年", en: "second half of \(year)") }
    return Text(
      zh: "\(year)年\(first)—\(last)月", en: "\(Numerals.month(first).en) to \(Numerals.month(last).en) \(year)")
  }
  /// Months from one year into another.
  public static func months(from first: Text, to last: Text) -> Text {
    Text(zh: "\(first.zh)至\(last.zh)", en: "\(first.en) to \(last.en)")
  }
  /// Which release it is.
  public static func revision(_ number: Int) -> Text {
    Text(zh: "第\(number)次发布，取代此前各次。", en: "Release \(number) of this month; it replaces the earlier ones.")
  }
}
