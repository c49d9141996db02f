import Analyses
import Submissions
import Testing
import Wording

struct DistrictPageTests {
  @Test func `a district's page and file hold no other district's name`() throws {
    for language in Language.allCases {
      let files = try ReportFilesTests.files(FabricatedAnalysis.spike(), language)
      for district in FabricatedAnalysis.districts {
        for ending in ["html", "csv"] {
          let text = try #require(files["districts/\(district).\(ending)"])
          #expect(text.contains(district))
          for other in FabricatedAnalysis.districts where other != district {
            #expect(!text.contains(other), "\(other) in the \(ending) of \(district)")
          }
        }
      }
    }
  }

  @Test func `its sentences carry the figures of its file`() throws {
    let files = try ReportFilesTests.files(FabricatedAnalysis.spike())
    let page = try #require(files["districts/东湖区.html"])
    let figures = try #require(files["districts/东湖区.csv"])
    #expect(page.contains("东湖区心理危机事件19起") && figures.contains(",observed,19"))
    #expect(page.contains("在册190人中跟踪到170人") && figures.contains(",tracked,170"))
    #expect(page.contains("全市心理危机事件本月异常偏高，本学区占增量的29%。"))
    #expect(page.contains("催齐2022年6月“心理危机事件月报”，未报或待更正4所") && figures.contains(",missing,4"))
    #expect(page.contains("日历上没有这一天") && figures.contains(",problems,4"))
  }

  @Test func `a district of which nothing is known is not called calm`() throws {
    let files = try ReportFilesTests.files(FabricatedAnalysis.silent())
    let page = try #require(files["districts/东湖区.html"])
    #expect(page.contains("本月没有可用的事件数字") && !page.contains("未见异常"))
  }

  @Test func `a district whose records have stopped says to which day they go and compares nothing`() throws {
    var analysis = FabricatedAnalysis.spike()
    #expect(try ReportFilesTests.files(analysis)["districts/东湖区.html"]?.contains("最近四个整周合计") == true)
    let end = analysis.month.firstDay.advanced(by: 2)
    analysis.tracking?.recordsEnd = [.district("东湖区"): end]
    for index in analysis.tracking?.districtWeeks.indices ?? 0..<0 {
      if let monday = analysis.tracking?.districtWeeks[index].monday, monday.advanced(by: 6) > end {
        analysis.tracking?.districtWeeks[index].isFinished = false
      }
    }
    let page = try #require(try ReportFilesTests.files(analysis)["districts/东湖区.html"])
    #expect(page.contains("本学区的跟踪记录只到") && !page.contains("最近四个整周合计"))
  }

  @Test func `file names are safe and told apart`() throws {
    var analysis = FabricatedAnalysis.quiet()
    let names = ["甲/乙", "甲:乙", "../..", "A B", "a b"]
    analysis.indicators[0].comparisons += names.map {
      FabricatedAnalysis.comparison(.district($0), observed: 3, baseline: [2, 3])
    }
    let paths = try ReportFilesTests.files(analysis).keys.filter { $0.hasPrefix("districts/") && $0.hasSuffix(".html") }
    #expect(paths.count == FabricatedAnalysis.districts.count + names.count)
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
    for path in paths { #expect(path.wholeMatch(of: /districts\/[\p{L}\p{N}-]+\.html/) != nil, "\(path)") }
  }

  @Test func `the report leads to every page, and every page it leads to is there`() throws {
    for (name, analysis) in FabricatedAnalysis.all {
      let files = try ReportFilesTests.files(analysis)
      let page = try #require(files["index.html"])
      let links = page.matches(of: /href="((?:districts\/|leader).*?)"/).map { String($0.1) }
      #expect(
        Set(links)
          == Set(files.keys.filter { $0 == "leader.html" || $0.hasPrefix("districts/") && $0.hasSuffix(".html") }),
        "\(name)")
    }
  }

  @Test func `every page is marked and says what it is not`() throws {
    for (path, text) in try ReportFilesTests.files(FabricatedAnalysis.spike()) where path.hasSuffix(".html") {
      #expect(text.contains("内部资料 注意保密"), "\(path)")
      #expect(path.hasPrefix("effects/") || text.contains("本报告不替代突发事件即时报告"), "\(path)")
    }
  }
}
