import Statistics
import Submissions

/// Which schools send their monthly return on time, late, in a faulty file, or never.
struct ReturnPlan {
  /// What becomes of a school's return.
  enum Fate: Equatable {
    case onTime, late, missing
    /// In a file of other faulty returns, itself in order.
    case besideFaults
    /// In an encoding of its own.
    case oldEncoding
    /// With an impossible date, or an event of no known kind.
    case badDate, badKind
  }

  static let lateShare = 0.03
  static let missingShare = 0.015
  /// In the spike month, outside the districts that carry the spike.
  static let missingShareInSpikeMonth = 0.035

  let city: City
  let spikeDistricts: [Int]

  /// The month whose returns lie partly in a faulty file.
  var faultyMonth: Month { city.plan.to.advanced(by: -2) }
  /// The month some of whose returns are written in GB18030.
  var oldEncodingMonth: Month { city.plan.to.advanced(by: -3) }
  /// The month of which somebody sent the headers only.
  var emptyMonth: Month { city.plan.to.advanced(by: -1) }

  /// The fate of every school's return of a month.
  func fates(_ month: Month) -> [Fate] {
    var generator = CityGenerator(seed: city.plan.seed, .returns, Int(month.rawValue))
    let isSpikeMonth = month == city.plan.spikeMonth && !spikeDistricts.isEmpty
    let carrying = Set(spikeDistricts.map { city.districts[$0] })
    var fates = city.schools.map { school -> Fate in
      let draw = generator.uniform()
      let isCarrying = carrying.contains(school.district)
      let missing = isSpikeMonth ? (isCarrying ? 0 : Self.missingShareInSpikeMonth) : Self.missingShare
      return draw < missing ? .missing : draw > 1 - Self.lateShare ? .late : .onTime
    }
    let special: [Fate] =
      switch month {
      case faultyMonth: [.besideFaults, .badDate, .besideFaults, .badKind, .besideFaults]
      case oldEncodingMonth: [.oldEncoding, .oldEncoding, .oldEncoding]
      default: []
      }
    // A small city keeps its returns in order: faults would be all it has.
    let candidates = fates.indices.filter { fates[$0] == .onTime }.shuffled(using: &generator)
    if candidates.count >= 3 * special.count {
      for (school, fate) in zip(candidates.prefix(special.count).sorted(), special) { fates[school] = fate }
    }
    return fates
  }
}
