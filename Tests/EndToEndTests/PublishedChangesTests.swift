import Foundation
import TestSupport
import Testing

/// What old and new releases tell together when districts, schools' returns or the way of printing change.
@Suite struct PublishedChangesTests {
  private typealias Key = PublishedFolder.Key

  private static let template = Result { try PublishingBureau() }

  private func roster(_ change: (Int, SmallBureau.School) -> String) -> String {
    var bureau = SmallBureau()
    for index in bureau.schools.indices { bureau.schools[index].district = change(index, bureau.schools[index]) }
    return bureau.roster
  }

  private func merged(_ names: [String: String]) -> String { roster { names[$1.district] ?? $1.district } }

  /// The figures both tell, the later one's first.
  private func pooled(_ releases: [[Key: Int?]]) -> [Key: Int?] {
    releases.reduce(into: [:]) { pool, release in pool.merge(release) { $1 ?? $0 } }
  }

  private func naive(_ truth: [Key: Int?]) -> [Key: Int?] {
    truth.mapValues { $0.flatMap { (1..<10).contains($0) ? nil : $0 } }
  }

  /// That a merged district is the sum of what was merged.
  private func sums(_ figures: [Key: Int?], _ names: [String: String]) -> [[Key]] {
    figures.keys.filter { names.values.contains($0.place) }.map { key in
      [key]
        + names.filter { $0.value == key.place }.keys.sorted().map {
          var part = key; part.place = $0; return part
        }
    }
  }

  private func manifest(_ release: PublishedFolder) throws -> String {
    String(decoding: try #require(release.contents["manifest.json"]), as: UTF8.self)
  }

  @Test(arguments: [
    ["岚东区": "岚城区", "岚南区": "岚城区"],
    ["岚东区": "岚城区", "岚南区": "岚城区", "岚西区": "江海区", "岚北区": "江海区"],
  ]) func `a merged district less the other is no hidden figure`(names: [String: String]) throws {
    let bureau = try Self.template.get().copy()
    let releases = [try bureau.released("2022-05"), try bureau.released("2022-06")]
    let truth = try bureau.truth(told: releases[1])
    try bureau.ingest("roster.csv", merged(names), received: "2022-07-18")
    let after = try bureau.released("2022-06", asOf: "2022-07-20", as: "2022-06-r2")
    let truthAfter = try bureau.truth("2022-06", asOf: "2022-07-20", told: after)

    let districts = [Set(SmallBureau.districts), Set(SmallBureau.districts.map { names[$0] ?? $0 })]
    let simple = pooled([naive(truth), naive(truthAfter)])
    let found = Arithmetic(simple, districts: districts, known: sums(simple, names))
    let fallen = simple.filter { $0.value == nil && $0.key.place == "岚东区" && found.width($0.key) == 0 }
    #expect(!fallen.isEmpty, "the attack itself does not work")
    for key in fallen.keys { #expect(found.least[key] == truth[key]) }

    let ours = pooled(releases.map(\.figures) + [after.figures])
    let known = Arithmetic(ours, districts: districts, known: sums(ours, names))
    for key in ours.filter({ $0.value == nil }).keys {
      #expect(known.width(key) >= 10, "\(key): \(known.least[key] ?? -1)…\(known.most[key] ?? -1)")
    }
    let manifest = try manifest(after)
    #expect(manifest.contains("\"heldAgainstReleases\" : 2") && manifest.contains("岚城区"))
    #expect(try bureau.publish("2022-06", asOf: "2022-07-20").diagnostics.contains("学区有调整"))
    // July comes after the merger and no longer speaks of it.
    #expect(try self.manifest(releases[1]).contains("\"districtChanges\" : [\n\n  ]"))
  }

  @Test func `two districts that each take in another and keep their names are refused`() throws {
    let bureau = try Self.template.get().copy()
    _ = try bureau.released("2022-06")
    try bureau.ingest("roster.csv", merged(["岚东区": "岚南区", "岚西区": "岚北区"]), received: "2022-07-18")
    let before = try bureau.releases()
    for (language, words) in [
      ("zh-Hans", ["没有发布", "岚东区、岚南区", "先只载入其中一处"]), ("en", ["Nothing was published", "Load a roster with one"]),
    ] {
      try bureau.set("language", language)
      let run = try bureau.publish("2022-06", asOf: "2022-07-20")
      #expect(run.code == 1)
      for word in words { #expect(run.diagnostics.contains(word), "\(run.diagnostics)") }
      #expect(try bureau.releases() == before)
    }
    // One after the other they are published.
    try bureau.ingest("one.csv", merged(["岚东区": "岚南区"]), received: "2022-07-19")
    #expect(try bureau.publish("2022-06", asOf: "2022-07-20").code == 0)
    try bureau.ingest("two.csv", merged(["岚东区": "岚南区", "岚西区": "岚北区"]) + "\n", received: "2022-07-19")
    let last = try bureau.publish("2022-06", asOf: "2022-07-21")
    #expect(last.code == 0, "\(last.diagnostics)")
  }

  @Test func `a school that moves to another district takes no figure of its own into the open`() throws {
    let bureau = try Self.template.get().copy()
    let before = try bureau.released("2022-06")
    let truth = try bureau.truth(told: before)
    let moved = 14
    try bureau.ingest(
      "roster.csv", roster { $0 == moved ? "江口区" : $1.district }, received: "2022-07-18")
    let after = try bureau.released("2022-06", asOf: "2022-07-20", as: "2022-06-r2")
    let truthAfter = try bureau.truth("2022-06", asOf: "2022-07-20", told: after)
    func differences(_ old: [Key: Int?], _ new: [Key: Int?]) -> [Key: Int] {
      old.reduce(into: [:]) { found, entry in
        guard ["岚北区", "江口区"].contains(entry.key.place), let before = entry.value,
          case .some(.some(let now)) = new[entry.key], now != before
        else { return }
        found[entry.key] = abs(now - before)
      }
    }
    let own = SmallBureau().events[moved]
    let year = Key(indicator: "events", place: "江口区", first: 2021 * 12, last: 2021 * 12 + 11, stage: "合计", item: "")
    #expect(differences(naive(truth), naive(truthAfter))[year] == own[..<12].reduce(0, +))
    #expect(own[..<12].reduce(0, +) >= 10)
    #expect(differences(before.figures, after.figures).isEmpty)
  }

  @Test func `a late return of one school is told of none, of many schools it is`() throws {
    let bureau = try Self.template.get().copy()
    let small = SmallBureau()
    let first = try bureau.released("2022-06")
    let key = Key(indicator: "events", place: "江口区", first: 2022 * 12, last: 2022 * 12 + 5, stage: "合计", item: "")
    let known = try #require(first.figures[key] ?? nil)
    try bureau.ingest(
      "late.csv", SmallBureau.eventHeadings + small.rows(16, "2022-06", count: 9 + small.events[16][17] + 3),
      received: "2022-07-18")
    let one = try bureau.released("2022-06", asOf: "2022-07-19", as: "2022-06-r2")
    #expect(one.figures[key] == known)
    let table = String(decoding: try #require(one.contents["data/figures.csv"]), as: UTF8.self)
    #expect(table.contains("江口区,2022-01,2022-06,合计,,\(known),p"))
    try bureau.ingest(
      "later.csv",
      SmallBureau.eventHeadings + (17...19).map { small.rows($0, "2022-06", count: small.events[$0][17] + 4) }.joined(),
      received: "2022-07-20")
    let many = try bureau.released("2022-06", asOf: "2022-07-21", as: "2022-06-r3")
    #expect(many.figures[key] == known + 24)
  }

  @Test func `rounded figures are multiples of five, and neither rates nor sums bring the others back`() throws {
    let bureau = try PublishingBureau(followUps: true, settings: ["publishRounding": "5"])
    let release = try bureau.released()
    let truth = try bureau.truth(told: release)
    let told = release.figures.compactMapValues { $0 }
    #expect(told.count > 50 && told.values.allSatisfy { $0 % 5 == 0 })
    let exact = try PublishingBureau(followUps: true).released()
    #expect(Set(exact.figures.filter { $0.value == nil }.keys) == Set(release.figures.filter { $0.value == nil }.keys))
    #expect(exact.figures.contains { key, value in value != nil && value != release.figures[key] })

    // A rate times its denominator, known to all, is what is printed and no more.
    let rates = String(decoding: try #require(release.contents["data/rates.csv"]), as: UTF8.self)
    var checked = 0
    for line in rates.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[0] == "rate", let rate = Double(cells[5]) else { continue }
      let pupils = cells[1] == "city" ? 24 * 900.0 : 4 * 900.0
      let count = Int((rate * pupils / 10_000).rounded())
      #expect(count % 5 == 0)
      let key = Key(
        indicator: "events", place: cells[1] == "city" ? "" : cells[2], first: 2021 * 12 + 6, last: 2022 * 12 + 5,
        stage: "合计", item: "")
      #expect(release.figures[key] == count)
      checked += 1
    }
    #expect(checked > 3)
    // Even a reader who knew what was rounded would find nothing that is hidden.
    let unrounded = exact.figures
    let found = Arithmetic(unrounded)
    for key in unrounded.filter({ $0.value == nil }).keys { #expect(found.width(key) >= 10, "\(key)") }
    // Sums of what is printed are off by what was rounded, so nobody takes them for exact.
    let page = String(decoding: try #require(release.contents["index.html"]), as: UTF8.self)
      .components(separatedBy: "<noscript>")[0]
    let counts = Set(told.values)
    for cell in page.matches(of: /<td[^>]*>([0-9,]+)( p)?<\/td>/) {
      let number = try #require(Int(cell.1.replacing(",", with: "")))
      #expect(counts.contains(number) || number > 0 && isReturn(number, release), "\(number)")
    }
    #expect(truth.count == release.figures.count)
  }

  private func isReturn(_ number: Int, _ release: PublishedFolder) -> Bool {
    let text = String(decoding: release.contents["data/returns.csv"] ?? Data(), as: UTF8.self)
    return text.split { $0 == "," || $0.isNewline }.contains { Int($0) == number }
  }

  @Test func `monthly publishes once, and again when files come late`() throws {
    var small = SmallBureau()
    let count = small.events[17][17]
    small.events[17][17] = 0
    let bureau = try PublishingBureau(small, settings: ["publish": "true"])
    func monthly(_ day: String) throws {
      let run = try CommandLine.run(["monthly", "-w", bureau.folder.path, "--as-of", day])
      try #require([0, 3].contains(run.code), "\(run.output)\(run.diagnostics)")
    }
    try monthly("2022-07-12")
    let first = try bureau.releases()
    #expect(first.keys.contains("2022-06/index.html"))
    try monthly("2022-07-12")
    try monthly("2022-07-13")
    #expect(try bureau.releases() == first)
    let late = bureau.folder.appending(path: "inbox/late.csv")
    try Data((SmallBureau.eventHeadings + small.rows(17, "2022-06", count: count + 4)).utf8).write(to: late)
    try monthly("2022-07-20")
    let second = try bureau.releases()
    #expect(second.filter { $0.key.hasPrefix("2022-06/") } == first.filter { $0.key.hasPrefix("2022-06/") })
    let revised = try PublishedFolder(bureau.folder.appending(path: "releases/2022-06-r2"))
    let manifest = try manifest(revised)
    #expect(manifest.contains("\"heldAgainstReleases\" : 1") && !manifest.contains("\"standing\" : 0"))
    let before = try PublishedFolder(bureau.folder.appending(path: "releases/2022-06")).figures
    for (key, value) in before {
      guard let old = value, case .some(.some(let new)) = revised.figures[key] else { continue }
      #expect(!(1..<10).contains(abs(new - old)), "\(key)")
    }
    try monthly("2022-07-20")
    #expect(try bureau.releases() == second)
    #expect(try CommandLine.run(["status", "-w", bureau.folder.path, "--verify"]).code == 0)
  }
}
