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
  public var interventions: [Intervention]
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
  /// The same-period comparison of every unit: the city, districts in order of name, stages.
  public var comparisons: [Comparison]
  /// The city month by month, from the first month with data to the report's month.
  public var trend: [TrendPoint]
  /// Districts × the latest months (at most 36).
  public var heatmap: [HeatmapCell]
  /// Crisis events of grave kinds in the city this month and in the same month of each earlier year; empty for `named`.
  public var graveEvents: [PeriodCount]
}

/// A count in a month with the exposure it comes from.
public struct PeriodCount: Sendable, Hashable {
  public var month: Month
  public var count: Int
  /// Pupil-days of the schools that reported; persons × days for `counts`; days alone when no population is known.
  public var exposure: Double
  /// Schools that reported, and schools that should have; both 0 for `counts`.
  public var reported: Int
  public var expected: Int
}

/// How far a figure can be relied on.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case usable, indicative, insufficient
}

/// Why a verdict is not *usable*.
public enum VerdictReason: Sendable, Hashable {
  /// No earlier year has data for this month.
  case noEarlierYear
  /// Only one earlier year has it.
  case oneEarlierYear
  /// Taking the trend out changes the answer.
  case trendDisagrees
  /// There is too little history to take a trend out.
  case trendUnknown
  /// Leaving this baseline year out changes the answer.
  case dependsOnYear(Int)
  /// Schools that have not reported this month.
  case schoolsMissing(missing: Int, expected: Int)
  /// The month is younger than the reporting delay.
  case provisional
  /// Nothing was reported for this month.
  case notReported
}

/// A unit's month against the same month of earlier years (同比).
public struct Comparison: Sendable {
  public var unit: Unit
  /// Absent: nobody of the unit reported this month.
  public var current: PeriodCount?
  /// The same month of earlier years, oldest first; only years with data.
  public var baseline: [PeriodCount]
  /// Baseline events at this month's exposure.
  public var expected: Double?
  /// Observed ÷ expected; absent when nothing was expected.
  public var ratio: Double?
  public var ratioLower: Double?
  /// Infinite when nothing was expected.
  public var ratioUpper: Double?
  /// P(X ≥ observed) given the baseline.
  public var pValue: Double?
  /// P(X ≤ observed) given the baseline.
  public var pValueLower: Double?
  /// Benjamini–Hochberg within the family (city; districts; stages), rises.
  public var qValue: Double?
  /// Benjamini–Hochberg within the family, falls.
  public var qValueLower: Double?
  /// The dispersion the test used, and whether it was estimated.
  public var dispersion: Double?
  /// The ratio after the trend of the whole history is taken out.
  public var trendAdjustedRatio: Double?
  public var trendAdjustedPValue: Double?
  /// This month's rate over last month's (环比); never across February–March or August–September.
  public var monthOnMonth: Double?
  /// The year's rate to date over the same months of earlier years (累计同比).
  public var yearToDate: Double?
  /// Abnormally high, abnormally low, or neither.
  public var direction: Direction
  public var verdict: Verdict
  public var reasons: [VerdictReason]

  /// Which way a comparison is abnormal.
  public enum Direction: String, Sendable, Hashable {
    case rise, fall, none
  }
}

/// Something a person should look at.
public struct Finding: Sendable {
  /// Hash of indicator, unit, month and method: the same finding has the same id in every run.
  public var id: String
  public var comparison: Comparison
  /// Who carries the change, largest share first.
  public var drivers: [Driver]
}

/// A part of the whole and its share of the change.
public struct Driver: Sendable, Hashable {
  /// What the part is.
  public enum Part: Sendable, Hashable {
    case district(String)
    case stage(Stage)
    case kind(EventKind)
  }
  public var part: Part
  public var observed: Int
  public var expected: Double
  /// (observed − expected) ÷ the same of the whole.
  public var share: Double
  /// Whether this part is named in the headline: itself abnormal, or carrying a leading share.
  public var isLeading: Bool
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
    /// This month is abnormally low.
    case monthLow
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

  /// Some months of a year against the same months of earlier years.
  public struct YearComparison: Sendable, Hashable {
    public var observed: Int
    public var expected: Double
    public var ratio: Double?
    public var pValue: Double
  }
}

/// A month of the city's trend with the range expected from the same month of earlier years.
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
}

/// A district's month beside what was expected.
public struct HeatmapCell: Sendable, Hashable {
  public var district: String
  public var month: Month
  /// Absent: nobody reported.
  public var observed: Int?
  public var expected: Double?
  public var ratio: Double?
}

/// Pupils on file by tier, and how they moved.
public struct TierAnalysis: Sendable {
  /// Stock at the end of each month, from the first with follow-ups to the report's month.
  public var stock: [TierStock]
  /// All moves during the report's month, from ≠ to.
  public var flows: [TierFlow]

  /// Pupils on file in one tier at the end of a month.
  public struct TierStock: Sendable, Hashable {
    public var month: Month
    public var tier: Tier
    public var pupils: Int
  }
  /// Pupils who passed from one state to another.
  public struct TierFlow: Sendable, Hashable {
    public var from: CaseState
    public var to: CaseState
    public var pupils: Int
  }
}

/// Weekly follow-up: pupils with at least one record Monday to Sunday ÷ pupils on file on Monday.
public struct TrackingAnalysis: Sendable {
  /// The city week by week, at most the latest 53 up to the end of the report's month.
  public var weeks: [Rate]
  /// Districts over the weeks that begin in the report's month, in order of name.
  public var districts: [Rate]

  /// A rate with its parts.
  public struct Rate: Sendable, Hashable {
    public var unit: Unit
    public var monday: Day
    public var onFile: Int
    public var tracked: Int
  }
}

/// Who has sent the month's return, and who has not.
public struct CompletenessAnalysis: Sendable {
  public var month: Month
  public var due: Day?
  /// Districts in order of name; the city last.
  public var units: [Row]
  /// Schools that owe a return and have none accepted, sorted by district and code: the reminder list (催报名单).
  public var missing: [MissingSchool]

  /// How many returns of a unit stand where.
  public struct Row: Sendable, Hashable {
    public var unit: Unit
    public var expected: Int
    public var received: Int
    public var onTime: Int
    public var late: Int
    public var missing: Int
    public var exempt: Int
    public var awaitingCorrection: Int
  }
  /// A school that has to be reminded.
  public struct MissingSchool: Sendable, Hashable {
    public var district: String
    public var code: SchoolCode
    public var name: String
    public var isAwaitingCorrection: Bool
  }
}
