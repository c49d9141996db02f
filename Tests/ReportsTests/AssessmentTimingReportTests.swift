import Analyses
import Submissions
import Testing
import Wording

/// What the report says of breaks before steps up, in both languages and for every answer.
@Suite struct AssessmentTimingReportTests {
  private static func timing(
    _ ratio: (Double, Double, Double)?, _ verdict: Verdict, _ reason: TierSpeed.Reason? = nil
  ) -> AssessmentTiming {
    AssessmentTiming(
      waits: [
        .init(tier: .gravest, assessments: 215, reassessed: 133, quartiles: [2.1, 3.2, 6.4], verdict: .usable),
        .init(tier: .serious, assessments: 71, reassessed: 20, quartiles: [5.5, nil, nil], verdict: .usable),
        .init(tier: .general, assessments: 9, reassessed: 3, quartiles: [5, 6, nil], verdict: .insufficient),
      ],
      stretches: [
        .init(tier: .general, silent: 318, silentUp: 20, steady: 280, steadyUp: 29),
        .init(tier: nil, silent: 318, silentUp: 20, steady: 280, steadyUp: 29),
      ], ratio: ratio.map { .init(value: $0.0, lower: $0.1, upper: $0.2) }, verdict: verdict, reason: reason)
  }

  private static func files(_ timing: AssessmentTiming, _ language: Language) throws -> [String: String] {
    var analysis = FabricatedAnalysis.spike()
    var speed = TierSpeed(
      day: analysis.month.lastDay, courses: 1, assessments: 2, carriedForward: 3, steps: [], figures: [])
    speed.timing = timing
    analysis.tierSpeed = speed
    return try ReportFilesTests.files(analysis, language)
  }

  @Test func `each answer has its sentence, with the interval that bounds it`() throws {
    let answers: [(AssessmentTiming, String, String)] = [
      (Self.timing((2, 1.3, 3.1), .usable), "没有中断的2.00倍（95%区间1.30—3.10，可作依据）。中断之后更常升级", "Breaks go before steps up"),
      (Self.timing((0.5, 0.3, 0.8), .indicative, .undated), "中断之后升级反而少", "Fewer step up after a break"),
      (Self.timing((1.1, 0.6, 1.9), .usable), "但最多相差到1.9倍也不能排除", "up to 1.9 times as many cannot be ruled out"),
      (Self.timing(nil, .insufficient, .seenRarely), "上面的数字是否受影响，不能判断", "Too little is known (seen too rarely)"),
    ]
    for (timing, zh, en) in answers {
      #expect(try Self.files(timing, .chinese)["index.html"]?.contains(zh) == true, "\(zh)")
      #expect(try Self.files(timing, .english)["index.html"]?.contains(en) == true, "\(en)")
    }
  }

  @Test func `sentence and CSV file give the same numbers, and none where nothing can be said`() throws {
    let files = try Self.files(Self.timing((2, 1.3, 3.1), .usable), .chinese)
    let page = try #require(files["index.html"])
    #expect(page.contains("三类3.2个月（四分之一在2.1个月内，四分之三在6.4个月内）；二类不到一半再次评定；一类再次评定的太少，不报数。"))
    #expect(page.contains("中断14天以上的有318段，其中20段之后升级（6.3%）；没有中断的280段，其中29段之后升级（10.4%）"))
    let csv = try #require(files["data/assessment_timing.csv"])
    #expect(csv.contains("三类,215,133,2.1,3.2,6.4,可作依据,,,,,,,,,"))
    #expect(csv.contains("合计,,,,,,,318,20,280,29,2,1.3,3.1,可作依据,"))
  }
}
