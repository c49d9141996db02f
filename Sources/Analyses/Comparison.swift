public import Submissions

/// A count in a month with the exposure it comes from.
public struct PeriodCount: Sendable, Hashable {
  public var month: Month
  public var count: Int
  /// Pupil-days of the schools that reported; persons × days for `counts`; days alone when no population is known.
  public var exposure: Double
  /// Schools that reported, and schools that should have; both 0 for `counts`.
  public var reported: Int
  public var expected: Int

  /// Creates the record from its parts.
  public init(month: Month, count: Int, exposure: Double, reported: Int, expected: Int) {
    self.month = month
    self.count = count
    self.exposure = exposure
    self.reported = reported
    self.expected = expected
  }
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
  /// Districts without a figure this month, of a bureau that has only monthly totals.
  case districtsMissing(missing: Int, expected: Int)
  /// Schools that reported and whose enrolment is unknown, so that they count as average ones.
  case enrolmentUnknown(schools: Int)
  /// Nothing abnormal is seen, but neither can a doubling be ruled out.
  case wideInterval
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

  /// Creates the record from its parts.
  public init(
    unit: Unit, current: PeriodCount? = nil, baseline: [PeriodCount], expected: Double? = nil, ratio: Double? = nil,
    ratioLower: Double? = nil, ratioUpper: Double? = nil, pValue: Double? = nil, pValueLower: Double? = nil,
    qValue: Double? = nil, qValueLower: Double? = nil, dispersion: Double? = nil, trendAdjustedRatio: Double? = nil,
    trendAdjustedPValue: Double? = nil, monthOnMonth: Double? = nil, yearToDate: Double? = nil, direction: Direction,
    verdict: Verdict, reasons: [VerdictReason]
  ) {
    self.unit = unit
    self.current = current
    self.baseline = baseline
    self.expected = expected
    self.ratio = ratio
    self.ratioLower = ratioLower
    self.ratioUpper = ratioUpper
    self.pValue = pValue
    self.pValueLower = pValueLower
    self.qValue = qValue
    self.qValueLower = qValueLower
    self.dispersion = dispersion
    self.trendAdjustedRatio = trendAdjustedRatio
    self.trendAdjustedPValue = trendAdjustedPValue
    self.monthOnMonth = monthOnMonth
    self.yearToDate = yearToDate
    self.direction = direction
    self.verdict = verdict
    self.reasons = reasons
  }
}

/// Something a person should look at.
public struct Finding: Sendable {
  /// Hash of indicator, unit, month and method: the same finding has the same id in every run.
  public var id: String
  public var comparison: Comparison
  /// Who carries the change, largest share first.
  public var drivers: [Driver]

  /// Creates the record from its parts.
  public init(id: String, comparison: Comparison, drivers: [Driver]) {
    self.id = id
    self.comparison = comparison
    self.drivers = drivers
  }
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

  /// Creates the record from its parts.
  public init(part: Part, observed: Int, expected: Double, share: Double, isLeading: Bool) {
    self.part = part
    self.observed = observed
    self.expected = expected
    self.share = share
    self.isLeading = isLeading
  }
}
