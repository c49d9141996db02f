public import Submissions

/// A count in a month with the exposure it comes from.
public struct PeriodCount: Sendable, Hashable {
  public var month: Month
  public var count: Int
  /// Pupil-days of the schools that reported, less where late events are still to come; persons × days for `counts`; days
  /// alone when no population is known.
  public var exposure: Double
  /// Schools that reported, and schools that should have; of `counts` districts.
  public var reported: Int
  public var expected: Int
  /// The events of grave kinds among them; absent where kinds are not told apart.
  public var grave: Int?

  /// Creates the record from its parts.
  public init(month: Month, count: Int, exposure: Double, reported: Int, expected: Int, grave: Int? = nil) {
    self.month = month
    self.count = count
    self.exposure = exposure
    self.reported = reported
    self.expected = expected
    self.grave = grave
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
  /// There is less than a year of history.
  case shortHistory(months: Int)
  /// None of the unit's schools that reported has reported this month of an earlier year.
  case noComparableSchools
  /// The figure is that of all schools: these had no return of this month in an earlier year, and so many events.
  case newSchools(schools: Int, events: Int)
  /// All its returns of so many months say zero, where events were to be expected.
  case onlyZeros(months: Int)
  /// So many of its districts have returned nothing but zero for months.
  case districtsOnlyZeros(districts: Int)
  /// The model of all units does not settle; the same month of earlier years alone was compared.
  case modelUnsettled
  /// The same month of earlier years, taken alone, does not bear the answer out.
  case samePeriodDisagrees
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
  /// The grave kinds have not risen with the others: more may be reported, not more happen.
  case lesserKindsOnly
  /// A screening this month or last, and none in the same months of earlier years: more may be found, not more happen.
  case afterScreening
  /// What is to be reported was changed in this month, and the baseline lies before.
  case afterRuleChange(Month)
}

/// A unit's month against what its own past and that of the other units let expect.
public struct Comparison: Sendable {
  public var unit: Unit
  /// Of the schools that can be compared; absent: nobody of the unit reported this month.
  public var current: PeriodCount?
  /// Of all schools that reported.
  public var total: PeriodCount?
  /// Schools that reported and are left out, because they reported this month of no earlier year.
  public var schoolsLeftOut: Int
  /// The same month of earlier years, oldest first; only years with data.
  public var baseline: [PeriodCount]
  /// What was to be expected.
  public var expected: Double?
  /// Observed ÷ expected; absent when nothing was expected.
  public var ratio: Double?
  public var ratioLower: Double?
  /// Infinite when nothing was expected.
  public var ratioUpper: Double?
  /// The counts that were to be expected, 95 of 100 times.
  public var predictionLower: Double?
  public var predictionUpper: Double?
  /// The mid-p value of a rise, P(X > observed) + ½ P(X = observed).
  public var pValue: Double?
  /// The mid-p value of a fall, P(X < observed) + ½ P(X = observed).
  public var pValueLower: Double?
  /// Benjamini–Hochberg over all units of the indicator, rises.
  public var qValue: Double?
  /// Benjamini–Hochberg over all units of the indicator, falls.
  public var qValueLower: Double?
  /// Variance over mean, as the test used it.
  public var dispersion: Double?
  /// How the expectation was made.
  public var method: Method
  /// The same month of earlier years, taken alone (同比).
  public var samePeriod: SamePeriod?
  /// Beside the other units of its kind: what they had this month says how much of it is shared.
  public var besideOthers: BesideOthers?
  /// What the month will come to; absent when all is reported.
  public var nowcast: Nowcast?
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
  /// How an expectation is made.
  public enum Method: String, Sendable, Hashable {
    /// `Statistics.Pooled`.
    case pooled
    /// `Statistics.SamePeriodTest`.
    case samePeriod = "same-period"
  }
  /// A check: the month against the same month of earlier years alone.
  public struct SamePeriod: Sendable, Hashable {
    /// Baseline events at this month's exposure.
    public var expected: Double
    /// Observed ÷ expected; absent when nothing was expected.
    public var ratio: Double?
    /// P(X ≥ observed) given the baseline.
    public var pValue: Double
    /// P(X ≤ observed) given the baseline.
    public var pValueLower: Double

    /// Creates the record from its parts.
    public init(expected: Double, ratio: Double?, pValue: Double, pValueLower: Double) {
      self.expected = expected
      self.ratio = ratio
      self.pValue = pValue
      self.pValueLower = pValueLower
    }
  }
  /// What is left of a unit's rise when what all units share is taken off.
  public struct BesideOthers: Sendable, Hashable {
    public var expected: Double
    /// The mid-p value of a rise.
    public var pValue: Double

    /// Creates the record from its parts.
    public init(expected: Double, pValue: Double) {
      self.expected = expected
      self.pValue = pValue
    }
  }

  /// What the month will come to once all is reported.
  public struct Nowcast: Sendable, Hashable {
    public var expected: Double
    /// The central 95 % of it.
    public var lower: Int
    public var upper: Int

    /// Creates the record from its parts.
    public init(expected: Double, lower: Int, upper: Int) {
      self.expected = expected
      self.lower = lower
      self.upper = upper
    }
  }

  /// Creates the record from its parts.
  public init(
    unit: Unit, current: PeriodCount? = nil, total: PeriodCount? = nil, schoolsLeftOut: Int = 0,
    baseline: [PeriodCount], expected: Double? = nil, ratio: Double? = nil, ratioLower: Double? = nil,
    ratioUpper: Double? = nil, predictionLower: Double? = nil, predictionUpper: Double? = nil, pValue: Double? = nil,
    pValueLower: Double? = nil, qValue: Double? = nil,
    qValueLower: Double? = nil, dispersion: Double? = nil, method: Method = .pooled, samePeriod: SamePeriod? = nil,
    besideOthers: BesideOthers? = nil, nowcast: Nowcast? = nil, monthOnMonth: Double? = nil,
    yearToDate: Double? = nil, direction: Direction = .none, verdict: Verdict = .usable, reasons: [VerdictReason] = []
  ) {
    self.unit = unit
    self.current = current
    self.total = total ?? current
    self.schoolsLeftOut = schoolsLeftOut
    self.baseline = baseline
    self.expected = expected
    self.ratio = ratio
    self.ratioLower = ratioLower
    self.ratioUpper = ratioUpper
    self.predictionLower = predictionLower
    self.predictionUpper = predictionUpper
    self.pValue = pValue
    self.pValueLower = pValueLower
    self.qValue = qValue
    self.qValueLower = qValueLower
    self.dispersion = dispersion
    self.method = method
    self.samePeriod = samePeriod
    self.besideOthers = besideOthers
    self.nowcast = nowcast
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
    /// A single school, which is not named: few events of one school lead to children.
    case oneSchool
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
