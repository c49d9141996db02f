public import Submissions

/// What a bureau has to know of a summer before the term opens: 暑期专报.
///
/// A part of which nothing was sent is absent or empty, never zero.
public struct SummerAnalysis: Sendable {
  public var summer: Summer
  /// The day the report speaks from.
  public var asOf: Day
  /// Who has sent the summary return (附件3); absent without a roster.
  public var summaries: CompletenessAnalysis?
  /// The 19 numbers by city and district; empty while no return is in.
  public var rollUp: [SummerRollUp] = []
  /// Home visits due and made, by city and district.
  public var visits: [SummerVisits] = []
  /// How many numbers of returns could be held against the follow-ups.
  public var compared = 0
  /// What returns say otherwise than the follow-ups, with the school.
  public var differences: [(school: School, difference: SummaryComparison)] = []
  /// Weekly follow-up through the holiday; absent when nobody was on file.
  public var tracking: SummerTracking?
  /// Pupils whose parents were told, at whatever time; 0 when no acknowledgement has come.
  public var told = 0
  /// Parents told, of the pupils on file, by city and district; empty without an acknowledgement or without a case ledger.
  public var notices: [SummerNotices] = []
  /// Whether any record of a conference has come.
  public var isAnyConferenceKnown = false
  /// Conferences of schools with pupils in tiers 2 and 3, by city and district; empty without a case ledger.
  public var conferences: [SummerConferences] = []
  /// Such schools without a conference, sorted by district and code.
  public var schoolsWithoutConference: [School] = []
  /// Work plans of the summer and the autumn; a season of which no plan has come, nor is asked for, is
  /// not there.
  public var plans: [CompletenessAnalysis] = []
  /// Pupils to look at when the term opens; absent without a case ledger.
  public var watch: SummerWatch?

  /// The deaths of pupils that follow-ups of the summer tell.
  public var deaths: [CaseDeath] = []

  /// The last day the figures are of.
  public var day: Day { min(summer.lastDay, asOf) }
  /// Whether all of the summer lies behind the day the report speaks from.
  public var isOver: Bool { asOf > summer.lastDay }
  /// Whether nothing whatever was sent of the summer.
  public var isEmpty: Bool {
    rollUp.isEmpty && !isAnyRecordOfHoliday
      && plans.allSatisfy { plan in plan.units.allSatisfy { $0.received + $0.awaitingCorrection == 0 } }
  }
  /// Whether a follow-up, a conference or an acknowledgement of the time has come.
  var isAnyRecordOfHoliday = false

  /// Creates a record without any part.
  /// - Parameters:
  ///   - summer: the summer.
  ///   - asOf: the day the report speaks from.
  public init(summer: Summer, asOf: Day) {
    self.summer = summer
    self.asOf = asOf
  }
}
