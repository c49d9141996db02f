/// The page of one district: what it answers for.
public enum DistrictTexts {
  /// The section of the report that leads to them.
  public static let pages = Text(zh: "学区责任页", en: "Districts' own pages")
  /// What they are.
  public static let pagesNote = Text(
    zh: "每个学区一页，只含本学区的数字和全市合计，可以单独发给该学区。",
    en: "One page for each district, with its own figures and city totals only; it may be sent to the district alone.")
  /// The page's title.
  public static func title(district: String, month: Text) -> Text {
    Text(zh: "\(district)学生心理健康工作责任页（\(month.zh)）", en: "\(district): what the district answers for, \(month.en)")
  }
  /// The first part.
  public static let month = Text(zh: "本月情况", en: "This month")
  /// No event figure.
  public static let noFigure = Text(zh: "本月没有可用的事件数字", en: "There is no figure of events this month")

  // MARK: returns

  /// Returns by form.
  public static let coverage = Text(zh: "报送覆盖", en: "Returns received")
  /// No return fell due.
  public static let noReturns = Text(zh: "没有到期的报表。", en: "No return has fallen due.")
  /// Returns by month.
  public static let timeliness = Text(zh: "报送及时性（逐月，事件报表）", en: "Timeliness by month (returns of events)")
  /// What its bars show.
  public static let timelinessChart = Text(
    zh: "逐月按时、迟报、未报的学校数", en: "Schools on time, late and missing, month by month")

  // MARK: follow-up

  /// Weekly follow-up.
  public static let tracking = Text(zh: "每周跟踪", en: "Weekly follow-up")
  /// Its chart.
  public static let trackingChart = Text(zh: "每周跟踪率", en: "Share followed up, week by week")
  /// The latest week, and the half-year.
  public static func trackingStatement(day: Text, tracked: String, onFile: String, rate: String, city: String?) -> Text
  {
    Text(
      zh: "\(day.zh)起的一周，在册\(onFile)人中跟踪到\(tracked)人，跟踪率\(rate)" + (city.map { "（全市\($0)）" } ?? "") + "。",
      en: "In the week from \(day.en), \(tracked) of \(onFile) pupils on file were followed up: \(rate)"
        + (city.map { " (city: \($0))" } ?? "") + ".")
  }
  /// The latest four weeks beside the four before.
  public static func trend(now: String, before: String, isUp: Bool?) -> Text {
    let (zh, en) =
      switch isUp {
      case true?: ("上升", "up")
      case false?: ("下降", "down")
      case nil: ("基本持平", "about the same")
      }
    return Text(
      zh: "最近四个整周合计\(now)，此前四周\(before)，\(zh)。",
      en: "The latest four whole weeks together: \(now); the four before: \(before); \(en).")
  }
  /// Records stop before the month's end.
  public static func recordsEnd(_ day: Text) -> Text {
    Text(
      zh: "本学区的跟踪记录只到\(day.zh)，其后的跟踪情况不清楚，不作前后比较。",
      en: "The district's records end on \(day.en): what was done since is not known, and nothing is compared.")
  }
  /// Nobody on file.
  public static let noTracking = Text(zh: "没有动态跟踪记录。", en: "There are no follow-ups.")
  /// How many are overdue.
  public static func overdue(day: Text, onFile: String, overdue: String, lost: String) -> Text {
    Text(
      zh: "截至\(day.zh)，在册\(onFile)人，超过7天未联系上\(overdue)人，失联\(lost)人。",
      en: "On \(day.en) \(onFile) pupils were on file; \(overdue) had had no contact for more than 7 days, "
        + "and \(lost) could not be reached.")
  }

  // MARK: data

  /// Data quality.
  public static let quality = Text(zh: "数据质量", en: "Data quality")
  /// Problems nobody has settled.
  public static let problems = Text(zh: "尚未处理的数据问题", en: "Open data problems")
  /// There are none.
  public static let noProblems = Text(zh: "没有尚未处理的数据问题。", en: "No data problem is open.")
  /// The problem has to be mended.
  public static let error = Text(zh: "须更正", en: "to be corrected")
  /// The problem has to be explained.
  public static let query = Text(zh: "须说明", en: "to be explained")

  /// What concerns the district.
  public static let findings = Text(zh: "涉及本学区的异常", en: "Findings that concern the district")
  /// Nothing does.
  public static let noFindings = Text(zh: "没有涉及本学区的异常。", en: "No finding concerns the district.")
  /// The district's part in the city's finding.
  public static func partOfCity(_ subject: Text, isRise: Bool, share: Double) -> Text {
    let percent = share >= 1 ? Text(zh: "全部", en: "all") : Text(verbatim: Numerals.percent(share))
    return Text(
      zh: "全市\(subject.zh)本月异常偏\(isRise ? "高" : "低")，本学区占\(isRise ? "增量" : "减量")的\(percent.zh)",
      en: "\(subject.en) are abnormally \(isRise ? "high" : "low") in the city this month; \(percent.en) of the "
        + "\(isRise ? "rise" : "fall") is the district's")
  }
  /// All figures of the page.
  public static let file = Text(zh: "本页数据CSV", en: "The figures of this page as CSV")
}
