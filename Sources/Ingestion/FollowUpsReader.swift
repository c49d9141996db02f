import Submissions
import Tables

/// Reads the weekly follow-ups of at-risk pupils (心理高危学生动态跟踪台账).
struct FollowUpsReader: FormReader {
  /// What one school's rows come to.
  struct Part {
    let code: SchoolCode
    let closed: Day?
    var batch = FollowUpBatch()
    /// Where each row of the batch stands in the file.
    var places: [Place] = []
    var rowsRead = 0
    var problems: [(place: Place, problem: Problem)] = []
    var personal = PersonalEntries()
  }

  /// Where a row stands.
  struct Place: Comparable {
    /// The byte it starts with, or its position among the rows of all sheets.
    var start: Int
    /// The row's number in its sheet.
    var number: Int32
    /// A fingerprint of the note, which is not kept; 0 where there is none.
    var note: UInt32 = 0

    /// Two notes with one fingerprint are equal but for one pair in four thousand million.
    static func fingerprint(_ note: UnsafeBufferPointer<UInt8>) -> UInt32 {
      guard !note.isEmpty else { return 0 }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      let raw = UnsafeRawBufferPointer(note)
      var offset = 0
      while offset + 8 <= raw.count {
        hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        offset += 8
      }
      for byte in raw[offset...] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return max(1, UInt32(truncatingIfNeeded: hash ^ (hash >> 32)))
    }

    static func < (left: Place, right: Place) -> Bool { left.start < right.start }
  }

  /// How one row ended.
  struct Outcome {
    /// The position of the school's part.
    var part: Int
    /// The follow-up; absent when an error stands in its way.
    var followUp: FollowUp?
    /// Whether there was nothing to say of the row.
    var isClean: Bool
  }

  private let context: IngestionContext
  private let directory: SchoolDirectory
  private(set) var parts: [Part] = []
  private var positions: [SchoolCode: Int] = [:]
  /// The rows of sheets, which lie in memory anyway.
  private var rows: [(sheet: FormSheet, row: RawRow)] = []

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var note = sheet.cell("note", of: row).plainText
    let print = note.withUTF8(Place.fingerprint)
    read(row, of: sheet, at: Place(start: rows.count, number: Int32(row.number), note: print))
    rows.append((sheet, row))
  }

  /// Reads a row that stands at a place of its file.
  @discardableResult
  mutating func read(_ row: RawRow, of sheet: FormSheet, at place: Place) -> Outcome {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let pupil = reader.identity()
    if pupil == nil { reader.note(.identityMissing) }
    let date = reader.day("date", required: true)
    let tier = reader.tier("tier", required: true)
    let tierAssessed = reader.day("tier_assessed_on")
    let opened = reader.day("opened_on")
    reader.check("opened_on", opened, notAfter: "date", date)
    reader.check("tier_assessed_on", tierAssessed, notAfter: "date", date)
    // Read as required where something is written: an unknown word must not pass for "on file".
    let status = reader.choice("status", Vocabularies.caseStatus, required: !reader.isBlank("status")) ?? .open
    let mode = reader.choice("mode", Vocabularies.followUpMode)
    let sex = reader.choice("sex", Vocabularies.sex)
    var care = Care()
    for kind in Care.kinds { care.answer(kind.care, reader.yesNo(kind.item.rawValue)) }
    let stage = reader.stage(at: finding.school)
    reader.checkOpen(finding.school, on: date)
    reader.checkNote()

    let part = positions[finding.code] ?? parts.count
    if part == parts.count {
      positions[finding.code] = part
      parts.append(Part(code: finding.code, closed: finding.school?.closed))
    }
    parts[part].rowsRead += 1
    parts[part].problems += reader.problems.map { (place, $0) }
    var outcome = Outcome(part: part, isClean: reader.problems.isEmpty)
    if !reader.hasError, let pupil, let date, let tier, let stage {
      let followUp = FollowUp(
        school: finding.code, pupil: pupil, date: date, tier: tier, tierAssessed: tierAssessed, status: status,
        opened: opened, stage: stage, sex: sex, mode: mode, care: care)
      parts[part].batch.append(followUp)
      parts[part].places.append(place)
      if context.keepsPersonal {
        parts[part].personal.add(
          sheet.personalEntries(of: row, pupil, at: finding.code, on: date, notes: ["note"]))
      }
      outcome.followUp = followUp
    }
    return outcome
  }

  /// Who a row is about, where there is nothing to say of the cells that tell.
  func identity(_ row: RawRow, of sheet: FormSheet) -> PupilIdentity? {
    var reader = RowReader(sheet, row, received: context.received)
    let identity = reader.identity()
    return reader.problems.isEmpty ? identity : nil
  }

  /// Notes who a pupil is, to be sealed.
  mutating func seal(_ pupil: PupilIdentity, of row: RawRow, _ sheet: FormSheet, in part: Int) {
    parts[part].personal.add(sheet.personalEntries(of: row, pupil, at: parts[part].code, on: nil, notes: []))
  }

  /// The position of a pupil among those of a part.
  mutating func position(of pupil: PupilIdentity, in part: Int) -> Int32 { parts[part].batch.position(of: pupil) }

  /// Adds a row that was put together from cells read clean before.
  /// - Returns: whether its days fit each other and the school; if not, the row has to be read for its problems.
  mutating func add(_ row: FollowUpBatch.Row, to part: Int, at place: Place) -> Bool {
    guard (row.opened ?? row.date) <= row.date, (row.tierAssessed ?? row.date) <= row.date,
      row.date <= parts[part].closed ?? row.date
    else { return false }
    parts[part].rowsRead += 1
    parts[part].batch.append(row)
    parts[part].places.append(place)
    return true
  }

  /// Adds what another reader read of the rows that follow; its rows are given up one school after the other, since there
  /// may be no memory for all of them twice.
  mutating func append(_ next: inout [Part]) {
    for index in next.indices {
      var part = Part(code: next[index].code, closed: next[index].closed)
      swap(&part, &next[index])
      guard let position = positions[part.code] else {
        positions[part.code] = parts.count
        parts.append(part)
        continue
      }
      parts[position].batch.append(part.batch)
      parts[position].places += part.places
      parts[position].rowsRead += part.rowsRead
      parts[position].problems += part.problems
      parts[position].personal.add(part.personal.all)
    }
  }

  mutating func submissions() -> [Submission] {
    let rows = rows
    return submissions { rows[$0.start] }
  }

  /// What the rows come to.
  /// - Parameter rowAt: gives the row at a place again.
  mutating func submissions(rowAt: (Place) -> (sheet: FormSheet, row: RawRow)) -> [Submission] {
    let read = parts
    parts = []
    return read.map { part in
      var part = part
      checkNumbers(in: &part, rowAt)
      settleRepeats(in: &part, rowAt)
      let problems = part.problems.enumerated().sorted {
        ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
      }
      var submission = Submission(
        school: part.code, form: .followups, period: nil, rows: .followups(part.batch), rowsRead: part.rowsRead,
        problems: problems.map(\.element.problem))
      submission.personal = part.personal.all
      return submission
    }
  }

  /// Looks for school numbers that are told of several pupils.
  private func checkNumbers(in part: inout Part, _ rowAt: (Place) -> (sheet: FormSheet, row: RawRow)) {
    var numbered = NumberedPupils()
    let doubts = part.batch.pupils.enumerated().compactMap { position, pupil in
      numbered.add(pupil, at: part.code, place: position).map { (pupil: position, doubt: $0) }
    }
    if doubts.isEmpty { return }
    var places: [Int: Place] = [:]
    for (row, place) in zip(part.batch.rows, part.places) {
      places[Int(row.pupil)] = places[Int(row.pupil)] ?? place
    }
    for (pupil, doubt) in doubts {
      guard let place = places[pupil], let earlier = places[doubt.place] else { continue }
      let (sheet, row) = rowAt(place)
      part.problems.append((place, sheet.problem(doubt.kind(row: Int(earlier.number)), row, "student_id")))
    }
  }

  /// Of rows about one pupil and day an equal one counts once, and one with another tier or state is an error: the order
  /// of rows must not decide which of them holds.
  private func settleRepeats(in part: inout Part, _ rowAt: (Place) -> (sheet: FormSheet, row: RawRow)) {
    let (rows, places) = (part.batch.rows, part.places)
    let order = rows.indices.sorted {
      let (left, right) = (rows[$0], rows[$1])
      return (left.pupil, left.date, places[$0]) < (right.pupil, right.date, places[$1])
    }
    var dropped: Set<Int> = []
    var first = 0
    while first < order.count {
      var end = first + 1
      let start = rows[order[first]]
      while end < order.count, rows[order[end]].pupil == start.pupil, rows[order[end]].date == start.date { end += 1 }
      var seen = [order[first]]
      for index in order[first + 1..<end] {
        let (sheet, row) = rowAt(places[index])
        let content = sheet.content(of: row)
        let equal = seen.first { earlier in
          let (sheet, row) = rowAt(places[earlier])
          return sheet.content(of: row) == content
        }
        if let equal {
          let kind = ProblemKind.equalRow(row: Int(places[equal].number))
          part.problems.append((places[index], sheet.problem(kind, row)))
          dropped.insert(index)
        } else if start.tier != rows[index].tier {
          let kind = ProblemKind.twoTiers(row: Int(places[seen[0]].number))
          part.problems.append((places[index], sheet.problem(kind, row, "tier")))
          dropped.insert(index)
        } else if start.status != rows[index].status {
          let kind = ProblemKind.twoStatuses(row: Int(places[seen[0]].number))
          part.problems.append((places[index], sheet.problem(kind, row, "status")))
          dropped.insert(index)
        } else {
          seen.append(index)
        }
      }
      first = end
    }
    let (settled, kept) = (rows, order.filter { !dropped.contains($0) })
    for (index, weeks) in RepeatedNotes.find(kept, settled, places) {
      let (sheet, row) = rowAt(places[index])
      if Vocabularies.blankMarks.contains(sheet.cell("note", of: row).plainText) { continue }
      part.problems.append((places[index], sheet.problem(.noteRepeated(weeks: weeks), row, "note")))
    }
    if !dropped.isEmpty { part.batch.keep(rows.indices.filter { !dropped.contains($0) }) }
  }
}
