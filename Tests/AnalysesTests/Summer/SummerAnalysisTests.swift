import Analyses
import Submissions
import Testing

@Suite struct SummerAnalysisTests {
  private let city = SummerCity.self

  @Test func `sums leave out what is not answered or not sent, and tell how many that is`() throws {
    let analysis = city.analysis()
    func number(_ unit: Unit, _ item: SummaryItem) throws -> SummerRollUp {
      try #require(analysis.rollUp.first { $0.unit == unit && $0.item == item })
    }
    let due = try number(.city, .visitsDue)
    #expect(due.sum == 17 && due.answered == 3 && due.notAnswered == 0 && due.missing == 1)
    // A zero is an answer; nobody's answer is none.
    let leave = try number(.city, .onLeave)
    #expect(leave.sum == 0 && leave.answered == 1 && leave.notAnswered == 2)
    let lessons = try number(.district("西区"), .lessons)
    #expect(lessons.sum == nil && lessons.notAnswered == 1 && lessons.missing == 1)
    #expect(analysis.rollUp.count == 3 * SummaryItem.allCases.count)
    #expect(analysis.summaries?.missing.map(\.code.rawValue) == ["04"])
  }

  @Test func `the share visited is of schools that told both numbers`() throws {
    let visits = try #require(city.analysis().visits.first)
    #expect(visits.unit == .city && visits.due == 12 && visits.made == 10 && visits.answered == 2)
    #expect(visits.notAnswered == 1 && visits.missing == 1)
    var panel = city.panel()
    panel.summaries = [
      SchoolSummary(
        school: city.code("01"), period: "2022-summer", asOf: city.day("2022-08-25"),
        numbers: [.visitsDue: 0, .visited: 0])
    ]
    let none = try #require(city.analysis(panel).visits.first)
    #expect(none.answered == 1 && none.due == 0 && none.share == nil)
  }

  @Test func `weekly follow-up counts whole weeks of the holiday, and names who sent nothing`() throws {
    let tracking = try #require(city.analysis().tracking)
    #expect(tracking.weeks.map(\.monday.description) == city.mondays)
    #expect(tracking.weeks.allSatisfy { $0.onFile == 4 })
    #expect(tracking.weeks.map(\.tracked) == [3, 3, 3, 3, 2, 3, 3])
    #expect(tracking.before?.tracked == 12 && tracking.before?.onFile == 16)
    #expect(tracking.lowest?.monday.description == "2022-08-01" && tracking.highest == 0.75)
    #expect(tracking.silentSchools.map(\.code.rawValue) == ["02"])
    #expect(tracking.districts.map(\.tracked) == [14, 6] && tracking.districts.map(\.onFile) == [21, 7])
    // 50 % in the worst week against 75 % before.
    #expect(tracking.isHeld == false && !tracking.isSilent)
  }

  @Test func `follow-up held when no week lies more than five points below the weeks before`() throws {
    var panel = city.panel()
    panel.trackingWeeks =
      city.weeks("01", onFile: 100, Dictionary(uniqueKeysWithValues: city.mondaysBefore.map { ($0, 90) }))
    for (tracked, isHeld) in [(85, true), (84, false)] {
      var own = panel
      own.trackingWeeks += city.mondays.map {
        TrackingWeek(school: city.code("01"), monday: city.day($0), onFileChange: 0, tracked: tracked)
      }
      #expect(city.analysis(own).tracking?.isHeld == isHeld)
      // Of the last week only a part has come: nothing is said of it, and what is said of the others stands.
      own.lastRecords = [city.code("01"): city.day("2022-08-17")]
      own.trackingWeeks[own.trackingWeeks.count - 1].tracked = 9
      let cutOff = try #require(city.analysis(own).tracking)
      #expect(cutOff.isCutOff && cutOff.isHeld == (isHeld ? nil : false))
      #expect(cutOff.lowest?.tracked == tracked)
    }
    // Nothing received is not a rate of nothing.
    let silent = try #require(city.analysis(panel).tracking)
    #expect(silent.isSilent && silent.isHeld == nil)
  }

  @Test func `a week that is not over does not count`() {
    #expect(city.analysis(asOf: "2022-07-20").tracking?.weeks.count == 2)
    #expect(city.analysis(asOf: "2022-07-08").tracking == nil)
  }

  @Test func `the watch list has tier 3, moved up and overdue, each with its reasons`() throws {
    let watch = try #require(city.analysis().watch)
    #expect(watch.onFile == 5 && watch.unknownTier == 1)
    // d moved down and was seen on 18 August, 7 days before the last day; of e no tier is known.
    #expect(watch.pupils.map(\.open.pseudonym) == ["a", "c"])
    #expect(watch.pupils.map(\.reasons) == [[.gravest, .movedUp], [.overdue]])
    #expect(watch.pupils[0].tierBefore == .serious && watch.pupils[0].district == "东区")
    #expect(city.analysis(now: []).watch == nil)
  }

  @Test func `parents told, signed, not signed and not said are four numbers`() throws {
    let told = [
      ToldParents(pseudonym: "a", isSigned: true), ToldParents(pseudonym: "b", isSigned: false),
      ToldParents(pseudonym: "c", isSigned: nil), ToldParents(pseudonym: "gone", isSigned: true),
    ]
    let row = try #require(city.analysis(told: told).notices.first)
    #expect(row.onFile == 5 && row.told == 3 && row.signed == 1 && row.notSigned == 1 && row.notAnswered == 1)
    #expect(row.notTold == 2)
    #expect(city.analysis().notices.isEmpty)
    #expect(city.analysis(told: told, now: []).notices.isEmpty && city.analysis(told: told, now: []).told == 4)
  }

  @Test func `conferences count from June on, for schools with tiers 2 and 3`() {
    var panel = city.panel()
    #expect(!city.analysis(panel).isAnyConferenceKnown)
    panel.conferences = [
      Conference(school: city.code("01"), held: city.day("2022-05-31")),
      Conference(school: city.code("02"), held: city.day("2022-06-15")),
    ]
    var analysis = city.analysis(panel)
    #expect(analysis.conferences.map(\.schools) == [2, 1, 1] && analysis.conferences.map(\.held) == [0, 0, 0])
    panel.conferences.append(Conference(school: city.code("01"), held: city.day("2022-06-01")))
    analysis = city.analysis(panel)
    #expect(analysis.conferences.map(\.held) == [1, 1, 0])
    #expect(analysis.schoolsWithoutConference.map(\.code.rawValue) == ["03"])
  }

  @Test func `plans are found whatever words name the season, and who is missing is named`() throws {
    var panel = city.panel()
    for (school, period) in [("01", "2022年暑期"), ("02", "2022-summer"), ("03", "2022学年第一学期")] {
      panel.returns.append(
        SchoolReturn(
          school: city.code(school), form: .plans, period: period, received: city.day("2022-06-28"), state: .accepted))
    }
    let plans = city.analysis(panel).plans
    #expect(plans.map(\.period) == ["2022-summer", "2022-autumn"])
    #expect(plans[0].missing.map(\.code.rawValue) == ["03", "04"])
    #expect(plans[1].missing.map(\.code.rawValue) == ["01", "02", "04"])
    #expect(city.analysis().plans.isEmpty)
    // Asked for and sent by nobody is missing everywhere.
    panel = city.panel()
    panel.tasks.append(SubmissionTask(form: .plans, period: "2022年暑期", due: city.day("2022-06-30")))
    #expect(city.analysis(panel).plans.first?.missing.count == 4)
  }

  @Test func `a summer of which nothing was sent is empty, one with any part is not`() {
    var nothing = Panel()
    nothing.schools = city.schools
    nothing.trackingWeeks = city.weeks("01", onFile: 2, ["2022-06-20": 2])
    #expect(city.analysis(nothing).isEmpty)
    #expect(city.analysis(nothing).rollUp.isEmpty && city.analysis(nothing).plans.isEmpty)
    var one = nothing
    one.trackingWeeks += city.weeks("01", onFile: 0, ["2022-07-18": 1])
    #expect(!city.analysis(one).isEmpty)
    one = nothing
    one.acknowledgementCounts = [
      AcknowledgementCount(school: city.code("01"), month: Month(year: 2022, month: 7), informed: 1, signed: 0)
    ]
    #expect(!city.analysis(one).isEmpty)
  }

  @Test func `what is to be done has a district and a day each`() {
    let comparisons = [
      SummaryComparison(school: city.code("01"), item: .onLeave, told: 0, counted: 2),
      SummaryComparison(school: city.code("03"), item: .visited, told: 2, counted: 1),
    ]
    let analysis = city.analysis(told: [ToldParents(pseudonym: "a", isSigned: true)], comparisons: comparisons)
    #expect(analysis.compared == 2 && analysis.differences.map(\.school.code.rawValue) == ["01"])
    let toDos = analysis.toDos
    #expect(
      toDos.map(\.task) == [
        .returns(.summary, period: "2022-summer", schools: 1), .differences(schools: 1), .watch(pupils: 2),
        .followUps(pupils: 1), .notices(pupils: 2), .notices(pupils: 2),
      ])
    #expect(toDos.map(\.districts) == [["西区"], ["东区"], ["东区"], ["东区"], ["东区"], ["西区"]])
    // Monday 29 August: three working days, the day before the term, a week.
    #expect(
      toDos.map(\.due.description) == [
        "2022-09-01", "2022-09-01", "2022-09-01", "2022-09-05", "2022-09-01", "2022-09-01",
      ])
    #expect(city.analysis(asOf: "2022-08-26").toDos.contains { $0.due.description == "2022-08-31" })
  }
}
