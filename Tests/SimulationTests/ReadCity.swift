import Ingestion
import Simulation
import Submissions

/// A simulated city with its files in memory, read the way a workspace reads them.
struct ReadCity {
  let plan: CityPlan
  let files: [SimulatedFile]
  let truth: CityTruth
  let schools: [SchoolCode: School]
  let tasks: [SubmissionTask]

  /// Simulates the city; `mostRowsOfWorkbook` as the city's files have it when absent.
  init(_ plan: CityPlan, mostRowsOfWorkbook: Int? = nil) throws {
    self.plan = plan
    var files: [SimulatedFile] = []
    var city = CityFiles(City(plan))
    if let mostRowsOfWorkbook { city.mostRowsOfWorkbook = mostRowsOfWorkbook }
    truth = try city.forEach { files.append($0) }
    self.files = files
    var schools: [SchoolCode: School] = [:]
    var tasks: [SubmissionTask] = []
    for submission in files.prefix(2).flatMap({ Self.parsed($0, in: [:], []).submissions }) {
      if case .roster(let rows) = submission.rows { for school in rows { schools[school.code] = school } }
      if case .tasks(let rows) = submission.rows { tasks += rows }
    }
    self.tasks = tasks
    self.schools = schools
  }

  /// A file as ingestion understands it on the day it was received.
  func parsed(_ file: SimulatedFile) -> ParsedFile { Self.parsed(file, in: schools, tasks) }

  private static func parsed(
    _ file: SimulatedFile, in schools: [SchoolCode: School], _ tasks: [SubmissionTask]
  ) -> ParsedFile {
    SourceFile(bytes: file.bytes, name: file.path)
      .parsed(in: IngestionContext(schools: schools, received: file.received ?? Day(rawValue: 0), tasks: tasks))
  }

  /// The files below a folder.
  func files(in folder: String) -> [SimulatedFile] { files.filter { $0.path.hasPrefix(folder + "/") } }

  /// All follow-ups of the platform's exports, in the order of the files.
  func followUps() -> [FollowUp] {
    files(in: "followups").flatMap { file in
      parsed(file).submissions.flatMap { submission -> [FollowUp] in
        guard case .followups(let batch) = submission.rows, let school = submission.school else { return [] }
        return batch.followUps(of: school)
      }
    }
  }

  /// All events of returns in order.
  func events() -> [CrisisEvent] {
    files(in: "events").flatMap { file in
      parsed(file).submissions.flatMap { submission -> [CrisisEvent] in
        if case .events(let rows) = submission.rows { rows } else { [] }
      }
    }
  }
}

extension Sequence {
  /// The elements by what tells them apart, each group in order.
  func grouped<Key: Hashable>(by key: (Element) -> Key) -> [Key: [Element]] { Dictionary(grouping: self, by: key) }
}
