import Foundation
import Tables

/// The part of Vega-Lite 5 the report draws with, as values.
enum VegaLite {
  /// A whole chart: layers over one table of data.
  struct Specification: Encodable {
    var schema = "https://vega.github.io/schema/vega-lite/v5.json"
    var description: String
    var width = "container"
    /// In pixels; a height per row would take the fit to the page's width away.
    var height: Int
    var data: Values
    var layer: [Layer]
    var resolve: Resolve?

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case description, width, height, data, layer, resolve
    }
  }

  /// What the layers do not share.
  struct Resolve: Encodable {
    var scale: [String: String]
  }

  struct Values: Encodable { var values: [[String: Datum]] }

  /// A value of the data; numbers carry 12 significant digits, as in the CSV files.
  enum Datum: Encodable {
    case text(String)
    case number(Double)
    case null

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let value):
        if value.isFinite {
          try container.encode(Double(value.twelveDigits) ?? value)
        } else {
          try container.encodeNil()
        }
      case .null: try container.encodeNil()
      }
    }
  }

  struct Layer: Encodable {
    var mark: Mark
    var encoding: Encoding
    var transform: [Transform]?
  }
  /// A filter, or a field computed from others.
  struct Transform: Encodable {
    var filter: String?
    var calculate: String?
    var `as`: String?
  }

  struct Mark: Encodable {
    var type: String
    var color: String?
    var opacity: Double?
    var size: Double?
    var filled: Bool?
    var thickness: Double?
    var strokeWidth: Double?
    var strokeDash: [Int]?
    var stroke: String?
    var interpolate: String?
  }

  struct Encoding: Encodable {
    var x: Channel?
    var x2: Channel?
    var y: Channel?
    var y2: Channel?
    var color: Channel?
    var fill: Channel?
    var stroke: Channel?
    var shape: Channel?
    var order: Channel?
    var detail: Channel?
    var text: Channel?
    var tooltip: [Channel]?
  }

  struct Channel: Encodable {
    var field: String?
    var type: String?
    var title: String?
    var datum: Double?
    var axis: Axis?
    var scale: Scale?
    /// Absent: Vega-Lite's own; `.some(nil)`: none.
    var legend: Legend??
    var sort: [String]?
    var format: String?

    static func nominal(_ field: String, _ title: String? = nil) -> Channel {
      Channel(field: field, type: "nominal", title: title)
    }
    static func ordinal(_ field: String, _ title: String? = nil, axis: Axis? = nil) -> Channel {
      Channel(field: field, type: "ordinal", title: title, axis: axis)
    }
    static func quantity(_ field: String, _ title: String? = nil, format: String? = nil) -> Channel {
      Channel(field: field, type: "quantitative", title: title, format: format)
    }
  }

  struct Axis: Encodable {
    var labelAngle: Int?
    var labelOverlap: String?
    var labelExpr: String?
    var labelLimit: Int?
    var values: [Datum]?
    var format: String?
    var grid: Bool?
    var tickCount: Int?
    var tickMinStep: Int?
    var orient: String?
    var ticks: Bool?
    var domain: Bool?
  }

  struct Scale: Encodable {
    var type: String?
    var domain: [Datum]?
    var range: [String]?
    var clamp: Bool?
    var interpolate: String?
    var zero: Bool?
    var nice: Bool?
  }

  struct Legend: Encodable {
    var orient = "top"
    var direction: String?
    var values: [Datum]?
    var labelExpr: String?
    var format: String?
    var gradientLength: Int?
    var columns: Int?
    var symbolLimit: Int?
  }
}

extension VegaLite.Datum {
  /// A cell of a table as chart data.
  init(_ cell: Cell) {
    switch cell {
    case .text(let text): self = .text(text)
    case .integer(let value): self = .number(Double(value))
    case .number(let value): self = .number(value)
    case .missing: self = .null
    }
  }
}

extension Table {
  /// The rows as chart data: the same cells as in the CSV file.
  var chartValues: [[String: VegaLite.Datum]] {
    rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, row.map(VegaLite.Datum.init)))
    }
  }
}

extension VegaLite.Specification {
  /// The specification as JSON that may stand inside a script element.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self).replacing("<", with: "\\u003c")
  }
}
