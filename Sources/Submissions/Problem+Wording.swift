public import Wording

extension Problem {
  /// The letter of the column, `A` for the first.
  public var columnLetter: String? { column.map(Self.letter(ofColumn:)) }

  /// Where the problem stands: 第12行 C列“年级”, row 12, column C “grade”. Empty for a problem of the whole file.
  public var address: Text {
    ProblemTexts.address(school: school?.rawValue, sheet: sheet, row: row, column: columnLetter, header: header)
  }

  /// What is wrong.
  public var message: Text { kind.text.message }

  /// What to do about it.
  public var hint: Text { kind.text.hint }

  /// The letters of a column number, 1-based: 1 is `A`, 27 is `AA`.
  public static func letter(ofColumn number: Int) -> String {
    var letters = ""
    var rest = number
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension ProblemKind {
  /// What is wrong.
  public var message: Text { text.message }

  /// What to do about it.
  public var hint: Text { text.hint }

  var text: ProblemText {
    switch self {
    case .emptyFile: ProblemTexts.emptyFile()
    case .noRegularFile: ProblemTexts.noRegularFile()
    case .receivedLater(let day): ProblemTexts.receivedLater(day.description)
    case .replacedSince(let returns, let period, let received):
      ProblemTexts.replacedSince(returns: returns, period: period, received: received.description)
    case .beingWritten: ProblemTexts.beingWritten()
    case .undecodable(let encoding, let offset, let line, let column, let bytes, let valid):
      ProblemTexts.undecodable(
        encoding: encoding, offset: offset, line: line, column: column, bytes: bytes, valid: valid)
    case .nulByte(let line, let column): ProblemTexts.nulByte(line: line, column: column)
    case .openQuote(let line, let field): ProblemTexts.openQuote(line: line, field: field)
    case .cutOff: ProblemTexts.cutOff()
    case .encrypted: ProblemTexts.encrypted()
    case .noWorkbook: ProblemTexts.noWorkbook()
    case .damagedWorkbook: ProblemTexts.damagedWorkbook()
    case .unsafeWorkbook: ProblemTexts.unsafeWorkbook()
    case .tooLarge: ProblemTexts.tooLarge()
    case .noTable: ProblemTexts.noTable()
    case .macrosIgnored: ProblemTexts.macrosIgnored()
    case .linksIgnored: ProblemTexts.linksIgnored()
    case .unknownForm: ProblemTexts.unknownForm()
    case .unknownSheet(let number): ProblemTexts.unknownSheet(number: number)
    case .hiddenSheet(let number): ProblemTexts.hiddenSheet(number: number)
    case .missingColumns(let columns, let form, let near): ProblemTexts.missingColumns(columns, form: form, near: near)
    case .extraColumns(let headers, let meant): ProblemTexts.extraColumns(headers, meant: meant)
    case .repeatedColumn(let field): ProblemTexts.repeatedColumn(field)
    case .layoutUnclear(let fields): ProblemTexts.layoutUnclear(fields)
    case .headerOnly: ProblemTexts.headerOnly()
    case .noRecords: ProblemTexts.noRecords()
    case .tierScheme(let labels): ProblemTexts.tierScheme(labels, expected: Tier.all.map(\.label))
    default: cellText ?? schoolText ?? rowText
    }
  }

  private var cellText: ProblemText? {
    switch self {
    case .missingValue: ProblemTexts.missingValue()
    case .columnAbsent(let column): ProblemTexts.columnAbsent(column)
    case .blankMark: ProblemTexts.blankMark()
    case .errorValue: ProblemTexts.errorValue()
    case .dateUnreadable: ProblemTexts.dateUnreadable()
    case .dateNotYearFirst: ProblemTexts.dateNotYearFirst()
    case .dateImpossible: ProblemTexts.dateImpossible()
    case .dateSerial(let day): ProblemTexts.dateSerial(day: day.description)
    case .dateInFuture(let received): ProblemTexts.dateInFuture(received: received.description)
    case .dateTooEarly(let earliest, _): ProblemTexts.dateTooEarly(earliest: earliest.description)
    case .dateOrder(let earlier, let earlierDay, let later, let laterDay):
      ProblemTexts.dateOrder(
        earlier: earlier, earlierDay: earlierDay.description, later: later, laterDay: laterDay.description)
    case .monthUnreadable: ProblemTexts.monthUnreadable()
    case .monthZeroLost(let read, let other):
      ProblemTexts.monthZeroLost(read: read.description, other: other.description)
    case .countNegative(let count): ProblemTexts.countNegative(count)
    case .countUnclear: ProblemTexts.countUnclear()
    case .choiceUnknown(let expected, _): ProblemTexts.choiceUnknown(expected: expected)
    case .gradeUnclear(let stages): ProblemTexts.gradeUnclear(stages: stages.map(\.label))
    case .stageNotTaught(let stages): ProblemTexts.stageNotTaught(stages: stages.map(\.label))
    case .identityMissing: ProblemTexts.identityMissing()
    case .identityRounded: ProblemTexts.identityRounded()
    case .numberPlaceholder: ProblemTexts.numberPlaceholder()
    case .numberUnusual: ProblemTexts.numberUnusual()
    case .numberOfAnother(let row, let sheet): ProblemTexts.numberOfAnother(row: row, sheet: sheet)
    case .numberToldOtherwise(let row, let sheet): ProblemTexts.numberToldOtherwise(row: row, sheet: sheet)
    case .numbersShared(let pseudonyms): ProblemTexts.numbersShared(pseudonyms)
    case .numbersToldOtherwise(let pseudonyms): ProblemTexts.numbersToldOtherwise(pseudonyms)
    case .personalNote: ProblemTexts.personalNote()
    case .personalValue: ProblemTexts.personalValue()
    case .identityProvisional: ProblemTexts.identityProvisional()
    case .pupilsAlike(let pseudonyms): ProblemTexts.pupilsAlike(pseudonyms)
    case .birthPrecision(let pseudonyms): ProblemTexts.birthPrecision(pseudonyms)
    case .birthZeroLost(let read, let other):
      ProblemTexts.birthZeroLost(read: read.description, other: other.description)
    case .pupilsElsewhere(let pseudonyms): ProblemTexts.pupilsElsewhere(pseudonyms)
    case .deathsWithoutEvent(let pseudonyms): ProblemTexts.deathsWithoutEvent(pseudonyms)
    case .deathsContradicted(let pseudonyms): ProblemTexts.deathsContradicted(pseudonyms)
    case .onFileAfterLeaving(let pseudonyms): ProblemTexts.onFileAfterLeaving(pseudonyms)
    case .yearAssumed(let first, let last):
      ProblemTexts.yearAssumed(first: first.description, last: last.description)
    case .timeUnreadable: ProblemTexts.timeUnreadable()
    default: nil
    }
  }

  private var schoolText: ProblemText? {
    switch self {
    case .schoolUnknown(let suggestions): ProblemTexts.schoolUnknown(suggestions: suggestions)
    case .codeAsNumber: ProblemTexts.codeAsNumber()
    case .codesAlike(let codes): ProblemTexts.codesAlike(codes.map(\.rawValue))
    case .codeRestored(let code, let name): ProblemTexts.codeRestored(code: code.rawValue, name: name)
    case .schoolNameDiffers(let name): ProblemTexts.schoolNameDiffers(rosterName: name)
    case .schoolNameOfAnother(let name, let code):
      ProblemTexts.schoolNameOfAnother(rosterName: name, otherCode: code.rawValue)
    case .schoolClosed(let closed, let successor):
      ProblemTexts.schoolClosed(closed: closed.description, successor: successor?.rawValue)
    case .successorUnknown: ProblemTexts.successorUnknown()
    case .districtUnknown(let known): ProblemTexts.districtUnknown(known: known)
    case .countDistrictUnknown(let suggestions): ProblemTexts.countDistrictUnknown(suggestions: suggestions)
    case .schoolNotTold: ProblemTexts.schoolNotTold()
    case .schoolNameUnknown(let suggestions): ProblemTexts.schoolNameUnknown(suggestions: suggestions)
    case .schoolFormerName(let code, let name): ProblemTexts.schoolFormerName(code: code.rawValue, name: name)
    case .optionListMissing: ProblemTexts.optionListMissing()
    default: nil
    }
  }

  private var rowText: ProblemText {
    switch self {
    case .cellsBeyondHeader(let isText): ProblemTexts.cellsBeyondHeader(isText: isText)
    case .headerRepeated: ProblemTexts.headerRepeated()
    case .footerRow: ProblemTexts.footerRow()
    case .equalRow(let row): ProblemTexts.equalRow(row: row)
    case .eventNumberRepeated(let row): ProblemTexts.eventNumberRepeated(row: row)
    case .contentRepeated(let row): ProblemTexts.contentRepeated(row: row)
    case .periodDiffers(let period, let month):
      ProblemTexts.periodDiffers(period: period.description, month: month.description)
    case .zeroReportWithEvent(let row): ProblemTexts.zeroReportWithEvent(row: row)
    case .zeroReportEarly(let period): ProblemTexts.zeroReportEarly(period: period.description)
    case .twoTiers(let row): ProblemTexts.twoTiers(row: row)
    case .twoStatuses(let row): ProblemTexts.twoStatuses(row: row)
    case .duplicateFigure(let row): ProblemTexts.duplicateFigure(row: row)
    case .duplicateKey(let row): ProblemTexts.duplicateKey(row: row)
    case .totalDiffers(let total, let sum): ProblemTexts.totalDiffers(total: total, sum: sum)
    case .countAbovePopulation(let count, let population):
      ProblemTexts.countAbovePopulation(count: count, population: population)
    case .rowsWithdrawn(let count): ProblemTexts.rowsWithdrawn(count: count)
    case .nothingWithdrawn(let count): ProblemTexts.nothingWithdrawn(count: count)
    case .rowsNotResent(let count): ProblemTexts.rowsNotResent(count: count)
    default: returnText ?? comparisonText ?? ProblemTexts.totalRow()
    }
  }

  private var comparisonText: ProblemText? {
    switch self {
    case .laterReturnStands(let received): ProblemTexts.laterReturnStands(received: received.description)
    case .eventNumbersElsewhere(let count, let period):
      ProblemTexts.eventNumbersElsewhere(count: count, period: period)
    case .eventNumbersReused(let count, let period): ProblemTexts.eventNumbersReused(count: count, period: period)
    case .sameDayReplaced(let earlier, let later): ProblemTexts.sameDayReplaced(earlier: earlier, later: later)
    case .eventsElsewhere(let count, let period): ProblemTexts.eventsElsewhere(count: count, period: period)
    case .summaryDiffers(let item, let summary, let ledger, let cutoff):
      ProblemTexts.summaryDiffers(item: item, summary: summary, ledger: ledger, cutoff: cutoff.description)
    case .pupilsAboveEnrolment(let count, let enrolment):
      ProblemTexts.pupilsAboveEnrolment(count: count, enrolment: enrolment)
    case .enrolmentChanged(let pupils, let before, let day):
      ProblemTexts.enrolmentChanged(pupils: pupils, before: before, day: day.description)
    case .enrolmentUnlikely(let pupils): ProblemTexts.enrolmentUnlikely(pupils: pupils)
    case .countBesideRows(let indicator, let district, let month, let count, let rows):
      ProblemTexts.countBesideRows(
        indicator: indicator, district: district, month: month.description, count: count, rows: rows)
    case .noteRepeated(let weeks): ProblemTexts.noteRepeated(weeks: weeks)
    default: nil
    }
  }

  private var returnText: ProblemText? {
    switch self {
    case .countsCumulative(let indicator, let district, let first, let last):
      ProblemTexts.countsCumulative(
        indicator: indicator, district: district, first: first.description, last: last.description)
    case .partAboveWhole(let part, let count, let whole, let total):
      ProblemTexts.partAboveWhole(part: part, count: count, whole: whole, total: total)
    case .categoriesAboveVisited(let sum, let visited):
      ProblemTexts.categoriesAboveVisited(sum: sum, visited: visited)
    case .tiersAboveInterviewed(let sum, let interviewed):
      ProblemTexts.tiersAboveInterviewed(sum: sum, interviewed: interviewed)
    case .plansAbovePupils(let plans, let pupils): ProblemTexts.plansAbovePupils(plans: plans, pupils: pupils)
    case .personsAboveEnrolment(let count, let enrolment):
      ProblemTexts.personsAboveEnrolment(count: count, enrolment: enrolment)
    case .recordRepeated(let row): ProblemTexts.recordRepeated(row: row)
    case .recordsBlank(let count): ProblemTexts.recordsBlank(count: count)
    case .testAnswer: ProblemTexts.testAnswer()
    case .answerSuperseded(let row): ProblemTexts.answerSuperseded(row: row)
    case .answerTimeShared(let row): ProblemTexts.answerTimeShared(row: row)
    case .cutoffUnknown: ProblemTexts.cutoffUnknown()
    default: nil
    }
  }
}
