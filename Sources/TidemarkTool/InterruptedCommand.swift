import Analyses
import ArgumentParser
import Statistics
import Wording

/// `tidemark effect its`: an interrupted time series.
struct InterruptedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "its",
    abstract: "Compare a series of counts with what it would have been without the intervention.",
    discussion: """
      DATA.csv has one row per period, without gaps. Ratios are what the intervention multiplied the counts with; the \
      reported error is the largest of the model's, Newey and West's and that for autocorrelation, and all are printed. \
      slope counts the periods from the intervention on from 1.

      Example: tidemark effect its monthly.csv --time month --outcome crises --offset population --intervention 2020-07 \
      --control leave_requests
      """)

  @Argument(help: "The table.") var file: String
  @Option(help: "The column of times.") var time = "time"
  @Option(help: "The column of counts.") var outcome: String
  @Option(help: "A column of persons or person-time; its logarithm is the offset.") var offset: String?
  @Option(parsing: .unconditional, help: "The first period with the intervention, such as 2020-07.")
  var intervention: String
  @Option(help: "Pairs of cosine and sine that describe the year; 0 for none. Without it, 2.") var harmonics: Int?
  @Flag(help: "Describe the year by one level for each month or week instead of harmonics.") var seasonFactors = false
  @Flag(help: "Let the trend change with the intervention.") var slope = false
  @Option(help: "poisson, quasipoisson or negbin.") var family = "quasipoisson"
  @Option(help: "A column of counts that the intervention cannot move; may be repeated.") var control: [String] = []
  @Option(help: "The lag of the Newey–West error that may be reported; without it, 1.3 √n periods.") var hacLag: Int?
  @Option(help: "Periods in a year, 12 or 52; needed when times are whole numbers.") var frequency: Int?
  @OptionGroup var common: EffectOptions

  func run() throws {
    let speech = try common.speech()
    let family = try common.choice(
      family, of: "--family",
      [
        ("poisson", SegmentedRegression.Family.poisson), ("quasipoisson", .quasiPoisson), ("negbin", .negativeBinomial),
      ],
      speech)
    if let harmonics, harmonics < 0 { throw common.refuse(EffectTexts.smallest("--harmonics", 0), speech) }
    if let hacLag, hacLag < 0 { throw common.refuse(EffectTexts.smallest("--hac-lag", 0), speech) }
    if let frequency, ![12, 52].contains(frequency) {
      throw common.refuse(
        DetectionTexts.refusedOption(String(frequency), of: "--frequency", known: "12, 52"), speech)
    }
    if seasonFactors, harmonics != nil {
      throw common.refuse(EffectTexts.eitherOption("--harmonics", "--season-factors"), speech)
    }
    let pairs = harmonics ?? 2
    let season: SegmentedRegression.Season = seasonFactors ? .factors : pairs == 0 ? .none : .harmonics(pairs)
    let request = InterruptedAnalysis.Request(
      time: time, outcome: outcome, exposure: offset, intervention: intervention, controls: control,
      frequency: frequency,
      options: SegmentedRegression.Options(family: family, season: season, hasSlope: slope, lag: hacLag))
    try common.run(file, request.columns, speech) { try InterruptedAnalysis.run(request, on: $0) }
  }
}
