import Foundation
import Testing

/// What may leave the bureau, through the built command, on the demo city.
@Suite(.serialized) struct PublishTests {
  /// The demo city with its returns of June 2022, published; then July; then June again after a late return.
  private struct Releases {
    var bureau: URL
    var june: PublishedFolder
    var july: PublishedFolder
    var revised: PublishedFolder
    /// All figures of the three as they are, from the previews.
    var truths: [[PublishedFolder.Key: Int?]]
  }
  private static let made = Result { try makeReleases() }
  private static let loaded = Result { try load() }

  private static let schools: [(code: String, name: String)] = {
    let file = CommandLine.city.appending(path: "events/2018-09.csv")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(whereSeparator: \.isNewline).dropFirst() ?? []
    let pairs = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { [$0[0], $0[1]] }
    return Set(pairs).map { (String($0[0]), String($0[1])) }.sorted { $0.0 < $1.0 }
  }()

  @discardableResult private static func run(_ arguments: [String]) throws -> CommandLine.Outcome {
    let outcome = try CommandLine.run(arguments)
    try #require([0, 3].contains(outcome.code), "\(arguments): \(outcome.diagnostics)")
    return outcome
  }

  private static func load() throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try run(["init", bureau.path, "--city", "云汀市"])
    try run(["ingest", "-w", bureau.path, "--as-of", "2022-07-15", CommandLine.city.path])
    return bureau
  }

  /// A copy of the loaded city.
  private static func copy() throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "copy")
    try FileManager.default.copyItem(at: loaded.get(), to: bureau)
    return bureau
  }

  private static func publish(_ bureau: URL, _ month: String, _ asOf: String, _ more: [String] = []) throws
    -> CommandLine.Outcome
  {
    try CommandLine.run(["publish", "-w", bureau.path, "--month", month, "--as-of", asOf, "--no-static"] + more)
  }

  private static func ingest(_ bureau: URL, _ name: String, _ rows: [String], _ day: String) throws {
    let file = try CommandLine.scratch().appending(path: name)
    try Data(("学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n" + rows.joined()).utf8).write(to: file)
    try run(["ingest", "-w", bureau.path, "--as-of", day, "--received", day, file.path])
  }

  private static func makeReleases() throws -> Releases {
    let bureau = try copy()
    var truths: [[PublishedFolder.Key: Int?]] = []
    func release(_ month: String, _ asOf: String, _ name: String) throws -> PublishedFolder {
      try run(["publish", "-w", bureau.path, "--month", month, "--as-of", asOf, "--preview"])
      try #require(!FileManager.default.fileExists(atPath: bureau.path + "/releases/\(name)"))
      let outcome = try publish(bureau, month, asOf)
      try #require(outcome.code == 0, "\(outcome.diagnostics)")
      let folder = try PublishedFolder(bureau.appending(path: "releases/\(name)"))
      let hidden = try PublishedFolder.figures(
        bureau.appending(path: "reports/preview-\(month)/data/hidden.csv"), value: { Int($0[7]) })
      truths.append(folder.figures.merging(hidden) { $1 })
      return folder
    }
    let june = try release("2022-06", "2022-07-15", "2022-06")
    let primary = schools.filter { $0.name.hasSuffix("小学") }.map(\.code)
    let rows = schools.map { school in
      guard let place = primary.firstIndex(of: school.code), place < 20 else {
        return "\(school.code),2022-07,是,,,,,\n"
      }
      return (1...2).map { "\(school.code),2022-07,,J\(place)-\($0),2022-07-0\($0),2022-07-0\($0),自伤,小学五年级\n" }.joined()
    }
    try ingest(bureau, "july.csv", rows, "2022-08-04")
    let july = try release("2022-07", "2022-08-15", "2022-07")
    let late = (1...4).map { "\(primary[0]),2022-06,,L\($0),2022-06-0\($0),2022-06-0\($0),离家出走或失联,小学五年级\n" }
    try ingest(bureau, "late.csv", late, "2022-08-18")
    let revised = try release("2022-06", "2022-08-20", "2022-06-r2")
    return Releases(bureau: bureau, june: june, july: july, revised: revised, truths: truths)
  }

  /// What a publisher who only hides small figures would show.
  private func naive(_ truth: [PublishedFolder.Key: Int?]) -> [PublishedFolder.Key: Int?] {
    truth.mapValues { $0.flatMap { (1..<10).contains($0) ? nil : $0 } }
  }

  /// The figures both releases tell, the later one's first.
  private func pooled(_ releases: [[PublishedFolder.Key: Int?]]) -> [PublishedFolder.Key: Int?] {
    releases.reduce(into: [:]) { pool, release in pool.merge(release) { $1 ?? $0 } }
  }

  @Test
  func
    `adding and subtracting finds no hidden figure in one release or two, and does where small ones alone are hidden`()
    throws
  {
    let releases = try Self.made.get()
    for published in [
      [releases.june.figures], [releases.july.figures], [releases.june.figures, releases.july.figures],
    ] {
      let pool = pooled(published)
      let found = Arithmetic(pool)
      let hidden = pool.filter { $0.value == nil }.map(\.key)
      #expect(hidden.count > 100)
      for key in hidden {
        #expect(found.width(key) >= 10, "\(key): \(found.least[key] ?? -1)…\(found.most[key] ?? -1)")
      }
    }
    let pool = pooled([naive(releases.truths[0]), naive(releases.truths[1])])
    let found = Arithmetic(pool)
    #expect(pool.count { $0.value == nil && found.width($0.key) == 0 } > 0)
  }

  @Test func `what no record tells yet is not told as if nothing had changed`() throws {
    // The ledgers of spring 2022 come in July.
    let bureau = try Self.copy()
    #expect(try Self.publish(bureau, "2022-05", "2022-06-15").code == 0)
    func file(_ name: String) throws -> String {
      try String(contentsOf: bureau.appending(path: "releases/2022-05/data/\(name)"), encoding: .utf8)
    }
    let figures = try file("figures.csv")
    #expect(figures.firstMatch(of: /tiers,city,云汀市,2022-01,2022-01,合计,合计,\d+,/) != nil)
    for month in ["2022-03", "2022-04", "2022-05"] {
      #expect(figures.contains("tiers,city,云汀市,\(month),\(month),合计,合计,,x"))
    }
    #expect(try !file("rates.csv").contains("followUp,"))
  }

  @Test func `half a year without returns is not told as a low year`() throws {
    let bureau = try Self.copy()
    #expect(try Self.publish(bureau, "2022-12", "2023-01-20").code == 0)
    let page = try String(contentsOf: bureau.appending(path: "releases/2022-12/index.html"), encoding: .utf8)
    #expect(page.contains("缺报太多，不作累计"))
    #expect(!page.contains("今年1—12月累计"))
    // The months that nobody reported are none of the twelve either, and every figure of them says so.
    func file(_ name: String) throws -> String {
      try String(contentsOf: bureau.appending(path: "releases/2022-12/data/\(name)"), encoding: .utf8)
    }
    #expect(try file("figures.csv").contains(#/events,city,云汀市,2022-01,2022-12,合计,,,x\r?\n/#))
    #expect(try file("figures.csv").contains(#/events,city,云汀市,2022-01,2022-06,合计,,\d+,\r?\n/#))
    let rates = try file("rates.csv").split(whereSeparator: \.isNewline).dropFirst().filter { $0.hasPrefix("rate,") }
    // Districts with just half of the returns are told, and marked.
    #expect(rates.contains { $0.hasSuffix(",,x") } && rates.allSatisfy { $0.hasSuffix(",,x") || $0.hasSuffix(",u") })
    #expect(page.contains("过半的月报没有收到"))
  }

  @Test func `a year of which a quarter is missing is marked, and half a year of less than half is not told`() throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    // Of a later day the enrolment could not have been known.
    let enrolment = try String(contentsOf: CommandLine.city.appending(path: "enrolment.csv"), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    let known = try CommandLine.scratch().appending(path: "enrolment.csv")
    try Data(
      (enrolment.prefix(1) + enrolment.dropFirst().filter { $0.suffix(10) < "2021" }).joined(separator: "\n").utf8
    ).write(to: known)
    let files = ["roster.xlsx"] + (5...12).map { "events/2020-\($0 < 10 ? "0" : "")\($0).csv" }
    try CommandLine.run(
      ["ingest", "-w", bureau.path, "--as-of", "2021-01-15", known.path]
        + files.map { CommandLine.city.appending(path: $0).path })
    #expect(try Self.publish(bureau, "2020-12", "2021-01-15").code == 0)
    let figures = try String(contentsOf: bureau.appending(path: "releases/2020-12/data/figures.csv"), encoding: .utf8)
    let rows = figures.split(whereSeparator: \.isNewline).filter { $0.contains("vents,") }
    func told(_ span: String) -> [Substring] { rows.filter { $0.contains(",\(span),") } }
    #expect(told("2020-01,2020-06").count > 8 && told("2020-01,2020-06").allSatisfy { $0.hasSuffix(",,x") })
    #expect(told("2020-07,2020-12").contains { $0.contains(#/,\d+,$/#) })
    let year = told("2020-01,2020-12")
    #expect(year.contains { $0.hasPrefix("otherEvents,") } && year.contains { $0.hasSuffix(",u") })
    #expect(year.allSatisfy { $0.hasSuffix(",u") || $0.hasSuffix(",c") })
    let page = try String(contentsOf: bureau.appending(path: "releases/2020-12/index.html"), encoding: .utf8)
    #expect(page.contains("u　仅供参考"))
  }

  @Test func `a late return changes no published figure by less than the threshold, and would without the ledger`()
    throws
  {
    let releases = try Self.made.get()
    func smallChanges(_ before: [PublishedFolder.Key: Int?], _ after: [PublishedFolder.Key: Int?]) -> Int {
      before.count { key, value in
        guard let old = value, case .some(.some(let new)) = after[key] else { return false }
        return (1..<10).contains(abs(new - old))
      }
    }
    #expect(smallChanges(releases.june.figures, releases.revised.figures) == 0)
    #expect(smallChanges(naive(releases.truths[0]), naive(releases.truths[2])) > 0)
    let symbols = String(decoding: try #require(releases.revised.contents["data/figures.csv"]), as: UTF8.self)
    #expect(symbols.contains(",p\r\n") || symbols.contains(",p\n"))
  }

  @Test func `no file of a release names a school, a pupil or a file, or shows a figure its tables do not tell`() throws
  {
    let releases = try Self.made.get()
    let codes = Self.schools.map(\.code), names = Self.schools.map(\.name)
    let secrets = try Secrets(codes + names + ["G99", "roster.xlsx", "events/", ".csv\"", "late.csv", "july.csv"])
    for (folder, release) in [("2022-06", releases.june), ("2022-07", releases.july), ("2022-06-r2", releases.revised)]
    {
      #expect(
        release.contents.keys.sorted() == [
          "data/figures.csv", "data/rates.csv", "data/returns.csv", "index.html", "manifest.json", "notebook.ipynb",
          "report.xlsx",
        ])
      for (path, data) in release.contents where path != "index.html" {
        #expect(secrets.found(in: data).isEmpty, "\(folder)/\(path): \(secrets.found(in: data))")
      }
      // The chart library is not the bureau's; what stands before and after it is.
      let html = String(decoding: try #require(release.contents["index.html"]), as: UTF8.self)
      let page = html.components(separatedBy: "<noscript>")[0]
      #expect(secrets.found(in: Data(page.utf8)).filter { $0 != ".csv\"" }.isEmpty)
      var told = Set(release.figures.values.compactMap { $0 })
      for name in ["data/rates.csv", "data/returns.csv"] {
        let text = String(decoding: try #require(release.contents[name]), as: UTF8.self)
        told.formUnion(text.split { $0 == "," || $0.isNewline }.compactMap { Int($0) })
      }
      for cell in page.matches(of: /<td[^>]*>([0-9,]+)( p)?<\/td>/) {
        let number = try #require(Int(cell.1.replacing(",", with: "")))
        #expect(told.contains(number), "\(folder): \(number)")
      }
      for point in page.matches(of: /"events":([0-9]+),"month":"(\d\d\d\d)-(\d\d)"/) {
        let (year, month) = (try #require(Int(point.2)), try #require(Int(point.3)))
        let key = PublishedFolder.Key(
          indicator: "events", place: "", first: year * 12 + month - 1, last: year * 12 + month - 1, stage: "合计",
          item: "")
        #expect(release.figures[key] == Int(point.1))
      }
      let manifest = String(decoding: try #require(release.contents["manifest.json"]), as: UTF8.self)
      #expect(manifest.matches(of: /[0-9a-f]{64}/).count == 1)
      #expect(html.components(separatedBy: "<noscript>")[0].matches(of: /[0-9a-f]{16}/).isEmpty)
    }
  }

  @Test func `publishing again gives the same bytes and no second release, also after the folder was lost`() throws {
    let bureau = try Self.copy()
    #expect(try Self.publish(bureau, "2022-06", "2022-07-15").code == 0)
    let first = try CommandLine.contents(of: bureau.appending(path: "releases"))
    let again = try Self.publish(bureau, "2022-06", "2022-08-01")
    #expect(again.code == 0 && again.diagnostics.contains("数字未变"))
    #expect(try CommandLine.contents(of: bureau.appending(path: "releases")) == first)
    // As after a run that was killed between ledger and folder.
    try FileManager.default.removeItem(at: bureau.appending(path: "releases/2022-06"))
    #expect(try Self.publish(bureau, "2022-06", "2022-07-15").code == 0)
    #expect(try CommandLine.contents(of: bureau.appending(path: "releases")) == first)
    #expect(try CommandLine.run(["status", "-w", bureau.path, "--verify"]).code == 0)
  }

  @Test func `a preview publishes nothing`() throws {
    let bureau = try Self.copy()
    let preview = try Self.publish(bureau, "2022-06", "2022-07-15", ["--preview"])
    #expect(preview.code == 0 && preview.diagnostics.contains("预览，没有发布"))
    let page = try String(contentsOf: bureau.appending(path: "reports/preview-2022-06/index.html"), encoding: .utf8)
    #expect(page.contains("内部资料") && page.contains("为防推算其他数字"))
    #expect(!FileManager.default.fileExists(atPath: bureau.path + "/releases"))
  }

  @Test(arguments: [
    ("publishThreshold: 10", "publishThreshold: 3", "threshold"),
    ("publishPersons: 30", "publishPersons: 5", "Denominator"),
    ("publishTopics: [events", "publishTopics: [lessons", "publishTopics"),
  ]) func `a laxer threshold or an unknown topic publishes nothing`(old: String, new: String, word: String) throws {
    let bureau = try Self.copy()
    let file = bureau.appending(path: "tidemark.yaml")
    let settings = try String(contentsOf: file, encoding: .utf8)
    try #require(settings.contains(old))
    try Data(settings.replacing(old, with: new).utf8).write(to: file)
    let run = try Self.publish(bureau, "2022-06", "2022-07-15")
    #expect(run.code == 1 && run.diagnostics.contains(word), "\(run.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: bureau.path + "/releases/2022-06"))
  }

  @Test func `a ledger that lacks a release, a month that goes on and missing enrolment publish nothing`() throws {
    let bureau = try Self.copy()
    let early = try Self.publish(bureau, "2022-07", "2022-07-15")
    #expect(early.code == 1 && early.diagnostics.contains("还没有结束"))
    let foreign = bureau.appending(path: "releases/2022-05")
    try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
    let run = try Self.publish(bureau, "2022-06", "2022-07-15")
    #expect(run.code == 1 && run.diagnostics.contains("releases/2022-05 不在发布台账中"))
    #expect(!FileManager.default.fileExists(atPath: bureau.path + "/releases/2022-06"))
    #expect(try CommandLine.run(["status", "-w", bureau.path, "--verify"]).code == 1)

    let poor = try CommandLine.scratch().appending(path: "poor")
    try Self.run(["init", poor.path, "--city", "云汀市"])
    for name in ["roster.xlsx", "events/2022-06.xlsx"] {
      try Self.run(["ingest", "-w", poor.path, "--as-of", "2022-07-15", CommandLine.city.appending(path: name).path])
    }
    let without = try Self.publish(poor, "2022-06", "2022-07-15")
    #expect(without.code == 1 && without.diagnostics.contains("没有在校学生数"), "\(without.diagnostics)")
    #expect(((try? CommandLine.contents(of: poor.appending(path: "releases"))) ?? [:]).isEmpty)
  }
}
