import Analyses
import Disclosure

/// The figures of a release that may be shown: of all it holds, no count a reader must not see is within reach here.
struct PublicFigures {
  /// The mark of a figure that is only indicative.
  static let unreliable = "u"
  let cells: [PublishedCell]
  let ratios: [PublishedRatio]
  let levels: [Release.LevelCount]
  private let counts: [CellKey: PublishedCell]
  private let named: [String: PublishedRatio]

  init(_ release: Release) {
    // The school level exists only to protect schools; its cells are all hidden.
    cells = release.cells.filter { $0.key.level != .school }
    ratios = release.ratios
    levels = release.manifest.filter { $0.level != .school }
    counts = Dictionary(cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    named = Dictionary(ratios.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A count; nothing where the release does not speak of it.
  func cell(_ key: CellKey) -> PublishedCell? { counts[key] }

  /// A ratio by its name.
  func ratio(_ name: String) -> PublishedRatio? { named[name] }

  /// The city's figure of an indicator.
  func city(_ indicator: PublicIndicator, _ period: Period, _ breakdown: [String]) -> PublishedCell.Figure? {
    cell(
      CellKey(
        indicator: indicator.rawValue, level: .city, place: PublicationFrame.city, period: period,
        breakdown: breakdown))?.figure
  }

  /// Whether the release speaks of an indicator at all.
  func has(_ indicator: PublicIndicator) -> Bool { cells.contains { $0.key.indicator == indicator.rawValue } }
}

extension PublishedCell.Figure {
  /// The count, where one is told.
  var value: Int? {
    switch self {
    case .count(let value), .standing(let value): value
    case .symbol: nil
    }
  }

  /// The symbol, if there is one: `p` marks a count that stands as it was published before.
  var symbol: String {
    switch self {
    case .count: ""
    case .standing: "p"
    case .symbol(let symbol): symbol.rawValue
    }
  }
}

extension PublishedRatio.Figure {
  /// The ratio, where one is told.
  var value: Double? {
    if case .value(let value, _) = self { value } else { nil }
  }

  /// The symbol or bound that stands beside or for the ratio.
  var symbol: String {
    switch self {
    case .value(_, let isUnreliable): isUnreliable ? PublicFigures.unreliable : ""
    case .below(let percent): "<\(Int(percent.rounded()))%"
    case .above(let percent): ">\(Int(percent.rounded()))%"
    case .symbol(let symbol): symbol.rawValue
    }
  }
}
