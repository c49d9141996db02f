import Foundation
import Tables
public import Wording

/// What a new revision of a report changed: the figures a reader looks at one by one, other tables by their names.
public struct ReportChanges: Sendable, Hashable {
  /// Where a report keeps them.
  public static let path = "data/changes.csv"

  private struct Change: Hashable {
    var table: String
    var indicator: String
    var unit: String
    var column: String
    var before: String
    var after: String
  }
  private var changes: [Change] = []
  /// Whether no figure differs.
  var isEmpty: Bool { changes.isEmpty }

  /// The tables told figure by figure: the columns that tell their rows apart, and those told. A finding comes or goes with
  /// its row.
  private static let told: [String: (key: [String], columns: [String])] = [
    "comparisons": (
      ["indicator", "level", "unit"], ["observed", "reported", "expected", "ratio", "direction", "verdict"]
    ),
    "findings": (["id"], ["direction"]), "alerts": (["id"], ["rule"]),
    "visits": (["level", "unit"], ["visits_due", "visited"]),
  ]
  /// The counts a sentence names, by their table.
  private static let counts = ["comparisons": ["observed", "reported"], "visits": ["visits_due", "visited"]]
  /// The districts' own files, each a change of this table with the file's name as its unit.
  private static let districts = "districts"

  /// Holds the tables of two revisions against each other.
  /// - Parameters:
  ///   - before: the tables before.
  ///   - after: the tables now.
  public init(from before: [ReportFile], to after: [ReportFile]) {
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.path, $0.bytes) })
    let new = Dictionary(uniqueKeysWithValues: after.map { ($0.path, $0.bytes) })
    let ofCity = Self.cityReturns(old).union(Self.cityReturns(new))
    for path in Set(old.keys).union(new.keys).sorted() where old[path] != new[path] {
      let parts = path.dropLast(".csv".count).split(separator: "/", maxSplits: 1).map(String.init)
      let isOfDistrict = parts[0] == Self.districts
      let name = isOfDistrict ? Self.districts : parts[1]
      var (was, now) = (Self.rows(old[path]), Self.rows(new[path]))
      if isOfDistrict {
        func isOwn(_ row: [String: String]) -> Bool { Self.isOwn(row) && !ofCity.contains(row) }
        (was, now) = (was.filter(isOwn), now.filter(isOwn))
        if was == now { continue }
      }
      let told = Self.told[name].map { Self.figures(name, was, now, $0.key, $0.columns) } ?? []
      let whole = Change(
        table: name, indicator: "", unit: isOfDistrict ? parts[1] : "", column: "rows", before: String(was.count),
        after: String(now.count))
      changes += told.isEmpty ? [whole] : told
    }
  }

  /// Whether a row of a district's file is of what the district has sent: what was expected moves with the whole city's figures.
  private static func isOwn(_ row: [String: String]) -> Bool {
    row["table"] != "comparisons" || counts["comparisons"]?.contains(row["figure"] ?? "") == true
  }

  /// The city's returns, which stand beside its own in each district's file.
  private static func cityReturns(_ files: [String: [UInt8]]) -> Set<[String: String]> {
    let returns = files.filter { $0.key.hasPrefix(districts + "/") }.values.map { bytes in
      Set(rows(bytes).filter { $0["table"] == "returns" })
    }
    guard returns.count > 1 else { return [] }
    return returns.dropFirst().reduce(returns[0]) { $0.intersection($1) }
  }

  /// Reads what a report has kept.
  /// - Parameter file: its table of changes.
  public init(_ file: ReportFile) {
    changes = Self.rows(file.bytes).map { row in
      func field(_ column: String) -> String { row[column] ?? "" }
      return Change(
        table: field("table"), indicator: field("indicator"), unit: field("unit"), column: field("column"),
        before: field("before"), after: field("after"))
    }
  }

  private static func figures(
    _ table: String, _ was: [[String: String]], _ now: [[String: String]], _ key: [String], _ columns: [String]
  ) -> [Change] {
    let id = { (row: [String: String]) in key.map { row[$0] ?? "" } }
    let (before, after) = (Dictionary(grouping: was, by: id), Dictionary(grouping: now, by: id))
    return (now.map(id) + was.map(id).filter { after[$0] == nil }).flatMap { id in
      let (old, new) = (before[id]?.first, after[id]?.first)
      return columns.filter { old?[$0] != new?[$0] }.map { column in
        Change(
          table: table, indicator: (new ?? old)?["indicator"] ?? "", unit: (new ?? old)?["unit"] ?? "", column: column,
          before: old?[column] ?? "", after: new?[column] ?? "")
      }
    }
  }

  /// The rows of a table by the names of its columns; none of one that is not there.
  private static func rows(_ bytes: [UInt8]?) -> [[String: String]] {
    guard let bytes, let text = try? DecodedText.decode(bytes), let sheet = try? CSVReader.sheet(text) else {
      return []
    }
    let lines = sheet.rows.map { row in
      row.cells.map { cell in if case .text(let text) = cell { text } else { "" } }
    }
    return lines.dropFirst().map { cells in
      Dictionary(zip(lines[0], cells)) { first, _ in first }
    }
  }

  /// The changes as the report keeps them.
  public var file: ReportFile {
    let table = Table(
      name: "changes", columns: ["table", "indicator", "unit", "column", "before", "after"],
      rows: changes.map { [$0.table, $0.indicator, $0.unit, $0.column, $0.before, $0.after].map(Cell.text) })
    return ReportFile(path: Self.path, bytes: Array(table.csv().utf8))
  }

  /// The most counts a sentence names.
  private static let mostNamed = 3
  private static let mostPlaces = 6

  /// What changed, in a sentence: counts first, then how many findings came and went, which districts' files and how many
  /// tables differ.
  public var text: Text {
    let findings = changes.filter { Self.told[$0.table]?.key == ["id"] && $0.column != "rows" }
    let places = changes.filter { $0.table == Self.districts }.map { Text(verbatim: $0.unit) }
    return MonthlyTexts.changes(
      counts: named(counts), more: max(0, counts.count - Self.mostNamed), come: findings.count { $0.before.isEmpty },
      gone: findings.count { $0.after.isEmpty },
      districts: places.isEmpty ? nil : Numerals.list(places, most: Self.mostPlaces),
      tables: Set(changes.map(\.table)).subtracting([Self.districts]).count)
  }

  /// What changed of one district, without a word of any other.
  /// - Parameters:
  ///   - district: its name.
  ///   - file: the name of its files.
  func text(of district: String, file: String) -> Text {
    let isTouched = changes.contains { $0.unit == ($0.table == Self.districts ? file : district) }
    return MonthlyTexts.districtChanges(counts: named(counts.filter { $0.unit == district }), isTouched: isTouched)
  }

  private var counts: [Change] { changes.filter { Self.counts[$0.table]?.contains($0.column) == true } }

  private func named(_ counts: [Change]) -> [(unit: Text, column: Text, before: String, after: String)] {
    counts.prefix(Self.mostNamed).map { change in
      let whose = [change.indicator, change.unit].filter { !$0.isEmpty }.joined(separator: " ")
      return (Text(verbatim: whose), ColumnTexts.heading(change.column), change.before, change.after)
    }
  }
}
