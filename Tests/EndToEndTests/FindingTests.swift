import Foundation
import Testing

/// What becomes of findings: kept, acknowledged, muted, left out of the baseline, and shown in the next report.
@Suite struct FindingTests {
  /// Two districts with eight events a month for four years; 甲区 has four times as many in June 2021 and June 2022.
  private func bureau() throws -> URL {
    let folder = try CommandLine.scratch()
    var rows = "month,district,indicator,count,population\n"
    for index in 0..<48 {
      let (year, month) = (2018 + (index + 6) / 12, (index + 6) % 12 + 1)
      for district in ["甲区", "乙区"] {
        let count = district == "甲区" && month == 6 && year > 2020 ? 32 : 8
        rows += String(format: "%04d-%02d", year, month) + ",\(district),转介,\(count),1000\n"
      }
    }
    let counts = folder.appending(path: "counts.csv")
    try Data(rows.utf8).write(to: counts)
    let bureau = folder.appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    #expect(try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", counts.path]).code != 1)
    return bureau
  }

  private func report(_ bureau: URL, _ month: String, _ asOf: String) throws -> String {
    let outcome = try CommandLine.run(["report", "-w", bureau.path, "--month", month, "--as-of", asOf])
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    return try String(
      contentsOf: URL(filePath: outcome.output.trimmingCharacters(in: .newlines)), encoding: .utf8)
  }

  private func list(_ bureau: URL, _ more: [String] = []) throws -> [[String: String]] {
    let outcome = try CommandLine.run(
      ["finding", "list", "-w", bureau.path, "--as-of", "2022-07-10", "--format", "csv"] + more)
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    let lines = outcome.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func `a finding is listed, marked by its number and shown with the reason ever after`() throws {
    let bureau = try bureau()
    #expect(try list(bureau).isEmpty)
    _ = try report(bureau, "2021-06", "2022-07-02")
    let june = try #require(try list(bureau, ["--month", "2021-06"]).first { $0["unit"] == "甲区" })
    #expect(june["finding"] == "异常偏高" && june["observed"] == "32" && june["handled"] == "未处理")
    let id = try #require(june["id"])
    let marked = try CommandLine.run([
      "finding", "ack", "-w", bureau.path, "--as-of", "2022-07-03", String(id.prefix(8)), "--reason", "集中补报历史事件",
      "--leave-out",
    ])
    #expect(marked.code == 0 && marked.diagnostics.contains(id))
    #expect(try report(bureau, "2021-06", "2022-07-04").contains("已确认（2022年7月3日）：集中补报历史事件；不作为今后比较的基线"))
    // Before it was entered it is not known.
    #expect(try !report(bureau, "2021-06", "2022-07-02").contains("集中补报历史事件"))
    let next = try report(bureau, "2022-06", "2022-07-10")
    #expect(next.contains("前12个月的异常及处理") && next.contains("集中补报历史事件"))
  }

  @Test func `a month left out of the baseline is no longer compared with`() throws {
    let bureau = try bureau()
    _ = try report(bureau, "2021-06", "2022-07-02")
    let baseline = { (bureau: URL) in
      let file = bureau.appending(path: "reports/2022-06/data/comparisons.csv")
      return try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        .first { $0.contains(",甲区,") }.map(String.init) ?? ""
    }
    _ = try report(bureau, "2022-06", "2022-07-10")
    #expect(try baseline(bureau).contains("2019-06 2020-06 2021-06"))
    let id = try #require(try list(bureau).first { $0["unit"] == "甲区" && $0["month"] == "2021-06" }?["id"])
    try CommandLine.run([
      "finding", "ack", "-w", bureau.path, "--as-of", "2022-07-01", id, "--reason", "口径不同", "--leave-out",
    ])
    _ = try report(bureau, "2022-06", "2022-07-10")
    let row = try baseline(bureau)
    #expect(row.contains("2019-06 2020-06") && !row.contains("2021-06"))
  }

  @Test func `a muted finding has no card, and is counted`() throws {
    let bureau = try bureau()
    let before = try report(bureau, "2022-06", "2022-07-10")
    #expect(before.contains("<h3>甲区："))
    let id = try #require(try list(bureau).first { $0["unit"] == "甲区" }?["id"])
    try CommandLine.run([
      "finding", "ack", "-w", bureau.path, "--as-of", "2022-07-10", id, "--reason", "已另行专报", "--mute",
    ])
    let after = try report(bureau, "2022-06", "2022-07-10")
    #expect(!after.contains("<h3>甲区：") && after.contains("另有1条已静音"))
    let findings = bureau.appending(path: "reports/2022-06/data/findings.csv")
    #expect(try String(contentsOf: findings, encoding: .utf8).contains(id))
    #expect(try list(bureau).contains { $0["handled"] == "已静音" })
  }

  @Test func `a wrong number is refused with what to do`() throws {
    let bureau = try bureau()
    let wrong = try CommandLine.run(["finding", "ack", "-w", bureau.path, "abcdef12", "--reason", "已经核实"])
    #expect(wrong.code == 1 && wrong.diagnostics.contains("finding list"))
    for arguments in [["zz", "--reason", "已经核实"], ["abcdef12", "--reason", "是"]] {
      #expect(try CommandLine.run(["finding", "ack", "-w", bureau.path] + arguments).code == 2)
    }
  }
}
