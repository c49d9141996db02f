import Disclosure
import Testing

/// Each attack gets at a small count of a publisher who only hides small counts, and not at ours.
@Suite struct AttackTests {
  let profile: Profile
  init() throws { profile = try Profile() }

  private func publish(
    _ cells: [CountCell], _ equations: [Equation], ratios: [RatioCell] = [], earlier: [EarlierRelease] = []
  ) throws -> Release {
    try Protection.protect(
      cells, equations: equations, ratios: ratios, sensitivities: SmallCity.sensitivities, earlier: earlier,
      profile: profile)
  }

  /// Runs the attack on releases of both publishers; the secret must fall to the one and not to the other.
  private func attack(
    _ releases: [(cells: [CountCell], equations: [Equation])], secrets: [CellKey], known: [Equation] = []
  ) throws {
    var naive = Attacker()
    var ours = Attacker()
    var earlier: [EarlierRelease] = []
    for release in releases {
      naive.readNaive(release.cells)
      let published = try publish(release.cells, release.equations, earlier: earlier)
      ours.read(published)
      earlier.append(published.record)
    }
    let equations = releases.flatMap(\.equations) + known
    naive.solve(equations)
    ours.solve(equations)
    for secret in secrets {
      #expect(naive.known[secret] != nil, "the attack itself does not work on \(secret)")
      #expect(ours.known[secret] == nil, "\(secret) is revealed")
    }
  }

  @Test func aSmallDistrictIsNotTheCityLessTheOthers() throws {
    let table = SmallCity.table(SmallCity.month(1), ["east": 40, "north": 3, "south": 25])
    try attack([(table.cells, [table.equation])], secrets: [SmallCity.key("north", SmallCity.month(1))])
  }

  @Test func aMonthIsNotTheDifferenceOfOverlappingPeriods() throws {
    var cells: [CountCell] = []
    var equations: [Equation] = []
    let counts = [12, 4, 15, 20]
    for place in ["north", "south"] {
      for month in 1...4 {
        cells.append(SmallCity.cell(SmallCity.key(place, SmallCity.month(month)), counts[month - 1]))
      }
      for (first, last) in [(1, 2), (1, 3), (2, 3), (1, 4)] {
        let key = SmallCity.key(place, SmallCity.months(first, last))
        cells.append(SmallCity.cell(key, counts[(first - 1)..<last].reduce(0, +)))
        equations.append(
          Equation(total: key, parts: (first...last).map { SmallCity.key(place, SmallCity.month($0)) }))
      }
    }
    try attack([(cells, equations)], secrets: [SmallCity.key("north", SmallCity.month(2))])
  }

  @Test func aMonthIsNotThisYearToDateLessTheLastRelease() throws {
    let toMay = SmallCity.key("north", SmallCity.months(1, 5))
    let toJune = SmallCity.key("north", SmallCity.months(1, 6))
    let june = SmallCity.key("north", SmallCity.month(6))
    let second = [SmallCity.cell(toMay, 60), SmallCity.cell(june, 4), SmallCity.cell(toJune, 64)]
    let equation = Equation(total: toJune, parts: [toMay, june])
    // The second release does not repeat the earlier figure; the ledger knows it.
    try attack([([second[0]], []), (Array(second.dropFirst()), [equation])], secrets: [june])
  }

  @Test func aCorrectionOfAFewIsNotTheNewFigureLessTheOld() throws {
    let table = SmallCity.table(SmallCity.month(1), ["east": 40, "south": 25])
    let first = try publish(table.cells, [table.equation])
    let corrected = SmallCity.table(SmallCity.month(1), ["east": 43, "south": 25])
    let second = try publish(corrected.cells, [corrected.equation], earlier: [first.record])
    let figures = Dictionary(uniqueKeysWithValues: second.cells.map { ($0.key, $0.figure) })
    #expect(figures[SmallCity.key("east", SmallCity.month(1))] == .standing(40))
    #expect(figures[SmallCity.key("city", SmallCity.month(1))] == .standing(65))
    #expect(figures[SmallCity.key("south", SmallCity.month(1))] == .count(25))
    // A correction of as many as may be told is told.
    let larger = SmallCity.table(SmallCity.month(1), ["east": 60, "south": 25])
    let third = try publish(larger.cells, [larger.equation], earlier: [first.record, second.record])
    #expect(third.hidden.isEmpty)
  }

  @Test func aDistrictIsNotTheMergedOneLessTheOther() throws {
    let month = SmallCity.month(1)
    let first = SmallCity.table(month, ["a": 30, "b": 6, "c": 50, "d": 7])
    let merged = SmallCity.key("ab", month)
    let second =
      [SmallCity.cell(merged, 36)] + first.cells.filter { !["a", "b"].contains($0.key.place) }
    let parts = [merged, SmallCity.key("c", month), SmallCity.key("d", month)]
    let sums = [
      Equation(total: SmallCity.key("city", month), parts: parts),
      Equation(total: merged, parts: [SmallCity.key("a", month), SmallCity.key("b", month)]),
    ]
    try attack([(first.cells, [first.equation]), (second, sums)], secrets: [SmallCity.key("b", month)])
  }

  @Test func aSchoolThatIsAloneCannotComputeItsNeighbour() throws {
    let month = SmallCity.month(1)
    let city = SmallCity.key("city", month)
    let alone = CountCell(SmallCity.key("a", month), .count(5), contributors: Contributors(["s1": 5]))
    let cells = [
      alone, SmallCity.cell(SmallCity.key("b", month), 7), SmallCity.cell(SmallCity.key("c", month), 60),
      SmallCity.cell(SmallCity.key("d", month), 80), SmallCity.cell(city, 152),
    ]
    let sum = Equation(total: city, parts: ["a", "b", "c", "d"].map { SmallCity.key($0, month) })
    let release = try publish(cells, [sum])
    var school = Attacker()
    var naive = Attacker()
    school.read(release)
    naive.readNaive(cells)
    for key in [alone.key] {
      school.learn(key, 5)
      naive.learn(key, 5)
    }
    school.solve([sum])
    naive.solve([sum])
    #expect(naive.known[SmallCity.key("b", month)] == 7)
    #expect(school.known[SmallCity.key("b", month)] == nil)
  }

  @Test func aRateTimesItsDenominatorIsNoHiddenCount() throws {
    let month = SmallCity.month(1)
    let table = SmallCity.table(month, ["a": 30, "b": 3, "c": 50])
    let ratios = ["a", "b", "c", "city"].map {
      RatioCell(
        name: $0, numerator: SmallCity.key($0, month), denominator: .known(10_000), kind: .rate(per: 10_000),
        decimals: 0)
    }
    let release = try publish(table.cells, [table.equation], ratios: ratios)
    let hidden = Set(release.hidden.map(\.key))
    #expect(hidden.contains(SmallCity.key("b", month)) && hidden.count >= 2)
    for ratio in release.ratios {
      if hidden.contains(ratio.numerator) { #expect(ratio.figure == .symbol(.confidential)) }
    }
    // With the rates taken for counts the sums tell no more than without.
    var attacker = Attacker()
    attacker.read(release)
    for ratio in release.ratios {
      if case .value(let value, _) = ratio.figure { attacker.learn(ratio.numerator, Int(value)) }
    }
    attacker.solve([table.equation])
    #expect(attacker.known[SmallCity.key("b", month)] == nil)
  }

  @Test func theOrderOfTheCellsTellsNothing() throws {
    let month = SmallCity.month(1)
    let table = SmallCity.table(month, ["a": 30, "b": 3, "c": 50, "d": 8, "e": 0])
    let release = try publish(table.cells, [table.equation])
    #expect(release.cells.map(\.key) == table.cells.map(\.key))
    // Another order of asking hides the same.
    let turned = try publish(table.cells.reversed(), [table.equation])
    #expect(Set(turned.hidden.map(\.key)).contains(SmallCity.key("b", month)))
    let again = try publish(table.cells, [table.equation])
    #expect(again.cells == release.cells && again.hidden == release.hidden)
  }

  @Test func allOrNoneOfAGroupIsSaidAsABound() throws {
    let month = SmallCity.month(1)
    let group = SmallCity.key("city", month, "group", indicator: "pupils")
    let state = SmallCity.key("city", month, "state", indicator: "pupils")
    let other = SmallCity.key("city", month, "other", indicator: "pupils")
    for (inState, figure) in [(0, PublishedRatio.Figure.below(percent: 5)), (400, .above(percent: 95))] {
      let cells = [
        SmallCity.cell(group, 400), SmallCity.cell(state, inState), SmallCity.cell(other, 400 - inState),
      ]
      let share = RatioCell(name: "share", numerator: state, denominator: .cell(group), kind: .share)
      let sum = Equation(total: group, parts: [state, other])
      let release = try publish(cells, [sum], ratios: [share])
      #expect(release.ratios[0].figure == figure)
      var attacker = Attacker()
      attacker.read(release)
      attacker.solve([sum])
      #expect(attacker.known[state] == nil)
    }
  }
}
