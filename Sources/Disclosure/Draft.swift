/// A release in the making: the counts as a system, and what each rule says of them alone.
struct Draft {
  let cells: [CountCell]
  let contents: [CellKey: CountCell.Content]
  let profile: Profile
  /// Whether an earlier count may be shown in the place of one that has changed by too few.
  let tellsStanding: Bool
  /// Counts whose change since they were published is that of too few schools.
  let ofFewSchools: Set<CellKey>
  var system = CellSystem()
  /// The position of each count in the system; nil: `x` or `z`.
  private(set) var numbers: [CellKey: Int?] = [:]
  /// Why a count is hidden whatever else is published, by number.
  private(set) var primary: [Int: HiddenCell.Reason] = [:]
  /// What the release tells of hidden counts, by number.
  private(set) var bounds: [Int: ClosedRange<Int>] = [:]
  /// The count an earlier release gave, where the change since is too small to be told, by number.
  private(set) var standing: [Int: Int] = [:]
  /// The sums of this release, without the parts nobody has reported.
  private(set) var resolved: [Equation] = []
  private(set) var hasKnownDenominators = false

  init(_ cells: [CountCell], profile: Profile, tellsStanding: Bool, ofFewSchools: Set<CellKey>) {
    self.cells = cells
    contents = Dictionary(cells.map { ($0.key, $0.content) }, uniquingKeysWith: { first, _ in first })
    self.profile = profile
    self.tellsStanding = tellsStanding
    self.ofFewSchools = ofFewSchools
  }

  /// Takes up what an earlier release told and hid.
  mutating func add(_ release: EarlierRelease) throws(DisclosureError) {
    for cell in release.cells {
      let number = try system.add(cell.key, value: cell.value, contributors: cell.contributors)
      try system.tell(number, lower: cell.lower, upper: cell.upper)
    }
    for equation in release.equations {
      let total = try known(equation.total)
      var parts: [Int] = []
      for part in equation.parts { parts.append(try known(part)) }
      try system.add(total: total, parts: parts)
    }
  }

  /// Takes up the counts, and asks the rules that look at one alone.
  mutating func addCells(_ sensitivities: [String: Sensitivity]) throws(DisclosureError) {
    let rule = PrimaryRule(profile: profile, sensitivities: sensitivities)
    for cell in cells {
      guard numbers.updateValue(nil, forKey: cell.key) == nil else { throw .duplicate(cell.key) }
      guard case .count(let count) = cell.content else {
        _ = try rule.reason(cell, count: 0)
        continue
      }
      let number = try system.add(cell.key, value: count, contributors: cell.contributors)
      numbers[cell.key] = .some(number)
      primary[number] = try rule.reason(cell, count: count)
      guard tellsStanding, let before = system.publishedBefore(number) else { continue }
      if ofFewSchools.contains(cell.key) {
        // Such a change may be large or small: that the earlier count stands tells neither.
        standing[number] = system.values[before]
      } else if abs(count - system.values[before]) < profile.threshold {
        // When the change is too small to be told the earlier count stands, which tells that it is small.
        let reach = profile.threshold - 1
        let range = max(0, system.values[before] - reach)...(system.values[before] + reach)
        if system.restrict(number, to: range, width: profile.threshold) {
          bounds[number] = range
          standing[number] = system.values[before]
        }
      }
    }
  }

  /// Takes up the sums of this release.
  mutating func add(_ equations: [Equation]) throws(DisclosureError) {
    for equation in equations {
      var parts: [CellKey] = []
      var partNumbers: [Int] = []
      for part in equation.parts {
        guard let number = try number(part) else { continue }
        parts.append(part)
        partNumbers.append(number)
      }
      guard let total = try number(equation.total) else {
        // Where there can be none in all there is none in any part; of what was not reported nothing follows.
        for part in partNumbers where contents[equation.total] == .notApplicable {
          try system.tell(part, lower: 0, upper: 0)
        }
        continue
      }
      try system.add(total: total, parts: partNumbers)
      resolved.append(Equation(total: equation.total, parts: parts))
    }
  }

  /// Hides the numerators of shares that tell of nearly all or nearly none, and notes what may be said instead.
  mutating func add(_ ratios: [RatioCell]) throws(DisclosureError) {
    let rule = PrimaryRule(profile: profile, sensitivities: [:])
    for ratio in ratios {
      if case .shareAlone = ratio.kind { continue }
      guard numbers[ratio.numerator] != nil else { throw .missingCell(ratio.numerator) }
      let denominator: Int?
      switch ratio.denominator {
      case .known(let count):
        denominator = count
        hasKnownDenominators = true
      case .cell(let key):
        guard let number = numbers[key] else { throw .missingCell(key) }
        denominator = number.map { system.values[$0] }
      }
      guard ratio.kind == .share, let denominator, let numerator = numbers[ratio.numerator] ?? nil else { continue }
      let count = system.values[numerator]
      guard count <= denominator else { throw .shareAboveOne(ratio.numerator, count: count, of: denominator) }
      // Everybody knows that a part is not more than the whole.
      _ = system.restrict(numerator, to: 0...denominator, width: profile.threshold)
      guard rule.isExtreme(numerator: count, denominator: denominator) else { continue }
      if primary[numerator] == nil { primary[numerator] = .group }
      if let range = rule.bound(numerator: count, denominator: denominator),
        system.restrict(numerator, to: range, width: profile.threshold)
      {
        bounds[numerator] = range
      }
    }
  }

  /// What is hidden before anything is computed: by number.
  var isHidden: [Bool] {
    let current = Set(numbers.values.compactMap { $0 })
    return system.values.indices.map { number in
      current.contains(number) ? primary[number] != nil : !system.isKnown[number]
    }
  }

  /// What might be published: the counts of this release that no rule hides by itself.
  var mayBePublished: [Bool] {
    var may = [Bool](repeating: false, count: system.count)
    for case let number? in numbers.values where primary[number] == nil { may[number] = true }
    return may
  }

  private func known(_ key: CellKey) throws(DisclosureError) -> Int {
    guard let number = system.cell(key) else { throw .missingCell(key) }
    return number
  }

  /// The number of a cell of this release or, failing that, of an earlier one; nil: `x` or `z`.
  private func number(_ key: CellKey) throws(DisclosureError) -> Int? {
    if let number = numbers[key] { return number }
    return try known(key)
  }
}
