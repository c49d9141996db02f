public import Submissions

extension SummerAnalysis {
  /// What the analysis takes beside the panel: pupils one by one.
  public struct Cases: Sendable {
    /// The pupils on file on the day before the holiday.
    public var before: [OpenCase]
    /// Those on file on the last day.
    public var now: [OpenCase]
    /// The pupils whose parents were told by then.
    public var told: [ToldParents]

    /// Creates the record from its parts.
    /// - Parameters:
    ///   - before: the pupils on file on the day before the holiday.
    ///   - now: those on file on the last day.
    ///   - told: the pupils whose parents were told by then.
    public init(before: [OpenCase], now: [OpenCase], told: [ToldParents]) {
      self.before = before
      self.now = now
      self.told = told
    }
  }

  /// Brings the parts of a summer together.
  /// - Parameters:
  ///   - summer: the summer.
  ///   - panel: the panel of the day the report speaks from.
  ///   - cases: the pupils one by one.
  ///   - comparisons: the summary returns beside the follow-ups.
  ///   - asOf: the day the report speaks from.
  /// - Returns: the record; parts without data are absent or empty.
  public static func make(
    _ summer: Summer, panel: Panel, cases: Cases, comparisons: [SummaryComparison], asOf: Day
  ) -> SummerAnalysis {
    var analysis = SummerAnalysis(summer: summer, asOf: asOf)
    let day = analysis.day
    let byCode = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let districtOf = byCode.mapValues(\.district)
    let answers = panel.summaries.filter { $0.period == summer.period }
    analysis.summaries = CompletenessAnalysis.make(panel, form: .summary, period: summer.period)
    analysis.rollUp = SummerRollUp.all(answers, analysis.summaries, districtOf: districtOf)
    analysis.visits = SummerVisits.all(answers, analysis.summaries, districtOf: districtOf)
    analysis.compared = comparisons.count
    analysis.differences = comparisons.filter(\.isDifferent).compactMap { difference in
      byCode[difference.school].map { ($0, difference) }
    }.sorted { ($0.school.district, $0.school.code) < ($1.school.district, $1.school.code) }
    analysis.tracking = SummerTracking(panel, summer, through: day)
    analysis.told = cases.told.count
    analysis.notices = SummerNotices.all(cases.now, told: cases.told, districtOf: districtOf)
    analysis.count(panel.conferences, cases.now, panel.schools)
    analysis.plans = [summer.period, summer.autumn].compactMap { plans(panel, $0) }
    if !cases.now.isEmpty {
      analysis.watch = SummerWatch(cases.now, before: cases.before, districtOf: districtOf, on: day)
    }
    let months = summer.preparedFrom.month...day.month
    analysis.isAnyRecordOfHoliday =
      analysis.isAnyConferenceKnown || !(analysis.tracking?.isSilent ?? true)
      || panel.acknowledgementCounts.contains { months.contains($0.month) }
    return analysis
  }

  /// Who has sent the work plan of a season, whatever words were used for it; nothing when nobody has and no task asks.
  private static func plans(_ panel: Panel, _ period: String) -> CompletenessAnalysis? {
    var panel = panel
    for index in panel.returns.indices where panel.returns[index].form == .plans {
      panel.returns[index].period = ReturnPeriod(panel.returns[index].period).season.rawValue
    }
    for index in panel.tasks.indices where panel.tasks[index].form == .plans {
      panel.tasks[index].period = ReturnPeriod(panel.tasks[index].period).season.rawValue
    }
    guard
      panel.returns.contains(where: { $0.form == .plans && $0.period == period })
        || panel.tasks.contains(where: { $0.form == .plans && $0.period == period })
    else { return nil }
    return CompletenessAnalysis.make(panel, form: .plans, period: period)
  }
}
