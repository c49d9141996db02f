import Analyses
import Submissions
import Testing
import Wording

struct LeaderPageTests {
  static func leader(_ analysis: MonthlyAnalysis, _ language: Language = .chinese) throws -> String {
    try #require(try ReportFilesTests.files(analysis, language)["leader.html"])
  }

  @Test(arguments: [
    (FabricatedAnalysis.spike(), "本月是否异常：是，偏高。今年1—5月总体平稳，6月异常偏高"),
    (FabricatedAnalysis.quiet(), "本月是否异常：未见异常。今年1—11月总体平稳"),
    (FabricatedAnalysis.quiet(missing: 12), "本月是否异常：未见异常（报送不全）。"),
    (FabricatedAnalysis.silent(), "本月是否异常：暂不能判断（报送不全）。6月尚无数据报送"),
    (FabricatedAnalysis.empty(), "本月是否异常：暂不能判断。6月尚无数据报送"),
    (FabricatedAnalysis.zeros(), "本月是否异常：暂不能判断。"),
    (FabricatedAnalysis.countsOnly(), "本月“自杀”是否异常：是，偏高。"),
  ]) func `the first sentence answers whether anything is abnormal`(_ analysis: MonthlyAnalysis, _ answer: String)
    throws
  {
    #expect(try Self.leader(analysis).contains("<p class=\"statement\">\(answer)"))
  }

  @Test func `a month that goes on, or of which far too much is missing, is not called calm`() throws {
    var goesOn = FabricatedAnalysis.quiet()
    goesOn.asOf = goesOn.month.lastDay
    var silent = FabricatedAnalysis.quiet(missing: 12)
    silent.indicators[0].silences = [
      Silence(id: "s", unit: .city, kind: .returnsMissing(missing: 12, expected: 160, usualShare: 0), pValue: 0.001)
    ]
    for analysis in [goesOn, silent] {
      let page = try Self.leader(analysis)
      let statement = try #require(page.firstMatch(of: /<p class="statement">(.*?)<\/p>/)).output.1
      #expect(statement.hasPrefix("本月是否异常：暂不能判断"))
      #expect(!statement.contains("平稳") && !statement.contains("未见异常"))
    }
  }

  @Test func `a month without follow-ups is not told as one in which nobody moved`() throws {
    var analysis = FabricatedAnalysis.spike()
    #expect(try Self.leader(analysis).contains("其间升级"))
    #expect(try !Self.leader(analysis).contains("动态跟踪记录只到"))
    analysis.tracking = FabricatedAnalysis.tracking(until: analysis.month.advanced(by: -2))
    let page = try Self.leader(analysis)
    #expect(page.contains("动态跟踪记录只到"))
    #expect(!page.contains("其间升级") && !page.contains("起的一周"))
  }

  @Test func `deaths and pupils out of contact come before any figure, in both languages`() throws {
    var analysis = FabricatedAnalysis.quiet()
    let school = School(code: SchoolCode(rawValue: "01"), name: "", district: "东湖区", type: .junior)
    let day = analysis.month.lastDay
    analysis.openCases = OpenCaseAnalysis(
      [
        OpenCase(
          pseudonym: "r", school: school.code, tier: .general, tierSince: day, lastContact: day, isLost: true)
      ], schools: [school], on: day)
    analysis.deaths = [
      CaseDeath(pseudonym: "pp", school: school.code, day: day, hasEvent: false, isContradicted: true),
      CaseDeath(pseudonym: "qq", school: school.code, day: day, hasEvent: true, isContradicted: false),
    ]
    for (language, deaths, lost) in [
      (Language.chinese, "死亡2人，其中1人在事件月报中没有相应事件；1人其后又有其他状态的记录", "在册学生中失联1人，须立即查找"),
      (.english, "death of 2 pupils, 1 of them without an event", "1 pupil on file could not be reached"),
    ] {
      let files = try ReportFilesTests.files(analysis, language)
      for name in ["leader.html", "index.html"] {
        #expect(files[name]?.contains(deaths) == true && files[name]?.contains(lost) == true, "\(name)")
      }
      #expect(files["data/case_deaths.csv"]?.contains("2,1,1") == true)
      #expect(files["data/lost_pupils.csv"]?.contains("r,01,") == true)
      // The district learns of its pupil out of contact, and of no death by this.
      let district = try #require(files["districts/东湖区.html"])
      #expect(district.contains(lost) && !district.contains(deaths))
    }
  }

  @Test func `a week of which records are still to come is not told as a fall`() throws {
    var analysis = FabricatedAnalysis.spike()
    let last = try #require(analysis.tracking?.weeks.last)
    analysis.tracking?.weeks[52].isFinished = false
    analysis.tracking?.weeks[52].tracked = 100
    analysis.tracking?.recordsEnd = [.city: last.monday.advanced(by: 3)]
    let files = try ReportFilesTests.files(analysis)
    #expect(files["leader.html"]?.contains("中跟踪到100人") == false)
    let page = try #require(files["index.html"])
    #expect(page.contains("起的一周还不完整（记录只到") && page.contains("isPart"))
    #expect(files["data/tracking_weeks.csv"]?.hasSuffix("否\n") == true)
  }

  @Test func `a calm month says what cannot be ruled out`() throws {
    let city = FabricatedAnalysis.quiet().indicators[0].comparisons[0]
    let ruledOut = AlertTexts.ruledOut(Numerals.ratio(city.ratioUpper))
    #expect(try Self.leader(FabricatedAnalysis.quiet()).contains(ruledOut.zh))
    #expect(try Self.leader(FabricatedAnalysis.quiet(), .english).contains(ruledOut.en.dropFirst()))
  }

  @Test func `the sentences carry the figures of the CSV files`() throws {
    let files = try ReportFilesTests.files(FabricatedAnalysis.spike())
    let page = try #require(files["leader.html"])
    let city = try Self.row(0, of: #require(files["data/comparisons.csv"]))
    let ratio = try #require(city["ratio"].flatMap(Double.init))
    #expect(page.contains("云汀市心理危机事件\(city["observed"] ?? "")起"))
    #expect(page.contains("是其\(Numerals.ratio(ratio))倍"))
    let week = try Self.row(52, of: #require(files["data/tracking_weeks.csv"]))
    let counts = try (
      onFile: #require(week["on_file"].flatMap(Int.init)), tracked: #require(week["tracked"].flatMap(Int.init))
    )
    #expect(page.contains("在册\(Numerals.count(counts.onFile))人中跟踪到\(Numerals.count(counts.tracked))人"))
    let returns = try Self.row(8, of: #require(files["data/completeness.csv"]))
    #expect(page.contains("应报\(returns["expected_returns"] ?? "")所，未报或待更正12所"))
  }

  @Test func `what is alike in many districts is one line that names the first`() throws {
    let analysis = FabricatedAnalysis.crowded()
    let files = try ReportFilesTests.files(analysis)
    let page = try #require(files["leader.html"])
    // Grave events, rises of districts and of the stage, the fall, zeros, three forms.
    #expect(page.matches(of: /<tr><th scope="row">/).count == 8)
    #expect(page.contains("第1学区（3所）、第2学区（3所）、第3学区（3所）等24个单位"))
    #expect(page.contains("<td>第1学区、第2学区、第3学区等5个单位</td>"))
    #expect(files["data/to_dos.csv"]?.split(whereSeparator: \.isNewline).count == analysis.toDos.count + 1)
  }

  @Test func `more to do than the page has room for is counted`() throws {
    var analysis = FabricatedAnalysis.crowded()
    var more = analysis.otherReturns
    for index in more.indices { more[index].period = "2021-summer" }
    analysis.otherReturns += more
    let page = try Self.leader(analysis)
    #expect(page.matches(of: /<tr><th scope="row">/).count == 8)
    #expect(page.contains("另有2项见分析报告。"))
  }

  /// A row of a CSV file without quoted cells, by heading.
  static func row(_ index: Int, of csv: String) throws -> [String: String] {
    let lines = csv.split(whereSeparator: \.isNewline).map {
      $0.trimmingPrefix("\u{feff}").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(lines.count > index + 1)
    return Dictionary(zip(lines[0], lines[index + 1])) { first, _ in first }
  }
}
