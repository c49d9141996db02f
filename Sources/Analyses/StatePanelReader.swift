import Tables

/// Turns lines into rows of a panel of states and collects what is wrong with them; a million lines take about a second.
struct StatePanelReader {
  /// The columns of a file by what they hold.
  private struct Columns {
    var subject: Int
    var start: Int
    var stop: Int?
    var state: Int
    var next: Int?
    var covariates: [Int]
  }

  /// More states than this are slips of the keyboard.
  private static let largestState = 50

  /// A time beyond this has less than a digit behind the point left.
  private static let largestTime = 1e15

  private let layout: StatePanel.Layout
  private var problems: [StatePanel.Problem] = []
  private var subjects: [String: Int] = [:]
  private var rows: [StatePanel.Row] = []
  private var values: [Double] = []
  private var hasDates: Bool?
  /// The states of a row are labels until all are known.
  private var labels: Set<Int> = []

  init(layout: StatePanel.Layout) { self.layout = layout }

  /// Reads a whole file.
  /// - Throws: `CSVError`.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(CSVError) {
    var reader = CSVReader(bytes)
    guard try reader.next(), let columns = columns(reader) else { return }
    let width = reader.fieldCount
    var (name, subject) = ("", -1)
    while try reader.next() {
      let has = reader.fieldCount
      if has < width || (has > width && (width..<has).contains { !Self.text(reader, $0).isEmpty }) {
        problems.append(.width(line: reader.rowNumber, has: has, wanted: width))
        continue
      }
      let text = Self.text(reader, columns.subject)
      if text.isEmpty {
        problems.append(.noSubject(line: reader.rowNumber))
        continue
      }
      if subject < 0 || text != name {
        name = text
        subject = subjects[text] ?? subjects.count
        subjects[text] = subject
      }
      add(reader, columns, subject)
    }
  }

  /// The panel, in order of subjects and times.
  /// - Throws: `StatePanel.Failure` with all problems.
  consuming func panel() throws(StatePanel.Failure) -> StatePanel {
    if rows.isEmpty, problems.isEmpty { problems.append(.empty) }
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.subject <= $1.subject }
    if !isSorted {
      let order = rows.indices.sorted { (rows[$0].subject, $0) < (rows[$1].subject, $1) }
      let (old, oldValues, width) = (rows, values, layout.covariates.count)
      rows = order.map { old[$0] }
      values = order.flatMap { oldValues[$0 * width..<($0 + 1) * width] }
    }
    checkOrder()
    guard problems.isEmpty else { throw StatePanel.Failure(problems: problems.sorted { $0.line < $1.line }) }
    let states = labels.sorted()
    var positions: [Int: Int] = [:]
    for (position, state) in states.enumerated() { positions[state] = position }
    for index in rows.indices {
      rows[index].state = positions[rows[index].state] ?? 0
      rows[index].next = rows[index].next.flatMap { positions[$0] }
    }
    return StatePanel(
      states: states, layout: layout, subjectCount: subjects.count, hasDates: hasDates ?? false, rows: rows,
      values: values)
  }

  private mutating func columns(_ reader: CSVReader) -> Columns? {
    let names = (0..<reader.fieldCount).map { Self.text(reader, $0) }
    for (index, name) in names.enumerated() where !name.isEmpty && names[..<index].contains(name) {
      problems.append(.repeatedColumn(name))
    }
    let wanted =
      (layout.isExact ? ["subject", "start", "stop", "from", "to"] : ["subject", layout.timeColumn, "state"])
      + layout.covariates
    let places = wanted.map { names.firstIndex(of: $0) }
    for (name, place) in zip(wanted, places) where place == nil { problems.append(.missingColumn(name)) }
    let known = places.compactMap(\.self)
    guard problems.isEmpty, known.count == wanted.count else { return nil }
    return layout.isExact
      ? Columns(
        subject: known[0], start: known[1], stop: known[2], state: known[3], next: known[4],
        covariates: Array(known[5...]))
      : Columns(subject: known[0], start: known[1], state: known[2], covariates: Array(known[3...]))
  }

  private mutating func add(_ reader: CSVReader, _ columns: Columns, _ subject: Int) {
    let line = reader.rowNumber
    let time = time(reader, columns.start)
    let stop = columns.stop.map { self.time(reader, $0) } ?? time
    let state = state(reader, columns.state, censored: false)
    let next = columns.next.map { self.state(reader, $0, censored: true) } ?? 0
    for (column, name) in zip(columns.covariates, layout.covariates) {
      let text = Self.text(reader, column)
      let value = Double(text)
      if value?.isFinite != true { problems.append(.covariate(line: line, name: name, text: text)) }
      values.append(value ?? 0)
    }
    if layout.isExact {
      if let time, let stop, stop <= time { problems.append(.noLength(line: line)) }
      if let state, next == state { problems.append(.noChange(line: line, state: state)) }
    }
    rows.append(
      StatePanel.Row(
        subject: subject, line: line, time: time ?? .nan, stop: stop ?? .nan, state: state ?? 1,
        next: next == 0 ? nil : next))
  }

  /// A number or a date; the first decides which.
  private mutating func time(_ reader: CSVReader, _ column: Int) -> Double? {
    let text = Self.text(reader, column)
    if hasDates != true, let number = Double(text), number.isFinite {
      hasDates = false
      if abs(number) <= Self.largestTime { return number }
      problems.append(.hugeTime(line: reader.rowNumber, text: text))
      return nil
    }
    if hasDates != false, text.utf8.count == 10, let day = ISODate.days(text) {
      hasDates = true
      return Double(day)
    }
    problems.append(.time(line: reader.rowNumber, text: text))
    return nil
  }

  /// A state's label; 0 where it stands for the end of observation.
  private mutating func state(_ reader: CSVReader, _ column: Int, censored: Bool) -> Int? {
    let text = Self.text(reader, column)
    guard let label = Int(text), label <= Self.largestState, label >= (censored ? 0 : 1) else {
      problems.append(.state(line: reader.rowNumber, text: text))
      return nil
    }
    if label > 0 { labels.insert(label) }
    return label
  }

  /// Looks at each row and the one before it of the same subject.
  private mutating func checkOrder() {
    for index in rows.indices.dropFirst() where rows[index - 1].subject == rows[index].subject {
      let (before, now) = (rows[index - 1], rows[index])
      if layout.isExact {
        if now.time < before.stop {
          problems.append(.overlap(line: now.line, earlier: before.line))
        } else if let entered = before.next, now.time == before.stop, entered != now.state {
          problems.append(.stateBroken(line: now.line, earlier: before.line))
        }
      } else if now.time == before.time {
        problems.append(.sameTime(line: now.line, earlier: before.line))
      } else if now.time < before.time {
        problems.append(.backwards(line: now.line, earlier: before.line))
      }
    }
  }

  private static func text(_ reader: CSVReader, _ column: Int) -> String {
    guard column < reader.fieldCount else { return "" }
    let text = reader.text(column)
    guard text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    var trimmed = text[...].drop(while: \.isWhitespace)
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }
}
