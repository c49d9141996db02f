import Store
import Submissions
import TestSupport
import Testing

/// Random files of two schools, with corrections, equal copies, zero reports and faults.
private struct RandomFiles {
  struct File {
    var text: String
    var received: Day
  }

  var generator: SeededGenerator
  private let first = Day(iso: "2022-06-01") ?? Day(rawValue: 0)

  /// Files in order of receipt, one a day, all after the roster.
  mutating func files(_ count: Int) -> [File] {
    (0..<count).map { index in File(text: text(index), received: first.advanced(by: index)) }
  }

  private mutating func text(_ index: Int) -> String {
    let school = ["0101", "0102"].randomElement(using: &generator) ?? ""
    let grade = school == "0101" ? "小学三年级" : "初二"
    let number = Int.random(in: 1...3, using: &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0, 1, 2: return events(school, grade)
    case 3:
      let stage = school == "0101" ? "小学" : "初中"
      return "学校代码,学段,性别,在校学生数,统计日期\n\(school),\(stage),男,\(number * 100),2021-09-0\(number % 2 + 1)\n"
    case 4:
      let stages = number == 1 ? ["小学", "初中"] : ["小学"]
      return "学校代码,周期,学段,应测,实测\n"
        + stages.map { "0203,2022春,\($0),300,\(290 + number)\n" }.joined()
    case 5: return "学校代码,日期,二类人数\n\(school),2022-05-1\(number),\(index % 3)\n"
    case 6: return "学校代码,学籍号,告知日期,告知方式,是否签字\n\(school),A\(number),2022-05-20,当面,\(index % 2 == 0 ? "是" : "否")\n"
    default: return followUps(school, grade, index)
    }
  }

  private mutating func events(_ school: String, _ grade: String) -> String {
    let header = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"
    let month = ["2022-03", "2022-04"].randomElement(using: &generator) ?? ""
    let count = Int.random(in: 0...3, using: &generator)
    guard count > 0 else { return header + "\(school),\(month),是,,,,,\n" }
    // One file in ten has a day that does not exist.
    let fault = Int.random(in: 0..<10, using: &generator) == 0
    return header
      + (1...count).map { row in
        let number = Bool.random(using: &generator) ? "E\(row)" : ""
        let day = fault ? "32" : "0\(Int.random(in: 1...9, using: &generator))"
        let kind = ["自伤", "其他"].randomElement(using: &generator) ?? ""
        return "\(school),\(month),,\(number),\(month)-\(day),\(month)-28,\(kind),\(grade)\n"
      }.joined()
  }

  /// A ledger of three pupils. What is said of a day changes with time and never comes back to what it was: an equal row
  /// is not stored again, so a return to an earlier tier would be seen only in the order of loading.
  private mutating func followUps(_ school: String, _ grade: String, _ index: Int) -> String {
    let tier = ["一类", "二类", "三类"][min(index / 8, 2)]
    let rows = (1...3).flatMap { pupil in
      (1...3).compactMap { week -> String? in
        guard Bool.random(using: &generator) else { return nil }
        return "\(school),B\(pupil),\(grade),2022-05-0\(week * 2),\(tier),在册\n"
      }
    }
    return "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n"
      + (rows.isEmpty ? "\(school),B1,\(grade),2022-05-02,\(tier),在册\n" : rows.joined())
  }
}

@Suite struct LedgerPropertyTests {
  private func load(_ files: [RandomFiles.File]) throws -> TestBureau {
    let bureau = try TestBureau()
    for file in files {
      for receipt in try bureau.load(file.text, on: file.received) {
        let sum = receipt.new + receipt.unchanged + receipt.replaced + receipt.rejected + receipt.leftOut
        #expect(sum == receipt.submission.rowsRead && min(receipt.new, receipt.unchanged, receipt.replaced) >= 0)
      }
    }
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
    return bureau
  }

  @Test(arguments: 1...15) func theOrderOfLoadingDecidesNothing(seed: Int) throws {
    var random = RandomFiles(generator: SeededGenerator(seed: UInt64(seed)))
    let files = random.files(24)
    let inOrder = try load(files).store.panel()
    #expect(try load(files.shuffled(using: &random.generator)).store.panel() == inOrder)
  }

  @Test(arguments: 1...10) func anEarlierPanelIsThatOfTheFilesReceivedByThen(seed: Int) throws {
    var random = RandomFiles(generator: SeededGenerator(seed: UInt64(1000 + seed)))
    let files = random.files(16)
    let all = try load(files.shuffled(using: &random.generator))
    for count in [4, 8, 12] {
      let day = files[count - 1].received
      var known = try load(Array(files.prefix(count))).store.panel()
      // The roster of the test bureau comes after all files.
      known.schools = []
      #expect(try all.store.panel(asOf: day) == known, "\(count)")
    }
  }

  @Test(arguments: 1...8) func loadingEverythingAgainChangesNothing(seed: Int) throws {
    var random = RandomFiles(generator: SeededGenerator(seed: UInt64(2000 + seed)))
    let files = random.files(12)
    let bureau = try load(files)
    let before = try bureau.store.panel()
    for file in files {
      for receipt in try bureau.load(file.text, on: file.received) {
        #expect(receipt.new == 0 && receipt.replaced == 0)
      }
    }
    #expect(try bureau.store.panel() == before)
  }
}
