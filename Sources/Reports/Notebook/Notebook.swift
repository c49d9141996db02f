import Foundation

/// A Jupyter notebook in format 4.5, with what its code gives when it is run.
struct Notebook: Encodable {
  /// A cell; a name stands for it as long as the notebook says the same.
  struct Cell: Encodable {
    enum Content {
      case words(String)
      /// Code, the how manieth it is, and what each of its displays shows by kind of content.
      case code(String, number: Int, outputs: [[String: JSONValue]])
    }
    var name: String
    var content: Content

    /// What code shows; words show nothing but themselves.
    var outputs: [[String: JSONValue]] {
      get { if case .code(_, _, let outputs) = content { outputs } else { [] } }
      set {
        if case .code(let code, let number, _) = content { content = .code(code, number: number, outputs: newValue) }
      }
    }

    private enum CodingKeys: String, CodingKey {
      case type = "cell_type"
      case name = "id"
      case metadata, source, number = "execution_count", outputs
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode([String: String](), forKey: .metadata)
      switch content {
      case .words(let text):
        try container.encode("markdown", forKey: .type)
        try container.encode(Self.lines(text), forKey: .source)
      case .code(let code, let number, let outputs):
        try container.encode("code", forKey: .type)
        try container.encode(Self.lines(code), forKey: .source)
        try container.encode(number, forKey: .number)
        try container.encode(outputs.map(Output.init), forKey: .outputs)
      }
    }

    /// The lines, each with the end it has, as Jupyter writes them.
    private static func lines(_ text: String) -> [String] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { index, line in index < lines.count - 1 ? line + "\n" : String(line) }
    }
  }

  private struct Output: Encodable {
    var data: [String: JSONValue]
    var metadata: [String: String] = [:]
    var type = "display_data"

    init(_ data: [String: JSONValue]) { self.data = data }

    enum CodingKeys: String, CodingKey {
      case data, metadata
      case type = "output_type"
    }
  }

  private struct Metadata: Encodable {
    var kernel = ["display_name": "Python 3", "language": "python", "name": "python3"]
    enum CodingKeys: String, CodingKey { case kernel = "kernelspec" }
  }

  private enum CodingKeys: String, CodingKey {
    case cells, metadata
    case format = "nbformat"
    case minor = "nbformat_minor"
  }

  var cells: [Cell]

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cells, forKey: .cells)
    try container.encode(Metadata(), forKey: .metadata)
    try container.encode(4, forKey: .format)
    try container.encode(5, forKey: .minor)
  }

  /// The notebook as a file; the same cells give the same text.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
