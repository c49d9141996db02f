import Statistics
public import Submissions

/// A month's account of the pupils on file in a unit, all of them or those of one tier: who was there at its start, what
/// happened, who was there at its end.
///
/// States are compared at the ends of two months; what came and went in between is not seen. The account balances:
/// end = start + opened + movedIn − steppedDown − steppedUp − otherwise − released − left − deceased.
public struct TierAccount: Sendable, Hashable {
  public var unit: Unit
  /// The class of pupils; absent: all on file.
  public var state: CaseState?
  /// On file at the end of the month before.
  public var start = 0
  /// Newly on file, or on file again.
  public var opened = 0
  /// Came from another class; of all on file: the moves below, which cancel.
  public var movedIn = 0
  /// Went to a lower tier.
  public var steppedDown = 0
  /// Went to a higher tier.
  public var steppedUp = 0
  /// From a tier not known to a known one, or the reverse.
  public var otherwise = 0
  public var released = 0
  /// Transferred out or graduated.
  public var left = 0
  public var deceased = 0
  /// Of those at the start, in a tier from which one can step down.
  public var couldStepDown = 0

  /// On file at the end of the month.
  public var end: Int { start + opened + movedIn - steppedDown - steppedUp - otherwise - released - left - deceased }
  /// Of those at the start, in the class at the end too.
  public var stayed: Int { start - steppedDown - steppedUp - otherwise - released - left - deceased }
  /// The 95 % interval of the share stepping down among those who could; absent without anybody.
  public var stepDownLimits: (lower: Double, upper: Double)? {
    WilsonInterval.limits(min(steppedDown, couldStepDown), of: couldStepDown)
  }

  /// Creates an account without anybody.
  public init(unit: Unit, state: CaseState?) {
    self.unit = unit
    self.state = state
  }

  /// Enters pupils who were in a state at the end of the month before.
  mutating func add(start count: Int, in from: CaseState) {
    guard from.isOnFile, state == nil || state == from else { return }
    start += count
    if let tier = from.tier, tier > .general { couldStepDown += count }
  }

  /// Enters pupils who passed from one state to another.
  mutating func add(_ count: Int, from: CaseState, to: CaseState) {
    let (isFrom, isTo) = (from.isOnFile && (state ?? from) == from, to.isOnFile && (state ?? to) == to)
    switch (from.isOnFile, to.isOnFile) {
    case (false, false): return
    case (false, true): if isTo { opened += count }
    case (true, false):
      guard isFrom else { return }
      switch to {
      case .released: released += count
      case .deceased: deceased += count
      default: left += count
      }
    case (true, true):
      if isTo { movedIn += count }
      guard isFrom else { return }
      if let before = from.tier, let after = to.tier {
        if after < before { steppedDown += count } else { steppedUp += count }
      } else {
        otherwise += count
      }
    }
  }

  /// The accounts of a month: the city's tiers from the gravest down, all together, and every district.
  /// - Parameters:
  ///   - panel: what is known.
  ///   - month: the month.
  /// - Returns: nothing for the month the records begin with, whose start is not known, and before it.
  static func all(_ panel: Panel, month: Month) -> [TierAccount] {
    let flows = panel.caseFlows.filter { $0.month <= month }
    guard let first = flows.map(\.month).min(), first < month else { return [] }
    let districtOf = Dictionary(panel.schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    let isUnknownKnown = flows.contains { $0.to == .tierUnknown }
    let classes = [CaseState.tier3, .tier2, .tier1] + (isUnknownKnown ? [.tierUnknown] : [])
    var city = (classes.map(Optional.some) + [nil]).map { TierAccount(unit: .city, state: $0) }
    var districts: [String: TierAccount] = [:]
    for flow in flows {
      let district = districtOf[flow.school] ?? ""
      func enter(_ account: inout TierAccount) {
        if flow.month < month {
          account.add(start: flow.count, in: flow.to)
          account.add(start: -flow.count, in: flow.from)
        } else {
          account.add(flow.count, from: flow.from, to: flow.to)
        }
      }
      for index in city.indices { enter(&city[index]) }
      enter(&districts[district, default: TierAccount(unit: .district(district), state: nil)])
    }
    return city + districts.sorted { $0.key < $1.key }.map(\.value)
  }
}
