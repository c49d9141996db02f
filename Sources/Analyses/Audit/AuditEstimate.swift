import Statistics

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
  /// The series or panels that have such occasions.
  public var clusters: Int
  /// Where the figure should lie; nil: nothing is promised.
  public var goal: ClosedRange<Double>?

  /// Whether the figure lies where it should; nil without a goal or a figure.
  public var meetsGoal: Bool? { goal.flatMap { goal in estimate.map { goal.contains($0) } } }

  /// With fewer series or panels the standard error is itself a rough figure.
  public static let fewestClusters = 30

  /// Creates the record from its parts.
  public init(
    scenario: String, method: String, quantity: AuditQuantity, group: String, estimate: Double?,
    standardError: Double?, count: Int, clusters: Int, goal: ClosedRange<Double>? = nil
  ) {
    self.scenario = scenario
    self.method = method
    self.quantity = quantity
    self.group = group
    self.estimate = estimate
    self.standardError = standardError
    self.count = count
    self.clusters = clusters
    self.goal = goal
  }

  /// The 95 % interval, by Student's t with one degree of freedom less than there are clusters; shares stay between 0
  /// and 1.
  ///
  /// Where nothing, or everything, has happened the standard error is 0: the share of clusters that differ has then
  /// Wilson's limit, and no larger share of occasions does. Nil where clusters tell nothing of the error.
  public var interval: ClosedRange<Double>? {
    if quantity.isShare, estimate == 0, let limits = WilsonInterval.limits(0, of: clusters) { return 0...limits.upper }
    if quantity.isShare, estimate == 1, let limits = WilsonInterval.limits(clusters, of: clusters) {
      return limits.lower...1
    }
    guard let estimate, let standardError, standardError > 0, clusters > 1 else { return nil }
    let reach = standardError * StudentT.twoSidedQuantile(tail: 0.05, degrees: Double(clusters - 1))
    let whole = estimate - reach...estimate + reach
    return quantity.isShare ? whole.clamped(to: 0...1) : whole
  }

  /// A rate over clusters; without an occasion it is empty, not zero.
  init(
    _ scenario: String, _ method: String, _ quantity: AuditQuantity, _ group: String,
    _ clusters: [(events: Double, occasions: Double)]
  ) {
    let ratio = ClusteredRatio(clusters)
    self.init(
      scenario: scenario, method: method, quantity: quantity, group: group, estimate: ratio?.estimate,
      standardError: ratio?.standardError, count: Int(ratio?.occasions ?? 0),
      clusters: clusters.count { $0.occasions > 0 })
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
  /// 95 % intervals of an effect that hold the true one.
  case coverage
  /// Studies whose effect is called usable, indicative, insufficient.
  case usable, indicative, insufficient
  /// Studies without an effect of which a usable one is claimed: its interval leaves 1 out.
  case falseClaim = "false_claim"
  /// The same among those called usable or indicative, whose interval is shown.
  case falseAmongShown = "false_among_shown"
  /// The same among those called usable.
  case falseAmongUsable = "false_among_usable"
  /// Studies with an effect of which a usable one is claimed in the right direction.
  case trueClaim = "true_claim"

  /// Whether it is a share of its occasions, between 0 and 1.
  var isShare: Bool {
    switch self {
    case .delay, .excess, .excessInErrors, .gainAtRate, .falseRises, .falseFalls: false
    default: true
    }
  }
}
