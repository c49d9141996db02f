import Analyses
import Submissions
import Tables
import Wording

extension PageBuilder {
  /// Whether it depends on how pupils fare when they are looked at.
  func assessmentTiming() -> [Page.Block] {
    guard let speed = analysis.tierSpeed, let timing = speed.timing else { return [] }
    let withoutTime = speed.assessments - timing.waits.reduce(0) { $0 + $1.assessments }
    var block = Page.Block(heading: text(AssessmentTimingTexts.timing))
    let comparison =
      switch timing.comparison {
      case .graverSooner: text(AssessmentTimingTexts.graverSooner)
      case .alike: text(AssessmentTimingTexts.alike)
      case .graverLater: text(AssessmentTimingTexts.graverLater)
      case nil: ""
      }
    let space = labels.language == .english && !comparison.isEmpty ? " " : ""
    block.paragraphs = [
      text(AssessmentTimingTexts.waits(timing.waits.map(statement))) + space + comparison, silence(timing),
      text(AssessmentTimingTexts.note(withoutTime: withoutTime > 0 ? Numerals.count(withoutTime) : nil)),
    ]
    block.folded = folded(
      tables.assessmentTiming(timing),
      [
        .text("tier"), .count("assessments"), .count("reassessed"), .decimal("months_quarter"),
        .decimal("months_half"), .decimal("months_three_quarters"), .text("wait_verdict"), .count("silent"),
        .count("silent_up"), .count("steady"), .count("steady_up"), .ratio("ratio"),
        .interval("interval", lower: "lower", upper: "upper"), .text("verdict"), .text("reason"),
      ], AssessmentTimingTexts.timing)
    return [block]
  }

  private func statement(_ wait: AssessmentTiming.Wait) -> Text {
    let tier = labels.tier(wait.tier)
    guard wait.verdict != .insufficient else { return AssessmentTimingTexts.fewWaits(tier: tier) }
    let months = wait.quartiles.map { $0.map { Numerals.decimal($0) } }
    return AssessmentTimingTexts.wait(tier: tier, lower: months[0], median: months[1], upper: months[2])
  }

  private func silence(_ timing: AssessmentTiming) -> String {
    guard let all = timing.stretches.last, all.silent + all.steady > 0 else {
      return text(AssessmentTimingTexts.noStretches)
    }
    func share(_ part: Int, _ whole: Int) -> String {
      Numerals.percent(whole > 0 ? Double(part) / Double(whole) : nil, places: 1)
    }
    let counts = text(
      AssessmentTimingTexts.silences(
        days: Int(AssessmentTiming.mostDaysSilent), silent: Numerals.count(all.silent),
        silentUp: Numerals.count(all.silentUp), silentShare: share(all.silentUp, all.silent),
        steady: Numerals.count(all.steady), steadyUp: Numerals.count(all.steadyUp),
        steadyShare: share(all.steadyUp, all.steady)))
    guard let ratio = timing.ratio else {
      return counts + (labels.language == .english ? " " : "")
        + text(AssessmentTimingTexts.tooFew(labels.reason(timing.reason ?? .seenRarely)))
    }
    let finding =
      ratio.lower > 1
      ? AssessmentTimingTexts.moreAfter
      : ratio.upper < 1
        ? AssessmentTimingTexts.fewerAfter : AssessmentTimingTexts.unclear(upper: Numerals.decimal(ratio.upper))
    return counts + (labels.language == .english ? " " : "")
      + text(
        AssessmentTimingTexts.ratio(
          Numerals.ratio(ratio.value), Numerals.ratio(ratio.lower), Numerals.ratio(ratio.upper),
          verdict: labels.verdict(timing.verdict), finding: finding))
  }
}

extension ReportTables {
  /// Waits for the next assessment and broken-off follow-ups by tier, then all tiers together.
  func assessmentTiming(_ timing: AssessmentTiming) -> Table {
    let absent = Cell.missing(.notApplicable)
    let tiers = timing.waits.map { Optional($0.tier) } + [nil]
    return Table(
      name: "assessment_timing",
      columns: [
        "tier", "assessments", "reassessed", "months_quarter", "months_half", "months_three_quarters", "wait_verdict",
        "silent", "silent_up", "steady", "steady_up", "ratio", "lower", "upper", "verdict", "reason",
      ],
      rows: tiers.map { tier in
        let wait = timing.waits.first { $0.tier == tier }
        let own = timing.stretches.first { $0.tier == tier }
        let counts = [own?.silent, own?.silentUp, own?.steady, own?.steadyUp].map { $0.map(Cell.integer) ?? absent }
        let cells: [Cell] = [
          .text(labels.text(tier.map { labels.tier($0) } ?? ReportTexts.allTiers)),
          wait.map { .integer($0.assessments) } ?? absent, wait.map { .integer($0.reassessed) } ?? absent,
        ]
        let months = (wait.map(\.quartiles) ?? [nil, nil, nil]).map { Cell($0) }
        let verdict = wait.map { Cell.text(labels.text(labels.verdict($0.verdict))) } ?? absent
        guard tier == nil else {
          return cells + months + [verdict] + counts + [absent, absent, absent, absent, absent]
        }
        return cells + months + [verdict] + counts + [
          Cell(timing.ratio?.value), Cell(timing.ratio?.lower), Cell(timing.ratio?.upper),
          .text(labels.text(labels.verdict(timing.verdict))),
          timing.reason.map { .text(labels.text(labels.reason($0))) } ?? absent,
        ]
      })
  }
}
