import Ingestion
import Simulation
import Submissions
import Testing
import Wording

/// The files of a city as a whole.
@Suite struct CityFilesTests {
  private static func plan(
    seed: UInt64 = 7, pupils: Int = 30_000, districts: Int = 3, schools: Int? = nil, from: String = "2020-09",
    to: String = "2022-06", spike: Double = 1.9
  ) throws -> CityPlan {
    try CityPlan(
      seed: seed, pupils: pupils, districts: districts, schools: schools, from: #require(Month(iso: from)),
      to: #require(Month(iso: to)), spike: spike)
  }

  @Test func `The same seed gives the same bytes`() throws {
    let plan = try Self.plan()
    #expect(try ReadCity(plan).files == ReadCity(plan).files)
  }

  @Test func `Another seed gives other bytes in every kind of file that holds chance`() throws {
    let (one, other) = (try ReadCity(Self.plan()), try ReadCity(Self.plan(seed: 8)))
    for folder in ["events", "followups", "tracking-sheets", "summary"] {
      #expect(!one.files(in: folder).isEmpty)
      #expect(one.files(in: folder).map(\.bytes) != other.files(in: folder).map(\.bytes), "\(folder)")
    }
  }

  @Test func `A larger spike does not shift the pupils on file`() throws {
    let (one, other) = (try ReadCity(Self.plan()), try ReadCity(Self.plan(spike: 3)))
    #expect(one.files(in: "followups") == other.files(in: "followups"))
    #expect(one.files(in: "events") != other.files(in: "events"))
  }

  @Test func `The enrolment of the first school year adds up to the pupils asked for`() throws {
    let city = try ReadCity(Self.plan(pupils: 12_345))
    let file = try #require(city.files.first { $0.path == "enrolment.csv" })
    let rows = city.parsed(file).submissions.flatMap { submission -> [Enrolment] in
      if case .enrolment(let rows) = submission.rows { rows } else { [] }
    }
    let first = try #require(rows.map(\.asOf).min())
    #expect(rows.filter { $0.asOf == first }.reduce(0) { $0 + $1.pupils } == 12_345)
  }

  @Test func `The spike stands where the truth says, and nowhere else`() throws {
    let city = try ReadCity(Self.plan(pupils: 400_000, districts: 6, from: "2018-09", spike: 2))
    let spike = city.truth.spike
    let month = try #require(Month(iso: spike.month))
    let carried = { (event: CrisisEvent) in
      spike.stages.contains(event.stage.label.zh)
        && city.schools[event.school].map { spike.districts.contains($0.district) } == true
    }
    func ratio(_ events: [CrisisEvent]) -> Double {
      let sameMonth = events.filter { $0.occurred.month.monthOfYear == month.monthOfYear }
      let now = sameMonth.count { $0.occurred.month == month }
      return Double(now) / (Double(sameMonth.count - now) / 3)
    }
    let events = city.events()
    #expect(spike.planted)
    // About 100 expected events in the carrying cells without a spike: the ratio varies by a fifth at most.
    #expect(abs(ratio(events.filter(carried)) / spike.cellFactor - 1) < 0.3)
    #expect(abs(ratio(events.filter { !carried($0) }) - 1) < 0.3)
  }

  @Test(arguments: [(1, 1, 1), (200, 1, 1), (900, 2, 2), (20_000, 1, 1)])
  func `Small cities and single months work`(pupils: Int, districts: Int, schools: Int) throws {
    for from in ["2022-06", "2021-01", "2019-09"] {
      let city = try ReadCity(Self.plan(pupils: pupils, districts: districts, schools: schools, from: from))
      #expect(city.schools.count == schools)
      // A stage without a pupil is asked about, and one pupil is in one stage.
      try Self.expectClean(city, besides: pupils == 1 ? [.enrolmentUnlikely(pupils: 0)] : [])
    }
  }

  @Test func `Every file outside the folder of faulty ones is read without a problem`() throws {
    let city = try ReadCity(Self.plan(pupils: 60_000))
    #expect(!city.files(in: "followups").isEmpty)
    #expect(!city.files(in: "dirty").isEmpty)
    try Self.expectClean(city)
  }

  @Test func `Follow-ups too many for a workbook stand in a CSV file with the same rows`() throws {
    let (books, texts) = (try ReadCity(Self.plan()), try ReadCity(Self.plan(), mostRowsOfWorkbook: 100))
    #expect(texts.files(in: "followups").contains { $0.path.hasSuffix(".csv") })
    #expect(books.files(in: "followups").allSatisfy { $0.path.hasSuffix(".xlsx") })
    #expect(texts.followUps() == books.followUps())
    try Self.expectClean(texts)
  }

  /// Expects no problem in any file. The summer return repeats answers on purpose: it raises queries, no errors.
  private static func expectClean(_ city: ReadCity, besides asked: Set<ProblemKind> = []) throws {
    for file in city.files where !file.path.hasPrefix("dirty/") {
      let parsed = city.parsed(file)
      let problems = parsed.problems + parsed.submissions.flatMap(\.problems)
      let raised =
        file.path.hasPrefix("summary/")
        ? problems.filter { $0.kind.severity == .error } : problems.filter { !asked.contains($0.kind) }
      if let first = raised.first { Issue.record("\(file.path): \(first), \(raised.count) in all") }
      #expect(!parsed.submissions.isEmpty, "\(file.path)")
    }
  }
}
