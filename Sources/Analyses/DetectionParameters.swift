/// The settings of a method, written `alpha=0.01;years=5`.
///
/// A method asks for its settings one by one, with what stands when nothing is written. What it asked for is what it
/// knows: a name nobody asked for is refused at the end.
public struct DetectionParameters: Sendable {
  /// Why a setting is refused.
  public enum Refusal: Error, Equatable, Sendable {
    /// The method has no such setting, or it is written twice; those it has are told.
    case name(String, known: [String])
    /// The text is not what the setting takes.
    case kind(String, of: String, Kind)
    /// The value lies outside the setting's range.
    case range(String, of: String)
  }

  /// What a setting takes.
  public enum Kind: Equatable, Sendable {
    case wholeNumber
    case number
    /// `1` for yes, `0` for no.
    case flag
    case word([String])
    /// A number, or a word instead.
    case numberOr(String)
  }

  private let given: [String: String]
  private let repeated: String?
  /// The settings asked for, with what stands when nothing is written.
  private(set) var asked: [(name: String, standard: String)] = []

  /// Reads settings.
  /// - Parameter text: `name=value` items set apart by semicolons; blanks do not count.
  public init(_ text: String = "") {
    var given: [String: String] = [:]
    var repeated: String?
    for item in text.split(separator: ";") {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0.filter { !$0.isWhitespace }) }
      if parts == [""] { continue }
      if given.updateValue(parts.count == 2 ? parts[1] : "", forKey: parts[0]) != nil { repeated = parts[0] }
    }
    (self.given, self.repeated) = (given, repeated)
  }

  mutating func whole(_ name: String, default standard: Int) throws(Refusal) -> Int {
    guard let text = ask(name, "\(standard)") else { return standard }
    guard let number = Int(text) else { throw .kind(text, of: name, .wholeNumber) }
    return number
  }

  /// A whole number, or nothing for a word, which is the standard.
  mutating func whole(_ name: String, orNothingFor word: String) throws(Refusal) -> Int? {
    guard let text = ask(name, word), text != word else { return nil }
    guard let number = Int(text) else { throw .kind(text, of: name, .numberOr(word)) }
    return number
  }

  mutating func number(_ name: String, default standard: Double) throws(Refusal) -> Double {
    guard let text = ask(name, "\(standard)") else { return standard }
    guard let number = Double(text), !number.isNaN else { throw .kind(text, of: name, .number) }
    return number
  }

  /// A number, or nothing for a word, which is the standard.
  mutating func number(_ name: String, orNothingFor word: String) throws(Refusal) -> Double? {
    guard let text = ask(name, word), text != word else { return nil }
    guard let number = Double(text), !number.isNaN else { throw .kind(text, of: name, .numberOr(word)) }
    return number
  }

  mutating func flag(_ name: String, default standard: Bool) throws(Refusal) -> Bool {
    switch ask(name, standard ? "1" : "0") {
    case nil: return standard
    case "1": return true
    case "0": return false
    case .some(let text): throw .kind(text, of: name, .flag)
    }
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, default standard: Word
  ) throws(Refusal) -> Word {
    guard let text = ask(name, standard.rawValue) else { return standard }
    guard let word = Word(rawValue: text) else { throw .kind(text, of: name, .word(Word.allCases.map(\.rawValue))) }
    return word
  }

  /// Refuses what the method did not ask for.
  func finish() throws(Refusal) {
    let known = asked.map(\.name)
    if let repeated { throw .name(repeated, known: known) }
    if let unknown = given.keys.filter({ !known.contains($0) }).min() { throw .name(unknown, known: known) }
  }

  /// What is written for a setting.
  private mutating func ask(_ name: String, _ standard: String) -> String? {
    asked.append((name, standard))
    return given[name]
  }
}
