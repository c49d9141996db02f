import Submissions
import Testing
import Wording

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

@Suite struct SummerTests {
  @Test func `a summer runs from 1 July to 25 August unless settings and tasks say otherwise`() {
    let usual = Summer(year: 2022)
    #expect(usual.firstDay == day("2022-07-01") && usual.lastDay == day("2022-08-25"))
    #expect(usual.period == "2022-summer" && usual.preparedFrom == day("2022-06-01"))
    let tasks = [SubmissionTask(form: .summary, period: "2022-summer", due: day("2022-08-28"))]
    let own = Summer(year: 2022, starts: [day("2021-07-05"), day("2022-07-02")], tasks: tasks)
    #expect(own.firstDay == day("2022-07-02") && own.lastDay == day("2022-08-28"))
    // A return that is due in the term does not make the summer longer.
    let late = Summer(
      year: 2022, tasks: [SubmissionTask(form: .summary, period: "2022-summer", due: day("2022-09-20"))])
    #expect(late.lastDay == day("2022-08-25"))
  }

  @Test func `only a year and the word are a summer`() {
    #expect(Summer.year(of: "2022-summer") == 2022)
    for text in ["summer", "22-summer", "2022-Summer", "2022-summer-1", "-2022-summer", "0000-summer", "２０２２-summer"] {
      #expect(Summer.year(of: text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("2022年暑期", "2022-summer"), ("2022年暑假工作", "2022-summer"), ("2022-summer", "2022-summer"),
    ("2022年秋季", "2022-autumn"), ("2022学年第一学期", "2022-autumn"), ("2022-autumn", "2022-autumn"),
    ("2022年春季", "2022年春季"), ("暑期", "暑期"), ("2022-06", "2022-06"),
  ]) func `seasons are known whatever words name them`(written: String, known: String) {
    #expect(ReturnPeriod(written).season.rawValue == known)
  }

  @Test func `an autumn has a name and months of its own`() {
    let autumn = ReturnPeriod("2022-autumn")
    #expect(autumn.label.zh == "2022年秋季" && autumn.label.en == "autumn 2022")
    #expect(autumn.ownMonths == Month(year: 2022, month: 9)...Month(year: 2022, month: 12))
    #expect(ReturnPeriod("2022年秋季").ownMonths == nil)
  }

  @Test func `visiting more pupils than the follow-ups name is no contradiction`() {
    let school = SchoolCode(rawValue: "01")
    func differs(_ item: SummaryItem, _ told: Int, _ counted: Int) -> Bool {
      SummaryComparison(school: school, item: item, told: told, counted: counted).isDifferent
    }
    #expect(!differs(.visited, 3, 2) && differs(.visited, 1, 2) && !differs(.visited, 2, 2))
    #expect(differs(.onLeave, 3, 2) && differs(.onLeave, 1, 2) && !differs(.onLeave, 2, 2))
  }
}
