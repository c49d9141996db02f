import Submissions
import Testing
import Wording

/// One problem of every kind.
private let everyKind: [ProblemKind] = [
  .emptyFile, .beingWritten, .undecodable(encoding: "UTF-8", offset: 1, line: 1, column: 2, bytes: "FF", valid: []),
  .nulByte(line: 1, column: 1),
  .openQuote(line: 1, field: 2), .encrypted, .noWorkbook, .damagedWorkbook, .unsafeWorkbook, .tooLarge, .noTable,
  .macrosIgnored, .linksIgnored, .unknownForm,
  .unknownSheet(number: 1), .hiddenSheet(number: 1),
  .missingColumns([Text(zh: "学校代码", en: "school_code")], form: Text(zh: "名册", en: "roster")),
  .extraColumns(["x"]), .repeatedColumn(Text(zh: "性别", en: "sex")), .headerOnly,
  .layoutUnclear([Text(zh: "住院治疗", en: "in_hospital")]), .tierScheme(["II"]), .missingValue,
  .columnAbsent(Text(zh: "事件日期", en: "event_date")), .blankMark, .errorValue, .dateUnreadable(required: true),
  .dateNotYearFirst, .dateImpossible,
  .dateSerial(day: Day(rawValue: 0)), .dateInFuture(received: Day(rawValue: 0)),
  .dateOrder(
    earlier: Text(zh: "事件日期", en: "event_date"), earlierDay: Day(rawValue: 1),
    later: Text(zh: "上报日期", en: "reported_date"), laterDay: Day(rawValue: 0)),
  .monthUnreadable(required: true), .countNegative(-1), .countUnclear(required: true),
  .choiceUnknown(expected: [Stage.primary.label], required: true), .gradeUnclear(stages: [.primary, .junior]),
  .stageNotTaught(stages: [.primary]), .identityMissing, .identityRounded, .personalNote, .personalValue,
  .schoolUnknown(suggestions: ["0101 x"]), .codeAsNumber, .codeRestored(code: SchoolCode(rawValue: "01"), name: "x"),
  .schoolNameDiffers(rosterName: "x"),
  .schoolNameOfAnother(rosterName: "x", otherCode: SchoolCode(rawValue: "01")),
  .schoolClosed(closed: Day(rawValue: 0), successor: nil), .successorUnknown, .districtUnknown(known: ["x"]), .totalRow,
  .cellsBeyondHeader(isText: true),
  .equalRow(row: 2), .eventNumberRepeated(row: 2), .contentRepeated(row: 2),
  .periodDiffers(period: Month(year: 2022, month: 6), month: Month(year: 2022, month: 5)),
  .zeroReportWithEvent(row: 2), .zeroReportEarly(period: Month(year: 2022, month: 6)), .twoTiers(row: 2),
  .twoStatuses(row: 2),
  .nothingWithdrawn(count: 2), .rowsNotResent(count: 2), .deathsWithoutEvent(pseudonyms: ["ab"]),
  .deathsContradicted(pseudonyms: ["ab"]), .onFileAfterLeaving(pseudonyms: ["ab"]),
  .duplicateFigure(row: 2), .duplicateKey(row: 2), .totalDiffers(total: 2, sum: 3),
  .countAbovePopulation(count: 2, population: 1), .rowsWithdrawn(count: 3), .identityProvisional,
  .yearAssumed(first: Day(rawValue: 0), last: Day(rawValue: 1)), .timeUnreadable, .schoolNotTold,
  .schoolNameUnknown(suggestions: ["0101 x"]), .schoolFormerName(code: SchoolCode(rawValue: "01"), name: "x"),
  .optionListMissing,
  .partAboveWhole(
    part: Text(zh: "实测", en: "tested"), count: 3, whole: Text(zh: "应测", en: "due"), total: 2),
  .categoriesAboveVisited(sum: 3, visited: 2), .tiersAboveInterviewed(sum: 3, interviewed: 2),
  .plansAbovePupils(plans: 3, pupils: 2), .personsAboveEnrolment(count: 3, enrolment: 2), .recordRepeated(row: 2),
  .recordsBlank(count: 1), .pupilsAlike(pseudonyms: ["ab12"]), .pupilsElsewhere(pseudonyms: ["ab12"]), .testAnswer,
  .answerSuperseded(row: 2), .answerTimeShared(row: 2), .cutoffUnknown,
  .laterReturnStands(received: Day(rawValue: 0)), .eventNumbersElsewhere(count: 2, period: "2022-05"),
  .eventsElsewhere(count: 2, period: "2022-05"),
  .summaryDiffers(
    item: Text(zh: "住院治疗", en: "in_hospital"), summary: 2, ledger: 3, cutoff: Day(rawValue: 0)),
  .pupilsAboveEnrolment(count: 3, enrolment: 2),
  .countBesideRows(indicator: "x", district: "x", month: Month(year: 2022, month: 5), count: 2, rows: 3),
  .countsCumulative(
    indicator: "x", district: "x", first: Month(year: 2022, month: 1), last: Month(year: 2022, month: 6)),
  .noteRepeated(weeks: 4), .dateTooEarly(earliest: Day(rawValue: 0), required: true), .noRecords,
  .noRegularFile, .receivedLater(Day(rawValue: 0)),
  .replacedSince(returns: 2, period: "2022-05", received: Day(rawValue: 0)),
  .cutOff, .birthPrecision(pseudonyms: ["ab12"]),
  .birthZeroLost(read: Month(year: 2012, month: 1), other: Month(year: 2012, month: 10)),
  .countDistrictUnknown(suggestions: ["x"]), .headerRepeated, .footerRow, .numberPlaceholder, .numberUnusual,
  .numberOfAnother(row: 2, sheet: nil), .numberToldOtherwise(row: nil, sheet: 2), .numbersShared(pseudonyms: ["ab12"]),
  .numbersToldOtherwise(pseudonyms: ["ab12"]),
  .monthZeroLost(read: Month(year: 2022, month: 1), other: Month(year: 2022, month: 10)),
  .eventNumbersReused(count: 2, period: "2022-05"), .sameDayReplaced(earlier: "a.csv", later: "b.csv"),
  .enrolmentChanged(pupils: 4470, before: 478, day: Day(rawValue: 0)), .enrolmentUnlikely(pupils: 0),
  .codesAlike([SchoolCode(rawValue: "0101"), SchoolCode(rawValue: "101")]),
]

private func holdsChinese(_ text: String) -> Bool {
  text.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value) }
}

@Suite struct ProblemTests {
  @Test func everyKindHasACodeAndAMessageOfItsOwn() {
    #expect(Set(everyKind.map(\.code)).count == everyKind.count)
    #expect(Set(everyKind.map(\.message)).count == everyKind.count)
  }

  @Test(arguments: everyKind) func speaksBothLanguages(kind: ProblemKind) {
    for text in [kind.message, kind.hint] {
      #expect(holdsChinese(text.zh))
      #expect(!holdsChinese(text.en), "\(text.en)")
      #expect(!text.en.isEmpty)
    }
  }

  @Test func anUndecodableFileNamesThePlaceAndWhatItCouldBe() {
    let place = ProblemKind.undecodable(
      encoding: "UTF-8", offset: 310, line: 2, column: 7, bytes: "FF", valid: ["Big5", "UTF-16LE"])
    for part in ["310", "2", "7", "FF", "UTF-8"] {
      #expect(place.message.zh.contains(part) && place.message.en.contains(part))
    }
    #expect(place.hint.zh.contains("Big5、UTF-16LE") && place.hint.en.contains("Big5, UTF-16LE"))
  }

  @Test func headersNearTheMissingOnesAreNamed() {
    let kind = ProblemKind.missingColumns(
      [Text(zh: "学校代码", en: "school_code")], form: Text(zh: "名册", en: "roster"), near: ["学校代号"])
    #expect(kind.hint.zh.contains("学校代号") && kind.hint.en.contains("学校代号"))
    let extra = ProblemKind.extraColumns(["签字日其"], meant: [Text(zh: "签字日期", en: "signed_on")])
    #expect(extra.hint.zh.contains("签字日期") && extra.hint.en.contains("signed_on"))
  }

  @Test func theAddressNamesRowAndColumnAsTheSheetDoes() {
    let problem = Problem(.missingValue, row: 12, column: 3)
    #expect(problem.columnLetter == "C")
    #expect(problem.address == Text(zh: "第12行 C列", en: "row 12, column C"))
    let headed = Problem(.missingValue, sheet: "六月", row: 12, column: 3, header: "年级")
    #expect(headed.address.zh == "工作表“六月” 第12行 C列“年级”")
    #expect(Problem(.emptyFile).address.zh.isEmpty)
    var whole = Problem(.rowsWithdrawn(count: 1))
    whole.school = SchoolCode(rawValue: "0101")
    #expect(whole.address == Text(zh: "学校 0101", en: "school 0101"))
    #expect([1, 26, 27, 52, 702, 703].map(Problem.letter(ofColumn:)) == ["A", "Z", "AA", "AZ", "ZZ", "AAA"])
  }

  @Test func aRequiredCellMakesAnUnreadableDateAnError() {
    #expect(ProblemKind.dateUnreadable(required: true).severity == .error)
    #expect(ProblemKind.dateUnreadable(required: false).severity == .query)
  }
}
