import Submissions

/// What was counted of an indicator, unit by unit and month by month.
struct IndicatorHistories {
  var city = UnitHistory(unit: .city)
  /// In order of name.
  var districts: [UnitHistory] = []
  /// In order of age; none where counts are not told apart by stage.
  var stages: [UnitHistory] = []
  /// The city's events by kind.
  var kinds: [EventKind: [Month: Int]] = [:]
  /// Each school's last month and the same month of earlier years, as parts of its district.
  var schools: [SchoolCode: UnitHistory] = [:]
  /// The returns owed by the schools of the city and of each district, and how many came.
  var owed: [Unit: [Month: Owed]] = [:]
  /// What the last month of each unit lacks.
  var lacks: [Unit: Lacks] = [:]

  /// Returns of a month.
  struct Owed {
    var schools = 0
    var reported = 0
  }

  /// What a unit's month lacks.
  struct Lacks {
    /// The schools that reported and whose enrolment nobody told.
    var withoutEnrolment = 0
    /// The schools that reported and cannot be compared.
    var leftOut = 0
    /// The exposure of all schools that owe a return, and the part of it that is observed.
    var whole = 0.0
    var observed = 0.0
    /// The part of it times the standard deviation of the logarithm of the share known by now.
    var uncertain = 0.0
  }

  /// Without the months that are no example of the ordinary.
  func without(_ exclusions: Set<AnalysisOptions.Exclusion>, of indicator: Indicator) -> IndicatorHistories {
    var histories = self
    for exclusion in exclusions where exclusion.indicator == indicator {
      histories.city.drop(exclusion)
      for index in districts.indices { histories.districts[index].drop(exclusion) }
      for index in stages.indices { histories.stages[index].drop(exclusion) }
      guard exclusion.unit == .city else { continue }
      for kind in kinds.keys { histories.kinds[kind]?[exclusion.month] = nil }
    }
    return histories
  }
}

extension UnitHistory {
  /// A city's month out of the ordinary is one of all its units.
  fileprivate mutating func drop(_ exclusion: AnalysisOptions.Exclusion) {
    if exclusion.unit == unit || exclusion.unit == .city { months[exclusion.month] = nil }
  }
}
