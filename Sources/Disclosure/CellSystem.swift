/// Every count there is, now and in earlier releases, with the sums among them: what a reader sets out to solve.
///
/// A count that was revised is a new count; the change between two versions, when it is small, is a count of its own
/// that may be negative. Counts nobody knows or that cannot be are left out.
struct CellSystem {
  /// A sum: the parts with sign 1, the total with sign −1.
  struct Row {
    var cells: [Int]
    var signs: [Int]
    /// The change in a row that says new = old + change; such a row can always be balanced.
    var change: Int?
  }
  private(set) var keys: [CellKey] = []
  private(set) var values: [Int] = []
  /// What no possible table goes below, by what was told and what contributors know.
  private(set) var lower: [Int] = []
  /// What no possible table goes above; `Int.max`: anything.
  private(set) var upper: [Int] = []
  /// The school that knows the count since it is alone, by number.
  private(set) var sole: [Int?] = []
  /// Known to readers whatever is decided now.
  private(set) var isKnown: [Bool] = []
  private(set) var rows: [Row] = []
  /// The rows a cell stands in, with its sign.
  private(set) var rowsOfCell: [[(row: Int, sign: Int)]] = []
  /// Changes, whose keys are those of the cells they changed.
  private(set) var isChange: [Bool] = []
  private var versions: [CellKey: [Int]] = [:]
  private var schools: [String: Int] = [:]
  private var seenRows: Set<[Int]> = []

  var count: Int { keys.count }

  /// Whether searches over several months at once would take minutes.
  var isLarge: Bool { count > 20_000 }

  /// The newest version of a count.
  func cell(_ key: CellKey) -> Int? { versions[key]?.last }

  /// All newest versions, in no order.
  var newest: some Sequence<Int> { versions.values.lazy.compactMap(\.last) }

  /// An earlier version of the cell that was published.
  func publishedBefore(_ cell: Int) -> Int? {
    versions[keys[cell]]?.last { $0 != cell && isKnown[$0] }
  }

  /// Adds a count or, if it is known with this value, what has become known of it.
  mutating func add(_ key: CellKey, value: Int, contributors: Contributors) throws(DisclosureError) -> Int {
    guard value >= 0 else { throw .negativeCount(key, value) }
    guard (0...value).contains(contributors.largest) else { throw .contribution(key, contributors.largest) }
    if let same = versions[key]?.first(where: { values[$0] == value }) {
      lower[same] = max(lower[same], contributors.largest)
      sole[same] = number(contributors.sole) ?? sole[same]
      versions[key]?.removeAll { $0 == same }
      versions[key]?.append(same)
      return same
    }
    let new = append(key, value: value, lower: contributors.largest, sole: number(contributors.sole))
    versions[key, default: []].append(new)
    return new
  }

  /// Records what a release told of a count.
  mutating func tell(_ cell: Int, lower least: Int, upper most: Int?) throws(DisclosureError) {
    guard least <= values[cell], values[cell] <= most ?? .max else { throw .contradictsRelease(keys[cell]) }
    lower[cell] = max(lower[cell], least)
    upper[cell] = min(upper[cell], most ?? .max)
    if least == most { isKnown[cell] = true }
  }

  /// Narrows what is thought possible, if that leaves room for the width.
  mutating func restrict(_ cell: Int, to bounds: ClosedRange<Int>, width: Int) -> Bool {
    let least = max(lower[cell], bounds.lowerBound)
    let most = min(upper[cell], bounds.upperBound)
    guard least <= most, most - least >= width else { return false }
    lower[cell] = least
    upper[cell] = most
    return true
  }

  /// Adds a sum, once.
  mutating func add(total: Int, parts: [Int]) throws(DisclosureError) {
    let sum = parts.reduce(0) { $0 + values[$1] }
    guard sum == values[total] else {
      throw .inconsistent(total: keys[total], value: values[total], sumOfParts: sum)
    }
    guard seenRows.insert([total] + parts.sorted()).inserted else { return }
    append(Row(cells: parts + [total], signs: parts.map { _ in 1 } + [-1], change: nil))
  }

  /// Makes a cell of its own of each change of 1 to one less than the threshold in either direction, and of each change
  /// from what was published that is of too few schools.
  mutating func addChanges(below threshold: Int, ofFewSchools: Set<CellKey>) {
    for (_, cells) in versions.sorted(by: { $0.key < $1.key }) where cells.count > 1 {
      for (position, new) in cells.enumerated() {
        for old in cells[..<position] where !(isKnown[old] && isKnown[new]) {
          let change = values[new] - values[old]
          guard abs(change) < threshold || (isKnown[old] && ofFewSchools.contains(keys[new])) else { continue }
          let cell = append(keys[new], value: change, lower: -.max, sole: nil)
          isChange[cell] = true
          append(Row(cells: [old, cell, new], signs: [1, 1, -1], change: cell))
        }
      }
    }
  }

  /// The two versions that a change is the difference of.
  func changed(_ change: Int) -> (old: Int, new: Int) {
    let row = rows[rowsOfCell[change][0].row]
    return (row.cells[0], row.cells[2])
  }

  private mutating func append(_ key: CellKey, value: Int, lower least: Int, sole school: Int?) -> Int {
    keys.append(key)
    values.append(value)
    lower.append(least)
    upper.append(.max)
    sole.append(school)
    isKnown.append(false)
    isChange.append(false)
    rowsOfCell.append([])
    return keys.count - 1
  }

  private mutating func append(_ row: Row) {
    for (cell, sign) in zip(row.cells, row.signs) { rowsOfCell[cell].append((rows.count, sign)) }
    rows.append(row)
  }

  private mutating func number(_ school: String?) -> Int? {
    guard let school else { return nil }
    if let number = schools[school] { return number }
    schools[school] = schools.count
    return schools.count - 1
  }
}
