/// One measured figure.
public struct AuditEstimate: Sendable, Hashable {
  /// The kind of data; `all` for all kinds together.
  public var scenario: String
  /// The method.
  public var method: String
  /// What was measured.
  public var quantity: AuditQuantity
  /// Of what part; `all` for the whole.
  public var group: String
  /// The figure; shares are between 0 and 1. Nil: nothing happened of which it could be said.
  public var estimate: Double?
  /// Its standard error, with whole series or panels as clusters.
  public var standardError: Double?
  /// The occasions it rests on: weeks, cells, outbreaks or alarms.
  public var count: Int

  /// Creates the record from its parts.
  public init(
    scenario: String, method: String, quantity: AuditQuantity, group: String, estimate: Double?,
    standardError: Double?, count: Int
  ) {
    self.scenario = scenario
    self.method = method
    self.quantity = quantity
    self.group = group
    self.estimate = estimate
    self.standardError = standardError
    self.count = count
  }

  /// A rate over clusters; without an occasion it is empty, not zero.
  init(
    _ scenario: String, _ method: String, _ quantity: AuditQuantity, _ group: String,
    _ clusters: [(events: Double, occasions: Double)]
  ) {
    let ratio = ClusteredRatio(clusters)
    self.init(
      scenario: scenario, method: method, quantity: quantity, group: group, estimate: ratio?.estimate,
      standardError: ratio?.standardError, count: Int(ratio?.occasions ?? 0))
  }
}

/// What an audit measures.
public enum AuditQuantity: String, Sendable, Hashable, CaseIterable {
  /// Alarms per week without an outbreak case.
  case falseAlarmRate = "fpr"
  /// Outbreaks with an alarm between their first case and their last.
  case detection = "pod"
  /// Alarms in weeks with an outbreak case, of all alarms.
  case predictiveValue = "ppv"
  /// Weeks from an outbreak's first case to its first alarm.
  case delay
  /// Alarms per week that is clear of outbreaks, as promised: the mean probability of an alarm that the test attains.
  case promised
  /// The measured rate of the same weeks less the promised one.
  case excess
  /// That in standard errors, which are taken as no less than those of independent weeks at the promised rate.
  case excessInErrors = "excess_z"
  /// Outbreaks found when the level is set so that the measured false-alarm rate is the group's.
  case detectionAtRate = "pod_at_fpr"
  /// The same less that of Farrington flexible, series by series.
  case gainAtRate = "pod_gain_at_fpr"
  /// Cells without an anomaly whose mid-p value is at most 1 %, and at most 5 %.
  case rateAtOne = "rate_1"
  case rateAtFive = "rate_5"
  /// Districts with so many times their events that are found.
  case foundHalfMore = "found_x1.5"
  case foundNearlyTwice = "found_x1.9"
  case foundThrice = "found_x3"
  /// Months in which two of the districts, or all, have so many times their events that are found.
  case foundInTwo = "found_two_x1.9"
  case foundEverywhere = "found_everywhere_x1.4"
  /// Quiet months of which the report would name something abnormal; something high; something low.
  case alarmingMonths = "alarming_months"
  case monthsWithRise = "months_with_rise"
  case monthsWithFall = "months_with_fall"
  /// Units a quiet month that the report would call abnormally high; abnormally low.
  case falseRises = "false_rises"
  case falseFalls = "false_falls"
}
