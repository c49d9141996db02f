import Submissions
import Testing

@Suite struct DayTests {
  @Test func everyDayOfFourCenturiesComesBackFromItsParts() throws {
    let first = try #require(Day(year: 1800, month: 1, day: 1))
    for offset in 0..<146_097 {
      let day = first.advanced(by: offset)
      let parts = day.parts
      #expect(Day(year: parts.year, month: parts.month, day: parts.day) == day)
    }
    #expect(first.advanced(by: 146_097).description == "2200-01-01")
  }

  @Test func knowsLeapYearsWeekdaysAndMonthEnds() {
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
    #expect(Day(year: 1900, month: 2, day: 29) == nil)
    #expect(Day(iso: "2022-06-31") == nil)
    #expect(Day(iso: "2022-6-1") == nil)
    #expect(Day(iso: "2022-06-06")?.weekday == 1)
    #expect(Day(iso: "1969-12-31")?.weekday == 3)
    #expect(Month(iso: "2024-02")?.lastDay.description == "2024-02-29")
    #expect(Month(iso: "2021-12")?.advanced(by: 1).description == "2022-01")
  }
}

@Suite struct FormSpecificationTests {
  @Test(arguments: FormID.allCases) func everyShippedFormIsReadAndNamesEachFieldOnce(form: FormID) throws {
    let specification = try FormSpecification.shipped(form)
    #expect(specification.form == form)
    #expect(specification.fields.contains { $0.required == true })
    // `stage` and 学段 may name a field in English and in Chinese; no header may name two fields.
    for field in specification.fields {
      for header in Set([field.name, field.header] + (field.synonyms ?? [])) {
        let owners = specification.fields.filter { ([$0.name, $0.header] + ($0.synonyms ?? [])).contains(header) }
        // 家长参与数 names two fields, which are told apart by what each stands next to.
        let neighbours = Set(owners.compactMap(\.follows))
        #expect(owners.count == 1 || neighbours.count == owners.count, "\(header)")
      }
    }
  }
}
