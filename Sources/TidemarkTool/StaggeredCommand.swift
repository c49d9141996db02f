import Analyses
import ArgumentParser
import Statistics
import Wording

/// `tidemark effect did`: staggered adoption.
struct StaggeredCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "did",
    abstract: "Compare units that took up a treatment at different times.",
    discussion: """
      DATA.csv has one row per unit and time; the first treated time is 0 or empty where a unit never is. The answer is \
      Callaway and Sant'Anna's average effect on treated units unless --estimator says otherwise, and those of the other \
      estimators stand beside it.

      Example: tidemark effect did schools.csv --unit school --time term --outcome stress --cluster district
      """)

  @Argument(help: "The table.") var file: String
  @Option(help: "The column of units.") var unit = "unit"
  @Option(help: "The column of times.") var time = "time"
  @Option(help: "The column of first treated times, 0 or empty for never.") var firstTreated = "first_treated"
  @Option(help: "The column of outcomes.") var outcome: String
  @Option(help: "Columns known before any treatment, \"a,b\".") var covariates: String?
  @Option(help: "Whom to compare with, never or notyet. Without it, notyet.") var control: String?
  @Option(help: "The column of groups within which units are not independent.") var cluster: String?
  @Option(help: "callaway-santanna, twfe, sun-abraham or imputation.") var estimator = "callaway-santanna"
  @Option(help: "How covariates come in: dr, ipw or reg. Without it, dr.") var method: String?
  @Option(help: "What periods before the treatment are compared with, varying or universal. Without it, varying.")
  var base: String?
  @Option(help: "att_gt, simple, dynamic, group or calendar. Without it, the average and dynamic.")
  var aggregate: String?
  @Option(help: "Draws of the simultaneous band. Without it, 20000.") var draws: Int?
  @Option(help: "The seed of these draws. Without it, 1.") var seed: UInt64?
  @OptionGroup var common: EffectOptions

  func run() throws {
    let speech = try common.speech()
    let estimators = StaggeredEstimator.allCases.map { (name: $0.rawValue, value: $0) }
    let estimator = try common.choice(estimator, of: "--estimator", estimators, speech)
    let aggregate = try aggregate.map {
      let all = StaggeredAnalysis.Aggregate.allCases.map { (name: $0.rawValue, value: $0) }
      return try common.choice($0, of: "--aggregate", all, speech)
    }
    if let aggregate, !aggregate.estimators.contains(estimator) {
      let option = "--aggregate \(aggregate.rawValue)"
      throw common.refuse(
        EffectTexts.optionWithoutEffect(
          option, choice: estimator.rawValue, choices: aggregate.estimators.map(\.rawValue)), speech)
    }
    // These shape Callaway and Sant'Anna's figures only, which stand beside the others' answers.
    let own: [(String, Bool)] = [
      ("--method", method != nil), ("--draws", draws != nil), ("--seed", seed != nil),
      ("--covariates", covariates != nil),
    ]
    for (option, isGiven) in own where isGiven && estimator != .callawaySantAnna {
      throw common.refuse(
        EffectTexts.optionWithoutEffect(
          option, choice: estimator.rawValue, choices: [StaggeredEstimator.callawaySantAnna.rawValue]), speech)
    }
    let names = try common.names(covariates, of: "--covariates", like: "a,b", speech)
    if method != nil, names.isEmpty {
      throw common.refuse(EffectTexts.needsOption("--method", "--covariates"), speech)
    }
    if let draws, draws < 100 { throw common.refuse(EffectTexts.smallest("--draws", 100), speech) }
    let options = GroupTimeEffects.Options(
      controls: try common.choice(
        control ?? "notyet", of: "--control", [("never", .neverTreated), ("notyet", .notYetTreated)], speech),
      estimator: try common.choice(
        method ?? "dr", of: "--method",
        [("dr", .doublyRobust), ("ipw", .inverseProbability), ("reg", .outcomeRegression)], speech),
      basePeriod: try common.choice(
        base ?? "varying", of: "--base", [("varying", .varying), ("universal", .universal)], speech))
    let request = StaggeredAnalysis.Request(
      unit: unit, time: time, firstTreated: firstTreated, outcome: outcome, covariates: names, cluster: cluster,
      estimator: estimator, options: options, aggregate: aggregate, draws: draws ?? 20_000)
    var random = SplitMix64(seed: seed ?? 1)
    try common.run(file, request.columns, speech) {
      try StaggeredAnalysis.run(request, on: $0, using: &random)
    }
  }
}
