public import Submissions

/// Everything the monthly report says, as values: text, chart and CSV of a figure come from the same record.
public struct MonthlyAnalysis: Sendable {
  public var month: Month
  public var asOf: Day
  /// One per indicator: all crisis events of the rows, and every indicator of `counts`.
  public var indicators: [IndicatorAnalysis]
  /// Absent when no follow-ups are loaded.
  public var tiers: TierAnalysis?
  /// Absent when no follow-ups are loaded.
  public var tracking: TrackingAnalysis?
  /// Who reported the month's events; absent in a workspace that has only `counts`.
  public var completeness: CompletenessAnalysis?
  /// The same of every other form a task asks for that fell due since the month began.
  public var otherReturns: [CompletenessAnalysis]
  public var interventions: [Intervention]
  /// Whether each kind of them changes the number of crisis events.
  public var eventEffects: [EventEffect] = []
  /// What each programme of them did to that number, in full.
  public var interventionStudies: [InterventionStudy] = []
  /// Findings of earlier months, the latest first, with what was made of them.
  public var earlierFindings: [KeptFinding] = []
  /// Pupils on file who need a look; absent without any.
  public var openCases: OpenCaseAnalysis?
  /// The deaths of pupils that follow-ups of the month tell.
  public var deaths: [CaseDeath] = []
  /// Where pupils stood at the end of the month before and at the start of the term, and where they stand now.
  public var tierCrossTables: [TierCrossTable] = []
  /// How fast pupils move between tiers; absent without follow-ups.
  public var tierSpeed: TierSpeed?
  /// What was made of this month's findings already, by their number.
  public var marks: [String: KeptFinding.Mark] = [:]
  /// Who reported the events of each month, the latest 12 months up to this one, oldest first; none before the first return.
  public var returnMonths: [CompletenessAnalysis] = []
  /// When each form falls due next, as of the day the report speaks from.
  public var nextDue: [FormID: Day] = [:]
  /// What is still wrong with the data of each district.
  public var openProblems: [OpenProblems] = []

  /// Whether all of the month had passed on the day the report speaks from.
  public var isMonthOver: Bool { month.isOver(on: asOf) }

  /// Creates the record from its parts.
  public init(
    month: Month, asOf: Day, indicators: [IndicatorAnalysis], tiers: TierAnalysis? = nil,
    tracking: TrackingAnalysis? = nil, completeness: CompletenessAnalysis? = nil,
    otherReturns: [CompletenessAnalysis] = [], interventions: [Intervention]
  ) {
    self.month = month
    self.asOf = asOf
    self.indicators = indicators
    self.tiers = tiers
    self.tracking = tracking
    self.completeness = completeness
    self.otherReturns = otherReturns
    self.interventions = interventions
  }
}

/// What is counted.
public enum Indicator: Sendable, Hashable {
  /// All crisis events of the schools' returns.
  case crisisEvents
  /// An indicator of the `counts` form, by its name.
  case named(String)
}

/// For whom it is counted.
public enum Unit: Sendable, Hashable {
  case city
  case district(String)
  case stage(Stage)
}

/// One indicator in the report's month.
public struct IndicatorAnalysis: Sendable {
  public var indicator: Indicator
  public var statement: MonthStatement
  /// What a person should look at, gravest first: the city, then districts and stages by q-value; rises before falls.
  public var findings: [Finding]
  /// Grave events where there was none for long: a rule, not a test. By district, in order of name.
  public var graveAlerts: [GraveAlert]
  /// Units that report less than they should, or nothing but zero: the city first, districts in order of name.
  public var silences: [Silence]
  /// The comparison of every unit: the city, districts in order of name, stages.
  public var comparisons: [Comparison]
  /// The city month by month, from the first month with data to the report's month.
  public var trend: [TrendPoint]
  /// Districts × the latest months (at most 36).
  public var heatmap: [HeatmapCell]
  /// The districts' rates around the city's; absent where there are too few to compare.
  public var funnel: Funnel?
  /// Crisis events of grave kinds in the city this month and in the same month of each earlier year; empty for `named`.
  public var graveEvents: [PeriodCount]

  /// Creates the record from its parts.
  public init(
    indicator: Indicator, statement: MonthStatement, findings: [Finding], graveAlerts: [GraveAlert] = [],
    silences: [Silence] = [], comparisons: [Comparison], trend: [TrendPoint], heatmap: [HeatmapCell],
    graveEvents: [PeriodCount]
  ) {
    self.indicator = indicator
    self.statement = statement
    self.findings = findings
    self.graveAlerts = graveAlerts
    self.silences = silences
    self.comparisons = comparisons
    self.trend = trend
    self.heatmap = heatmap
    self.graveEvents = graveEvents
  }
}

/// The bureau's own sentence about the month and the year so far.
public struct MonthStatement: Sendable, Hashable {
  /// Which sentence holds.
  public enum Kind: Sendable, Hashable {
    /// Neither the month nor the year to date is abnormal.
    case calm
    /// The earlier months of the year were normal, this one is abnormally high (今年1—5月总体平稳，6月异常偏高).
    case monthHighAfterCalm
    /// The whole year is high and this month is no exception (全年偏高，6月并不突出).
    case yearHigh
    /// The year was high before, and this month stands out even so.
    case monthHighInHighYear
    /// The whole year is low; low is not the same as better.
    case yearLow
    /// This month is abnormally low.
    case monthLow
    /// Too few events to say: a doubling cannot be ruled out.
    case undecided
    /// There is nothing to compare with.
    case noComparison
    /// Nothing was reported for this month.
    case notReported
  }
  public var kind: Kind
  /// The city's events this year before this month, and in the same months of earlier years; absent in January.
  public var earlierMonths: YearComparison?
  /// The city's events this year up to and with this month, against earlier years.
  public var yearToDate: YearComparison?
  /// The city's month beside the rest of its year; absent in January and without an earlier year.
  public var monthShare: MonthShare?

  /// A month beside the months before it in its year, compared with what it is in other years.
  public struct MonthShare: Sendable, Hashable {
    /// The events to be expected of the month after the year so far.
    public var expected: Double
    /// The mid-p value of a rise.
    public var pValue: Double

    /// Creates the record from its parts.
    public init(expected: Double, pValue: Double) {
      self.expected = expected
      self.pValue = pValue
    }
  }

  /// Some months of a year against the same months of earlier years.
  public struct YearComparison: Sendable, Hashable {
    public var observed: Int
    public var expected: Double
    public var ratio: Double?
    /// P(X ≥ observed) given the baseline.
    public var pValue: Double
    /// P(X ≤ observed) given the baseline.
    public var pValueLower: Double
    /// The earlier years compared with.
    public var years: Int

    /// Whether the year may be called high, low or calm: one earlier year may itself have been out of the ordinary.
    public var isTelling: Bool { years >= 2 }

    /// Creates the record from its parts.
    public init(
      observed: Int, expected: Double, ratio: Double? = nil, pValue: Double, pValueLower: Double = 1, years: Int = 2
    ) {
      self.observed = observed
      self.expected = expected
      self.ratio = ratio
      self.pValue = pValue
      self.pValueLower = pValueLower
      self.years = years
    }
  }

  /// Creates the record from its parts.
  public init(
    kind: Kind, earlierMonths: YearComparison? = nil, yearToDate: YearComparison? = nil, monthShare: MonthShare? = nil
  ) {
    self.kind = kind
    self.monthShare = monthShare
    self.earlierMonths = earlierMonths
    self.yearToDate = yearToDate
  }
}

/// A month of the city's trend with the range its own past lets expect.
public struct TrendPoint: Sendable, Hashable {
  public var month: Month
  /// Absent: nobody reported.
  public var observed: Int?
  public var expected: Double?
  /// The central 95 % prediction interval.
  public var lower: Double?
  public var upper: Double?
  public var reported: Int
  public var expectedReports: Int
  /// Whether the month is in the baseline of the report's month.
  public var isBaseline: Bool
  public var isProvisional: Bool

  /// Creates the record from its parts.
  public init(
    month: Month, observed: Int? = nil, expected: Double? = nil, lower: Double? = nil, upper: Double? = nil,
    reported: Int, expectedReports: Int, isBaseline: Bool, isProvisional: Bool
  ) {
    self.month = month
    self.observed = observed
    self.expected = expected
    self.lower = lower
    self.upper = upper
    self.reported = reported
    self.expectedReports = expectedReports
    self.isBaseline = isBaseline
    self.isProvisional = isProvisional
  }
}

/// A district's month beside what was expected.
public struct HeatmapCell: Sendable, Hashable {
  public var district: String
  public var month: Month
  /// Absent: nobody reported.
  public var observed: Int?
  public var expected: Double?
  public var ratio: Double?
  /// Of a rise or a fall, whichever is smaller, corrected for comparing all districts of the month at once.
  public var qValue: Double?

  /// Creates the record from its parts.
  public init(
    district: String, month: Month, observed: Int? = nil, expected: Double? = nil, ratio: Double? = nil,
    qValue: Double? = nil
  ) {
    self.district = district
    self.month = month
    self.observed = observed
    self.expected = expected
    self.ratio = ratio
    self.qValue = qValue
  }
}

extension MonthlyAnalysis {
  /// Whether it could be said of every indicator if the month is abnormal.
  public var isJudged: Bool {
    !indicators.isEmpty
      && indicators.allSatisfy { indicator in
        ![.undecided, .noComparison, .notReported].contains(indicator.statement.kind)
          && !indicator.silences.contains { $0.unit == .city }
      }
  }
}
