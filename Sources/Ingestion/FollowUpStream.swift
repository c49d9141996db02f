import Dispatch
import Foundation
import Submissions
import Synchronization
import Tables

/// Reads the rows of a follow-up table from the bytes of a text file, millions of them, without a text per cell.
///
/// A row is put together from what its cells meant before: cells with the same bytes mean the same. A row with a cell not
/// seen before, or whose days do not fit, is read by `FollowUpsReader` like a row of any other file; when there was
/// nothing to say of it, its cells are remembered. So there is one set of rules, and it is asked about each wording once.
struct FollowUpStream {
  private let sheet: FormSheet
  private let columns: Columns
  private let keepsPersonal: Bool
  private var schools = ByteTable<Int>()
  private var pupils = ByteTable<Int32>()
  private var stages = ByteTable<Stage>()
  private var dates = ByteTable<Day>()
  /// Days that may be blank, and may lie further back than a follow-up's own.
  private var days = ByteTable<Day?>()
  private var tiers = ByteTable<Tier?>()
  private var statuses = ByteTable<CaseStatus>()
  private var modes = ByteTable<FollowUpMode?>()
  private var sexes = ByteTable<Sex?>()
  /// The cells of all four answers together, as one.
  private var cares = ByteTable<Care>()
  private var key: [UInt8] = []

  /// The columns that say something, by position; −1 where the file has none.
  private struct Columns {
    var school, pupil, care: [Int]
    var grade, date, tier, assessed, opened, status, mode, sex, note: Int

    init(_ match: HeaderMatch) {
      let column = { (field: String) in match.columns[field] ?? -1 }
      school = [column("school_code"), column("school")]
      // A pupil in a new class is read again: the class may be an error, or has to be sealed.
      pupil = ["student_id", "name", "birth", "class"].map(column)
      care = Care.kinds.map { column($0.item.rawValue) }.filter { $0 >= 0 }
      (grade, date, tier) = (column("grade"), column("date"), column("tier"))
      (assessed, opened) = (column("tier_assessed_on"), column("opened_on"))
      (status, mode, sex, note) = (column("status"), column("mode"), column("sex"), column("note"))
    }
  }

  private init(_ sheet: FormSheet, keepsPersonal: Bool) {
    self.sheet = sheet
    self.keepsPersonal = keepsPersonal
    columns = Columns(sheet.match)
  }

  /// Why a file cannot be read as a stream.
  enum Failure: Error {
    case notUTF8
    case csv(CSVError)
    /// The last row breaks off.
    case cutOff(RawRow)
  }

  /// Reads all rows below the header, stretches of the file side by side.
  ///
  /// Where a stretch may begin is guessed: behind a line end. When the row before turns out to reach across it, the line
  /// end stood between quotes, and the file is read from one end to the other.
  /// - Returns: the submissions, and the problems that belong to none: rows that sum up others.
  static func read(
    _ file: FileBytes, _ sheet: FormSheet, in context: IngestionContext,
    stretches: Int = ProcessInfo.processInfo.activeProcessorCount
  ) -> Result<(submissions: [Submission], problems: [Problem]), Failure> {
    let starts = file.withBytes { bytes in
      let count = max(1, min(stretches, bytes.count / fewestBytes))
      let starts = (1..<count).compactMap { number in
        bytes[(bytes.count / count * number)...].firstIndex(of: 0x0A).map { $0 + 1 }
      }
      return [0] + starts + [bytes.count]
    }
    let finished = Mutex([Stretch](repeating: Stretch(), count: starts.count - 1))
    let bytesRead = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: starts.count - 1) { number in
      var stream = FollowUpStream(sheet, keepsPersonal: context.keepsPersonal)
      let stretch = stream.read(file, starts[number]..<starts[number + 1], in: context) { bytes in
        let read = bytesRead.add(bytes, ordering: .relaxed).newValue
        context.progress?(.reading(bytes: read, of: file.count))
      }
      finished.withLock { $0[number] = stretch }
    }
    guard finished.withLock({ $0.allSatisfy(\.isUTF8) }) else { return .failure(.notUTF8) }
    var reader = FollowUpsReader(context: context, directory: SchoolDirectory(context.schools))
    var problems: [Problem] = []
    for number in 0..<starts.count - 1 {
      var stretch = Stretch()
      finished.withLock { swap(&stretch, &$0[number]) }
      if let error = stretch.error { return .failure(.csv(error)) }
      if let row = stretch.cutOffRow { return .failure(.cutOff(row)) }
      guard stretch.endsWithRow else { return read(file, sheet, in: context, stretches: 1) }
      reader.append(&stretch.parts)
      problems += stretch.problems
    }
    return .success((submissions(reader, of: file, sheet), problems))
  }

  /// The fewest bytes worth a stretch of their own.
  private static let fewestBytes = 2_048

  /// What a stretch of a file comes to.
  private struct Stretch {
    var parts: [FollowUpsReader.Part] = []
    var problems: [Problem] = []
    var error: CSVError?
    var isUTF8 = true
    /// Whether its last row ends in it.
    var endsWithRow = true
    /// The last row of the file, if it breaks off.
    var cutOffRow: RawRow?
  }

  private static func submissions(
    _ reader: FollowUpsReader, of file: FileBytes, _ sheet: FormSheet
  ) -> [Submission] {
    var reader = reader
    var readAgain = 0
    return reader.submissions { place in
      // Rows read again lie anywhere in the file, and would bring all of it back into memory.
      readAgain += 1
      if readAgain.isMultiple(of: 1_000) { file.giveBack(from: 0, to: file.count) }
      return file.withBytes { bytes in
        var csv = CSVReader(bytes)
        csv.move(to: place.start, number: Int(place.number))
        return (sheet, (try? csv.next()) == true ? csv.row : RawRow(number: Int(place.number), cells: []))
      }
    }
  }

  /// The number of line ends before a row.
  private static func lineEnds(in file: FileBytes, before end: Int) -> Int {
    file.withBytes { bytes in
      var (count, start) = (0, 0)
      while start < end {
        let stop = bytes[min(start + bytesKept, end)..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
        count += CSVReader.lineEnds(in: bytes, start..<stop)
        file.giveBack(from: start, to: stop)
        start = stop
      }
      return count
    }
  }

  /// Reads the rows that start in a stretch, and tells how many bytes it has gone on now and then.
  private mutating func read(
    _ file: FileBytes, _ stretch: Range<Int>, in context: IngestionContext, _ progress: (Int) -> Void
  ) -> Stretch {
    var reader = FollowUpsReader(context: context, directory: SchoolDirectory(context.schools))
    var read = Stretch(isUTF8: file.isUTF8(in: stretch))
    guard read.isUTF8 else { return read }
    file.withBytes { bytes in
      var csv = CSVReader(bytes)
      if stretch.lowerBound > 0 {
        csv.move(to: stretch.lowerBound, number: 1 + Self.lineEnds(in: file, before: stretch.lowerBound))
      }
      do throws(CSVError) {
        var readThrough = stretch.lowerBound
        var (countBefore, count) = (sheet.headers.count, sheet.headers.count)
        while csv.position < stretch.upperBound, try csv.next(), csv.rowStart < stretch.upperBound {
          read.endsWithRow = csv.position <= stretch.upperBound
          (countBefore, count) = (count, csv.fieldCount)
          guard csv.rowNumber > sheet.headerNumber else { continue }
          if csv.rowStart > readThrough + Self.bytesKept {
            file.giveBack(from: readThrough, to: csv.rowStart)
            progress(csv.rowStart - readThrough)
            readThrough = csv.rowStart
          }
          if add(csv, to: &reader) { continue }
          let row = csv.row
          if sheet.isTotal(row) {
            read.problems.append(sheet.problem(.totalRow, row))
          } else if sheet.repeatsHeader(row) {
            read.problems.append(sheet.problem(.headerRepeated, row))
          } else if sheet.isFooter(row) {
            read.problems.append(sheet.problem(.footerRow, row))
          } else if sheet.holdsData(row) {
            let outcome = reader.read(row, of: sheet, at: place(csv))
            if outcome.isClean, let followUp = outcome.followUp { remember(csv, followUp, outcome.part) }
          }
        }
        if stretch.upperBound == bytes.count, CSVReader.endsWithinRow(bytes), csv.rowNumber > sheet.headerNumber,
          sheet.breaksOff(csv.row, after: countBefore)
        {
          read.cutOffRow = csv.row
        }
      } catch {
        read.error = error
      }
    }
    read.parts = reader.parts
    return read
  }

  /// The bytes after which those read are given back.
  private static let bytesKept = 1 << 24

  /// Adds the row if all its cells are known.
  private mutating func add(_ csv: CSVReader, to reader: inout FollowUpsReader) -> Bool {
    // A note that is to be sealed has to be read.
    guard csv.fieldCount <= sheet.headers.count, Self.mayBeClean(csv, note: columns.note),
      !keepsPersonal || csv.field(columns.note)?.isEmpty == true,
      Self.makeKey(csv, columns.school, nil, &key), let part = key.withUnsafeBufferPointer(schools.value),
      let pupil = pupil(csv, part, &reader),
      Self.makeKey(csv, [columns.grade], part, &key), let stage = key.withUnsafeBufferPointer(stages.value),
      let date = Self.find(dates, csv, columns.date), let tier = Self.find(tiers, csv, columns.tier),
      let status = Self.find(statuses, csv, columns.status), let mode = Self.find(modes, csv, columns.mode),
      let sex = Self.find(sexes, csv, columns.sex), let assessed = Self.find(days, csv, columns.assessed),
      let opened = Self.find(days, csv, columns.opened), let care = findCare(csv)
    else { return false }
    let row = FollowUpBatch.Row(
      pupil: pupil, date: date, tier: tier, status: status, stage: stage, sex: sex, mode: mode, care: care,
      tierAssessed: assessed, opened: opened)
    return reader.add(row, to: part, at: place(csv))
  }

  /// The position of the row's pupil; one not seen before is made out from the cells that tell who it is.
  private mutating func pupil(_ csv: CSVReader, _ part: Int, _ reader: inout FollowUpsReader) -> Int32? {
    guard Self.makeKey(csv, columns.pupil, part, &key) else { return nil }
    if let known = key.withUnsafeBufferPointer(pupils.value) { return known }
    let row = csv.row
    guard let identity = reader.identity(row, of: sheet) else { return nil }
    // The note, if there is one, keeps the row from being added from its cells alone.
    if keepsPersonal { reader.seal(identity, of: row, sheet, in: part) }
    let position = reader.position(of: identity, in: part)
    key.withUnsafeBufferPointer { pupils.set($0, to: position) }
    return position
  }

  /// Remembers what the cells of a clean row meant.
  private mutating func remember(
    _ csv: borrowing CSVReader, _ followUp: FollowUp, _ part: Int
  ) {
    if Self.makeKey(csv, columns.school, nil, &key) { key.withUnsafeBufferPointer { schools.set($0, to: part) } }
    if Self.makeKey(csv, [columns.grade], part, &key) {
      key.withUnsafeBufferPointer { stages.set($0, to: followUp.stage) }
    }
    if !columns.care.isEmpty, Self.makeKey(csv, columns.care, nil, &key) {
      key.withUnsafeBufferPointer { cares.set($0, to: followUp.care) }
    }
    if let bytes = csv.field(columns.date) { dates.set(bytes, to: followUp.date) }
    if let bytes = csv.field(columns.assessed) { days.set(bytes, to: followUp.tierAssessed) }
    if let bytes = csv.field(columns.opened) { days.set(bytes, to: followUp.opened) }
    if let bytes = csv.field(columns.tier) { tiers.set(bytes, to: followUp.tier) }
    if let bytes = csv.field(columns.status) { statuses.set(bytes, to: followUp.status) }
    if let bytes = csv.field(columns.mode) { modes.set(bytes, to: followUp.mode) }
    if let bytes = csv.field(columns.sex) { sexes.set(bytes, to: followUp.sex) }
  }

  /// What the row's answers say; most files have no column for them.
  private mutating func findCare(_ csv: borrowing CSVReader) -> Care? {
    if columns.care.isEmpty { return [] }
    return Self.makeKey(csv, columns.care, nil, &key) ? key.withUnsafeBufferPointer(cares.value) : nil
  }

  private func place(_ csv: borrowing CSVReader) -> FollowUpsReader.Place {
    let note = csv.field(columns.note).map(FollowUpsReader.Place.fingerprint) ?? 0
    return .init(start: csv.rowStart, number: Int32(csv.rowNumber), note: note)
  }

  private static func find<Value>(
    _ table: borrowing ByteTable<Value>, _ csv: borrowing CSVReader, _ column: Int
  ) -> Value? {
    guard let bytes = csv.field(column) else { return nil }
    return table.value(bytes)
  }

  /// Puts the cells of some columns together, set apart by a byte that no text holds.
  /// - Returns: whether the cells can be had without undoing quotes.
  private static func makeKey(
    _ csv: borrowing CSVReader, _ columns: [Int], _ part: Int?, _ key: inout [UInt8]
  ) -> Bool {
    key.removeAll(keepingCapacity: true)
    if let part { withUnsafeBytes(of: Int32(part)) { key.append(contentsOf: $0) } }
    for column in columns {
      guard let bytes = csv.field(column) else { return false }
      key.append(contentsOf: bytes)
      key.append(0xFF)
    }
    return true
  }

  /// Whether the row sums up no others and its note holds no contact, so that nothing but its known cells decides. In
  /// doubt the row is read.
  private static func mayBeClean(_ csv: borrowing CSVReader, note: Int) -> Bool {
    for column in 0..<csv.fieldCount {
      guard let bytes = csv.field(column) else { return false }
      guard let first = bytes.first else { continue }
      if "tTsS".utf8.contains(first) || holdsSum(bytes) { return false }
      break
    }
    guard let bytes = csv.field(note) else { return false }
    return Masking.surelyHoldsNoContact(bytes)
  }
}

/// Whether 计, which every word for a sum ends with, stands in a text.
private func holdsSum(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count >= 3 else { return false }
  return (0...bytes.count - 3).contains { bytes[$0] == 0xE8 && bytes[$0 + 1] == 0xAE && bytes[$0 + 2] == 0xA1 }
}

extension CSVReader {
  /// The bytes of a field, none where the row or the file has no such column; nil where quotes have to be undone.
  fileprivate borrowing func field(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    column >= 0 && column < fieldCount ? bytes(column) : UnsafeBufferPointer(start: nil, count: 0)
  }
}
