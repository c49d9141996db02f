import Analyses
import Foundation
import Reports
import Submissions
import Tables
import TestSupport
import Testing
import Wording

/// What a card says, in ten situations and both languages.
@Suite struct FindingCardTests {
  /// A card as it is read: its title with the verdict, and its lines.
  private struct Card {
    var title: String
    var lines: [(name: String, value: String)]
    var text: String { ([title] + lines.map { "\($0.name): \($0.value)" }).joined(separator: "\n") + "\n" }
  }

  private func cards(_ page: String) -> [Card] {
    page.matches(of: /(?s)<article class="card[^>]*>(.*?)<\/article>/).map { match in
      let card = String(match.1)
      let title = card.firstMatch(of: /(?s)<h3>(.*?)<span class="verdict">(.*?)<\/span>/)
      return Card(
        title: "\(title?.1 ?? "")[\(title?.2 ?? "")]".unescaped,
        lines: card.matches(of: /<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/).map { (String($0.1), String($0.2).unescaped) })
    }
  }

  private func card(_ scenario: CardScenario, _ analysis: MonthlyAnalysis, _ language: Language) throws -> Card {
    let all = cards(try ReportFilesTests.page(analysis, language))
    let name =
      switch scenario.unit {
      case .district(let name): name
      default: "云汀市"
      }
    return try #require(all.first { $0.title.hasPrefix(name) }, "\(all.map(\.title))")
  }

  @Test(arguments: CardScenario.allCases, Language.allCases)
  func `each situation has the card that was agreed on`(scenario: CardScenario, language: Language) throws {
    let card = try card(scenario, scenario.analysis(), language)
    let path = "cards/\(scenario.rawValue).\(language.rawValue).txt"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(card.text.utf8).write(to: Fixture.url(path))
    }
    #expect(try card.text == Fixture.text(path))
  }

  @Test(arguments: CardScenario.allCases)
  func `a card answers what, against what, how sure, where, what is missing and what next`(
    scenario: CardScenario
  ) throws {
    let names = try card(scenario, scenario.analysis(), .chinese).lines.map(\.name)
    let wanted = [
      ReportTexts.what, ReportTexts.againstWhat, ReportTexts.howSure, ReportTexts.missing, ReportTexts.nextStep,
    ].map { $0(.chinese) }
    for name in wanted { #expect(names.contains(name), "\(name) in \(names)") }
    // Where nothing can be said of anything, there is no place to name.
    if scenario != .shortHistory { #expect(names.contains(ReportTexts.place(.chinese))) }
  }

  @Test(arguments: CardScenario.allCases, Language.allCases)
  func `no card needs a statistician`(scenario: CardScenario, language: Language) throws {
    let text = try card(scenario, scenario.analysis(), language).text
    let terms = [
      "p值", "q值", "显著", "置信", "φ", "负二项", "泊松", "假设检验", "p-value", "q-value", "significan", "negative binomial",
      "Poisson", "null hypothesis", "quantile", "NaN",
    ]
    for term in terms { #expect(!text.contains(term), "\(term)") }
    // More than four digits after the point are nobody's figure.
    #expect(text.firstMatch(of: /\d\.\d{4,}/) == nil)
  }

  @Test(arguments: CardScenario.allCases)
  func `card, chart and file have the same numbers`(scenario: CardScenario) throws {
    let analysis = scenario.analysis()
    let files = try ReportFilesTests.files(analysis)
    let page = try #require(files["index.html"])
    let rows = try #require(files["data/findings.csv"]).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let charts = try ReportFilesTests.specifications(page)
    let cards = cards(page)
    for (position, finding) in analysis.indicators[0].findings.enumerated() {
      let one = finding.comparison
      let row = Dictionary(uniqueKeysWithValues: zip(rows[0], try #require(rows.first { $0[0] == finding.id })))
      let (expected, ratio) = (try #require(one.expected), try #require(one.ratio))
      #expect(row["observed"] == "\(try #require(one.current).count)")
      #expect(row["expected"] == expected.twelveDigits && row["ratio"] == ratio.twelveDigits)
      #expect(row["ratio_lower"] == one.ratioLower?.twelveDigits && row["ratio_upper"] == one.ratioUpper?.twelveDigits)
      // Silence stands before the findings.
      let card = cards[analysis.indicators[0].silences.count + position]
      let what = try #require(card.lines.first)
      for number in [
        "\(try #require(one.current).count)起", Numerals.decimal(expected) + "起", Numerals.ratio(ratio) + "倍",
        Numerals.interval(one.ratioLower, one.ratioUpper)(.chinese),
      ] { #expect(what.value.contains(number), "\(number) in \(what.value)") }
      let drawn = try #require(charts["finding-0-\(position)"]?.last)
      #expect(drawn["observed"] as? Double == Double(try #require(one.current).count))
      #expect((drawn["expected"] as? Double)?.twelveDigits == expected.twelveDigits)
      for driver in finding.drivers.filter(\.isLeading) where driver.part != .oneSchool && driver.share < 1 {
        #expect(card.lines.contains { $0.value.contains(Numerals.percent(driver.share)) })
      }
    }
  }

  @Test func `a school that carries a rise is named nowhere`() throws {
    let files = try ReportFilesTests.files(CardScenario.oneSchool.analysis())
    let text = try card(.oneSchool, CardScenario.oneSchool.analysis(), .chinese).text
    #expect(text.contains("来自同一所学校"))
    for (path, text) in files { #expect(!text.contains("丙区第2学校") && !text.contains(",302,"), "\(path)") }
  }

  @Test func `silence comes before anything else is said, be it calm or a rise`() throws {
    let calm = CardScenario.silence.analysis()
    for analysis in [calm, risen(calm)] {
      for (language, words) in [(Language.chinese, "中有12所尚未报送"), (.english, "12 of 24 schools have not reported")] {
        let page = try ReportFilesTests.page(analysis, language)
        let missing = try #require(page.firstRange(of: "<p class=\"caution\">"))
        #expect(page[missing.upperBound...].prefix(60).contains(words.prefix(8)))
        #expect(try missing.lowerBound < #require(page.firstRange(of: "class=\"statement\"")).lowerBound)
        #expect(try #require(cards(page).first).title.contains(language == .chinese ? "大量学校没有报送" : "many schools"))
      }
    }
  }

  /// The same with half the schools silent and a great rise in the others.
  private func risen(_ calm: MonthlyAnalysis) -> MonthlyAnalysis {
    var city = PanelCity(months: Month(year: 2018, month: 9)...CardScenario.june, mean: 1.2, seed: 20)
    for (index, school) in city.schools.enumerated() {
      if index % 2 == 0 {
        city.events[school.code]?[CardScenario.june] = nil
      } else {
        city.add(6, to: school.code, CardScenario.june)
      }
    }
    return MonthlyAnalysis.make(panel: city.panel(), month: CardScenario.june, asOf: calm.asOf, options: .init())
  }
}

extension String {
  fileprivate var unescaped: String {
    replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
