/// The summer report (暑期专报): title, verdict, sections.
public enum SummerTexts {
  /// The report's title.
  public static func title(city: String, year: Int) -> Text {
    Text(zh: "\(city)学生心理健康工作暑期专报（\(year)年）", en: "\(city): summer report on pupils' mental health, \(year)")
  }
  /// The way to the report.
  public static func report(_ year: Int) -> Text { Text(zh: "\(year)年暑期专报", en: "Summer report \(year)") }
  /// The days the report is of.
  public static func days(first: Text, last: Text) -> Text {
    Text(zh: "\(first.zh)至\(last.zh)", en: "\(first.en) to \(last.en)")
  }
  /// The first part.
  public static let verdict = Text(zh: "总的情况", en: "In short")
  /// The summer still goes on.
  public static func notOver(until day: Text, last: Text) -> Text {
    Text(
      zh: "本暑期到\(last.zh)为止，现在的数字只到\(day.zh)，未报的学校可能仍在填报；到期后请重新生成。",
      en:
        "This summer runs to \(last.en) and the figures only to \(day.en); schools may still be about to report. Make the "
        + "report again when it is over.")
  }

  // MARK: verdict

  /// Who has not sent the summary return.
  public static func returns(expected: String, missing: Int, waiting: Int) -> Text {
    let (m, w) = (Numerals.count(missing), Numerals.count(waiting))
    guard missing + waiting > 0 else {
      return Text(zh: "附件3汇总表应报\(expected)所，全部报齐", en: "All \(expected) schools have sent the summary return")
    }
    return Text(
      zh: "附件3汇总表应报\(expected)所，未报\(m)所" + (waiting > 0 ? "、待更正\(w)所" : ""),
      en: "Of \(expected) schools, \(m) \(missing == 1 ? "has" : "have") not sent the summary return"
        + (waiting > 0 ? ", and \(w) must correct it" : ""))
  }
  /// Nobody has sent it.
  public static func noReturns(expected: String) -> Text {
    Text(zh: "附件3汇总表应报\(expected)所，尚未收到任何一所", en: "None of \(expected) schools has a summary return accepted")
  }
  /// There is no roster.
  public static let noRoster = Text(
    zh: "没有学校名册，无法判断哪些学校未报附件3汇总表",
    en: "Without a roster of schools nobody can say which of them owe the summary return")
  /// Weekly follow-up kept up, or not, with the weeks before the holiday.
  public static func tracking(isHeld: Bool, day: Text, lowest: String, highest: String, before: String) -> Text {
    isHeld
      ? Text(
        zh: "假期每周跟踪保持住了：每周跟踪率\(lowest)至\(highest)（放假前四周合计\(before)）",
        en:
          "Weekly follow-up held through the holiday: \(lowest) to \(highest) each week (the four weeks before: \(before))"
      )
      : Text(
        zh: "假期每周跟踪没有保持住：\(day.zh)起的一周最低，为\(lowest)（放假前四周合计\(before)）",
        en:
          "Weekly follow-up did not hold through the holiday: \(lowest) in the worst week, from \(day.en) (the four weeks "
          + "before: \(before))")
  }
  /// There is nothing to compare the follow-up with.
  public static func trackingAlone(lowest: String, highest: String) -> Text {
    Text(
      zh: "假期每周跟踪率\(lowest)至\(highest)；放假前没有在册学生，无从比较",
      en:
        "In the holiday \(lowest) to \(highest) were followed up each week; before it nobody was on file to compare with"
    )
  }
  /// The records stop before the holiday does.
  public static func trackingEnds(_ day: Text, lowest: String, highest: String) -> Text {
    Text(
      zh: "跟踪记录只到\(day.zh)，此前假期各周跟踪率\(lowest)至\(highest)，其后是否每周跟踪不清楚",
      en:
        "Follow-up records end on \(day.en): up to then \(lowest) to \(highest) were followed up each week of the holiday; what "
        + "was done since is not known")
  }
  /// No record came.
  public static func trackingSilent(onFile: String) -> Text {
    Text(
      zh: "假期没有收到任何跟踪记录（在册\(onFile)人），是否每周跟踪不清楚",
      en:
        "Not one follow-up of the holiday has come (\(onFile) pupils on file): whether anybody was followed up is not known"
    )
  }
  /// Nobody is known to be on file.
  public static let noTracking = Text(
    zh: "假期没有完整的一周有在册学生的记录，每周跟踪情况不明",
    en:
      "No pupil is known to have been on file in a whole week of the holiday; of the weekly follow-up nothing is known")
  /// How many pupils to look at; those whose tier is not known could not be judged, which is no calm.
  public static func watch(
    pupils: Int, gravest: String, movedUp: String, overdue: String, lost: String, unknown: Int
  ) -> Text {
    let n = Numerals.count(pupils)
    let others = Numerals.count(unknown)
    let rest =
      unknown == 0
      ? Text(verbatim: "") : Text(zh: "，另有\(others)人等级未知，无法判断", en: "; of \(others) on file the tier is not known")
    return pupils == 0
      ? Text(
        zh: "开学时没有列入重点关注的学生（无三类、假期升级、超过7天未跟踪或失联的）\(rest.zh)",
        en:
          "No pupil is on the watch list (none in tier 3, moved up in the holiday, without contact for over 7 days or out of contact)"
          + rest.en)
      : Text(
        zh: "开学须重点关注\(n)人（三类\(gravest)人、假期升级\(movedUp)人、超过7天未跟踪\(overdue)人、失联\(lost)人，可重叠）\(rest.zh)",
        en:
          "\(n) pupil\(pupils == 1 ? " is" : "s are") on the watch list for the opening of term (tier 3: \(gravest), moved "
          + "up in the holiday: \(movedUp), no contact for over 7 days: \(overdue), out of contact: \(lost); one may count in several)\(rest.en)"
      )
  }
  /// There is no case ledger.
  public static let noWatch = Text(
    zh: "没有在册学生名单，无法列出开学重点关注学生",
    en: "Without pupils on file no watch list for the opening of term can be made")
  /// Schools whose work nobody knows of.
  public static func silentSchools(_ schools: Int) -> Text {
    let n = Numerals.count(schools)
    return Text(
      zh: "其中\(n)所学校假期有在册学生而没有一条跟踪记录，跟踪率按未跟踪计算",
      en:
        "\(n) school\(schools == 1 ? "" : "s") with pupils on file sent no record at all; they count as not followed up"
    )
  }

  // MARK: sections

  /// The watch list.
  public static let watchList = Text(zh: "开学重点关注名单", en: "Watch list for the opening of term")
  /// What it is.
  public static func watchNote(day: Text, onFile: String) -> Text {
    Text(
      zh: "截至\(day.zh)，在册\(onFile)人。只列代号，不列姓名；需要知道是谁时另行查阅，须写明理由并留痕。",
      en:
        "On \(day.en) \(onFile) pupils were on file. The list holds pseudonyms and no names; who it is can be looked up with "
        + "a reason, and is logged.")
  }
  /// Pupils the list cannot judge.
  public static func unknownTier(_ pupils: Int) -> Text {
    let n = Numerals.count(pupils)
    return Text(
      zh: "另有\(n)人等级未知，不能判断是否为三类或升级，请学校补报等级。",
      en: "Of \(n) more the tier is not known, so the list cannot judge them; the schools have to tell it.")
  }
  /// Tier 3.
  public static let gravest = Text(zh: "三类", en: "tier 3")
  /// A graver tier than before.
  public static let movedUp = Text(zh: "假期升级", en: "moved up")
  /// No contact.
  public static let overdue = Text(zh: "超过7天未跟踪", en: "no contact for over 7 days")
  /// Out of contact.
  public static let lost = Text(zh: "失联", en: "out of contact")

  /// The summary return.
  public static let summary = Text(zh: "附件3汇总", en: "Summary returns (附件3)")
  /// Its roll-up.
  public static let rollUp = Text(zh: "十九项数字，全市和各学区", en: "The 19 numbers by city and district")
  /// How to read it.
  public static let rollUpNote = Text(
    zh: "合计只含已报且已答的学校，未报、未答不当作0；带*的合计有学校未答，“—”为无学校作答。各项已答、未答、未报的学校数见CSV。",
    en:
      "Sums are of the schools that sent the return and answered; nothing missing counts as 0. *: some schools left the "
      + "number blank; —: nobody answered. The file has the schools that answered, did not, and are missing.")
  /// No return.
  public static let noRollUp = Text(
    zh: "没有收到附件3汇总表，没有可汇总的数字。", en: "No summary return has come; there is nothing to sum up.")
  /// Contradictions.
  public static let differences = Text(zh: "与个案台账不一致的数字", en: "Numbers that the follow-ups contradict")
  /// How many.
  public static func differencesFound(_ count: Int, schools: Int) -> Text {
    let n = Numerals.count(count)
    let owners = Numerals.count(schools)
    return Text(
      zh: "\(owners)所学校有\(n)个数字与截止日的跟踪台账不一致，须逐一说明或更正。",
      en:
        "\(n) number\(count == 1 ? "" : "s") of \(owners) school\(schools == 1 ? "" : "s") are not what the follow-ups come "
        + "to at the cut-off: to be explained or mended.")
  }
  /// None.
  public static func noDifferences(compared: String) -> Text {
    Text(
      zh: "与跟踪台账可比的\(compared)个数字均一致；台账没有记录的数字不比。",
      en: "All \(compared) numbers that the follow-ups tell too agree with them; what they do not tell is not compared."
    )
  }
  /// There is nothing to compare.
  public static let nothingCompared = Text(
    zh: "没有附件3和跟踪台账都填了的数字，未作核对。", en: "No number stands both in a return and in the follow-ups; nothing was compared.")

  /// Home visits.
  public static let visits = Text(zh: "家访与重点学生", en: "Home visits and key pupils")
  /// The city's visits.
  public static func visitsMade(due: String, made: String, share: String, schools: String) -> Text {
    Text(
      zh: "\(schools)所学校答全了两项：应访\(due)人，实访\(made)人，占\(share)",
      en: "Of \(schools) schools that gave both numbers: \(made) of \(due) pupils visited (\(share))")
  }
  /// The table of visits.
  public static let visitsTable = Text(zh: "应访、实访", en: "Visits due and made")
  /// The table of categories.
  public static let categories = Text(zh: "六类重点学生（被家访人数）", en: "Key pupils visited, by category")
  /// No visit known.
  public static let noVisits = Text(zh: "没有家访数字。", en: "There are no figures of home visits.")

  /// Weekly follow-up.
  public static let followUps = Text(zh: "假期每周跟踪", en: "Weekly follow-up through the holiday")
  /// Its chart.
  public static let trackingChart = Text(zh: "全市每周跟踪率", en: "Share followed up in the city, week by week")
  /// The districts' chart.
  public static let trackingDistricts = Text(zh: "各学区每周跟踪率", en: "Share followed up by district, week by week")
  /// Which weeks count.
  public static let trackingNote = Text(
    zh: "只计整周都在假期内的各周：周一在册（以周日24时的状态为准）的学生中，当周至少联系上一次的比例，失联不算。最低一周比放假前四周低5个百分点以上，即为没有保持住。",
    en:
      "Weeks that lie in the holiday as a whole: of the pupils on file on Monday (as of Sunday night), the share reached that "
      + "week; being out of contact is no follow-up. It "
      + "did not hold if the worst week lies more than 5 points below the four weeks before the holiday.")
  /// Schools without a record.
  public static let silentTable = Text(zh: "有在册学生而没有假期跟踪记录的学校", en: "Schools with pupils on file and no record")

  /// Parents told.
  public static let notices = Text(zh: "告知书与签字", en: "Parents told and signatures")
  /// How many.
  public static func noticesTold(onFile: String, told: String, share: String, signed: String, unanswered: String)
    -> Text
  {
    Text(
      zh: "在册\(onFile)人中，已告知家长\(told)人（\(share)），其中已签字\(signed)人，签字情况未填\(unanswered)人",
      en:
        "Of \(onFile) pupils on file the parents of \(told) were told (\(share)); \(signed) signed; of \(unanswered) it is "
        + "not said")
  }
  /// No acknowledgement.
  public static let noNotices = Text(
    zh: "没有收到告知书回执，家长是否已被告知不清楚。",
    en: "No acknowledgement has come; whether parents were told is not known.")
  /// Acknowledgements without a ledger.
  public static func noticesAlone(_ told: String) -> Text {
    Text(
      zh: "已告知家长\(told)人；没有在册学生名单，算不出比例。",
      en: "The parents of \(told) pupils were told; without pupils on file there is no share.")
  }

  /// Conferences.
  public static let conferences = Text(zh: "专题研讨会", en: "Case conferences")
  /// How many were held.
  public static func conferencesHeld(schools: String, held: String, share: String, from: Text) -> Text {
    Text(
      zh: "有二、三类学生的学校\(schools)所，\(from.zh)以来召开专题研讨会的\(held)所（\(share)）",
      en:
        "Of \(schools) schools with pupils in tiers 2 and 3, \(held) held a case conference since \(from.en) (\(share))"
    )
  }
  /// No conference is known.
  public static func noConferences(schools: String, from: Text) -> Text {
    Text(
      zh: "没有收到\(from.zh)以来的专题研讨会记录；有二、三类学生、应当召开的学校\(schools)所。",
      en:
        "No record of a case conference since \(from.en) has come; \(schools) schools have pupils in tiers 2 and 3 and have to "
        + "hold one.")
  }
  /// No school has to.
  public static let noConferencesDue = Text(
    zh: "没有学校有已知的二、三类在册学生。", en: "No school is known to have pupils in tiers 2 or 3 on file.")
  /// Schools without one.
  public static let withoutConference = Text(zh: "尚未召开的学校", en: "Schools that held none")

  /// Work plans.
  public static let plans = Text(zh: "工作方案", en: "Work plans")
  /// No plan of a season.
  public static func noPlans(_ period: Text) -> Text {
    Text(zh: "没有收到\(period.zh)的工作方案记录。", en: "No record of a work plan for \(period.en) has come.")
  }
  /// Plans received.
  public static func plansReceived(_ period: Text, expected: String, received: String) -> Text {
    Text(
      zh: "\(period.zh)工作方案应收\(expected)所，已收\(received)所",
      en: "Work plans for \(period.en): \(received) of \(expected) schools")
  }
  /// Where the figures come from.
  public static let methods = Text(zh: "数据来源", en: "Where the figures come from")
  /// How the dates of what is to be done come about.
  public static let dates = Text(
    zh: "时限：失联学生次日，死亡、未报和不一致自数据截止日起3个工作日，逾期跟踪一周，其余在开学前（8月31日，已过则3个工作日）。",
    en:
      "Dates: pupils out of contact by the next day; deaths, missing returns and contradictions within 3 working days of the "
      + "day of the data, overdue follow-ups within a week, the rest before the term opens (31 August, or 3 working days if that is past)."
  )

  // MARK: to do

  /// Explain contradictions.
  public static func explainDifferences(_ schools: Int) -> Text {
    Text(
      zh: "说明或更正附件3与跟踪台账不一致的数字，涉及\(Numerals.count(schools))所",
      en: "Explain or mend numbers of the summary return that the follow-ups contradict: \(amount(schools, "school"))")
  }
  /// Look at pupils.
  public static func lookAtWatched(_ pupils: Int) -> Text {
    Text(
      zh: "开学前逐一核实重点关注学生，落实一人一策：\(Numerals.count(pupils))人",
      en: "See to each pupil on the watch list before the term opens: \(amount(pupils, "pupil"))")
  }
  /// Tell parents.
  public static func tellParents(_ pupils: Int) -> Text {
    Text(
      zh: "补做家长告知并收回告知书回执：\(Numerals.count(pupils))人没有告知记录",
      en: "Tell the parents and obtain the acknowledgement: \(amount(pupils, "pupil")) without a record")
  }
  /// Hold conferences.
  public static func holdConferences(_ schools: Int) -> Text {
    Text(
      zh: "召开二、三类学生专题研讨会：\(Numerals.count(schools))所尚未召开",
      en: "Hold the case conference on pupils in tiers 2 and 3: \(amount(schools, "school"))")
  }
  private static func amount(_ count: Int, _ thing: String) -> String {
    "\(Numerals.count(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  // MARK: the command

  /// The summer lies after the day the report speaks from.
  public static func notBegun(_ period: String, first: String, asOf: String) -> Text {
    Text(
      zh: "\(period) 从 \(first) 开始，到 \(asOf) 还没有开始，没有可报告的内容；请核对 --period 和 --as-of。",
      en: "\(period) begins on \(first) and has not begun by \(asOf); check --period and --as-of.")
  }
  /// Nothing was sent.
  public static func noData(_ period: String) -> Text {
    Text(
      zh: "\(period) 没有任何数据（附件3、假期跟踪、告知书回执、研讨会、工作方案都没有），没有生成专报。请先载入，再核对年份。",
      en:
        "There is nothing of \(period): no summary return, follow-up of the holiday, acknowledgement, conference or work plan. "
        + "No report was made; load what there is, and check the year.")
  }
}
