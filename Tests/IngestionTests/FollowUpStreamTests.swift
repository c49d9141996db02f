import Foundation
import Ingestion
import Submissions
import TestSupport
import Testing

/// A text file of follow-ups in UTF-8 is read where it lies; in UTF-16 it is read row by row as any other file. Both must
/// say the same.
@Suite struct FollowUpStreamTests {
  private let schools = Dictionary(
    uniqueKeysWithValues: [
      School(code: SchoolCode(rawValue: "0101"), name: "甲中学", district: "东区", type: .completeSecondary),
      School(
        code: SchoolCode(rawValue: "0102"), name: "乙小学", district: "东区", type: .primary,
        closed: Day(year: 2022, month: 5, day: 10)),
      School(code: SchoolCode(rawValue: "0103"), name: "丙职校", district: "西区", type: .vocational),
    ].map { ($0.code, $0) })

  private func parsed(_ text: String, _ encoding: String.Encoding) throws -> ParsedFile {
    let bytes = try #require(text.data(using: encoding))
    return SourceFile(bytes: [UInt8](bytes), name: "followups.csv").parsed(
      in: IngestionContext(schools: schools, received: Day(year: 2022, month: 7, day: 1) ?? Day(rawValue: 0)))
  }

  @Test func `a day seen in an optional column is no record day for that`() throws {
    let text =
      Self.header + """

        1,0101,甲中学,G991,,,男,初一,2008-09-01,2022-05-02,一类,,在册,电话,
        2,0101,甲中学,G992,,,男,初一,,2008-09-01,一类,,在册,电话,

        """
    #expect(places(try parsed(text, .utf8)) == ["date.too-early 3 J"])
    #expect(places(try parsed(text, .utf16)) == ["date.too-early 3 J"])
  }

  @Test func `a month of birth and the first of that month, which Excel makes of it, are one birth`() throws {
    let row = { (birth: String, day: String) in "1,0101,甲中学,,林一诺,\(birth),男,初一,,2022-05-0\(day),一类,,在册,电话,\n" }
    let births = ["2009-02", "2009年2月", "2009-02-01", "2009/2/1", "39845"]
    let text = Self.header + "\n" + births.enumerated().map { row($1, "\($0 + 2)") }.joined()
    let one = try parsed(text, .utf8).submissions.flatMap(\.followUps)
    #expect(one.count == 5 && Set(one.map(\.pupil)).count == 1)
    let two = try parsed(text + row("2009-02-03", "9"), .utf16).submissions.flatMap(\.followUps)
    #expect(Set(two.map(\.pupil)).count == 2)
  }

  @Test func `who a pupil is is kept to be sealed although all other cells are known`() throws {
    let rows = ["G991", "G992", "G993", "G992"].enumerated().map { index, number in
      "1,0101,甲中学,\(number),林一诺,2009-02,男,初一,,2022-05-0\(index + 2),一类,,在册,电话,\n"
    }
    let text = Self.header + "\n" + rows.joined()
    for encoding in [String.Encoding.utf8, .utf16] {
      var context = IngestionContext(schools: schools, received: Day(year: 2022, month: 7, day: 1) ?? Day(rawValue: 0))
      context.keepsPersonal = true
      let bytes = [UInt8](try #require(text.data(using: encoding)))
      let personal = SourceFile(bytes: bytes, name: "followups.csv").parsed(in: context).submissions.flatMap(\.personal)
      #expect(personal.compactMap(\.content.studentID) == ["G991", "G992", "G993"])
    }
  }

  @Test func `a comma without quotes is told, though all cells before it are known`() throws {
    let row = "1,0101,甲中学,G991,,,男,初一,,2022-05-0"
    let end = ",一类,,在册,电话,情绪平稳"
    let text = Self.header + "\n" + row + "2" + end + "\n" + row + "3" + end + ",正常上课\n"
    #expect(places(try parsed(text, .utf8)) == ["row.cells-beyond-header 3"])
    #expect(places(try parsed(text, .utf16)) == ["row.cells-beyond-header 3"])
  }

  private static let header = "序号,学校代码,学校名称,学籍号,姓名,出生年月,性别,年级,建档日期,跟踪日期,风险等级,等级评定日期,状态,跟踪方式,情况记录"

  /// Rows in which most cells are in order and any of them may be strange.
  private func rows(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    func pick(_ usual: [String], _ strange: [String]) -> String {
      (Int.random(in: 0..<40, using: &generator) == 0 ? strange : usual).randomElement(using: &generator) ?? ""
    }
    return (0..<count).map { number in
      let school = pick(["0101,甲中学", "0102,乙小学", "0103,丙职校"], ["0104,丁中学", "101,甲中学", "0101,乙小学", "合计,"])
      let pupil = pick(
        (1...6).map { "G99\($0),林一诺,2009-0\($0)" },
        [",周子涵,2010-02", ",,", "\"G99\"\"7\",沈,2009-01", " G991 ,林一诺,2009-01"])
      return [
        "\(number + 1)", school, pupil, pick(["男", "女", ""], ["男生", "不详", "其他"]),
        pick(["初一", "高二", "小学三年级"], ["", "七年级", "研一"]),
        pick(["2022-02-01", ""], ["2022/2/1", "2022-09-01", "44593"]),
        pick(
          (1...28).map { "2022-05-\($0 < 10 ? "0" : "")\($0)" }, ["2022/5/9", "2022-13-01", "5月6日", "2023-01-01", ""]),
        pick(["一类", "二类", "三类"], ["二级", "2类", "", "红色"]), pick(["2022-03-01", ""], ["2022-06-30", "三月"]),
        pick(["在册", "解除", ""], ["已销号", "???"]), pick(["电话", "面谈", ""], ["短信"]),
        pick(["情绪平稳，正常上课", "", "\"家长反映，\n睡眠改善\""], ["电话13812345678", "１３８１２３４５６７８", "共12345678901人"]),
      ].joined(separator: ",")
    }
  }

  @Test(arguments: 0..<60) func bothWaysOfReadingSayTheSame(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var lines = rows(Int.random(in: 1...120, using: &generator), &generator)
    // Rows that repeat others, word by word or but for a cell.
    lines += lines.shuffled(using: &generator).prefix(4)
    let text = ([Self.header] + lines).joined(separator: seed.isMultiple(of: 2) ? "\r\n" : "\n") + "\n"
    let (streamed, whole) = (try parsed(text, .utf8), try parsed(text, .utf16))
    #expect(streamed.encoding == "UTF-8" && whole.encoding?.hasPrefix("UTF-16") == true)
    #expect(streamed.problems == whole.problems)
    try #require(streamed.submissions.count == whole.submissions.count)
    for (left, right) in zip(streamed.submissions, whole.submissions) {
      #expect(left.school == right.school && left.rowsRead == right.rowsRead)
      #expect(left.problems == right.problems)
      guard case .followups(let first) = left.rows, case .followups(let second) = right.rows, let school = left.school
      else { continue }
      #expect(first.followUps(of: school) == second.followUps(of: school))
    }
  }

  /// With line ends between quotes all over, the line end behind which a second core begins is no end of a row.
  @Test(arguments: [1, 2, 3, 5, 8, 13]) func lineEndsBetweenQuotesAreNoRows(width: Int) throws {
    let note = "\"" + String(repeating: "睡眠改善，\n", count: 7 * width) + "\""
    let lines = (1...40).map {
      "\($0),0103,丙职校,G99\($0),林一诺,2009-01,男,中职一年级,,\($0 == 33 ? "2022-13-01" : "2022-05-09"),一类,,在册,电话,\(note)"
    }
    let file = try parsed(([Self.header] + lines).joined(separator: "\n") + "\n", .utf8)
    #expect(file.submissions.map(\.rowsRead) == [40])
    // Each row takes as many lines as its note, and one more.
    #expect(file.submissions.first?.problems.map(\.row) == [2 + 32 * (7 * width + 1)])
  }

  @Test func aFileThatIsNotUTF8AfterAllIsReadInItsOwnEncoding() throws {
    // 一类 in GB18030, below headers that are ASCII.
    let tier: [UInt8] = [0xD2, 0xBB, 0xC0, 0xE0]
    let rows = (0..<2000).flatMap { [UInt8]("\n0103,G99\($0),2022-05-09,".utf8) + tier }
    let file = SourceFile(bytes: [UInt8]("school_code,student_id,date,tier".utf8) + rows, name: "followups.csv")
      .parsed(in: IngestionContext(schools: schools, received: Day(year: 2022, month: 7, day: 1) ?? Day(rawValue: 0)))
    #expect(file.encoding == "GB18030" && file.problems.isEmpty)
    #expect(file.submissions.map(\.rowsRead) == [2000] && file.submissions.allSatisfy(\.isAcceptable))
  }

  @Test func damageFarBelowTheHeaderRefusesTheWholeFile() throws {
    let lines = (0..<5000).map { "\($0),0103,丙职校,G99\($0),林一诺,2009-01,男,中职一年级,,2022-05-09,一类,,,," }
    var bytes = [UInt8](([Self.header] + lines).joined(separator: "\n").utf8)
    bytes[bytes.count - 20] = 0xFF
    let file = SourceFile(bytes: bytes, name: "followups.csv").parsed(
      in: IngestionContext(schools: schools, received: Day(year: 2022, month: 7, day: 1) ?? Day(rawValue: 0)))
    #expect(file.isRefused && file.submissions.isEmpty)
    #expect(file.problems.map(\.kind.code) == ["file.undecodable"])
  }
}
