import Disclosure
import Testing

@Suite struct BoundaryTests {
  let profile: Profile
  init() throws { profile = try Profile() }

  private func publish(_ cells: [CountCell], _ equations: [Equation] = []) throws -> Release {
    try Protection.protect(cells, equations: equations, sensitivities: SmallCity.sensitivities, profile: profile)
  }

  private let month = SmallCity.month(1)

  @Test func nothingIsNothing() throws {
    let release = try publish([])
    #expect(release.cells.isEmpty && release.manifest.isEmpty && release.hidden.isEmpty)
  }

  @Test func oneCellIsHiddenOrNotByItself() throws {
    #expect(try publish([SmallCity.cell(SmallCity.key("a", month), 9)]).cells[0].figure == .symbol(.confidential))
    #expect(try publish([SmallCity.cell(SmallCity.key("a", month), 10)]).cells[0].figure == .count(10))
    #expect(try publish([SmallCity.cell(SmallCity.key("a", month), 0)]).cells[0].figure == .count(0))
    let schools = SmallCity.cell(SmallCity.key("a", month), 50, schools: 2)
    #expect(try publish([schools]).hidden.first?.reason == .fewContributors)
  }

  @Test func zerosAndLargeCountsAreShown() throws {
    let zeros = SmallCity.table(month, ["a": 0, "b": 0, "c": 0])
    #expect(try publish(zeros.cells, [zeros.equation]).hidden.isEmpty)
    let large = SmallCity.table(month, ["a": 1 << 40, "b": 1 << 41, "c": 10])
    #expect(try publish(large.cells, [large.equation]).hidden.isEmpty)
    let same = SmallCity.table(month, ["a": 12, "b": 12, "c": 12])
    #expect(try publish(same.cells, [same.equation]).hidden.isEmpty)
  }

  @Test func whenAllIsSmallATotalMayStillStand() throws {
    let counts = Dictionary(uniqueKeysWithValues: (0..<12).map { ("d\($0)", 3) })
    let table = SmallCity.table(month, counts)
    let release = try publish(table.cells, [table.equation])
    #expect(release.cells.last?.figure == .count(36))
    #expect(release.hidden.count == 12)
    #expect(release.longerPeriodAdvised.first?.indicator == "events")
    #expect(release.manifest.map(\.confidentialCount) == [0, 12])
    // Of two that make 4 neither could be uncertain by ten.
    let two = SmallCity.table(month, ["a": 2, "b": 2])
    #expect(try publish(two.cells, [two.equation]).hidden.count == 3)
  }

  @Test func hugeCountsProtectSmallOnes() throws {
    let table = SmallCity.table(month, ["a": 3, "b": 1 << 40])
    #expect(try publish(table.cells, [table.equation]).hidden.count == 2)
  }

  @Test func totalsThatDoNotAddUpAreRefused() throws {
    var table = SmallCity.table(month, ["a": 30, "b": 3])
    table.cells[2] = SmallCity.cell(table.cells[2].key, 34)
    #expect(throws: DisclosureError.inconsistent(total: table.cells[2].key, value: 34, sumOfParts: 33)) {
      try publish(table.cells, [table.equation])
    }
    #expect(throws: DisclosureError.duplicate(table.cells[0].key)) { try publish([table.cells[0], table.cells[0]]) }
    #expect(throws: DisclosureError.missingCell(table.cells[1].key)) {
      try publish([table.cells[0], table.cells[2]], [table.equation])
    }
    #expect(throws: DisclosureError.negativeCount(table.cells[0].key, -1)) {
      try publish([SmallCity.cell(table.cells[0].key, -1)])
    }
  }

  @Test func whatIsNotThereHasItsSymbolAndIsNoPartner() throws {
    let keys = ["a", "b", "c", "city"].map { SmallCity.key($0, month) }
    let cells = [
      SmallCity.cell(keys[0], 4), CountCell(keys[1], .notAvailable, contributors: Contributors(count: 0)),
      CountCell(keys[2], .notApplicable, contributors: Contributors(count: 0)), SmallCity.cell(keys[3], 4),
    ]
    let release = try publish(cells, [Equation(total: keys[3], parts: Array(keys.prefix(3)))])
    #expect(release.cells[1].figure == .symbol(.notAvailable))
    #expect(release.cells[2].figure == .symbol(.notApplicable))
    #expect(release.cells[3].figure == .symbol(.confidential))
  }

  @Test func whatNobodyHasJudgedIsRefused() throws {
    let unknown = SmallCity.key("a", month, indicator: "rumours")
    #expect(throws: DisclosureError.unknownIndicator("rumours")) { try publish([SmallCity.cell(unknown, 50)]) }
    let lessons = SmallCity.key("a", month, indicator: "lessons")
    #expect(throws: DisclosureError.notPersonsOrEvents("lessons")) { try publish([SmallCity.cell(lessons, 50)]) }
  }

  @Test func graveEventsAreShownForTheCityOverAYearAlone() throws {
    func figure(_ place: String, _ period: Period, _ count: Int) throws -> PublishedCell.Figure {
      try publish([SmallCity.cell(SmallCity.key(place, period, indicator: "suicide"), count)]).cells[0].figure
    }
    #expect(try figure("city", SmallCity.months(1, 12), 12) == .count(12))
    #expect(try figure("city", SmallCity.months(1, 12), 9) == .symbol(.confidential))
    #expect(try figure("city", SmallCity.months(1, 11), 12) == .symbol(.confidential))
    #expect(try figure("a", SmallCity.months(1, 12), 12) == .symbol(.confidential))
  }

  @Test func countsAreRoundedAfterHiding() throws {
    let rounding = try Profile(rounding: 5)
    let table = SmallCity.table(month, ["a": 33, "b": 42])
    let release = try Protection.protect(
      table.cells, equations: [table.equation], sensitivities: SmallCity.sensitivities, profile: rounding)
    #expect(release.cells.map(\.figure) == [.count(35), .count(40), .count(75)])
  }

  @Test func ratesNeedPersonsAndEvents() throws {
    func figure(_ count: Int, of persons: Int, per: Int = 10_000) throws -> PublishedRatio.Figure {
      let key = SmallCity.key("a", month)
      let rate = RatioCell(name: "rate", numerator: key, denominator: .known(persons), kind: .rate(per: per))
      return try Protection.protect(
        [SmallCity.cell(key, count)], equations: [], ratios: [rate], sensitivities: SmallCity.sensitivities,
        profile: profile
      ).ratios[0].figure
    }
    #expect(try figure(9, of: 5_000) == .symbol(.confidential))
    #expect(try figure(10, of: 5_000) == .value(20, isUnreliable: true))
    #expect(try figure(20, of: 5_000) == .value(40, isUnreliable: false))
    #expect(try figure(20, of: 29) == .symbol(.confidential))
    #expect(try figure(20, of: 5_000_000, per: 100) == .symbol(.low))
  }
}
