import Foundation
import Submissions
import TestSupport
import Testing
import Wording
import Workspace

/// A linear program that is given up publishes nothing.
@Suite struct SolverFailureTests {
  @Test(arguments: [
    (Language.chinese, "没有发布：检验小数字是否可推算的线性规划没有算完（状态 3）"), (.english, "did not come to an end (status 3)"),
  ])
  func `without the program's answer no file is written`(language: Language, sentence: String) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString)")
    let folder = scratch.appending(path: "bureau")
    try Workspace.create(at: folder, city: "岚江市", language: language)
    let workspace = try Workspace(at: folder)
    let small = SmallBureau()
    let files = [("roster.csv", small.roster), ("enrolment.csv", small.enrolment), ("events.csv", small.allEvents)]
    let received = try #require(Day(iso: "2022-07-10"))
    for (name, text) in files {
      let file = scratch.appending(path: name)
      try Data(text.utf8).write(to: file)
      _ = try workspace.ingest([file], received: received)
    }
    let bundle = scratch.appending(path: "charts.js")
    try Data("function vegaEmbed() {}".utf8).write(to: bundle)
    let month = try #require(Month(iso: "2022-06"))
    let day = try #require(Day(iso: "2022-07-15"))
    let access = Access(seconds: 1_657_843_200, user: "tester", command: "publish")
    let error = #expect(throws: WorkspaceError.self) {
      try workspace.publish(
        month: month, asOf: day, language: nil, vegaBundle: bundle, mostSolverSteps: 0, by: access)
    }
    guard case .publication(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text(language).contains(sentence))
    let releases = folder.appending(path: "releases").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: releases).isEmpty)
    // Nothing was entered either: with steps enough it is the month's first release.
    let step = try workspace.publish(month: month, asOf: day, language: nil, vegaBundle: bundle, by: access)
    #expect(step.isNew && step.revision == 1)
  }
}
