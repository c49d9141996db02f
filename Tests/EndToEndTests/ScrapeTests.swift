import Foundation
import TestSupport
import Testing

/// What stands anywhere in the files of a release.
@Suite struct ScrapeTests {
  private typealias Key = PublishedFolder.Key

  /// A release, and the release of a laxer publisher from the same returns: it tells counts from 5 on.
  private struct Made {
    var bureau: PublishingBureau
    var release: PublishedFolder
    var lax: PublishedFolder
  }
  private static let made = Result {
    let bureau = try PublishingBureau(followUps: true)
    let other = try bureau.copy()
    try other.set("publishThreshold", "5")
    return Made(bureau: bureau, release: try bureau.released(), lax: try other.released())
  }
  private static let city = "岚江市"
  private static let secrets = Result {
    let small = SmallBureau()
    return try Secrets(
      small.schools.map(\.name) + small.schools.map(\.code) + [
        SmallBureau.pupilName, String(SmallBureau.pupilNumber.prefix(7)), "events.csv", "roster.csv", "follow-ups.csv",
      ])
  }

  private func scrape(_ contents: [String: Data]) throws -> [String] {
    let honest = try Self.made.get().release
    return try ReleaseScrape(
      contents, told: honest.figures.compactMapValues { $0 }, like: honest.contents, city: Self.city,
      secrets: Self.secrets.get()
    ).findings
  }

  @Test func `nothing hidden stands in any file of a release`() throws {
    let made = try Self.made.get()
    // What is hidden is so by the program's own account; the figures it shows there stand nowhere.
    let truth = try made.bureau.truth(told: made.release)
    let hidden = truth.filter { made.release.figures[$0.key] == .some(nil) && $0.value != nil }
    #expect(hidden.count > 40)
    let found = try scrape(made.release.contents)
    #expect(found.isEmpty, "\(found.prefix(20))")
  }

  @Test func `a laxer release is found out in every file that has figures`() throws {
    let found = try scrape(Self.made.get().lax.contents)
    for path in ["data/figures.csv", "index.html", "notebook.ipynb", "report.xlsx"] {
      #expect(found.contains { $0.hasPrefix(path + ":") }, "\(path) was not found out")
    }
  }

  @Test func `a figure, a name or a file put anywhere is found`() throws {
    let contents = try Self.made.get().release.contents
    let school = try #require(SmallBureau().schools.first)
    func expectFound(_ path: String, _ change: (inout String) -> Void) throws {
      var leaked = contents
      var text = String(decoding: leaked[path] ?? Data(), as: UTF8.self)
      change(&text)
      #expect(leaked[path] != Data(text.utf8), "\(path) was not changed")
      leaked[path] = Data(text.utf8)
      #expect(try scrape(leaked).contains { $0.hasPrefix(path) }, "\(path) was not found out")
    }
    try expectFound("index.html") { $0 = $0.replacing(/"events":\d+/, with: "\"events\":1", maxReplacements: 1) }
    try expectFound("index.html") {
      $0 = $0.replacing(/(<td[^>]*>)c(<\/td>)/, maxReplacements: 1) { "\($0.1)7\($0.2)" }
    }
    try expectFound("index.html") { $0 = $0.replacing("</title>", with: "\(school.code)</title>") }
    try expectFound("notebook.ipynb") { $0 = $0.replacing("| c |", with: "| 7 |", maxReplacements: 1) }
    try expectFound("notebook.ipynb") {
      $0 = $0.replacing("\"kernelspec\" :", with: "\"from\" : \"elsewhere\", \"kernelspec\" :")
    }
    try expectFound("data/figures.csv") { $0 = $0.replacing(",,c", with: ",7,c", maxReplacements: 1) }
    try expectFound("data/figures.csv") {
      $0 = $0.split(separator: "\n").filter { !$0.contains("岚东区,2021-01,2021-06") }.joined(separator: "\n")
    }
    try expectFound("data/rates.csv") { $0 = $0.replacing(",,c", with: ",1.4,", maxReplacements: 1) }
    try expectFound("manifest.json") { $0 = $0.replacing(Self.city, with: school.name) }
    try expectFound("2022-06-岚东区-3.txt") { $0 = "x" }
  }

  @Test func `a rate is told only where its count is`() throws {
    let release = try Self.made.get().release
    let rates = String(decoding: try #require(release.contents["data/rates.csv"]), as: UTF8.self)
    var told = 0
    for line in rates.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[0] == "rate" else { continue }
      let key = Key(
        indicator: "events", place: cells[1] == "city" ? "" : cells[2], first: 2021 * 12 + 6, last: 2022 * 12 + 5,
        stage: "合计", item: "")
      #expect(cells[5].isEmpty == (release.figures[key] == .some(nil)), "\(line)")
      told += cells[5].isEmpty ? 0 : 1
    }
    #expect(told > 2)
  }

  @Test func `bureaus that differ in hidden figures alone give the same bytes`() throws {
    let made = try Self.made.get()
    // Another bureau has an event more in the first district and one less in another that is hidden with it.
    func isHidden(_ place: String, _ month: Int) -> Bool {
      let number = 2021 * 12 + month
      return made.release.figures.allSatisfy { key, value in
        key.place != place || key.indicator != "events" || !(key.first...key.last).contains(number) || value == nil
      }
    }
    var small = SmallBureau()
    let moves = (1..<SmallBureau.districts.count).flatMap { district in (0..<18).map { (district, $0) } }
    let (partner, month) = try #require(
      moves.first { district, month in
        isHidden(SmallBureau.districts[0], month) && isHidden(SmallBureau.districts[district], month)
          && small.events[district * 4][month] > 1
      }, "no district is hidden beside the first")
    small.events[partner * 4][month] -= 1
    small.events[0][month] += 1
    let other = try PublishingBureau(small, followUps: true).released()
    for (path, data) in made.release.contents {
      func text(_ data: Data?) -> String {
        String(decoding: data ?? Data(), as: UTF8.self).replacing(/"inputs" : "[0-9a-f]{64}"/, with: "")
      }
      #expect(text(data) == text(other.contents[path]), "\(path)")
      if path != "manifest.json" { #expect(data == other.contents[path], "\(path)") }
    }
  }
}
