import Ingestion
import Submissions
import Testing
import Wording

private func code(_ code: String, _ name: String, _ month: String = "2022-06") throws -> [String] {
  try places(parse("学校代码,学校名称,填报月份,零报告\n\(code),\(name),\(month),是\n"))
}

@Suite struct SchoolTests {
  @Test func lostZerosAreRestoredOnlyWhenTheNameAgrees() throws {
    #expect(try code("101", "云汀市第一小学") == ["school.code-restored 2 A"])
    #expect(try code("101", "") == ["school.unknown 2 A"])
    #expect(try code("101", "云汀市第二中学") == ["school.unknown 2 A"])
    #expect(try code("1.01E+02", "云汀市第一小学") == ["school.unknown 2 A"])
  }

  @Test func aMisspeltNameIsQueriedAndAnotherSchoolsNameRefused() throws {
    #expect(try code("0101", "云汀市第1小学") == ["school.name-differs 2 B"])
    #expect(try code("0101", "云汀市第二中学") == ["school.name-of-another 2 B"])
    #expect(try code("0101", " 云汀市第一小学　") == [])
    #expect(try code("０１０１", "云汀市第⼀小学") == [])
  }

  @Test func aClosedSchoolIsRefusedAfterItsLastDayAndNamesItsSuccessor() throws {
    #expect(try code("0306", "", "2021-07").isEmpty)
    #expect(try code("0306", "", "2021-08") == ["school.closed 2 A"])
    let file = try parse("学校代码,填报月份,零报告\n0306,2021-08,是\n")
    #expect(file.submissions[0].problems.first?.hint.en.contains("0101") == true)
  }

  @Test func aRowWithoutCodeRejectsTheSchoolItNames() throws {
    let file = try parse("学校代码,学校名称,填报月份,零报告\n,云汀市第一小学,2022-06,是\n0102,,2022-06,是\n")
    #expect(file.submissions.map { $0.school?.rawValue } == ["0101", "0102"])
    #expect(file.submissions.map(\.isAcceptable) == [false, true])
  }
}
