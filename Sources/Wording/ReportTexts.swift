/// The fixed texts of the report: titles, headings, captions, notes.
public enum ReportTexts {
  // MARK: frame

  /// The mark on every restricted page.
  public static let restricted = Text(zh: "内部资料 注意保密", en: "Internal – confidential")
  /// What the report is not.
  public static let footer = Text(
    zh: "本报告不替代突发事件即时报告。", en: "This report does not replace the immediate report of an emergency.")
  /// The report's title.
  public static func title(city: String, month: Text) -> Text {
    Text(zh: "\(city)学生心理健康监测月报（\(month.zh)）", en: "\(city): monthly report on pupils' mental health, \(month.en)")
  }
  /// As of which day.
  public static func asOf(_ day: Text) -> Text { Text(zh: "数据截至\(day.zh)", en: "Data as of \(day.en)") }
  /// The month still goes on, so that nothing in the report is its whole.
  /// - Parameter day: The day the report speaks from.
  /// - Returns: the warning.
  public static func monthNotOver(until day: Text) -> Text {
    Text(
      zh: "本月尚未结束：数字只到\(day.zh)，却与往年同月的全月相比。偏低或平稳的结论不能采用，月末后请重新生成报告。",
      en:
        "This month is not over: its figures end on \(day.en) but are compared with whole months of earlier years. Do not "
        + "rely on anything that sounds low or calm; make the report again after the month's end.")
  }
  /// The question the first screen answers.
  public static let headline = Text(zh: "本月是否异常", en: "Is anything abnormal this month?")
  /// The contents list.
  public static let contents = Text(zh: "目录", en: "Contents")
  /// All crisis events.
  public static let crisisEvents = Text(zh: "心理危机事件", en: "crisis events")
  /// The whole city.
  public static let city = Text(zh: "全市", en: "whole city")
  /// A number of events.
  public static func events(_ number: String) -> Text { Text(zh: "\(number)起", en: number) }
  /// Opens the table behind a chart.
  public static let dataTable = Text(zh: "数据表", en: "Data table")
  /// Leads to the CSV file.
  public static let csv = Text(zh: "下载CSV", en: "CSV file")
  /// Shown without scripts.
  public static let noScript = Text(
    zh: "图形需要启用脚本；数据表不受影响。", en: "Charts need scripts; the tables do not.")
  /// Ends a sentence.
  public static let fullStop = Text(zh: "。", en: ".")
  /// Parts two sentences.
  public static let betweenSentences = Text(zh: "", en: " ")
  /// Parts two half sentences.
  public static let comma = Text(zh: "，", en: ", ")
  /// Parts two clauses.
  public static let semicolon = Text(zh: "；", en: "; ")
  /// Stands before what it introduces.
  public static let colon = Text(zh: "：", en: ": ")
  /// Yes.
  public static let yes = Text(zh: "是", en: "yes")
  /// No.
  public static let no = Text(zh: "否", en: "no")

  // MARK: sections

  /// The findings.
  public static let findings = Text(zh: "异常发现", en: "Findings")
  /// No finding.
  public static let noFindings = Text(
    zh: "所检验的各单位均未见异常。", en: "Nothing abnormal in any of the units tested.")
  /// Units of which nothing can be said.
  public static func someUntested(_ names: Text) -> Text {
    Text(
      zh: "\(names.zh)本月没有可比数据或没有报送，无法判断，不在上述结论之内。",
      en: "Nothing can be said of \(names.en): no report or nothing to compare with; the above does not cover them.")
  }
  /// No finding, but nothing could be tested either.
  public static let nothingTested = Text(
    zh: "没有可检验的数据，因此没有列出异常；这不等于平稳。",
    en: "Nothing could be tested, so nothing is listed; this does not mean that all is calm.")
  /// How many of all findings may be false.
  public static func falseAlarms(shown: String, expected: Double) -> Text {
    let number = FindingTexts.falseAlarmCount(expected)
    return Text(
      zh: "以下共列出\(shown)条异常，其中\(number.zh)条可能是误报。",
      en: "\(shown) finding\(shown == "1" ? "" : "s") below; \(number.en) of them may be false.")
  }
  /// The trend.
  public static let trend = Text(zh: "逐月趋势与预期范围", en: "Monthly trend and expected range")
  /// What the trend chart shows.
  public static let trendNote = Text(
    zh: "阴影为按此前各月推算的95%预期范围，横线为预期值；方块为用作基线的往年同月，空心为暂定数，断线处为无报送。",
    en:
      "Shaded: the 95% range expected from the months before, with the expected value as a dash. Squares: the "
      + "baseline months. Hollow: provisional. A gap in the line: nothing was reported.")
  /// The heatmap.
  public static let heatmap = Text(zh: "学区逐月与预期之比", en: "Districts month by month, against what was expected")
  /// What the heatmap shows.
  public static let heatmapNote = Text(
    zh: "颜色为实际数与预期数之比：橙色偏高，蓝色偏低，灰色为无报送或无可比数据。黑点表示当月各学区一并校正后的q值不超过0.05；没有黑点的深色格子多为偶然起伏。本月是否异常以“各单位比较”表为准。",
    en:
      "Colour is observed ÷ expected: orange high, blue low, grey not reported or nothing to compare with. A dot: the "
      + "q-value, corrected for all districts of the month, is at most 0.05; dark squares without one are mostly chance. "
      + "What is abnormal this month the table of all units says.")
  /// The comparison of all units.
  public static let comparisons = Text(zh: "各单位比较", en: "All units compared")
  /// What its chart shows.
  public static let comparisonsNote = Text(
    zh: "点为本月实际数与应有水平之比，横线为95%区间，超出图幅的区间在边缘截断；q值为所有单位一并校正后的值。",
    en:
      "Dots: this month ÷ what was to be expected; lines: 95% intervals, cut at the edge of the chart. The q-value is "
      + "corrected for comparing all units at once.")
  /// The funnel plot.
  public static let funnel = Text(zh: "学区事件率与全市相比（漏斗图）", en: "Districts' rates around the city's (funnel plot)")
  /// How it is to be read.
  public static let funnelNote = Text(
    zh: "点为各学区本月每万名学生的事件数，横线为全市水平；浅色带是纯属偶然时95%和99.8%的范围，学校越少、人数越少，范围越宽。落在带外只说明与全市不同，"
      + "可能长年如此，也可能是报送松紧不同，不用于排名。",
    en:
      "Dots: events per 10,000 pupils of each district this month; the line: the city. The bands hold 95% and 99.8% of "
      + "districts if there is nothing but chance; the fewer pupils, the wider. A dot outside only differs from the city; it "
      + "may always have, or report otherwise. It is no ranking.")
  /// Within the limits.
  public static let funnelWithin = Text(zh: "95%界限内", en: "within 95%")
  /// Outside the inner ones.
  public static let funnelOutside95 = Text(zh: "超出95%界限", en: "outside 95%")
  /// Outside both.
  public static let funnelOutside998 = Text(zh: "超出99.8%界限", en: "outside 99.8%")
  /// The city's rate.
  public static func funnelRate(_ rate: String) -> Text {
    Text(zh: "全市每万名学生\(rate)起。", en: "The city: \(rate) per 10,000 pupils.")
  }
  /// Returns month by month.
  public static let returnGrid = Text(zh: "各学区逐月报送", en: "Returns by district, month by month")
  /// What its chart shows.
  public static let returnGridNote = Text(
    zh: "颜色越深，未报和待更正的学校越多。", en: "The darker, the more schools are missing or have to correct their return.")
  /// The share of schools without a return.
  public static let missingShare = Text(zh: "未报比例", en: "Share missing")
  /// Tiers.
  public static let tiers = Text(zh: "分类在册与变动", en: "Tiers: pupils on file and moves")
  /// The stock of a tier.
  public static let tierStock = Text(zh: "各类在册学生数（月末）", en: "Pupils on file by tier, end of month")
  /// The flow of tiers.
  public static let tierFlow = Text(zh: "本月分类变动（人）", en: "Moves between tiers this month (pupils)")
  /// Why the first month of records brings no new files, and whether the chart leaves it out.
  public static func recordsBegin(month: Text, isLeftOut: Bool) -> Text {
    Text(
      zh: "跟踪记录始于\(month.zh)，当月出现的学生多数此前已建档，不算新增" + (isLeftOut ? "，图自其次月起。" : "。"),
      en:
        "Records begin in \(month.en): most pupils who appear in that month were on file before and count as no new files"
        + (isLeftOut ? "; the chart starts with the month after it." : "."))
  }
  /// How moves are to be read.
  public static let tierFlowNote = Text(
    zh: "等级一般在3月、9月评定，其间各周沿用上次等级，所以等级之间的变动主要见于这两个月。转学、升学的学生在原校计转出或毕业，在新校计新建档。",
    en:
      "Tiers are mostly assessed in March and September and carried forward in between, so that moves between tiers show "
      + "in these months. A pupil who changes school counts as transferred out or graduated at the old school and as "
      + "newly on file at the new one.")
  /// The month's account.
  public static let tierAccount = Text(zh: "本月在册学生收支（人）", en: "The month's account of pupils on file")
  /// All tiers together.
  public static let allTiers = Text(zh: "合计", en: "all")
  /// What happened to those on file, in one sentence.
  public static func tierStatement(
    month: Text, start: String, opened: String, down: String, up: String, released: String, left: String,
    deceased: String?, stayed: String, otherwise: String?, end: String
  ) -> Text {
    Text(
      zh: "\(month.zh)初在册\(start)人，月内新建档\(opened)人。与月初相比，月初在册的学生中有\(down)人降级、\(up)人升级、\(released)人解除、"
        + "\(left)人转出或毕业，" + (deceased.map { "\($0)人死亡，" } ?? "") + "\(stayed)人等级未变"
        + (otherwise.map { "，\($0)人的等级由未知变为已知或相反" } ?? "")
        + "；月末在册\(end)人。",
      en:
        "At the start of \(month.en) \(start) pupils were on file; \(opened) came on file during the month. Of those there at "
        + "the start, \(down) stepped down, \(up) stepped up, \(released) were released, \(left) transferred out "
        + "or graduated, " + (deceased.map { "\($0) died, " } ?? "") + "and \(stayed) are in the same tier"
        + (otherwise.map { "; of \($0) the tier became known or unknown" } ?? "") + "; \(end) are on file at its end.")
  }
  /// How the account is to be read.
  public static let tierAccountNote = Text(
    zh: "按两个月末的状态比较，月内有进有出的不计。每行：月初＋新建档＋由他类转入－降级－升级－等级未知变动－解除－转出毕业－死亡＝月末。等级最重时评定的学生，"
      + "下次评定本来就容易变轻，所以降级的人数多，不等于措施见效。",
    en:
      "States at the ends of two months are compared; who came and went in between is not seen. In each row: start + new "
      + "+ moved in from another tier − down − up − tier not known − released − left − deceased = end. Pupils assessed "
      + "when they are at their worst tend to be better at the next assessment anyway: many steps down do not show that "
      + "measures work.")
  /// The districts' accounts.
  public static let tierDistricts = Text(zh: "各学区分类变动", en: "Moves between tiers by district")
  /// How they are to be read.
  public static let tierDistrictsNote = Text(
    zh: "降级比例＝降级人数÷月初二、三类人数；后为95%区间，区间宽表示人数少、说不准，不宜据此排名。",
    en:
      "Share stepping down: of those in tiers 2 and 3 at the start, with its 95 % interval. A wide interval means few "
      + "pupils and little certainty: districts are not to be ranked by it.")
  /// Pupils longest in a tier.
  public static let longest = Text(zh: "等级久未变化的学生", en: "Pupils longest in a tier")
  /// How the list is to be read.
  public static let longestNote = Text(
    zh: "在册的二、三类学生中，等级保持不变时间最长的（至多列20人）。自跟踪记录开始就在该等级的，实际时间更长。页面只显示代号开头，完整代号见CSV；凭代号查人须说明理由，并留下记录。",
    en:
      "Of the pupils on file in tiers 2 and 3 those longest without a change, at most 20. Whoever was in the tier when records "
      + "begin has been there longer. The page shows the beginning of a pseudonym, the CSV file all of it; reidentify tells who is meant, and logs it."
  )
  /// Pupils without a contact for more than a week.
  public static let overdue = Text(zh: "逾期未跟踪", en: "Overdue follow-up")
  /// The list of them.
  public static let overduePupils = Text(zh: "逾期未跟踪的学生", en: "Pupils overdue for follow-up")
  /// How many they are.
  public static func overdueStatement(day: Text, onFile: String, overdue: String, lost: String) -> Text {
    Text(
      zh: "截至\(day.zh)，在册\(onFile)人中，最近一次联系上距今超过7天的有\(overdue)人（寒暑假同样计算），失联\(lost)人。",
      en:
        "On \(day.en), of \(onFile) pupils on file \(overdue) had had no contact for more than 7 days, holidays included; \(lost) "
        + "could not be reached."
    )
  }
  /// No flow.
  public static let noFlow = Text(zh: "本月分类没有变动。", en: "No pupil changed tier this month.")
  /// Following pupils up.
  public static let tracking = Text(zh: "每周跟踪", en: "Weekly follow-up")
  /// What the tracking chart shows.
  public static let trackingNote = Text(
    zh: "每周跟踪率＝当周至少联系上一次的学生数÷周一在册学生数，周一至周日，寒暑假不间断。“周一在册”以周日24时的状态为准："
      + "周一当天解除或建档的，自下一周起才变动。失联不算已跟踪。",
    en:
      "Share of pupils on file on Monday who were reached at least once from Monday to Sunday, holidays included. “On file on "
      + "Monday” is the state on Sunday night: who is released or put on file on the Monday itself counts so from the next "
      + "week. Being out of contact is no follow-up.")
  /// A week that cannot be compared yet.
  public static func unfinishedWeek(monday: Text, end: Text?) -> Text {
    Text(
      zh: "\(monday.zh)起的一周还不完整（" + (end.map { "记录只到\($0.zh)" } ?? "尚未结束") + "），跟踪率偏低不表示下降，不与前几周比较。",
      en: "The week from \(monday.en) is not whole yet ("
        + (end.map { "records end on \($0.en)" } ?? "it is not over")
        + "): its low rate is no fall, and it is not compared with the weeks before.")
  }
  /// What the district chart shows.
  public static let trackingDistrictsNote = Text(
    zh: "列为各周的周一；颜色越深，跟踪率越低。", en: "Columns: the Mondays of the weeks. The darker, the lower the rate.")
  /// Districts in the month.
  public static let trackingDistricts = Text(zh: "本月各学区跟踪率", en: "Follow-up by district this month")
  /// Who reported.
  public static let completeness = Text(zh: "报送情况与催报名单", en: "Who has reported, and who has not")
  /// The table of returns.
  public static let completenessTable = Text(zh: "报送情况（所）", en: "Returns (schools)")
  /// The reminder list.
  public static let reminders = Text(zh: "催报名单", en: "Reminder list")
  /// Nobody is missing.
  public static let nobodyMissing = Text(zh: "应报学校均已报送。", en: "Every school that owes a return has reported.")
  /// Nobody owes a return.
  public static let nobodyOwes = Text(
    zh: "本月没有收到报表，也没有登记应报的学校。", en: "No return was received, and no school is registered as owing one.")
  /// The returns of one form for one period.
  public static func returnsOf(form: Text, period: Text) -> Text {
    Text(zh: "\(form.zh)（\(period.zh)）", en: "\(form.en), \(period.en)")
  }
  /// The due day.
  public static func due(_ day: Text) -> Text { Text(zh: "报送截止：\(day.zh)。", en: "Due: \(day.en).") }
  /// Interventions.
  public static let interventions = Text(zh: "干预措施", en: "Interventions")
  /// What the table of interventions is.
  public static let interventionsNote = Text(
    zh: "登记在册、至本月已开始的干预措施。", en: "Registered interventions that had begun by this month.")
  /// Methods and provenance.
  public static let methods = Text(zh: "方法与数据来源", en: "Methods and provenance")
  /// How the figures are made.
  public static let methodSentences: [Text] = [
    Text(
      zh: "应有水平：各学区（各学段）一并建模，各有各的水平，季节和长期趋势共用，过去的异常月份自动剔除；全市为各学区之和。"
        + "满12个月即可使用。p值按此模型给出，计入离散度和估计误差。",
      en:
        "What is to be expected: all districts (stages) in one model, with a level of each one's own, season and trend in "
        + "common, and past outbreaks left out; the city is the sum of its districts. It takes 12 months. p-values follow from "
        + "it and allow for dispersion and for what had to be estimated."),
    Text(
      zh: "可比：只比较本月和往年同月都有报送的学校，按在校学生数×天数折算；晚报的事件按以往补报的快慢折算。",
      en:
        "Comparable: only schools that reported this month and the same month of an earlier year, at equal pupils × days; "
        + "events still to come are allowed for as they usually arrive."),
    Text(
      zh: "同比：本月与往年同一月份比较，作为对上述结论的核对。",
      en: "Same period (同比): the month against the same month of earlier years, as a check of the above."),
    Text(
      zh: "环比：本月与上月日均水平之比；2月与3月、8月与9月之间跨越假期和学年，不作环比。",
      en: "Month on month (环比): the rate against last month's; never across February–March or August–September."),
    Text(
      zh: "累计同比：1月至本月与往年同一时段之比。",
      en: "Year to date (累计同比): January to this month against the same months of earlier years."),
    Text(
      zh: "多重比较：每个单位只检验一次，全部单位用Benjamini–Hochberg法一并校正得q值，全市、各学区、各学段份额相等；"
        + "偏高与偏低分别校正。q值不超过容许的误报比例（见下方“设置”表；偏低只用其四成）才列为异常。",
      en:
        "Multiplicity: one test per unit, all units corrected together by Benjamini–Hochberg (q-values), with equal shares for "
        + "the city, the districts and the stages; rises and falls apart. A q-value up to the accepted rate "
        + "(falseDiscoveryRate; four tenths of it for falls) is a finding."
    ),
    Text(
      zh: "未报送不等于零：没有报送的学校不计入比较规模，图表中留空。",
      en: "No report is not zero: schools that have not reported do not count towards exposure, and charts leave a gap."
    ),
  ]
  /// The settings.
  public static let settings = Text(zh: "设置（名称同 tidemark.yaml）", en: "Settings (named as in tidemark.yaml)")
  /// The input files.
  public static let inputs = Text(zh: "输入文件及校验值", en: "Input files and their hashes")
  /// The rows loaded.
  public static let rowCounts = Text(zh: "载入数据量（行）", en: "Rows loaded")
  /// What a table of the database holds.
  public static func rows(of table: String) -> Text {
    switch table {
    case "school": Text(zh: "学校", en: "schools")
    case "task": Text(zh: "填报任务", en: "tasks")
    case "intervention": Text(zh: "干预措施", en: "interventions")
    case "enrolment": Text(zh: "在校生数", en: "enrolment")
    case "monthlyCount": Text(zh: "月度计数", en: "monthly counts")
    case "event": Text(zh: "心理危机事件", en: "crisis events")
    case "acknowledgement": Text(zh: "告知书回执", en: "acknowledgements")
    case "schoolSummary": Text(zh: "学校汇总表（附件3）", en: "school summaries")
    case "conference": Text(zh: "专题研讨会", en: "case conferences")
    case "workPlan": Text(zh: "工作计划", en: "work plans")
    case "screening": Text(zh: "心理普查", en: "screenings")
    case "followUp": Text(zh: "动态跟踪", en: "follow-ups")
    default: Text(verbatim: table)
    }
  }
  /// No follow-ups were loaded.
  public static let noTiers = Text(
    zh: "截至报告所依据的日期，没有本月及以前的动态跟踪记录，等级、降级快慢和跟踪率都不能报告。",
    en:
      "No follow-ups of this month or earlier were loaded by the day of the report: tiers, steps down and weekly follow-up "
      + "follow-up cannot be reported.")
  /// Which program made the report.
  public static func provenance(version: String, files: String, problems: String) -> Text {
    Text(
      zh: "程序版本\(version)；载入文件\(files)个；尚未处理的数据问题\(problems)个。",
      en: "Program version \(version); files loaded: \(files); open data problems: \(problems).")
  }

  // MARK: figures of the strip

  /// This month's figure.
  public static let thisMonth = Text(zh: "本月", en: "This month")
  /// Against the same month of earlier years.
  public static let yearOnYear = Text(zh: "同比（与往年同月之比）", en: "Same period 同比 (ratio)")
  /// Against last month.
  public static let monthOnMonth = Text(zh: "环比（与上月之比）", en: "Month on month 环比 (ratio)")
  /// The year to date.
  public static let yearToDate = Text(zh: "累计同比（年初至今之比）", en: "Year to date 累计同比 (ratio)")

  // MARK: parts of a card

  /// What happened.
  public static let what = Text(zh: "情况", en: "What happened")
  /// Against what.
  public static let againstWhat = Text(zh: "比较", en: "Against what")
  /// How sure one can be.
  public static let howSure = Text(zh: "有多大把握", en: "How sure")
  /// Where it is.
  public static let place = Text(zh: "主要在哪里", en: "Where")
  /// The table of those who carry it.
  public static let drivers = Text(zh: "构成", en: "Who carries it")
  /// What is missing.
  public static let missing = Text(zh: "缺什么", en: "What is missing")
  /// How far to rely on it.
  public static let verdict = Text(zh: "可靠程度", en: "Verdict")
  /// What was made of it.
  public static let handling = Text(zh: "处理", en: "What became of it")
  /// What to do.
  public static let nextStep = Text(zh: "建议", en: "Next step")
  /// How it was computed.
  public static let method = Text(zh: "方法", en: "Method")
  /// The title of a card.
  public static func cardTitle(unit: Text, subject: Text, month: Text, isRise: Bool, isProvisional: Bool) -> Text {
    Text(
      zh: "\(unit.zh)：\(month.zh)\(subject.zh)异常偏\(isRise ? "高" : "低")\(isProvisional ? "（暂定）" : "")",
      en: "\(unit.en): \(subject.en) abnormally \(isRise ? "high" : "low") in \(month.en)"
        + (isProvisional ? " (provisional)" : ""))
  }
  /// The chart beside a card.
  public static func cardChart(month: Text) -> Text {
    Text(zh: "本月与往年同月（折算到本月规模）", en: "\(month.en) and the same month of earlier years, at this month's exposure")
  }
}
