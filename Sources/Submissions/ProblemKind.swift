public import Wording

/// What can be wrong with data that schools send, with the values its sentence needs; none of them is personal.
public enum ProblemKind: Sendable, Hashable, Codable {
  // Files and sheets
  case emptyFile
  /// No file: a link to nothing or to a folder, or a device.
  case noRegularFile
  /// Its day of receipt lies after the day of the run, so that it does not count until then.
  case receivedLater(Day)
  /// Loaded before, and other files have taken the place of some of its returns since.
  case replacedSince(returns: Int, period: String, received: Day)
  /// Another program has the file open for writing.
  case beingWritten
  /// `valid` names the encodings in which the file would be valid.
  case undecodable(encoding: String, offset: Int, line: Int, column: Int, bytes: String, valid: [String])
  case nulByte(line: Int, column: Int)
  case openQuote(line: Int, field: Int)
  /// The last row breaks off: the file was not copied to its end.
  case cutOff
  case encrypted, noWorkbook, damagedWorkbook, unsafeWorkbook, tooLarge, noTable, macrosIgnored, linksIgnored
  case unknownForm
  /// Sheets that did not load are named by number: a sheet may be named after a pupil.
  case unknownSheet(number: Int)
  case hiddenSheet(number: Int)
  /// With the headers in the file that nearly equal those missing.
  case missingColumns([Text], form: Text, near: [String] = [])
  /// With the columns of the form they may have been meant for.
  case extraColumns([String], meant: [Text] = [])
  case repeatedColumn(Text)
  /// Numbers of a laid-out form that may stand in several places.
  case layoutUnclear([Text])
  case headerOnly
  /// A tracking sheet without a weekly record.
  case noRecords
  case tierScheme([String])

  // Cells; where `required` is given, the cell's being required makes it an error
  case missingValue
  /// A value without which a row says nothing, in a table that has no column for it.
  case columnAbsent(Text)
  case blankMark
  case errorValue
  case dateUnreadable(required: Bool)
  case dateNotYearFirst
  case dateImpossible
  case dateSerial(day: Day)
  case dateInFuture(received: Day)
  case dateTooEarly(earliest: Day, required: Bool)
  case dateOrder(earlier: Text, earlierDay: Day, later: Text, laterDay: Day)
  case monthUnreadable(required: Bool)
  /// A month in a text file whose last digit may have been a zero.
  case monthZeroLost(read: Month, other: Month)
  case countNegative(Int)
  case countUnclear(required: Bool)
  case choiceUnknown(expected: [Text], required: Bool)
  case gradeUnclear(stages: [Stage])
  case stageNotTaught(stages: [Stage])
  case identityMissing
  case identityRounded
  /// A word or figure that stands where nobody knew the school number.
  case numberPlaceholder
  /// A school number that is read, but like no number of the country.
  case numberUnusual
  /// A school number that an earlier pupil of the file has, who stands in a row or on a sheet of its own.
  case numberOfAnother(row: Int?, sheet: Int?)
  /// The same, where one name or birth may put the other right.
  case numberToldOtherwise(row: Int?, sheet: Int?)
  /// Pupils whose school number is another one's on file, by their pseudonyms.
  case numbersShared(pseudonyms: [String])
  /// Pupils of whom another name or birth was told with their school number, by their pseudonyms.
  case numbersToldOtherwise(pseudonyms: [String])
  case personalNote
  case personalValue
  /// A pupil known only by name.
  case identityProvisional
  /// Pupils who may be another one on file, by their pseudonyms.
  case pupilsAlike(pseudonyms: [String])
  /// Pupils of whom one row tells the month of birth and another a day in it, by their pseudonyms.
  case birthPrecision(pseudonyms: [String])
  /// A month of birth held as a number, whose last digit may have been a zero.
  case birthZeroLost(read: Month, other: Month)
  /// Pupils on file at another school too, by their pseudonyms.
  case pupilsElsewhere(pseudonyms: [String])
  /// Days written without a year, from the earliest to the latest read.
  case yearAssumed(first: Day, last: Day)
  case timeUnreadable

  // Schools
  case schoolUnknown(suggestions: [String])
  case codeAsNumber
  /// Codes of the roster that differ by leading zeros alone.
  case codesAlike([SchoolCode])
  case codeRestored(code: SchoolCode, name: String)
  case schoolNameDiffers(rosterName: String)
  case schoolNameOfAnother(rosterName: String, otherCode: SchoolCode)
  case schoolClosed(closed: Day, successor: SchoolCode?)
  case successorUnknown
  case districtUnknown(known: [String])
  /// Monthly totals of a district the roster does not have.
  case countDistrictUnknown(suggestions: [String])
  case schoolNotTold
  case schoolNameUnknown(suggestions: [String])
  case schoolFormerName(code: SchoolCode, name: String)
  case optionListMissing

  // Rows against each other
  /// A row with more cells than the header; in a text file the others may have moved.
  case cellsBeyondHeader(isText: Bool)
  case totalRow
  case headerRepeated
  /// What people write below a table.
  case footerRow
  case equalRow(row: Int)
  case eventNumberRepeated(row: Int)
  case contentRepeated(row: Int)
  case periodDiffers(period: Month, month: Month)
  case zeroReportWithEvent(row: Int?)
  case zeroReportEarly(period: Month)
  case twoTiers(row: Int)
  case twoStatuses(row: Int)
  case duplicateFigure(row: Int)
  case duplicateKey(row: Int)
  case totalDiffers(total: Int, sum: Int)
  case countAbovePopulation(count: Int, population: Int)
  /// Monthly totals that may count from January on.
  case countsCumulative(indicator: String, district: String, first: Month, last: Month)
  case partAboveWhole(part: Text, count: Int, whole: Text, total: Int)
  case categoriesAboveVisited(sum: Int, visited: Int)
  case tiersAboveInterviewed(sum: Int, interviewed: Int)
  case plansAbovePupils(plans: Int, pupils: Int)
  case personsAboveEnrolment(count: Int, enrolment: Int)
  case recordRepeated(row: Int)
  case recordsBlank(count: Int)
  case testAnswer
  case answerSuperseded(row: Int?)
  case answerTimeShared(row: Int)
  case cutoffUnknown
  case rowsWithdrawn(count: Int)
  /// Follow-ups to be withdrawn that the ledger does not have.
  case nothingWithdrawn(count: Int)
  /// Follow-ups of the days of a file sent anew that the file does not have; they stay in force.
  case rowsNotResent(count: Int)
  /// A return takes the place of another one received the same day; both are named.
  case sameDayReplaced(earlier: String, later: String)
  /// A return received, or answered, after this one is in force.
  case laterReturnStands(received: Day)
  case eventNumbersElsewhere(count: Int, period: String)
  /// Event numbers that another period's return has for events of another day and another kind.
  case eventNumbersReused(count: Int, period: String)
  /// Events without a number that another period's return seems to hold too.
  case eventsElsewhere(count: Int, period: String)

  // One form against another; both numbers are named
  case summaryDiffers(item: Text, summary: Int, ledger: Int, cutoff: Day)
  case pupilsAboveEnrolment(count: Int, enrolment: Int)
  /// An enrolment that is three times as large, or as small, as that of another day.
  case enrolmentChanged(pupils: Int, before: Int, day: Day)
  case enrolmentUnlikely(pupils: Int)
  case countBesideRows(indicator: String, district: String, month: Month, count: Int, rows: Int)
  /// Deaths in the follow-ups without an event that may be them, by the pupils' pseudonyms.
  case deathsWithoutEvent(pseudonyms: [String])
  /// Pupils with another state after 死亡, by their pseudonyms.
  case deathsContradicted(pseudonyms: [String])
  /// Pupils on file after 转出 or 毕业 without having come back, by their pseudonyms.
  case onFileAfterLeaving(pseudonyms: [String])
  /// Weeks in a row in which a pupil's note reads the same.
  case noteRepeated(weeks: Int)

  /// Whether its row was read and is left out, because another one counts or none is meant.
  public var leavesRowOut: Bool {
    switch self {
    case .equalRow, .testAnswer, .totalRow: true
    case .answerSuperseded(let row): row != nil
    default: false
    }
  }

  /// How severe a problem of this kind is.
  public var severity: Problem.Severity {
    switch self {
    case .macrosIgnored, .linksIgnored, .unknownSheet, .hiddenSheet, .extraColumns, .blankMark, .dateSerial,
      .stageNotTaught, .personalNote,
      .codesAlike, .codeRestored, .schoolNameDiffers, .successorUnknown, .totalRow, .equalRow, .contentRepeated,
      .periodDiffers,
      .zeroReportEarly, .countAbovePopulation, .countsCumulative, .rowsWithdrawn, .identityProvisional, .yearAssumed,
      .schoolFormerName,
      .numberPlaceholder, .numberUnusual, .numberToldOtherwise, .numbersShared, .numbersToldOtherwise, .monthZeroLost,
      .footerRow, .eventNumbersReused, .sameDayReplaced, .enrolmentChanged, .enrolmentUnlikely,
      .birthPrecision, .birthZeroLost, .countDistrictUnknown, .headerRepeated,
      .categoriesAboveVisited, .tiersAboveInterviewed, .plansAbovePupils, .personsAboveEnrolment, .recordRepeated,
      .recordsBlank, .testAnswer, .answerSuperseded, .pupilsAlike, .pupilsElsewhere, .laterReturnStands, .replacedSince,
      .receivedLater, .nothingWithdrawn, .rowsNotResent, .deathsWithoutEvent, .deathsContradicted, .onFileAfterLeaving,
      .eventNumbersElsewhere, .eventsElsewhere, .summaryDiffers, .pupilsAboveEnrolment, .countBesideRows, .noteRepeated:
      .query
    case .dateUnreadable(let required), .dateTooEarly(_, let required), .monthUnreadable(let required),
      .countUnclear(let required),
      .choiceUnknown(_, let required):
      required ? .error : .query
    case .cellsBeyondHeader(let isText): isText ? .error : .query
    default: .error
    }
  }
}
