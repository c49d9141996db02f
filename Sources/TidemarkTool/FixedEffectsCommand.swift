import Analyses
import ArgumentParser
import Statistics
import Wording

/// `tidemark effect panel`: Poisson with fixed effects.
struct FixedEffectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "panel",
    abstract: "Estimate ratios of counts or rates with many fixed effects.",
    discussion: """
      Poisson pseudo-maximum likelihood with clustered errors. a^b crosses two columns: as a term it is their product, as a \
      fixed effect every pair of their values. With fewer than 30 effective clusters the interval is the wild cluster bootstrap's. \
      Rows with an unknown cell and rows that tell nothing are left out and counted.

      Example: tidemark effect panel monthly.csv --outcome events --terms visited --fixed-effects school,month \
      --cluster district --offset pupils
      """)

  @Argument(help: "The table.") var file: String
  @Option(help: "The column of counts or rates.") var outcome: String
  @Option(help: "Columns of numbers whose ratios are asked for, \"a,b^c\".") var terms: String
  @Option(help: "Columns whose every value has an effect, \"f,g^h\".") var fixedEffects: String
  @Option(help: "The column of groups within which rows are not independent.") var cluster: String
  @Option(help: "A column of weights.") var weights: String?
  @Option(help: "A column of persons or person-time; its logarithm is the offset.") var offset: String?
  @Option(help: "Draws of the bootstrap.") var draws = 9_999
  @Option(help: "The seed of these draws.") var seed: UInt64 = 1
  @OptionGroup var common: EffectOptions

  func run() throws {
    let speech = try common.speech()
    if draws < 100 { throw common.refuse(EffectTexts.smallest("--draws", 100), speech) }
    let request = FixedEffectsAnalysis.Request(
      outcome: outcome, terms: try common.names(terms, of: "--terms", like: "a,b^c", speech),
      fixedEffects: try common.names(fixedEffects, of: "--fixed-effects", like: "f,g^h", speech), cluster: cluster,
      weights: weights, exposure: offset, bootstrap: WildClusterBootstrap.Options(draws: draws, seed: seed))
    try common.run(file, request.columns, speech) { try FixedEffectsAnalysis.run(request, on: $0) }
  }
}
