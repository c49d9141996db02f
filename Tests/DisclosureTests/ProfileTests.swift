import Disclosure
import Testing

@Suite struct ProfileTests {
  @Test func noThresholdGoesBelowItsFloor() throws {
    #expect(throws: DisclosureError.belowFloor(.threshold, value: 4, floor: 5)) { try Profile(threshold: 4) }
    #expect(throws: DisclosureError.belowFloor(.minimumContributors, value: 1, floor: 2)) {
      try Profile(minimumContributors: 1)
    }
    #expect(throws: DisclosureError.belowFloor(.unreliableBelow, value: 9, floor: 10)) {
      try Profile(unreliableBelow: 9)
    }
    #expect(throws: (any Error).self) { try Profile(extremeShare: .nan) }
    #expect(throws: DisclosureError.rounding(3)) { try Profile(rounding: 3) }
    #expect(try Profile(threshold: 5).threshold == 5)
  }
}
