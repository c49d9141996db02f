import Analyses
import Foundation
import Reports
import Submissions
import Tables
import Testing
import Wording

struct ReportFilesTests {
  static func files(_ analysis: MonthlyAnalysis, _ language: Language = .chinese) throws -> [String: String] {
    let files = try ReportFiles.make(
      analysis: analysis, provenance: FabricatedAnalysis.provenance(analysis.month), language: language,
      vegaBundle: "/* vega </script> */")
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  static func page(_ analysis: MonthlyAnalysis, _ language: Language = .chinese) throws -> String {
    try #require(try files(analysis, language)["index.html"])
  }

  @Test func `the same values give the same bytes`() throws {
    for (_, analysis) in FabricatedAnalysis.all {
      #expect(try Self.files(analysis) == Self.files(analysis))
    }
  }

  @Test func `no page of any analysis shows a number that is none`() throws {
    for (name, analysis) in FabricatedAnalysis.all {
      for language in Language.allCases {
        // A workbook is packed: `ReportWorkbookTests` read it.
        for (path, text) in try Self.files(analysis, language) where path != "report.xlsx" {
          for word in ["NaN", "nan,", "inf", "Optional(", "nil"] {
            // Hashes and style sheets hold no such words; the word "information" is not written on the page.
            #expect(!text.contains(word), "\(word) in \(path) of \(name), \(language.rawValue)")
          }
        }
      }
    }
  }

  @Test func `a spike month makes the notice's own statement first`() throws {
    let page = try Self.page(FabricatedAnalysis.spike())
    let statement = try #require(page.range(of: "今年1—5月总体平稳，6月异常偏高，主要由东湖区、临江区和初中带动。"))
    let missing = try #require(page.range(of: "应报160所学校中有12所尚未报送"))
    #expect(statement.lowerBound < missing.lowerBound)
    for word in ["同比", "环比", "累计同比", "东湖区（占增量29%）", "初中（占增量61%）", "内部资料 注意保密", "本报告不替代突发事件即时报告"] {
      #expect(page.contains(word), "\(word)")
    }
    #expect(
      try Self.page(FabricatedAnalysis.spike(), .english).contains(
        "January to May were in the usual range; June is abnormally high"))
  }

  @Test func `a month that goes on is said before any answer, in both languages and in the record`() throws {
    var analysis = FabricatedAnalysis.quiet()
    #expect(try !Self.page(analysis).contains("本月尚未结束"))
    analysis.asOf = analysis.month.lastDay
    for (language, warning) in [(Language.chinese, "本月尚未结束：数字只到"), (.english, "This month is not over: ")] {
      let files = try Self.files(analysis, language)
      let page = try #require(files["index.html"])
      let place = try #require(page.firstRange(of: "<p class=\"caution\">" + warning))
      #expect(try place.lowerBound < #require(page.firstRange(of: "class=\"statement\"")).lowerBound)
      #expect(files["run.json"]?.contains("\"isMonthOver\" : false") == true)
    }
  }

  @Test func `a quiet month says in a sentence that nothing is abnormal`() throws {
    let page = try Self.page(FabricatedAnalysis.quiet())
    #expect(page.contains("今年1—11月总体平稳，11月未见异常。"))
    #expect(page.contains("心理危机事件41起，按历年同月和近期水平应有42.9起左右，是其0.96倍"))
    #expect(!page.contains("class=\"caution\""))
  }

  @Test func `missing schools come before any word of calm`() throws {
    let page = try Self.page(FabricatedAnalysis.quiet(missing: 12))
    let missing = try #require(page.range(of: "中有12所尚未报送"))
    let calm = try #require(page.range(of: "总体平稳"))
    #expect(missing.lowerBound < calm.lowerBound)
  }

  @Test func `silence is never called calm`() throws {
    for analysis in [FabricatedAnalysis.silent(), FabricatedAnalysis.empty()] {
      let page = try Self.page(analysis)
      #expect(page.contains("没有报送不等于没有发生"))
      #expect(!page.contains("未见异常") && !page.contains("总体平稳"))
    }
  }

  @Test func `a district's alarm stands in the headline of a calm city`() throws {
    var analysis = FabricatedAnalysis.quiet()
    let district = FabricatedAnalysis.comparison(
      .district("东湖区"), month: analysis.month, observed: 12, baseline: [3, 2, 4], q: 0.01, direction: .rise)
    analysis.indicators[0].findings = [Finding(id: "x", comparison: district, drivers: [])]
    #expect(try Self.page(analysis).contains("11月未见异常，但东湖区异常偏高。"))
  }

  @Test func `units that could not be tested are named beside the calm`() throws {
    var analysis = FabricatedAnalysis.quiet()
    analysis.indicators[0].comparisons.append(
      Comparison(
        unit: .district("东湖区"), baseline: [], direction: .none, verdict: .insufficient, reasons: [.notReported]))
    #expect(try Self.page(analysis).contains("东湖区本月没有可比数据或没有报送，无法判断"))
  }

  @Test func `chance stops at one in a thousand`() throws {
    let page = try Self.page(FabricatedAnalysis.spike())
    #expect(page.contains("若无异常，这样的结果每1,000个这样的月份不足一次"))
    // q 0.011 of 东湖区's sister stands for p 0.011 / 3: about once in 273 months.
    #expect(page.contains("若无异常，约每273个这样的月份出现一次"))
  }

  @Test func `every figure of a finding is the same in card, chart, CSV and record`() throws {
    let analysis = FabricatedAnalysis.spike()
    let files = try Self.files(analysis)
    let city = analysis.indicators[0].findings[0].comparison
    let expected = try #require(city.expected)
    let ratio = try #require(city.ratio)
    let page = try #require(files["index.html"])
    #expect(page.contains("83起，按历年同月和近期水平应有\(Numerals.decimal(expected))起左右，是其\(Numerals.ratio(ratio))倍"))
    let row = try #require(files["data/findings.csv"]?.split(whereSeparator: \.isNewline).dropFirst().first)
    let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let header = try #require(files["data/findings.csv"]?.split(whereSeparator: \.isNewline).first)
    let columns = header.split(separator: ",").map(String.init)
    func field(_ name: String) -> String? { columns.firstIndex(of: name).map { fields[$0] } }
    #expect(field("observed") == "83")
    #expect(field("expected") == expected.twelveDigits)
    #expect(field("ratio") == ratio.twelveDigits)
    let charts = try Self.specifications(page)
    let card = try #require(charts["finding-0-0"]?.last)
    #expect(card["observed"] as? Double == 83)
    #expect((card["expected"] as? Double)?.twelveDigits == expected.twelveDigits)
    let trend = try #require(charts["trend-0"]?.last)
    #expect(trend["observed"] as? Double == 83)
    let forest = try #require(charts["comparisons-0"]?.first)
    #expect((forest["ratio"] as? Double)?.twelveDigits == ratio.twelveDigits)
    let run = Data(try #require(files["run.json"]).utf8)
    let record = try #require(try JSONSerialization.jsonObject(with: run) as? [String: Any])
    let finding = try #require((record["findings"] as? [[String: Any]])?.first)
    #expect(finding["observed"] as? Int == 83)
    #expect((finding["ratio"] as? Double)?.twelveDigits == ratio.twelveDigits)
  }

  /// The data of each chart of a page, by the chart's name.
  static func specifications(_ page: String) throws -> [String: [[String: Any]]] {
    var result: [String: [[String: Any]]] = [:]
    for match in page.matches(of: /<script type="application\/json" id="(.*?)-specification">(.*?)<\/script>/) {
      let object = try JSONSerialization.jsonObject(with: Data(match.2.utf8)) as? [String: Any]
      result[String(match.1)] = (object?["data"] as? [String: Any])?["values"] as? [[String: Any]]
    }
    return result
  }

  @Test func `the sentence on pupils on file has the numbers of the table beside it, which balances`() throws {
    let analysis = FabricatedAnalysis.all[0].1
    for language in Language.allCases {
      let files = try Self.files(analysis, language)
      let rows = try #require(files["data/tier_account.csv"]).split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").dropFirst(2).compactMap { Int($0) }
      }
      for row in rows {
        #expect(row.count == 10)
        #expect(row[0] + row[1] + row[2] - row[3...8].reduce(0, +) == row[9])
      }
      let all = try #require(rows.last)
      let stayed = all[0] - all[3...8].reduce(0, +)
      let page = try #require(files["index.html"])
      let sentence = try #require(
        page.split(separator: "<p>").first {
          $0.contains(language == .chinese ? "月初在册的学生中有" : "Of those there at the start")
        })
      let numbers = sentence.prefix { $0 != "<" }.filter { $0 != "," }
        .split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
      for number in [all[0], all[1], all[3], all[4], all[6], all[7], stayed, all[9]] {
        #expect(numbers.contains(number), "\(number) in \(numbers)")
      }
    }
  }

  @Test func `every chart has data, and every table of the page a file`() throws {
    for (name, analysis) in FabricatedAnalysis.all {
      let files = try Self.files(analysis)
      let page = try #require(files["index.html"])
      for (chart, values) in try Self.specifications(page) { #expect(!values.isEmpty, "\(chart) of \(name)") }
      for match in page.matches(of: /href="((?:data\/|notebook|report).*?)"/) { #expect(files[String(match.1)] != nil) }
      #expect(!page.contains("<tbody>\n</tbody>"), "empty table in \(name)")
    }
  }

  @Test func `names with markup cannot leave their place`() throws {
    var analysis = FabricatedAnalysis.spike()
    let name = "</script><script>alert(1)</script>"
    analysis.completeness?.missing[0].name = name
    analysis.indicators[0].heatmap[40].district = name
    let page = try Self.page(analysis)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("vega <\\/script>"))
  }

  @Test func `school names stand only in the list of who is missing`() throws {
    let files = try Self.files(FabricatedAnalysis.spike())
    let lists = ["index.html", "data/missing_schools.csv"]
    for (path, text) in files where !lists.contains(path) && !path.hasPrefix("districts/") {
      #expect(!text.contains("第1中学"), "\(path)")
    }
  }

  /// Writes the pages for the browser test when asked to.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["TIDEMARK_PAGES"] != nil))
  func `the fabricated pages can be written out`() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = URL(filePath: try #require(environment["TIDEMARK_PAGES"]))
    let vega = try String(contentsOf: URL(filePath: try #require(environment["TIDEMARK_VEGA"])), encoding: .utf8)
    for (name, analysis) in FabricatedAnalysis.all {
      for language in Language.allCases {
        let target = folder.appending(path: "\(name)-\(language.rawValue)")
        for file in try ReportFiles.make(
          analysis: analysis, provenance: FabricatedAnalysis.provenance(analysis.month), language: language,
          vegaBundle: vega)
        {
          let url = target.appending(path: file.path)
          try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(file.bytes).write(to: url)
        }
      }
    }
  }
}
