import Analyses
import Reports
import Submissions
import Testing
import Wording

@Suite struct SummerPageTests {
  private static let schools = ["01", "02", "03"].map {
    School(code: SchoolCode(rawValue: $0), name: "第\($0)小学", district: $0 == "03" ? "西区" : "东区", type: .primary)
  }
  private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }
  private static func code(_ text: String) -> SchoolCode { SchoolCode(rawValue: text) }

  /// Two of three schools sent the return, one of them without a number; every other part has something too.
  private static func full() -> SummerAnalysis {
    var panel = Panel()
    panel.schools = schools
    panel.tasks = [SubmissionTask(form: .summary, period: "2022-summer", due: day("2022-08-25"))]
    panel.summaries = [
      SchoolSummary(
        school: code("01"), period: "2022-summer", asOf: day("2022-08-25"),
        numbers: [.visitsDue: 1_200, .visited: 1_100, .onLeave: 3, .lessons: 4]),
      SchoolSummary(
        school: code("03"), period: "2022-summer", asOf: day("2022-08-25"), numbers: [.visitsDue: 34, .visited: 33]),
    ]
    panel.returns = ["01", "03"].map { school($0, .summary, "2022-summer") } + [school("01", .plans, "2022年暑期")]
    panel.conferences = [Conference(school: code("01"), held: day("2022-06-15"))]
    panel.trackingWeeks = ["01", "03"].flatMap { school in
      [TrackingWeek(school: code(school), monday: day("2022-05-02"), onFileChange: 20, tracked: 20)]
        + (0..<15).map {
          TrackingWeek(
            school: code(school), monday: day("2022-05-09").advanced(by: 7 * $0), onFileChange: 0,
            tracked: $0 > 8 ? 17 : 19)
        }
    }
    let cases = ["1a", "2b"].map {
      OpenCase(
        pseudonym: String(repeating: $0, count: 32), school: code($0 == "1a" ? "01" : "03"), tier: .gravest,
        tierSince: day("2022-03-01"), lastContact: day("2022-08-22"))
    }
    return .make(
      Summer(year: 2022), panel: panel,
      cases: .init(before: [], now: cases, told: [ToldParents(pseudonym: cases[0].pseudonym, isSigned: nil)]),
      comparisons: [SummaryComparison(school: code("01"), item: .onLeave, told: 3, counted: 5)],
      asOf: day("2022-08-29"))
  }

  @Test func `deaths and pupils out of contact stand in the verdict, the list and what is to be done`() throws {
    var analysis = Self.full()
    analysis.deaths = [
      CaseDeath(
        pseudonym: "zz", school: Self.code("01"), day: Self.day("2022-07-20"), hasEvent: false, isContradicted: false)
    ]
    analysis.watch?.pupils[0].reasons.append(.lost)
    let files = try files(analysis)
    let page = try #require(files["index.html"])
    #expect(page.contains("死亡1人，其中1人在事件月报中没有相应事件") && page.contains("在册学生中失联1人"))
    #expect(page.contains("、失联1人，可重叠") && !page.contains("zz"))
    let toDos = try #require(files["data/to_dos.csv"]).split(separator: "\n")
    #expect(toDos[1].contains("核实台账所记的学生死亡（1人）") && toDos[2].contains("立即查找失联的在册学生"))
    #expect(files["data/watch_list.csv"]?.contains("失联") == true)
  }

  private static func school(_ code: String, _ form: FormID, _ period: String) -> SchoolReturn {
    SchoolReturn(school: Self.code(code), form: form, period: period, received: day("2022-08-24"), state: .accepted)
  }

  private static func empty() -> SummerAnalysis {
    .make(
      Summer(year: 2022), panel: Panel(), cases: .init(before: [], now: [], told: []), comparisons: [],
      asOf: day("2022-08-20"))
  }

  private func files(_ analysis: SummerAnalysis, _ language: Language = .chinese) throws -> [String: String] {
    let files = try SummerFiles.make(
      analysis: analysis, provenance: FabricatedAnalysis.provenance(), language: language, vegaBundle: "/* vega */")
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func `the verdict says who is missing, whether follow-up held, and how many to watch`() throws {
    let page = try #require(files(Self.full())["index.html"])
    #expect(page.contains("附件3汇总表应报3所，未报1所。"))
    #expect(page.contains("假期每周跟踪没有保持住：2022年7月11日起的一周最低，为85.0%（放假前四周合计95.0%）。"))
    #expect(page.contains("开学须重点关注2人（三类2人、假期升级0人、超过7天未跟踪0人、失联0人，可重叠）。"))
    let english = try #require(files(Self.full(), .english)["index.html"])
    #expect(english.contains("Of 3 schools, 1 has not sent the summary return."))
    #expect(english.contains("Weekly follow-up did not hold through the holiday: 85.0% in the worst week"))
  }

  @Test func `sentences, tables and files have the same figures`() throws {
    let all = try files(Self.full())
    let page = try #require(all["index.html"])
    #expect(page.contains("2所学校答全了两项：应访1,234人，实访1,133人，占91.8%。"))
    #expect(try #require(all["data/visits.csv"]).contains("city,云汀市,1234,1133,0.918152350081,2,0,1"))
    #expect(try #require(all["data/summary_numbers.csv"]).contains("city,云汀市,lessons,心理辅导活动课节数,节,4,1,1,1"))
    #expect(page.contains(">4*<"))
    #expect(try #require(all["data/summary_differences.csv"]).contains("东区,01,第01小学,因心理问题休学在家,3,5"))
    #expect(page.contains("在册2人中，已告知家长1人（50.0%），其中已签字0人，签字情况未填1人。"))
    #expect(try #require(all["data/notices.csv"]).contains("云汀市,2,1,0.5,0,0,1,1"))
    #expect(page.contains("有二、三类学生的学校2所，2022年6月1日以来召开专题研讨会的1所（50.0%）。"))
    #expect(try #require(all["data/schools_without_conference.csv"]).contains("西区,03,第03小学"))
    #expect(page.contains("2022年暑期工作方案应收3所，已收1所。") && page.contains("没有收到2022年秋季的工作方案记录。"))
    #expect(try #require(all["data/tracking_weeks.csv"]).contains("云汀市,2022-07-11,40,34,0.85"))
  }

  @Test func `a part of which nothing is known is a sentence, without a table, a chart or a calm word`() throws {
    let all = try files(Self.empty())
    let page = try #require(all["index.html"])
    for sentence in [
      "没有学校名册，无法判断哪些学校未报附件3汇总表。", "每周跟踪情况不明。", "没有在册学生名单，无法列出开学重点关注学生。",
      "没有收到附件3汇总表，没有可汇总的数字。", "没有收到告知书回执，家长是否已被告知不清楚。", "未作核对。", "没有收到2022年暑期的工作方案记录。",
      "本暑期到2022年8月25日为止，现在的数字只到2022年8月20日",
    ] {
      #expect(page.contains(sentence), "\(sentence)")
    }
    #expect(!page.contains("<svg") && !page.contains("class=\"chart\"") && !page.contains("全部报齐"))
    #expect(all.keys.sorted() == ["index.html", "run.json"])
  }

  @Test func `no page shows a number that is none, in either language`() throws {
    for analysis in [Self.full(), Self.empty()] {
      for language in Language.allCases {
        for (path, text) in try files(analysis, language) where path != "run.json" {
          for word in ["NaN", "nan,", "inf,", "Optional(", "unit_0"] {
            #expect(!text.contains(word), "\(word) in \(path)")
          }
        }
      }
    }
  }

  @Test func `the watch list has pseudonyms, and the whole of them only in the file`() throws {
    let all = try files(Self.full())
    let pseudonym = String(repeating: "1a", count: 32)
    #expect(try #require(all["data/watch_list.csv"]).contains("东区,01,\(pseudonym),三类,,三类,2022-03-01,2022-08-22"))
    #expect(try #require(all["index.html"]).contains("1a1a1a1a1a1a…"))
  }

  @Test func `the same values give the same bytes, and every table of the page has its file`() throws {
    let all = try files(Self.full())
    #expect(try all == files(Self.full()))
    let links = try #require(all["index.html"]).matches(of: /href="(data\/.*?)"/).map { String($0.1) }
    #expect(!links.isEmpty && links.allSatisfy { all[$0] != nil })
  }

  @Test func `a notice names the pupil and no tier, diagnosis or risk`() throws {
    let pupil = NoticePage.Pupil(name: "张<三>", school: "第01小学", schoolClass: "初二（3）班")
    for language in Language.allCases {
      let page = try NoticePage.html([pupil, pupil], language: language)
      #expect(page.contains("张&lt;三&gt;") && page.contains("第01小学") && page.contains("初二（3）班"))
      #expect(page.matches(of: /<article>/).count == 2)
      for word in ["一类", "二类", "三类", "等级", "高危", "危机", "自杀", "抑郁", "精神", "tier", "risk", "suicid"] {
        #expect(!page.lowercased().contains(word), "\(word)")
      }
    }
  }
}
