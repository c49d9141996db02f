import Testing
import Wording

struct NumeralsTests {
  @Test func `numbers are written for people`() {
    #expect(Numerals.count(1_234_567) == "1,234,567")
    #expect(Numerals.count(-999) == "−999")
    #expect(Numerals.ratio(1.79499) == "1.79")
    #expect(Numerals.decimal(-0.004) == "0.0")
    #expect(Numerals.decimal(123_456.7) == "123,457")
    #expect(Numerals.percent(0.2954) == "30%")
  }

  @Test func `what is no number is written as absent`() {
    for value in [Double.nan, .infinity, -.infinity, nil] {
      #expect(Numerals.decimal(value) == "—")
      #expect(Numerals.percent(value) == "—")
      #expect(Numerals.probability(value) == "—")
    }
  }

  @Test func `probabilities are never written as nothing`() {
    #expect(Numerals.probability(0) == "<0.001")
    #expect(Numerals.probability(0.0004) == "<0.001")
    #expect(Numerals.probability(0.0184) == "0.018")
    #expect(Numerals.probability(0.9999) == ">0.999")
    #expect(Numerals.probability(1) == "1.000")
  }

  @Test func `an interval without an upper end says so`() {
    #expect(Numerals.interval(0.5, .infinity).zh == "不低于0.50")
    #expect(Numerals.interval(1.366, 2.341).en == "1.37–2.34")
  }

  @Test func `lists are read aloud`() {
    #expect(Numerals.list([]).zh == "")
    let names = ["甲", "乙", "丙"].map { Text(verbatim: $0) }
    #expect(Numerals.list(names).zh == "甲、乙和丙")
    #expect(Numerals.list(names).en == "甲, 乙 and 丙")
  }
}
