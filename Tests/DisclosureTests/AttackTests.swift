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
    /// What the later figure has more than the earlier one.
    func change(_ before: Attacker, _ after: Attacker) -> Int? {
      let key = SmallCity.key("east", SmallCity.month(1))
      guard let old = before.known[key], let new = after.known[key] else { return nil }
      return new - old
    }
    var naive = [Attacker(), Attacker()]
    naive[0].readNaive(table.cells)
    naive[1].readNaive(corrected.cells)
    #expect(change(naive[0], naive[1]) == 3, "the attack itself does not work")
    var ours = [Attacker(), Attacker()]
    ours[0].read(first)
    ours[1].read(second)
    // Nor do the sums of both releases bring the new figure out.
    ours[1].solve([table.equation, corrected.equation])
    #expect(change(ours[0], ours[1]) != 3)
    let figures = Dictionary(uniqueKeysWithValues: second.cells.map { ($0.key, $0.figure) })
    #expect(figures[SmallCity.key("east", SmallCity.month(1))] == .standing(40))
    #expect(figures[SmallCity.key("city", SmallCity.month(1))] == .standing(65))
    #expect(figures[SmallCity.key("south", SmallCity.month(1))] == .count(25))
    // A correction of as many as may be told is told.
    let larger = SmallCity.table(SmallCity.month(1), ["east": 60, "south": 25])
    let third = try publish(larger.cells, [larger.equation], earlier: [first.record, second.record])
    #expect(third.hidden.isEmpty)
  }

  @Test func aCorrectionOfFewSchoolsIsNotTheNewFigureLessTheOld() throws {
    let month = SmallCity.month(1)
    let table = SmallCity.table(month, ["east": 40, "south": 25, "west": 90])
    let corrected = SmallCity.table(month, ["east": 60, "south": 25, "west": 90])
    let (east, city) = (SmallCity.key("east", month), SmallCity.key("city", month))
    let first = try publish(table.cells, [table.equation])
    func second(_ few: Set<CellKey>) throws -> [CellKey: PublishedCell.Figure] {
      let release = try Protection.protect(
        corrected.cells, equations: [corrected.equation], sensitivities: SmallCity.sensitivities,
        earlier: [first.record], ofFewSchools: few, profile: profile)
      return Dictionary(uniqueKeysWithValues: release.cells.map { ($0.key, $0.figure) })
    }
    let told = try second([])
    #expect(told[east] == .count(60) && told[city] == .count(175), "the attack itself does not work")
    let kept = try second([east, city])
    #expect(kept[east] == .standing(40) && kept[city] == .standing(155))
    // One of them alone would tell the other.
    #expect(try second([east])[city] != .count(175))
  }

  @Test func aProgramThatDoesNotEndPublishesNothing() throws {
    let table = SmallCity.table(SmallCity.month(1), ["a": 30, "b": 3, "c": 50])
    #expect(throws: DisclosureError.solver(status: 3)) {
      try Protection.protect(
        table.cells, equations: [table.equation], sensitivities: SmallCity.sensitivities, profile: profile,
        mostSolverSteps: 0)
    }
    #expect(try publish(table.cells, [table.equation]).hidden.count == 2)
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
    let pupils = ["a": 9_000, "b": 2_000, "c": 12_000, "city": 23_000]
    let ratios = ["a", "b", "c", "city"].map {
      RatioCell(
        name: $0, numerator: SmallCity.key($0, month), denominator: .known(pupils[$0] ?? 0), kind: .rate(per: 10_000))
    }
    /// Reads rates and what everybody knows of the pupils.
    func attack(_ rates: [String: Double], _ attacker: inout Attacker) {
      for (place, rate) in rates {
        attacker.learn(SmallCity.key(place, month), Int((rate * Double(pupils[place] ?? 0) / 10_000).rounded()))
      }
      attacker.solve([table.equation])
    }
    func rate(_ cell: CountCell) -> Double {
      guard case .count(let count) = cell.content else { return 0 }
      return (Double(count) / Double(pupils[cell.key.place] ?? 0) * 100_000).rounded() / 10
    }
    let secret = SmallCity.key("b", month)
    // One publisher hides the small count and prints its rate; another hides the rate too but not the others.
    let all = Dictionary(uniqueKeysWithValues: table.cells.map { ($0.key.place, rate($0)) })
    for rates in [all, all.filter { $0.key != "b" }] {
      var naive = Attacker()
      attack(rates, &naive)
      #expect(naive.known[secret] == 3, "the attack itself does not work")
    }
    let release = try publish(table.cells, [table.equation], ratios: ratios)
    var ours = Attacker()
    ours.read(release)
    let printed = release.ratios.compactMap { ratio -> (String, Double)? in
      if case .value(let value, _) = ratio.figure { (ratio.name, value) } else { nil }
    }
    #expect(!printed.isEmpty)
    attack(Dictionary(uniqueKeysWithValues: printed), &ours)
    #expect(ours.known[secret] == nil)
  }

  @Test func theOrderOfTheCellsTellsNothing() throws {
    let month = SmallCity.month(1)
    let city = SmallCity.key("city", month)
    /// What a reader makes of a list without the two small counts, whose sum follows: the first is the larger.
    func attack(_ cells: [(place: String, count: Int?)]) -> [String: Int] {
      let hidden = cells.filter { $0.count == nil }.map(\.place)
      let told = cells.reduce(0) { $0 + ($1.place == "city" ? 0 : $1.count ?? 0) }
      guard hidden.count == 2, let total = cells.first(where: { $0.place == "city" })?.count else { return [:] }
      let pairs = (1...9).map { (total - told - $0, $0) }.filter { (1...9).contains($0.0) && $0.0 > $0.1 }
      guard pairs.count == 1 else { return [:] }
      return [hidden[0]: pairs[0].0, hidden[1]: pairs[0].1]
    }
    var ours: [[PublishedCell]] = []
    var guesses: [[String: Int]] = []
    for counts in [["a": 50, "b": 9, "c": 8, "d": 70], ["a": 50, "b": 8, "c": 9, "d": 70]] {
      let table = SmallCity.table(month, counts)
      // A publisher who puts the largest first and hides what is small.
      let sorted = counts.sorted { $0.value > $1.value }.map { (place: $0.key, count: $0.value > 9 ? $0.value : nil) }
      #expect(attack(sorted + [("city", 137)]) == counts.filter { $0.value < 10 }, "the attack itself does not work")
      let release = try publish(table.cells, [table.equation])
      #expect(release.cells.map(\.key) == table.cells.map(\.key))
      let list = release.cells.map { cell -> (place: String, count: Int?) in
        guard case .count(let count) = cell.figure else { return (cell.key.place, nil) }
        return (cell.key.place, count)
      }
      guesses.append(attack(list))
      #expect(list.contains { $0.place == city.place && $0.count == 137 })
      ours.append(release.cells)
    }
    // Which of the two is larger makes no difference to anything that is printed, so that one guess is wrong.
    #expect(ours[0] == ours[1] && guesses[0] == guesses[1])
  }

  @Test func allOrNoneOfAGroupIsSaidAsABound() throws {
    let month = SmallCity.month(1)
    let group = SmallCity.key("city", month, "group", indicator: "pupils")
    let state = SmallCity.key("city", month, "state", indicator: "pupils")
    let other = SmallCity.key("city", month, "other", indicator: "pupils")
    for (inState, figure) in [
      (0, PublishedRatio.Figure.below(percent: 5)), (4, .below(percent: 5)), (397, .above(percent: 95)),
      (400, .above(percent: 95)),
    ] {
      let cells = [
        SmallCity.cell(group, 400), SmallCity.cell(state, inState), SmallCity.cell(other, 400 - inState),
      ]
      let share = RatioCell(name: "share", numerator: state, denominator: .cell(group), kind: .share)
      let sum = Equation(total: group, parts: [state, other])
      let release = try publish(cells, [sum], ratios: [share])
      #expect(release.ratios[0].figure == figure)
      var (naive, attacker) = (Attacker(), Attacker())
      naive.readNaive(cells)
      attacker.read(release)
      for both in [sum] {
        naive.solve([both])
        attacker.solve([both])
      }
      // Whoever hides small counts alone tells of 400 pupils one by one that they are in the state, or are not.
      #expect(naive.known[state] == inState, "the attack itself does not work")
      #expect(attacker.known[state] == nil && attacker.known[other] == nil)
    }
  }

  @Test func aShareOfWhatIsNotToldHasNoCounts() throws {
    func figure(_ count: Int, of weeks: Int, persons: Int, schools: Int = 4) throws -> PublishedRatio.Figure {
      let key = SmallCity.key("a", SmallCity.month(1), indicator: "followUp")
      let share = RatioCell(
        name: "share", numerator: key, denominator: .known(weeks),
        kind: .shareAlone(count: count, persons: persons, schools: schools))
      let release = try publish([], [], ratios: [share])
      #expect(release.cells.isEmpty && release.record.cells.isEmpty)
      return release.ratios[0].figure
    }
    #expect(try figure(400, of: 500, persons: 38) == .value(80, isUnreliable: false))
    #expect(try figure(300, of: 370, persons: 28) == .symbol(.confidential))
    #expect(try figure(400, of: 500, persons: 38, schools: 2) == .symbol(.confidential))
    #expect(try figure(495, of: 500, persons: 38) == .above(percent: 95))
    #expect(try figure(500, of: 500, persons: 38) == .above(percent: 95))
    #expect(try figure(0, of: 500, persons: 38) == .below(percent: 5))
    #expect(try figure(0, of: 0, persons: 0, schools: 0) == .symbol(.notAvailable))
  }

  @Test func aRoundedShareDoesNotBringBackWhatWasRounded() throws {
    let month = SmallCity.month(1)
    let group = SmallCity.key("city", month, "group", indicator: "pupils")
    let state = SmallCity.key("city", month, "state", indicator: "pupils")
    let cells = [SmallCity.cell(group, 83), SmallCity.cell(state, 41)]
    let share = RatioCell(name: "share", numerator: state, denominator: .cell(group), kind: .share)
    let release = try Protection.protect(
      cells, equations: [], ratios: [share], sensitivities: SmallCity.sensitivities, profile: Profile(rounding: 5))
    #expect(release.cells.map(\.figure) == [.count(85), .count(40)])
    /// The groups that a printed share of 40 can be of.
    func groups(_ percent: Double) -> [Int] {
      (83...87).filter { ((40 / Double($0)) * 1_000).rounded() / 10 == percent }
    }
    // The rounded count over the true group gives the group away.
    #expect(groups((40 / 83.0 * 1_000).rounded() / 10) == [83], "the attack itself does not work")
    #expect(release.ratios[0].figure == .value((40 / 85.0 * 1_000).rounded() / 10, isUnreliable: false))
  }
}
