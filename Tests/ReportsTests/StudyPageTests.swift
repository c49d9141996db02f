import Analyses
import Foundation
import Reports
import Submissions
import TestSupport
import Testing
import Wording

/// The page of a programme of interventions, in a report and by itself.
@Suite struct StudyPageTests {
  private static let june = Month(year: 2022, month: 6)

  private static func intervention(
    _ id: String, _ kind: Intervention.Kind, _ scope: Intervention.Scope, _ code: String?, _ day: Day
  )
    -> Intervention
  {
    Intervention(id: id, name: "措施", kind: kind, scope: scope, scopeCode: code, starts: day)
  }

  /// Every other school reached by lessons in one of four months, lectures in the whole city, visits to pupils, and conferences
  /// that have not begun.
  private static func analysis() -> MonthlyAnalysis {
    let city = PanelCity(months: Month(year: 2018, month: 9)...june, mean: 2, seed: 4)
    var panel = city.panel()
    let begin = Month(year: 2020, month: 3)
    panel.interventions = panel.schools.enumerated().filter { $0.offset % 2 == 0 }.map { offset, school in
      intervention("K\(offset)", .lesson, .school, school.code.rawValue, begin.advanced(by: offset % 8 * 2).firstDay)
    }
    panel.interventions += [
      intervention("J1", .parentLecture, .city, nil, Month(year: 2021, month: 3).firstDay),
      intervention("F1", .homeVisit, .pupil, "P", begin.firstDay),
      intervention("H1", .caseConference, .school, "101", june.lastDay),
    ]
    return MonthlyAnalysis.make(panel: panel, month: june, asOf: june.lastDay.advanced(by: 15), options: .init())
  }

  private static let made = analysis()

  @Test func `each programme has a page with its sentence, the way back and the mark, which the report leads to`()
    throws
  {
    for language in Language.allCases {
      let files = try ReportFilesTests.files(Self.made, language)
      let report = try #require(files["index.html"])
      #expect(Self.made.interventionStudies.count == 4)
      for study in Self.made.interventionStudies {
        let path = "effects/\(study.programme.code).html"
        let page = try #require(files[path], "\(path)")
        #expect(report.contains("<a href=\"\(path)\">"))
        #expect(page.contains("<a href=\"../index.html\">") && page.contains(ReportTexts.restricted(language)))
        #expect(page.contains("<p class=\"statement\">\(study.statement(language))</p>"))
        // What may not be concluded stands in every sentence.
        #expect(study.statement.zh.contains("不能据此") && study.statement.en.contains("may not be concluded"))
        for match in page.matches(of: /href="\.\.\/(data\/[^"]*)"/) { #expect(files[String(match.1)] != nil) }
        #expect(page.contains("vegaEmbed") == page.contains("class=\"chart\""))
        let foreign = page.contains("可以") || page.contains("事件")
        #expect(foreign == (language == .chinese))
      }
    }
  }

  @Test func `the sentence, the tables and the CSV files have the same figures`() throws {
    let study = try #require(Self.made.interventionStudies.first { $0.programme.kind == .lesson })
    let ratio = try #require(study.ratio)
    let written = "\(Numerals.ratio(ratio.value))倍（\(Numerals.ratio(ratio.lower))—\(Numerals.ratio(ratio.upper))）"
    #expect(study.verdict == .usable || study.statement.zh.contains(written))
    let files = try ReportFilesTests.files(Self.made)
    #expect(try #require(files["effects/lesson.html"]).contains(written))
    let lines = try #require(files["data/effect_lesson_figures.csv"]).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let answer = try #require(lines.first { $0[0] == "overall" && $0[9] == "school-months" })
    #expect(isClose(try #require(Double(answer[6])), ratio.value, absolute: 1e-9))
    #expect(String(answer[10]) == study.verdict.rawValue)
    let months = try #require(files["data/effect_lesson_months.csv"]).split(separator: "\n")
    #expect(months.count == 1 + study.months.count)
    // The report's own table has the verdict of the page.
    let effects = try #require(files["data/event_effects.csv"])
    #expect(effects.contains("心理辅导课") && effects.contains(study.verdict.text.zh))
  }

  @Test func `what cannot be compared says why and what would be needed, without a chart`() throws {
    let files = try ReportFilesTests.files(Self.made)
    let pupils = try #require(files["effects/homeVisit-pupils.html"])
    #expect(pupils.contains("现有数据不能说明家访（个别学生）对危机事件有没有作用：面向个别学生"))
    #expect(!pupils.contains("class=\"chart\""))
    let late = try #require(files["effects/caseConference.html"])
    #expect(late.contains("2022年6月30日才开始，计至2022年5月尚未开展；开展满3个月后再看"))
    let city = try #require(files["effects/parentLecture-city.html"])
    #expect(city.contains("没有阴性对照：请在 tidemark.yaml 的 negativeControls 中写明") && city.contains("自2021年3月起全市同时开展"))
  }

  @Test func `the page by itself leads nowhere`() throws {
    let study = try #require(Self.made.interventionStudies.first { $0.programme.kind == .lesson })
    let page = try StudyPage(study, provenance: FabricatedAnalysis.provenance(), language: .english)
      .html(vegaBundle: "/* vega */")
    #expect(!page.contains("../") && page.contains("lessons"))
  }
}
