import Analyses
import Submissions
import Tables
import Wording

/// What is to be done, in words: one by one, or what is alike put together for a page that has no room.
struct ToDoList {
  /// One line of the list.
  struct Line: Equatable {
    var task: String
    var responsible: String
    var due: String
  }
  private let toDos: [ToDo]
  private let labels: Labels
  private let mostNamed: Int

  /// - Parameter mostNamed: of more districts than that only so many are named.
  init(_ toDos: [ToDo], labels: Labels, mostNamed: Int = .max) {
    self.toDos = toDos
    self.labels = labels
    self.mostNamed = mostNamed
  }

  /// Every one by itself.
  var lines: [Line] { toDos.map { line($0, parts: $0.districts.map(Text.init(verbatim:))) } }

  /// Returns of one form, and overdue follow-ups, of several districts together, each with its number.
  var merged: [Line] {
    var groups: [[ToDo]] = []
    for toDo in toDos {
      if let place = groups.firstIndex(where: { $0[0].isAlike(toDo) }) {
        groups[place].append(toDo)
      } else {
        groups.append([toDo])
      }
    }
    return groups.map { group in
      guard group.count > 1 else { return line(group[0], parts: group[0].districts.map(Text.init(verbatim:))) }
      var whole = group[0]
      whole.task = group[0].task.with(number: group.reduce(0) { $0 + $1.task.number })
      return line(whole, parts: group.map(part))
    }
  }

  private func part(_ toDo: ToDo) -> Text {
    let name = toDo.districts.first ?? ""
    let number = Numerals.count(toDo.task.number)
    if case .followUps = toDo.task { return ToDoTexts.part(name, pupils: number) }
    return ToDoTexts.part(name, schools: number)
  }

  private func line(_ toDo: ToDo, parts: [Text]) -> Line {
    Line(
      task: labels.text(words(toDo.task)),
      responsible: labels.text(parts.isEmpty ? ToDoTexts.concerned : Numerals.list(parts, most: mostNamed)),
      due: labels.text(labels.day(toDo.due)))
  }

  private func words(_ task: ToDo.Task) -> Text {
    switch task {
    case .grave(let events): ToDoTexts.grave(Numerals.count(events))
    case .rise(let indicator, let units): ToDoTexts.rise(names(units), labels.subject(indicator))
    case .fall(let indicator, let units): ToDoTexts.fall(names(units), labels.subject(indicator))
    case .zeros(let months): ToDoTexts.zeros(Numerals.count(months))
    case .returns(let form, let period, let schools):
      ToDoTexts.returns(form: labels.form(form), period: ReturnPeriod(period).label, schools: schools)
    case .followUps(let pupils): ToDoTexts.followUps(pupils)
    }
  }

  private func names(_ units: [Unit]) -> Text { Numerals.list(units.map(labels.unit), most: mostNamed) }

  /// The lines as a table with their numbers.
  static func table(_ lines: [Line]) -> Table {
    Table(
      name: "to_dos", columns: ["number", "task", "responsible", "due"],
      rows: lines.enumerated().map { [.integer($0 + 1), .text($1.task), .text($1.responsible), .text($1.due)] })
  }
}

extension ToDo {
  /// Whether two differ in nothing but district and number.
  fileprivate func isAlike(_ other: ToDo) -> Bool {
    guard due == other.due else { return false }
    switch (task, other.task) {
    case (.returns, .returns), (.followUps, .followUps): return task.with(number: 0) == other.task.with(number: 0)
    default: return false
    }
  }
}

extension ToDo.Task {
  /// How many schools or pupils; 0 of what is not counted in either.
  fileprivate var number: Int {
    switch self {
    case .returns(_, _, let number), .followUps(let number): number
    case .grave, .rise, .fall, .zeros: 0
    }
  }

  fileprivate func with(number: Int) -> Self {
    switch self {
    case .returns(let form, let period, _): .returns(form, period: period, schools: number)
    case .followUps: .followUps(pupils: number)
    case .grave, .rise, .fall, .zeros: self
    }
  }
}
