import Foundation
import Testing

/// A bureau of four schools with a file of events for each month from September 2020 to May 2022.
struct MonthlyBureau {
  let folder: URL

  private static let header = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"
  private static let schools = ["0101", "0102", "0201", "0202"]

  /// The school whose return of April 2022 comes late.
  static let late = "0202"

  /// Makes the bureau; its files lie in the inbox, with a list of the days they came on.
  init(named name: String = "bureau") throws {
    folder = try CommandLine.scratch().appending(path: name)
    try CommandLine.run(["init", folder.path, "--city", "云汀市"])
    try put(
      "roster.csv",
      "学校代码,学校名称,学区,办学类型\n0101,甲小学,东区,小学\n0102,乙初中,东区,初中\n0201,丙初中,西区,初中\n0202,丁小学,西区,小学\n")
    var days = "file,received\nroster.csv,2020-09-01\nenrolment.csv,2020-09-02\n"
    try put(
      "enrolment.csv",
      "学校代码,学段,性别,在校学生数,统计日期\n"
        + zip(Self.schools, ["小学", "初中", "初中", "小学"]).map { "\($0),\($1),男,900,2020-09-01\n" }.joined())
    for index in 0..<21 {
      let (year, month) = (2020 + (index + 8) / 12, (index + 8) % 12 + 1)
      let name = String(format: "%04d-%02d", year, month)
      let reporting = Self.schools.filter { name != "2022-04" || $0 != Self.late }
      try put("\(name).csv", Self.header + reporting.map { Self.rows($0, name) }.joined())
      days += "\(name).csv,\(String(format: "%04d-%02d", year + month / 12, month % 12 + 1))-04\n"
    }
    try put("received.csv", days)
  }

  /// The events of a school in a month: two to five.
  private static func rows(_ school: String, _ month: String) -> String {
    let count = (month.utf8.reduce(0) { $0 + Int($1) } + school.utf8.reduce(0) { $0 * 3 + Int($1) }) % 4 + 2
    return (1...count).map {
      "\(school),\(month),,\(month)\(school)\($0),\(month)-0\($0),\(month)-0\($0),自伤,\(school.hasSuffix("01") && school.hasPrefix("01") || school == late ? "小学三年级" : "初二")\n"
    }.joined()
  }

  /// Puts a file into the inbox.
  func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: "inbox/\(name)"))
  }

  /// Puts the late return into the inbox.
  func putLateFile() throws { try put("late.csv", Self.header + Self.rows(Self.late, "2022-04")) }

  /// Puts follow-ups of summer days into the inbox.
  func putFollowUps(_ name: String, pupils: [String], on days: [String]) throws {
    let rows = pupils.flatMap { pupil in
      days.map { "\(Self.late),\(pupil),学生\(pupil.suffix(4)),2011-03-07,小学三年级,小学三年级（1）班,男,\($0),三类,在册\n" }
    }
    try put(name, "学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态\n" + rows.joined())
  }

  /// Runs the month, without pictures of its charts, which take longer than all else; what ends with 1 or 2 has failed.
  @discardableResult
  func run(asOf: String, _ more: [String] = []) throws -> CommandLine.Outcome {
    let outcome = try CommandLine.run(["monthly", "-w", folder.path, "--as-of", asOf, "--no-static"] + more)
    try #require([0, 3].contains(outcome.code), "\(outcome.output)\(outcome.diagnostics)")
    return outcome
  }

  /// A copy with the same keys.
  func copy() throws -> MonthlyBureau { try MonthlyBureau(copyOf: self) }

  private init(copyOf other: MonthlyBureau) throws {
    folder = try CommandLine.scratch().appending(path: other.folder.lastPathComponent)
    try FileManager.default.copyItem(at: other.folder, to: folder)
  }

  /// The reports' files with their bytes, without what is kept to save time.
  func reports() throws -> [String: Data] {
    try CommandLine.contents(of: folder.appending(path: "reports")).filter { !$0.key.hasPrefix(".checked") }
  }

  /// The files of one month's report.
  static func report(_ month: String, in reports: [String: Data]) -> [String: Data] {
    reports.filter { $0.key.hasPrefix(month + "/") }
  }

  /// What `latest` points to.
  var latest: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: folder.appending(path: "reports/latest").path)
  }

  /// When each file of the workspace was written last, apart from the database's.
  func written() throws -> [String: Date] {
    let files = FileManager.default
    var days: [String: Date] = [:]
    for path in try files.subpathsOfDirectory(atPath: folder.path) where !path.hasPrefix("tidemark.sqlite") {
      days[path] = try files.attributesOfItem(atPath: folder.appending(path: path).path)[.modificationDate] as? Date
    }
    return days
  }
}
