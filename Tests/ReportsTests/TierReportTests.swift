import Analyses
import Foundation
import Submissions
import Tables
import Testing
import Wording

/// What the report says of tiers: sentence, table and CSV hold the same numbers.
@Suite struct TierReportTests {
  private static func analysis(_ figures: [TierSpeed.Figure]) -> MonthlyAnalysis {
    var analysis = FabricatedAnalysis.spike()
    analysis.tierSpeed = TierSpeed(
      day: analysis.month.lastDay, courses: 4_321, unassessed: 17, assessments: 6_543, undated: 0,
      carriedForward: 98_765,
      steps: TierStep.Next.all.enumerated().map {
        TierStep(unit: .city, from: .gravest, to: $0.element, pupils: 40 + $0.offset, of: 255)
      }, figures: figures)
    return analysis
  }

  private static let figures = [
    TierSpeed.Figure(.timeInTier, .gravest, value: 7.31, lower: 5.52, upper: 9.68, seen: 63, verdict: .usable),
    TierSpeed.Figure(
      .timeToRelease, .gravest, value: 33.4, lower: 25.1, upper: 44.4, seen: 63, verdict: .indicative,
      reason: .beyondRecords),
    TierSpeed.Figure(.releasedWithinYear, .gravest, seen: 3, verdict: .insufficient, reason: .seenRarely),
  ]

  @Test func `the sentence and the CSV file give the same figures, and none where nothing can be said`() throws {
    let files = try ReportFilesTests.files(Self.analysis(Self.figures))
    let page = try #require(files["index.html"])
    #expect(page.contains("约7.3个月（5.5—9.7）") && page.contains("约33.4个月（25.1—44.4，仅供参考）"))
    #expect(page.contains("一年内解除的比例数据太少，不报数"))
    let csv = try #require(files["data/tier_speed.csv"])
    #expect(csv.contains("三类,在本类平均停留（月）,7.31,5.52,9.68,63,可作依据,"))
    #expect(csv.contains("三类,一年内解除的比例,,,,3,依据不足,见到的变动太少"))
    let english = try ReportFilesTests.page(Self.analysis(Self.figures), .english)
    #expect(english.contains("about 33.4 months (25.1 to 44.4, indicative)"))
    #expect(english.contains("released within a year too little is known to give a figure"))
  }

  @Test func `the records carried forward are said, and what followed adds up`() throws {
    let files = try ReportFilesTests.files(Self.analysis(Self.figures))
    #expect(files["index.html"]?.contains("另有98,765条跟踪记录沿用上次等级") == true)
    let rows = try #require(files["data/tier_steps.csv"]).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 6 && rows.reduce(0) { $0 + (Int($1[3]) ?? 0) } == 255)
  }

  @Test func `without a model a sentence says so`() throws {
    for (language, words) in [(Language.chinese, "等级评定太少或没有变化"), (.english, "Too few assessments, or no change")] {
      #expect(try ReportFilesTests.page(Self.analysis([]), language).contains(words))
    }
  }

  @Test func `the sentence of the month, its table and its CSV file give the same numbers, and they balance`() throws {
    for language in Language.allCases {
      let analysis = FabricatedAnalysis.spike()
      let files = try ReportFilesTests.files(analysis, language)
      let account = try #require(analysis.tiers?.accounts.first { $0.unit == .city && $0.state == nil })
      let csv = try #require(files["data/tier_account.csv"])
      let row = try #require(csv.split(whereSeparator: \.isNewline).last).split(separator: ",").dropFirst(2)
      let numbers = row.compactMap { Int($0) }
      #expect(
        numbers == [
          account.start, account.opened, account.movedIn, account.steppedDown, account.steppedUp, account.otherwise,
          account.released, account.left, account.deceased, account.end,
        ])
      #expect(numbers[0] + numbers[1] - numbers[6] - numbers[7] - numbers[8] == numbers[9])
      let down = Numerals.count(numbers[3])
      let sentence = language == .chinese ? "\(down)人降级" : "\(down) stepped down"
      #expect(files["index.html"]?.contains(sentence) == true)
    }
  }

  @Test func `an effect's sentence and its CSV file give the same figures, verdict and reason`() throws {
    var analysis = Self.analysis(Self.figures)
    analysis.tierSpeed?.effects = [
      TierEffect(
        kind: .caseConference, reached: 39, schools: 160, movesAfter: 80,
        down: .init(value: 1.6, lower: 1.28, upper: 2), up: .init(value: 0.9, lower: 0.4, upper: 2.1),
        verdict: .indicative, doubt: .fewPlaces(7)),
      TierEffect(
        kind: .lesson, reached: 18, schools: 160, movesAfter: 45, down: .init(value: 0.8, lower: 0.6, upper: 1.1),
        verdict: .usable),
      TierEffect(
        kind: .parentLecture, reached: nil, schools: 160, movesAfter: nil, verdict: .insufficient,
        doubt: .nothingToCompare),
    ]
    let files = try ReportFilesTests.files(analysis)
    let page = try #require(files["index.html"])
    #expect(page.contains("专题研讨会（160所学校中39所已开展）：仅供参考（可比的单位只有7个，同期当地的其他变化分不开）。开展后加快："))
    #expect(page.contains("未开展时的1.60（1.28—2.00）倍；开展后见到80人次降级或解除，其中约30人次（18—40）若未开展此时还不会发生。升级的速度约为0.90（0.40—2.10）倍。"))
    #expect(page.contains("心理辅导课（160所学校中18所已开展）：可作依据。看不出开展后加快或变慢：") && page.contains("家长讲座：依据不足，面向全市"))
    let csv = try #require(files["data/tier_effects.csv"])
    #expect(csv.contains("专题研讨会,39,160,0,80,1.6,1.28,2,0.9,0.4,2.1,30,17.5,40,仅供参考,可比的单位只有7个"))
    let english = try ReportFilesTests.page(analysis, .english)
    #expect(
      english.contains(
        "Lessons (delivered at 18 of 160 schools): usable. Neither sooner nor later after delivery can be shown: "))
  }

  @Test func `an effect on events gives the same figures in its sentence and its CSV file`() throws {
    var analysis = Self.analysis(Self.figures)
    analysis.eventEffects = [
      EventEffect(
        kind: .homeVisit, reached: 130, schools: 160, eventsAfter: 240,
        ratio: .init(value: 0.8, lower: 0.64, upper: 0.96), ahead: .init(value: 1.02, lower: 0.9, upper: 1.16),
        verdict: .usable),
      EventEffect(
        kind: .lesson, reached: 18, schools: 160, eventsAfter: 4, verdict: .insufficient, doubt: .fewSeen),
    ]
    let files = try ReportFilesTests.files(analysis)
    let page = try #require(files["index.html"])
    #expect(page.contains("家访（160所学校中130所已开展）：可作依据。开展后减少：危机事件约为未开展时的0.80（0.64—0.96）倍；"))
    #expect(page.contains("开展后共有240起，约比未开展时少60起（10—135）。开展前半年为1.02（0.90—1.16）倍。"))
    let csv = try #require(files["data/event_effects.csv"])
    #expect(csv.contains("家访,130,160,0,240,0.8,0.64,0.96,1.02,0.9,1.16,60,10,135,可作依据,"))
    #expect(csv.contains("心理辅导课,18,160,0,4,,,,,,,,,,依据不足,开展后见到的太少"))
  }
}
