import Foundation
import TestSupport
import Testing

/// A workspace of the small bureau, published by the built command.
struct PublishingBureau {
  let folder: URL

  /// A bureau with its roster, enrolment and returns, received on 10 July 2022.
  init(_ bureau: SmallBureau = SmallBureau(), followUps: Bool = false, settings: [String: String] = [:]) throws {
    folder = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", folder.path, "--city", "岚江市"])
    try set("publishTopics", followUps ? "[events, rates, kinds, tiers, followUp]" : "[events, rates, kinds]")
    for (name, value) in settings { try set(name, value) }
    try ingest("roster.csv", bureau.roster)
    try ingest("enrolment.csv", bureau.enrolment)
    try ingest("events.csv", bureau.allEvents)
    if followUps { try ingest("follow-ups.csv", bureau.followUps) }
  }

  /// A copy with the same keys.
  func copy() throws -> PublishingBureau { try PublishingBureau(copyOf: folder) }

  private init(copyOf other: URL) throws {
    folder = try CommandLine.scratch().appending(path: "bureau")
    try FileManager.default.copyItem(at: other, to: folder)
  }

  /// Changes a setting.
  func set(_ name: String, _ value: String) throws {
    let file = folder.appending(path: "tidemark.yaml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.contains { $0.hasPrefix("\(name): ") })
    let text = lines.map { $0.hasPrefix("\(name): ") ? "\(name): \(value)" : String($0) }.joined(separator: "\n")
    try Data(text.utf8).write(to: file)
  }

  /// Loads a file.
  func ingest(_ name: String, _ text: String, received day: String = "2022-07-10") throws {
    let file = try CommandLine.scratch().appending(path: name)
    try Data(text.utf8).write(to: file)
    let run = try CommandLine.run([
      "ingest", "-w", folder.path, "--as-of", "2022-07-31", "--received", day, file.path,
    ])
    try #require([0, 3].contains(run.code), "\(run.output)\(run.diagnostics)")
  }

  /// Runs `publish`.
  @discardableResult
  func publish(_ month: String = "2022-06", asOf day: String = "2022-07-15", _ more: [String] = []) throws
    -> CommandLine.Outcome
  {
    try CommandLine.run(["publish", "-w", folder.path, "--month", month, "--as-of", day] + more)
  }

  /// Publishes a month and reads what came of it.
  func released(_ month: String = "2022-06", asOf day: String = "2022-07-15", as name: String? = nil) throws
    -> PublishedFolder
  {
    let run = try publish(month, asOf: day)
    try #require(run.code == 0, "\(run.diagnostics)")
    return try PublishedFolder(folder.appending(path: "releases/\(name ?? month)"))
  }

  /// All figures of a month as they are: those that would be told and those that would be hidden.
  func truth(_ month: String = "2022-06", asOf day: String = "2022-07-15", told: PublishedFolder) throws
    -> [PublishedFolder.Key: Int?]
  {
    try #require(try publish(month, asOf: day, ["--preview"]).code == 0)
    let hidden = try PublishedFolder.figures(
      folder.appending(path: "reports/preview-\(month)/data/hidden.csv"), value: { Int($0[7]) })
    return told.figures.merging(hidden) { $1 }
  }

  /// What lies in the folder of releases.
  func releases() throws -> [String: Data] {
    let url = folder.appending(path: "releases")
    return FileManager.default.fileExists(atPath: url.path) ? try CommandLine.contents(of: url) : [:]
  }

  /// Has the database do something behind the program's back, and gives the first value of the answer.
  @discardableResult func sql(_ statements: String) throws -> String {
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1])
      for statement in sys.argv[2].split(";"):
          row = connection.execute(statement).fetchone()
      connection.commit()
      print(row[0] if row else "")
      """
    let run = try CommandLine.run(
      ["-c", script, folder.path + "/tidemark.sqlite", statements], executable: URL(filePath: "/usr/bin/python3"))
    try #require(run.code == 0, "\(run.diagnostics)")
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
