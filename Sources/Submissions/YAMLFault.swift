public import Wording
import Yams

/// Why a text is no YAML, and where.
public struct YAMLFault: Error, Sendable, Equatable {
  /// The line where reading it stopped; absent where the parser tells none.
  public var line: Int?
  /// Why, in the words of the parser.
  public var reason: String

  /// Creates a fault.
  /// - Parameters:
  ///   - line: The line where reading stopped.
  ///   - reason: Why, in the words of the parser.
  public init(line: Int?, reason: String) {
    self.line = line
    self.reason = reason
  }

  /// Takes what matters of an error of the parser, which shows whole lines of the file.
  /// - Parameter error: the error.
  public init(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      (line, reason) = (mark.line, problem)
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      (line, reason) = (context.mark.line, "duplicate keys: " + keys.joined(separator: ", "))
    case YamlError.reader(let problem, let offset, _, let yaml):
      (line, reason) = (offset.map { 1 + yaml.prefix($0).count(where: \.isNewline) }, problem)
    default: (line, reason) = (nil, "\(error)")
    }
  }

  /// What is wrong and what to do.
  public var text: Text { FormTexts.notYAML(line: line, reason: reason) }
}
