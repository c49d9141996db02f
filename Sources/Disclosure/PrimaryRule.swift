/// The rules that look at one count alone.
struct PrimaryRule {
  let profile: Profile
  let sensitivities: [String: Sensitivity]

  /// Why the count has to be hidden whatever else is published; nil: it need not.
  func reason(_ cell: CountCell, count: Int) throws(DisclosureError) -> HiddenCell.Reason? {
    let key = cell.key
    switch sensitivities[key.indicator] {
    case nil: throw .unknownIndicator(key.indicator)
    case .excluded: throw .notPersonsOrEvents(key.indicator)
    case .grave where key.level != .city || key.period.monthCount < 12: return .grave
    case .grave, .ordinary: break
    }
    if key.level == .school { return .school }
    if (1..<profile.threshold).contains(count) { return .smallCount }
    if cell.contributors.count < profile.minimumContributors { return .fewContributors }
    return nil
  }

  /// What a share may at most say of its numerator: a bound wide enough to be uncertain by the threshold.
  /// - Returns: the least and the most the numerator can be; nil: nothing may be said.
  func bound(numerator: Int, denominator: Int) -> ClosedRange<Int>? {
    // The largest count that is still below the share.
    let room = Int((Double(denominator) * profile.extremeShare).rounded(.up)) - 1
    guard room >= profile.threshold else { return nil }
    if numerator <= room { return 0...room }
    if denominator - numerator <= room { return (denominator - room)...denominator }
    return nil
  }

  /// Whether so few are, or are not, in the state that a share would tell of single persons, or of all.
  func isExtreme(numerator: Int, denominator: Int) -> Bool {
    numerator < profile.threshold || denominator - numerator < profile.threshold
  }
}
