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

  /// What is alike in several districts together: schools and pupils with the number of each.
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
      for toDo in group.dropFirst() { whole.task = whole.task.with(toDo.task) }
      return line(whole, parts: group.flatMap(parts))
    }
  }

  private func parts(_ toDo: ToDo) -> [Text] {
    toDo.districts.map { name in
      switch toDo.task {
      case .returns(_, _, let schools), .differences(let schools), .conferences(let schools):
        ToDoTexts.part(name, schools: Numerals.count(schools))
      case .followUps(let pupils), .watch(let pupils), .notices(let pupils), .lost(let pupils), .deaths(let pupils):
        ToDoTexts.part(name, pupils: Numerals.count(pupils))
      case .grave, .rise, .fall, .zeros, .figures: Text(verbatim: name)
      }
    }
  }

  private func line(_ toDo: ToDo, parts: [Text]) -> Line {
    Line(
      task: labels.text(words(toDo.task)),
      responsible: labels.text(parts.isEmpty ? ToDoTexts.concerned : labels.list(parts, most: mostNamed)),
      due: labels.text(labels.day(toDo.due)))
  }

  private func words(_ task: ToDo.Task) -> Text {
    switch task {
    case .grave(let events): ToDoTexts.grave(Numerals.count(events))
    case .deaths(let pupils): CaseAlertTexts.seeToDeaths(pupils)
    case .lost(let pupils): CaseAlertTexts.findLost(pupils)
    case .rise(let indicator, let units): ToDoTexts.rise(names(units), labels.subject(indicator))
    case .fall(let indicator, let units): ToDoTexts.fall(names(units), labels.subject(indicator))
    case .zeros(let months): ToDoTexts.zeros(Numerals.count(months))
    case .figures(let indicator): ToDoTexts.figures(labels.subject(indicator))
    case .returns(let form, let period, let schools):
      ToDoTexts.returns(form: labels.form(form), period: ReturnPeriod(period).label, schools: schools)
    case .followUps(let pupils): ToDoTexts.followUps(pupils)
    case .differences(let schools): SummerTexts.explainDifferences(schools)
    case .watch(let pupils): SummerTexts.lookAtWatched(pupils)
    case .notices(let pupils): SummerTexts.tellParents(pupils)
    case .conferences(let schools): SummerTexts.holdConferences(schools)
    }
  }

  private func names(_ units: [Unit]) -> Text { labels.list(units.map(labels.unit), most: mostNamed) }

  /// The lines as a table with their numbers.
  static func table(_ lines: [Line]) -> Table {
    Table(
      name: "to_dos", columns: ["number", "task", "responsible", "due"],
      rows: lines.enumerated().map { [.integer($0 + 1), .text($1.task), .text($1.responsible), .text($1.due)] })
  }
}

extension ToDo {
  /// Whether two differ in nothing but districts and numbers.
  fileprivate func isAlike(_ other: ToDo) -> Bool {
    guard due == other.due, districts.isEmpty == other.districts.isEmpty else { return false }
    return switch (task, other.task) {
    case (.grave, .grave), (.followUps, .followUps), (.differences, .differences), (.watch, .watch),
      (.notices, .notices), (.conferences, .conferences), (.lost, .lost), (.deaths, .deaths):
      true
    case (.rise(let left, _), .rise(let right, _)), (.fall(let left, _), .fall(let right, _)): left == right
    case (.zeros(let left), .zeros(let right)): left == right
    case (.returns(let left, let period, _), .returns(let right, let other, _)): left == right && period == other
    default: false
    }
  }
}

extension ToDo.Task {
  /// Two that are alike as one.
  fileprivate func with(_ other: Self) -> Self {
    switch (self, other) {
    case (.grave(let left), .grave(let right)): .grave(events: left + right)
    case (.deaths(let left), .deaths(let right)): .deaths(pupils: left + right)
    case (.lost(let left), .lost(let right)): .lost(pupils: left + right)
    case (.rise(let indicator, let left), .rise(_, let right)): .rise(indicator, left + right)
    case (.fall(let indicator, let left), .fall(_, let right)): .fall(indicator, left + right)
    case (.returns(let form, let period, let left), .returns(_, _, let right)):
      .returns(form, period: period, schools: left + right)
    case (.followUps(let left), .followUps(let right)): .followUps(pupils: left + right)
    case (.differences(let left), .differences(let right)): .differences(schools: left + right)
    case (.watch(let left), .watch(let right)): .watch(pupils: left + right)
    case (.notices(let left), .notices(let right)): .notices(pupils: left + right)
    case (.conferences(let left), .conferences(let right)): .conferences(schools: left + right)
    default: self
    }
  }
}
