import Foundation
import Testing

/// The month's work, unattended, through the built command.
@Suite struct MonthlyTests {
  /// How often a month's report has been made.
  private func revision(_ month: String, _ reports: [String: Data]) throws -> Int {
    struct Record: Decodable {
      struct Revision: Decodable { var number: Int }
      var revision: Revision
    }
    return try JSONDecoder().decode(Record.self, from: try #require(reports["\(month)/run.json"])).revision.number
  }

  private func months(_ reports: [String: Data]) -> [String] {
    Set(reports.keys.filter { $0.contains("/") }.compactMap { $0.split(separator: "/").first.map(String.init) })
      .sorted()
  }

  @Test func `a second run writes nothing, and a copy of the workspace gives the same bytes`() throws {
    let bureau = try MonthlyBureau()
    let copy = try bureau.copy()
    let first = try bureau.run(asOf: "2022-06-10")
    #expect(first.output.contains("收件箱：23 个文件") && first.output.contains("2022-05 报告：已生成"))
    let reports = try bureau.reports()
    #expect(months(reports) == ["2022-05"] && bureau.latest == "2022-05")
    #expect(try FileManager.default.contentsOfDirectory(atPath: bureau.folder.path + "/inbox").isEmpty)

    let written = try bureau.written()
    let second = try bureau.run(asOf: "2022-06-10")
    #expect(second.code == 0)
    #expect(second.output == "收件箱：没有文件。\n已有报告：1 份的数据没有变化。\n")
    #expect(try bureau.written() == written)
    // Neither does a later day of the month.
    #expect(try bureau.run(asOf: "2022-06-28").code == 0)
    #expect(try bureau.written() == written)

    try copy.run(asOf: "2022-06-10")
    #expect(try copy.reports() == reports)
  }

  @Test func `three missed months are made in order`() throws {
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2022-03-10")
    #expect(try months(bureau.reports()) == ["2022-02"])
    let made = try bureau.run(asOf: "2022-06-10").output.split(whereSeparator: \.isNewline).filter {
      $0.contains("已生成")
    }
    #expect(made.map { $0.prefix(7) } == ["2022-03", "2022-04", "2022-05"])
    #expect(try months(bureau.reports()) == ["2022-02", "2022-03", "2022-04", "2022-05"])
    // The page of all months names each, the latest first.
    let index = String(decoding: try #require(try bureau.reports()["index.html"]), as: UTF8.self)
    let links = index.split(separator: "<a href=\"").dropFirst().map { $0.prefix(18) }
    #expect(links == [5, 4, 3, 2].map { "2022-0\($0)/index.html" })
    #expect(bureau.latest == "2022-05")
    // A report that is lost is made again; one that a later day made is left to an earlier run.
    let before = try bureau.reports()
    try FileManager.default.removeItem(at: bureau.folder.appending(path: "reports/2022-04"))
    try bureau.run(asOf: "2022-06-10")
    #expect(try bureau.reports() == before)
    #expect(try bureau.run(asOf: "2022-05-10").code == 0)
    #expect(try bureau.reports() == before)
    // One in the other language leaves the others' figures where they are.
    func rows(_ index: String) -> [Substring] {
      index.split(separator: "<tr>").filter { row in (2...5).contains { row.hasPrefix("<th scope=\"row\">2022-0\($0)") }
      }
    }
    try bureau.run(asOf: "2022-07-10", ["--language", "en"])
    let mixed = String(decoding: try #require(try bureau.reports()["index.html"]), as: UTF8.self)
    #expect(rows(index).count == 4 && rows(mixed) == rows(index))
  }

  @Test func `a late file changes exactly the months it should, and the run says what changed`() throws {
    let bureau = try MonthlyBureau()
    for day in ["2022-03-10", "2022-04-10", "2022-05-10", "2022-06-10"] { try bureau.run(asOf: day) }
    let before = try bureau.reports()
    try bureau.putLateFile()
    let run = try bureau.run(asOf: "2022-06-12")
    #expect(run.code == 3)
    let after = try bureau.reports()
    for month in ["2022-02", "2022-03"] {
      #expect(MonthlyBureau.report(month, in: after) == MonthlyBureau.report(month, in: before), "\(month)")
      #expect(try revision(month, after) == 1)
    }
    for month in ["2022-04", "2022-05"] {
      #expect(run.output.contains("\(month) 报告：数据有变，已重新生成第 2 版"))
      #expect(try revision(month, after) == 2)
    }
    #expect(run.output.contains("已有报告：2 份的数据没有变化。"))
    let changes = String(decoding: try #require(after["2022-04/data/changes.csv"]), as: UTF8.self)
    #expect(changes.contains("comparisons,心理危机事件,云汀市,reported,3,4"), "\(changes)")
    #expect(changes.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("completeness,") })
    #expect(changes.contains("districts,,西区,rows,") && run.output.contains("涉及学区："))
    for path in ["index.html", "leader.html", "districts/西区.html"] {
      let page = String(decoding: try #require(after["2022-04/\(path)"]), as: UTF8.self)
      #expect(page.contains("第2版（2022年6月12日），因为数据有变：心理危机事件 "), "\(path)")
      let first = String(decoding: try #require(before["2022-04/\(path)"]), as: UTF8.self)
      #expect(!first.contains("第1版") && !first.contains("因为数据有变"), "\(path)")
    }
    let district = String(decoding: try #require(after["2022-04/districts/西区.html"]), as: UTF8.self)
    #expect(!district.contains("云汀市 已报单位") && !district.contains("东区"))
    let again = try bureau.run(asOf: "2022-06-12")
    #expect(again.code == 0 && again.output.contains("4 份的数据没有变化"))
    #expect(try bureau.reports() == after)
  }

  @Test func `a summer's report is made once its returns are due, and anew when its data changed`() throws {
    let bureau = try MonthlyBureau()
    try bureau.putFollowUps("pupils.csv", pupils: ["G330102201103072345"], on: ["2021-06-28", "2021-07-06"])
    // The summer goes on, and of the one before nothing was sent.
    try bureau.run(asOf: "2021-08-25")
    #expect(try months(bureau.reports()) == ["2021-07"])
    let first = try bureau.run(asOf: "2021-08-26")
    #expect(first.output.contains("2021-summer 暑期专报：已生成，待办 "))
    #expect(first.output.contains("已有报告：1 份的数据没有变化"))
    let written = try bureau.written()
    #expect(try bureau.run(asOf: "2021-08-26").output == "收件箱：没有文件。\n已有报告：2 份的数据没有变化。\n")
    #expect(try bureau.written() == written)

    try bureau.run(asOf: "2021-10-10")
    let reports = try bureau.reports()
    #expect(months(reports) == ["2021-07", "2021-08", "2021-09", "2021-summer"] && bureau.latest == "2021-09")
    let way = "2021-summer/index.html\">2021年暑期专报</a>"
    for (page, isThere) in [("2021-07/", false), ("2021-08/", true), ("2021-09/", true), ("", true)] {
      let text = String(decoding: try #require(reports["\(page)index.html"]), as: UTF8.self)
      #expect(text.contains(way) == isThere, "\(page)")
    }

    // One more pupil of those days: the summer changes, and says so on its page.
    try bureau.putFollowUps("late.csv", pupils: ["G330102201103082346"], on: ["2021-06-29", "2021-07-07"])
    let late = try bureau.run(asOf: "2021-10-12")
    #expect(late.output.contains("2021-summer 报告：数据有变，已重新生成第 2 版"), "\(late.output)")
    let page = String(decoding: try #require(try bureau.reports()["2021-summer/index.html"]), as: UTF8.self)
    #expect(page.contains("第2版（2021年10月12日），因为数据有变：") && page.contains("开学须重点关注2人"))
  }

  @Test func `missed months and the summer between them are made in order`() throws {
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2021-07-10")
    try bureau.putFollowUps("pupils.csv", pupils: ["G330102201103072345"], on: ["2021-06-28", "2021-07-06"])
    let made = try bureau.run(asOf: "2021-10-10").output.split(whereSeparator: \.isNewline).filter {
      $0.contains("已生成") || $0.contains("已重新生成")
    }
    #expect(made.map { $0.split(separator: " ")[0] } == ["2021-06", "2021-07", "2021-summer", "2021-08", "2021-09"])
  }

  @Test func `a report made by hand keeps the count of revisions`() throws {
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2022-06-10")
    let report = { (asOf: String) in
      try CommandLine.run(["report", "-w", bureau.folder.path, "--month", "2022-05", "--as-of", asOf]).code
    }
    let first = try bureau.reports()
    #expect(try report("2022-06-10") == 0)
    #expect(try bureau.reports() == first)
    #expect(try report("2022-05-20") == 0)
    #expect(try revision("2022-05", bureau.reports()) == 2)
    // It speaks from a day within the month, so the month has no report of its own yet.
    try bureau.run(asOf: "2022-06-10")
    let last = try bureau.reports()
    #expect(try revision("2022-05", last) == 3)
    #expect(last["2022-05/data/comparisons.csv"] == first["2022-05/data/comparisons.csv"])
    #expect(bureau.latest == "2022-05")
  }

  @Test func `a finding that nobody has dealt with asks for a person, once`() throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--language", "en"])
    let months = (0..<48).map { (year: 2018 + ($0 + 6) / 12, month: ($0 + 6) % 12 + 1) }
    let rows = months.map { String(format: "%04d-%02d", $0.year, $0.month) }.map { month in
      "\(month),A,referrals,\(month == "2022-06" ? 40 : 8),1000\n"
    }
    try Data(("month,district,indicator,count,population\n" + rows.joined()).utf8)
      .write(to: bureau.appending(path: "inbox/counts.csv"))
    let arguments = ["monthly", "-w", bureau.path, "--as-of", "2022-07-10", "--no-static"]
    let first = try CommandLine.run(arguments)
    #expect(first.code == 3 && first.output.contains("Report 2022-06: made, findings "), "\(first.output)")
    #expect(!first.output.contains("findings 0"))
    let second = try CommandLine.run(arguments)
    #expect(second.code == 0 && second.output == "Inbox: no files.\nReports on file: 1 without a change.\n")
  }

  @Test func `nothing loaded, a bad file and a missing bundle are told apart`() throws {
    let empty = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", empty.path, "--language", "en"])
    let nothing = try CommandLine.run(["monthly", "-w", empty.path, "--as-of", "2022-06-10"])
    #expect(nothing.code == 3 && nothing.output.contains("nothing has been loaded yet"))
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2022-06-10")
    try bureau.put("bad.csv", "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n0101,2022-05,,X,2022-05-32,2022-05-12,自伤,初二\n")
    for _ in 0..<2 {
      let bad = try bureau.run(asOf: "2022-06-11")
      #expect(bad.code == 3 && bad.output.contains("未能载入 1 个"))
    }
    #expect(try CommandLine.run(["monthly", "-w", bureau.folder.path, "--language", "fr"]).code == 2)
    // A list of days loses what has loaded: the next file of the name comes on another day.
    try bureau.put("received.csv", "file,received\nlate.csv,2022-06-09\nbad.csv,2022-06-10\n")
    try bureau.putLateFile()
    #expect(try bureau.run(asOf: "2022-06-11").code == 3)
    let list = bureau.folder.appending(path: "inbox/received.csv")
    #expect(
      try String(contentsOf: list, encoding: .utf8).split(whereSeparator: \.isNewline) == [
        "file,received", "bad.csv,2022-06-10",
      ])
    try bureau.put("received.csv", "file,received\nbad.csv,yesterday\n")
    #expect(try CommandLine.run(["monthly", "-w", bureau.folder.path, "--as-of", "2022-06-11"]).code == 1)
  }
}
