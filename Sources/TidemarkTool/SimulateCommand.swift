import ArgumentParser
import Foundation
import Simulation
import Submissions
import Wording
import Workspace

/// `tidemark simulate`: a seeded fictional city in the schools' own file formats.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make an invented city in the files that schools send.",
    discussion: """
      The same seed gives the same files. The spike is planted in the last June of the range, or in its last month when \
      there is no June: two districts and the junior and senior high schools carry it. Pupils at risk are followed up \
      weekly over the last four terms. truth.json says what was planted.

      Example: tidemark simulate -o yunting --pupils 120000 --districts 8
      """)

  @Option(name: .shortAndLong, help: "The folder to write to; empty or new.") var output: String
  @Option(help: "The seed.") var seed = CityPlan.defaultSeed
  @Option(help: "The number of pupils.") var pupils = 120_000
  @Option(help: "The number of districts.") var districts = 8
  @Option(help: "The number of schools (default: one for every 750 pupils).") var schools: Int?
  @Option(help: "The first month.") var from = CityPlan.defaultFrom.description
  @Option(help: "The last month.") var to = CityPlan.defaultTo.description
  @Option(help: "How many times as many events the spike month has; 1 plants nothing.") var spike = 1.9
  @Option(help: "The language of messages, zh-Hans or en.") var language = Language.chinese.rawValue

  private var speech: Language { Language(rawValue: language) ?? .chinese }

  func validate() throws {
    if Language(rawValue: language) == nil {
      throw ValidationError(SimulationTexts.badLanguage(language))
    }
  }

  func run() throws {
    do {
      let plan = try CityPlan(
        seed: seed, pupils: pupils, districts: districts, schools: schools, from: month(from, "--from"),
        to: month(to, "--to"), spike: spike)
      let files = CityFiles(City(plan))
      let truth = try Console.explaining(in: output, speech) {
        try CityFolder.write(
          files, to: URL(filePath: output, directoryHint: .isDirectory),
          readMe: SimulationTexts.readMe(command: command(plan)))
      }
      print(SimulationTexts.written(folder: output, schools: truth.schools, events: truth.reportedEvents)(speech))
      let isPlanted = truth.spike.planted
      let planted = SimulationTexts.planted(
        month: truth.spike.month, factor: String(format: "%.2f", truth.spike.cityFactor),
        districts: truth.spike.districts, stages: truth.spike.stages)
      print((isPlanted ? planted : SimulationTexts.nothingPlanted())(speech))
    } catch let error as SimulationError {
      Console.complain(error.text(speech))
      throw ExitCode(2)
    }
  }

  private func month(_ text: String, _ option: String) throws -> Month {
    guard let month = Month(iso: text) else {
      throw ValidationError(SimulationTexts.badMonth(text, option: option))
    }
    return month
  }

  /// The command with all its settings, as the README shows it.
  private func command(_ plan: CityPlan) -> String {
    """
    tidemark simulate -o yunting --seed \(plan.seed) --pupils \(plan.pupils) --districts \(plan.districts) \
    --schools \(plan.schools) --from \(plan.from) --to \(plan.to) --spike \(plan.spike)
    """
  }
}

extension SimulationError {
  /// The error in words.
  fileprivate func text(_ language: Language) -> String {
    let text =
      switch self {
      case .pupils(let value): SimulationTexts.badPupils(value)
      case .districts(let value): SimulationTexts.badDistricts(value)
      case .schools(let value, let districts): SimulationTexts.badSchools(value, districts: districts)
      case .months(let from, let to): SimulationTexts.badMonths(from: from.description, to: to.description)
      case .years: SimulationTexts.badYears()
      case .spike(let value): SimulationTexts.badSpike(String(value))
      case .folderNotEmpty(let folder): SimulationTexts.folderNotEmpty(folder)
      }
    return text(language)
  }
}
