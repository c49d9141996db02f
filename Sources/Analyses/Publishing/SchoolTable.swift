import Disclosure
import Submissions

/// The cells of an indicator, each as the parts of the schools that reported.
struct SchoolTable {
  let indicator: PublicIndicator
  /// The roster.
  let roster: [School]
  /// Every cell the table has, whether anybody reported it or not.
  private(set) var keys: [CellKey] = []
  /// The schools' parts; a school that reported none has 0.
  private(set) var parts: [CellKey: [String: Int]] = [:]
  private(set) var equations: [Equation] = []

  init(_ indicator: PublicIndicator, _ panel: Panel) {
    self.indicator = indicator
    roster = panel.schools
  }

  /// The city's key.
  func city(_ period: Period, _ breakdown: [String] = []) -> CellKey {
    CellKey(
      indicator: indicator.rawValue, level: .city, place: PublicationFrame.city, period: period, breakdown: breakdown)
  }

  /// A district's key.
  func district(_ name: String, _ period: Period, _ breakdown: [String] = []) -> CellKey {
    CellKey(indicator: indicator.rawValue, level: .district, place: name, period: period, breakdown: breakdown)
  }

  /// Declares a cell.
  mutating func declare(_ key: CellKey) { keys.append(key) }

  /// Declares the city's cell and those of all districts, and that they sum up to it.
  mutating func declare(_ period: Period, _ breakdown: [String] = [], in districts: [String]) {
    let parts = districts.map { district($0, period, breakdown) }
    keys.append(city(period, breakdown))
    keys += parts
    equations.append(Equation(total: city(period, breakdown), parts: parts))
  }

  /// Declares that cells sum up to another.
  mutating func declare(_ total: CellKey, isSumOf parts: [CellKey]) {
    equations.append(Equation(total: total, parts: parts))
  }

  /// Enters what a school reported; 0 tells that it has reported.
  mutating func add(_ count: Int, of school: School, to key: CellKey) {
    parts[key, default: [:]][school.code.rawValue, default: 0] += count
  }

  /// The schools that could report a cell.
  func schools(_ key: CellKey) -> [School] {
    let stage = key.breakdown.first.flatMap(Stage.init(rawValue:))
    return roster.filter { school in
      (key.level == .city || school.district == key.place) && (stage.map(school.type.stages.contains) ?? true)
        && school.exists(in: key.period)
    }
  }
}

extension School {
  /// Whether the school exists in any month of a period.
  func exists(in period: Period) -> Bool {
    (opened.map { $0 <= period.lastMonth.lastDay } ?? true) && (closed.map { $0 >= period.firstMonth.firstDay } ?? true)
  }
}
