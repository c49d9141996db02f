import Foundation

extension Draft {
  /// More of a table hidden than this, and a longer period says more.
  private static let mostConfidential = 0.4

  /// Puts together what may leave and what has to stay.
  func release(_ suppression: Suppression, _ ratios: [RatioCell]) -> Release {
    let isHidden = suppression.isHidden
    let published = cells.map { PublishedCell(key: $0.key, figure: figure($0, isHidden)) }
    var hidden: [HiddenCell] = []
    var entries: [EarlierRelease.Cell] = []
    for cell in cells {
      guard let number = numbers[cell.key] ?? nil else { continue }
      let value = system.values[number]
      let told = isHidden[number] ? bounds[number] : value...value
      if isHidden[number] { hidden.append(HiddenCell(key: cell.key, reason: primary[number] ?? .complementary)) }
      entries.append(
        .init(
          cell.key, value: value, lower: told?.lowerBound ?? 0, upper: told?.upperBound, contributors: cell.contributors
        ))
    }
    let shown = ratios.map { ratio in
      PublishedRatio(name: ratio.name, numerator: ratio.numerator, figure: figure(ratio, isHidden))
    }
    return Release(
      cells: published, ratios: shown, manifest: manifest(published), longerPeriodAdvised: advice(published),
      hidden: hidden, alreadyExposed: suppression.exposed.map { system.keys[$0] }.sorted(),
      record: EarlierRelease(cells: entries, equations: resolved))
  }

  private func figure(_ cell: CountCell, _ isHidden: [Bool]) -> PublishedCell.Figure {
    guard let number = numbers[cell.key] ?? nil else {
      return .symbol(cell.content == .notApplicable ? .notApplicable : .notAvailable)
    }
    guard isHidden[number] else { return .count(rounded(system.values[number])) }
    if primary[number] == nil, let before = standing[number] { return .standing(rounded(before)) }
    return .symbol(.confidential)
  }

  private func figure(_ ratio: RatioCell, _ isHidden: [Bool]) -> PublishedRatio.Figure {
    if case .shareAlone(let count, let persons, let schools) = ratio.kind, case .known(let whole) = ratio.denominator {
      return share(count, of: whole, persons: persons, schools: schools, decimals: ratio.decimals)
    }
    let below: CountCell.Content
    var (isDenominatorTold, isDenominatorHidden) = (false, false)
    switch ratio.denominator {
    case .known(let count): below = .count(count)
    case .cell(let key):
      isDenominatorTold = true
      below = contents[key] ?? .notAvailable
      if let number = numbers[key] ?? nil { isDenominatorHidden = isHidden[number] }
    }
    let above = contents[ratio.numerator] ?? .notAvailable
    if above == .notApplicable || below == .notApplicable { return .symbol(.notApplicable) }
    guard case .count(let denominator) = below, let number = numbers[ratio.numerator] ?? nil, denominator > 0 else {
      return .symbol(.notAvailable)
    }
    guard !isDenominatorHidden, denominator >= profile.minimumDenominator else { return .symbol(.confidential) }
    let numerator = system.values[number]
    let percent = profile.extremeShare * 100
    if isHidden[number] {
      guard ratio.kind == .share, let range = bounds[number], saysBound(ratio, range, denominator) else {
        return .symbol(.confidential)
      }
      return range.lowerBound == 0 ? .below(percent: percent) : .above(percent: 100 - percent)
    }
    var scale = 100.0
    if case .rate(let per) = ratio.kind {
      guard numerator >= profile.threshold else { return .symbol(.confidential) }
      scale = Double(per)
    }
    // Only what is told of both counts goes into the ratio, or it would tell of them what the rounding keeps back.
    let (told, whole) = (rounded(numerator), isDenominatorTold ? rounded(denominator) : denominator)
    let value = Self.ratio(told, whole, scale, ratio.decimals)
    if value == 0, numerator > 0 { return .symbol(.low) }
    return .value(value, isUnreliable: told < profile.unreliableBelow)
  }

  /// A share of counts that are not told themselves. No sum leads to it, so these rules are enough.
  private func share(
    _ count: Int, of whole: Int, persons: Int, schools: Int, decimals: Int
  ) -> PublishedRatio.Figure {
    guard whole > 0 else { return .symbol(.notAvailable) }
    guard persons >= profile.minimumDenominator, schools >= profile.minimumContributors else {
      return .symbol(.confidential)
    }
    let rule = PrimaryRule(profile: profile, sensitivities: [:])
    guard rule.isExtreme(numerator: count, denominator: whole) else {
      return .value(Self.ratio(count, whole, 100, decimals), isUnreliable: false)
    }
    guard let range = rule.bound(numerator: count, denominator: whole) else { return .symbol(.confidential) }
    let percent = profile.extremeShare * 100
    return range.lowerBound == 0 ? .below(percent: percent) : .above(percent: 100 - percent)
  }

  private static func ratio(_ count: Int, _ whole: Int, _ scale: Double, _ decimals: Int) -> Double {
    let unit = pow(10, Double(decimals))
    return (Double(count) / Double(whole) * scale * unit).rounded() / unit
  }

  /// Whether the bound on a hidden numerator was found for this denominator, not for another share's.
  private func saysBound(_ ratio: RatioCell, _ range: ClosedRange<Int>, _ denominator: Int) -> Bool {
    range.lowerBound == 0
      ? Double(range.upperBound) < profile.extremeShare * Double(denominator)
      : Double(range.lowerBound) > (1 - profile.extremeShare) * Double(denominator)
  }

  /// To the nearest multiple, halves up.
  private func rounded(_ count: Int) -> Int {
    (count + profile.rounding / 2) / profile.rounding * profile.rounding
  }

  private func manifest(_ published: [PublishedCell]) -> [Release.LevelCount] {
    CellKey.Level.allCases.compactMap { level in
      let those = published.filter { $0.key.level == level }
      guard !those.isEmpty else { return nil }
      let hidden = those.count { $0.figure == .symbol(.confidential) }
      return .init(level: level, cellCount: those.count, confidentialCount: hidden)
    }
  }

  private func advice(_ published: [PublishedCell]) -> [Release.Advice] {
    struct Table: Hashable {
      let indicator: String
      let monthCount: Int
    }
    let tables = Dictionary(grouping: published) {
      Table(indicator: $0.key.indicator, monthCount: $0.key.period.monthCount)
    }
    return tables.compactMap { table, cells in
      let share = Double(cells.count { $0.figure == .symbol(.confidential) }) / Double(cells.count)
      guard share > Self.mostConfidential else { return nil }
      return Release.Advice(indicator: table.indicator, monthCount: table.monthCount, confidentialShare: share)
    }.sorted { ($0.indicator, $0.monthCount) < ($1.indicator, $1.monthCount) }
  }
}
