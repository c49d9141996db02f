import Foundation
import Store
import Submissions
import TestSupport
import Testing

@Suite struct TrackingStoreTests {
  private let ledger =
    "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n0203,G330102200803072345,初二,2022-06-01,三类,在册\n"

  @Test func aTrackingSheetGivesTheRowsOfTheLedgerAndReloadsUnchanged() throws {
    let bureau = try TestBureau()
    #expect(try bureau.load(fixture: "forms/tracking-sheet.xlsx").outcome == ["accepted 5 0 0 0"])
    #expect(try bureau.load(fixture: "forms/tracking-sheet.xlsx").outcome == ["unchanged 0 5 0 0"])
    #expect(try bureau.count("followUp") == 5)
    let panel = try bureau.store.panel()
    // Of two pupils one is released after its tier was told, the other stays on file without one.
    #expect(
      panel.caseFlows.map { "\($0.from) \($0.to) \($0.count)" } == ["notOnFile released 1", "notOnFile tierUnknown 1"])
    // On file and followed up in the week after their first record; the release takes the pupil off a week later.
    #expect(panel.trackingWeeks.map(\.monday.description) == ["2022-06-06", "2022-06-13", "2022-06-20"])
    #expect(panel.trackingWeeks.map(\.onFileChange) == [2, 0, -1])
    #expect(panel.trackingWeeks.map(\.tracked) == [2, 1, 0])
  }

  @Test func aSheetWithoutATierTakesNothingFromTheLedger() throws {
    let bureau = try TestBureau()
    #expect(try bureau.load(ledger).outcome == ["accepted 1 0 0 0"])
    // The pupil is the same; its record of 1 June, before the assessment the sheet names, has a tier already.
    #expect(try bureau.load(fixture: "forms/tracking-sheet.xlsx").outcome == ["accepted 4 1 0 0"])
    #expect(try bureau.count("followUp") == 5)
    let sheet = "学校代码,0203,学籍号,A9\n班级,初一,姓名,王五\n时间,情况记录,,\n2022-07-05,家访,,\n"
    try bureau.load(sheet)
    try bureau.load(sheet.replacing("2022-07-05", with: "2022-07-12"))
    let july = try bureau.store.panel().caseFlows.filter { $0.month == Month(year: 2022, month: 7) }
    #expect(july.map { "\($0.from) \($0.to)" } == ["notOnFile tierUnknown"])
  }

  @Test func theTierToldLastHoldsWhereASheetTellsNone() throws {
    let bureau = try TestBureau()
    try bureau.load(ledger)
    try bureau.load("学校代码,0203,学籍号,G330102200803072345\n班级,初二,姓名,张小明\n时间,情况记录,,\n2022-07-05,家访,,\n")
    #expect(
      try bureau.store.panel().caseFlows.map { "\($0.month) \($0.from) \($0.to)" } == ["2022-06 notOnFile tier3"])
  }

  @Test func noNameOrPhoneStandsInTheDatabaseOrItsJournal() throws {
    let bureau = try TestBureau()
    try bureau.load(fixture: "forms/tracking-sheet.xlsx")
    try bureau.load(fixture: "forms/tracking-sheet-printed.xlsx", folder: "0101")
    try bureau.load("学校代码,学籍号,姓名,告知日期,告知方式,监护人意见\n0101,,张小明,2022-06-20,当面,张建国 13900139002\n")
    try bureau.load("表单,周期,截止时间\nsummary,2022-summer,2022-08-25\n")
    try bureau.load(fixture: "forms/summary-text.xlsx")
    let files = try bureau.bytes()
    #expect(files.contains { $0.range(of: Data("云汀市第一小学".utf8)) != nil })
    // 张小明, 李芳, 王敏 and 张建国 in GB18030.
    let gb18030: [[UInt8]] = [
      [0xD5, 0xC5, 0xD0, 0xA1, 0xC3, 0xF7], [0xC0, 0xEE, 0xB7, 0xBC], [0xCD, 0xF5, 0xC3, 0xF4],
      [0xD5, 0xC5, 0xBD, 0xA8, 0xB9, 0xFA],
    ]
    let secrets = ["张小明", "陈小红", "李芳", "王敏", "张建国", "13800138001", "13900139002", "G330102200803072345", "117.136"]
    let forms =
      secrets.flatMap { secret in
        [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian].compactMap { secret.data(using: $0) }
      } + gb18030.map { Data($0) }
    #expect(forms.count == secrets.count * 3 + gb18030.count)
    for file in files { for form in forms { #expect(file.range(of: form) == nil) } }
  }
}
