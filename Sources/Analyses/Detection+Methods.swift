import Statistics

extension Detection {
  /// The methods by name.
  public enum Method: String, Sendable, CaseIterable {
    /// The same period of earlier years: `SamePeriodTest`.
    case samePeriod = "same-period"
    /// All series together, with own levels and a common season and trend: `Pooled`.
    case pooled
    case templateScan = "template-scan"
    case farringtonFlexible = "farrington-flexible"
    case farrington
    case earsC1 = "ears-c1"
    case earsC2 = "ears-c2"
    case earsC3 = "ears-c3"
    case bayes
    case glrPoisson = "glr-poisson"
    case glrNegativeBinomial = "glr-negbin"
    case cusum
    case movingPercentile = "moving-percentile"
    /// A rule and no test: an event after a long time without one.
    case graveEvent = "grave-event"

    /// The method's settings with what stands when nothing is written, as `detect` takes them.
    public var settings: String {
      var parameters = DetectionParameters()
      // Without a setting there is nothing to refuse.
      switch self {
      case .samePeriod: _ = try? Detection.samePeriodSettings(&parameters)
      case .pooled: _ = try? Detection.pooledSettings(&parameters)
      default: _ = try? detector(&parameters)
      }
      return parameters.asked.map { "\($0.name)=\($0.standard)" }.joined(separator: ";")
    }

    /// Whether `upper` is a bound of the count; otherwise it holds the statistic that sums the evidence up.
    public var boundsCounts: Bool { self != .glrPoisson && self != .glrNegativeBinomial }

    /// Whether the model may drop its trend, which the result then tells.
    var choosesTrend: Bool { self == .farringtonFlexible || self == .farrington }

    /// The detector with these settings, and whether it looks at exposures.
    func detector(
      _ parameters: inout DetectionParameters
    ) throws(DetectionParameters.Refusal) -> (any Detector, usesExposures: Bool) {
      do {
        switch self {
        case .samePeriod, .pooled: preconditionFailure("\(rawValue) is no detector of single series")
        case .templateScan: return (try TemplateScan(TemplateScan.Options(&parameters)), false)
        case .graveEvent: return (try FirstEventRule(FirstEventRule.Options(&parameters)), false)
        case .farringtonFlexible:
          let options = try FarringtonFlexible.Options(&parameters)
          return (try FarringtonFlexible(options), options.offset)
        case .farrington: return (try Farrington(Farrington.Options(&parameters)), false)
        case .earsC1: return (try EARS(EARS.Options(.c1, &parameters)), false)
        case .earsC2: return (try EARS(EARS.Options(.c2, &parameters)), false)
        case .earsC3: return (try EARS(EARS.Options(.c3, &parameters)), false)
        case .bayes: return (try BayesSystem(BayesSystem.Options(&parameters)), false)
        case .glrPoisson:
          return (try LikelihoodRatioChart(LikelihoodRatioChart.Options(&parameters, .poisson)), false)
        case .glrNegativeBinomial:
          let alpha = try parameters.number("alpha", orNothingFor: "estimated")
          let variance = alpha.map(LikelihoodRatioChart.Variance.negativeBinomial) ?? .estimatedNegativeBinomial
          return (try LikelihoodRatioChart(LikelihoodRatioChart.Options(&parameters, variance)), false)
        case .cusum: return (try CUSUM(CUSUM.Options(&parameters)), false)
        case .movingPercentile: return (try MovingPercentile(MovingPercentile.Options(&parameters)), false)
        }
      } catch let refusal as DetectionParameters.Refusal {
        throw refusal
      } catch let error as DetectorOptionError {
        throw .range(error.value, of: error.name)
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }
}

extension TemplateScan.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    shape = try parameters.word("shape", default: shape)
    alpha = try parameters.number("alpha", default: alpha)
    trimming = try parameters.number("trimming", default: trimming)
    guardPeriods = try parameters.whole("guardPeriods", default: guardPeriods)
    localLevel = try parameters.flag("localLevel", default: localLevel)
    minimumYears = try parameters.whole("minimumYears", default: minimumYears)
  }
}

extension FirstEventRule.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    periods = try parameters.whole("periods", default: periods)
  }
}

extension FarringtonFlexible.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    years = try parameters.whole("years", default: years)
    halfWindow = try parameters.whole("halfWindow", default: halfWindow)
    threshold = try parameters.word("threshold", default: threshold)
    seasonalLevels = try parameters.whole("seasonalLevels", default: seasonalLevels)
    excludeRecent = try parameters.whole("excludeRecent", orNothingFor: "halfWindow")
    alpha = try parameters.number("alpha", default: alpha)
    reweightAbove = try parameters.number("reweightAbove", default: reweightAbove)
    trendP = try parameters.number("trendP", default: trendP)
    offset = try parameters.flag("offset", default: offset)
    minimumRecent = try parameters.whole("minimumRecent", default: minimumRecent)
  }
}

extension Farrington.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    years = try parameters.whole("years", default: years)
    halfWindow = try parameters.whole("halfWindow", default: halfWindow)
    alpha = try parameters.number("alpha", default: alpha)
    trend = try parameters.flag("trend", default: trend)
    reweight = try parameters.flag("reweight", default: reweight)
    power = try parameters.word("power", default: power)
    minimumRecent = try parameters.whole("minimumRecent", default: minimumRecent)
  }
}

extension EARS.Options {
  fileprivate init(
    _ method: EARS.Method, _ parameters: inout DetectionParameters
  ) throws(DetectionParameters.Refusal) {
    self.init(method: method)
    baseline = try parameters.whole("baseline", default: baseline)
    minimumDeviation = try parameters.number("minSigma", default: minimumDeviation)
    alpha = try parameters.number("alpha", default: alpha)
    if method == .c3 { sum = try parameters.word("sum", default: sum) }
  }
}

extension BayesSystem.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    years = try parameters.whole("years", default: years)
    halfWindow = try parameters.whole("halfWindow", default: halfWindow)
    includeRecent = try parameters.flag("includeRecent", default: includeRecent)
    alpha = try parameters.number("alpha", default: alpha)
  }
}

extension MovingPercentile.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    years = try parameters.whole("years", default: years)
    halfWindow = try parameters.whole("halfWindow", default: halfWindow)
    percentile = try parameters.number("percentile", default: percentile)
  }
}

extension LikelihoodRatioChart.Options {
  fileprivate init(
    _ parameters: inout DetectionParameters, _ variance: LikelihoodRatioChart.Variance
  ) throws(DetectionParameters.Refusal) {
    self.init(variance: variance)
    threshold = try parameters.number("threshold", default: threshold)
    direction = try parameters.word("direction", default: direction)
    shift =
      try parameters.number("shift", orNothingFor: "estimated").map(LikelihoodRatioChart.Shift.fixed) ?? .estimated
    baseline = try parameters.word("baseline", default: Baseline.harmonic).mean
    value = try parameters.word("value", default: value)
    minimumRun = try parameters.whole("minimumRun", default: minimumRun)
    window = try parameters.whole("window", orNothingFor: "all")
  }
}

extension CUSUM.Options {
  fileprivate init(_ parameters: inout DetectionParameters) throws(DetectionParameters.Refusal) {
    self.init()
    k = try parameters.number("k", default: k)
    h = try parameters.number("h", default: h)
    baseline = try parameters.word("baseline", default: Baseline.mean).mean
    transform = try parameters.word("transform", default: Transform.standard).value
    // The reference names it, and there is no other.
    if try parameters.flag("reset", default: false) { throw .range("1", of: "reset") }
  }
}

/// How the mean is modelled while nothing is amiss.
private enum Baseline: String, CaseIterable {
  case mean
  /// R's `surveillance` calls it so and fits no trend unless told to.
  case harmonic = "glm-trend-harmonic1"
  case harmonicWithTrend = "glm-harmonic1-with-trend"

  var mean: InControlMean {
    switch self {
    case .mean: .mean
    case .harmonic: .seasonal(harmonics: 1, trend: false)
    case .harmonicWithTrend: .seasonal(harmonics: 1, trend: true)
    }
  }
}

/// How `cusum` standardises a count.
private enum Transform: String, CaseIterable {
  case standard, rossi, anscombe

  var value: CUSUM.Transform {
    switch self {
    case .standard: .standard
    case .rossi: .rossi
    case .anscombe: .anscombe
    }
  }
}
