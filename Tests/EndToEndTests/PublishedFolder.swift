import Foundation
import Testing

/// A release as anybody may read it: its tables, parsed anew.
struct PublishedFolder {
  /// What a figure is of, in the words of the file.
  struct Key: Hashable {
    var indicator: String
    var place: String
    var first: Int
    var last: Int
    var stage: String
    var item: String

    /// What it is of, whatever the time.
    var series: [String] { [indicator, place, stage, item] }
  }
  /// The figures told; those of `c` have none.
  var figures: [Key: Int?] = [:]
  let contents: [String: Data]

  init(_ folder: URL) throws {
    contents = try CommandLine.contents(of: folder)
    figures = try Self.figures(folder.appending(path: "data/figures.csv")) { $0[8] == "z" ? 0 : Int($0[7]) }
  }

  /// Reads a table with the columns of `figures.csv`.
  static func figures(_ file: URL, value: ([String]) -> Int?) throws -> [Key: Int?] {
    var figures: [Key: Int?] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 9, "\(line)")
      let key = Key(
        indicator: cells[0], place: cells[1] == "city" ? "" : cells[2], first: month(cells[3]), last: month(cells[4]),
        stage: cells[5], item: cells[6])
      figures.updateValue(value(cells), forKey: key)
    }
    return figures
  }

  private static func month(_ text: String) -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts[0] * 12 + parts[1] - 1
  }
}

/// What a reader can work out by adding and subtracting, with nothing of the program's own.
struct Arithmetic {
  typealias Key = PublishedFolder.Key
  private var sums: [[Key]] = []
  private(set) var least: [Key: Int] = [:]
  private(set) var most: [Key: Int] = [:]

  /// Narrows what every figure can be until nothing moves.
  /// - Parameters:
  ///   - figures: the figures told.
  ///   - districts: the districts a city had, and those it has since; absent: all there are figures of.
  ///   - known: further sums a reader knows of, the total first.
  init(_ figures: [Key: Int?], districts: [Set<String>]? = nil, known: [[Key]] = []) {
    for (key, figure) in figures {
      least[key] = figure ?? 0
      most[key] = figure ?? 1_000_000
    }
    let keys = Set(figures.keys)
    func add(_ total: Key, _ parts: [Key]) {
      if keys.contains(total), !parts.isEmpty, parts.allSatisfy(keys.contains) { sums.append([total] + parts) }
    }
    for sum in known { add(sum[0], Array(sum[1...])) }
    let series = Dictionary(grouping: keys, by: \.series)
    let tiers = Set(keys.filter { $0.indicator == "tiers" && $0.item != "合计" }.map(\.item))
    let kinds = keys.filter { $0.indicator.hasSuffix("Events") }
    let cities = districts ?? [Set(keys.map(\.place)).subtracting([""])]
    for key in keys {
      if key.place.isEmpty {
        for places in cities {
          add(
            key,
            places.map {
              var part = key; part.place = $0; return part
            })
        }
      }
      if key.stage == "合计" {
        add(
          key,
          ["小学", "初中", "高中", "中职"].map {
            var part = key; part.stage = $0; return part
          })
      }
      if key.indicator == "tiers", key.item == "合计" {
        add(
          key,
          tiers.map {
            var part = key; part.item = $0; return part
          })
      }
      if key.indicator == "events", key.stage == "合计", key.place.isEmpty {
        add(key, kinds.filter { $0.first == key.first && $0.last == key.last })
      }
      for first in series[key.series, default: []] where first.first == key.first && first.last < key.last {
        var (front, rest) = (key, key)
        front.last = first.last
        rest.first = first.last + 1
        if front == first { add(key, [front, rest]) }
      }
      // The city's months, of which a longer stretch may have many.
      if key.first < key.last {
        add(
          key,
          (key.first...key.last).map {
            var part = key; (part.first, part.last) = ($0, $0); return part
          })
      }
    }
    var moves = true
    while moves {
      moves = false
      for sum in sums {
        let (total, parts) = (sum[0], sum[1...])
        let (low, high) = (
          parts.reduce(0) { $0 + least[$1, default: 0] }, parts.reduce(0) { $0 + most[$1, default: 0] }
        )
        moves = narrow(total, low, high) || moves
        for part in parts {
          let othersLow = low - least[part, default: 0]
          let othersHigh = high - most[part, default: 0]
          moves = narrow(part, least[total, default: 0] - othersHigh, most[total, default: 0] - othersLow) || moves
          if moves { break }
        }
      }
    }
  }

  private mutating func narrow(_ key: Key, _ low: Int, _ high: Int) -> Bool {
    let (newLow, newHigh) = (max(least[key, default: 0], low), min(most[key, default: 0], high))
    // A contradiction: the figures are of different days.
    guard newLow <= newHigh, newLow > least[key, default: 0] || newHigh < most[key, default: 0] else { return false }
    least[key] = newLow
    most[key] = newHigh
    return true
  }

  /// How much room a figure has left.
  func width(_ key: Key) -> Int { most[key, default: 0] - least[key, default: 0] }
}
