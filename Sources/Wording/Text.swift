/// A language Tidemark speaks.
public enum Language: String, Sendable, CaseIterable, Codable {
  case chinese = "zh-Hans"
  case english = "en"
}

/// A text a person reads, in every language Tidemark speaks.
///
/// Both languages are arguments, so a text without its translation does not compile. The Chinese is written first.
public struct Text: Sendable, Hashable, Codable {
  /// The text in simplified Chinese.
  public let zh: String
  /// The text in English.
  public let en: String

  /// Creates a text from its two wordings.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// Creates a text that reads the same in every language: a name, a code, a number.
  public init(verbatim: String) {
    self.init(zh: verbatim, en: verbatim)
  }

  /// The text in one language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: en
    }
  }
}
