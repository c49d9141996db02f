public import Wording

/// Why a file that adds to a form cannot be used.
public enum FormError: Error, Sendable, Equatable {
  case notYAML(YAMLFault)
  case unknownKey(String, known: [String])
  case unknownForm(String)
  case unknownField(String, form: FormID)
  /// A key holds something else than it should.
  case value(String, wanted: String)
  /// An added header already belongs to another field.
  case takenHeader(String, by: String)

  /// What is wrong and what to do.
  public var text: Text {
    switch self {
    case .notYAML(let fault): fault.text
    case .unknownKey(let key, let known): FormTexts.unknownKey(key, known: known)
    case .unknownForm(let name): FormTexts.unknownForm(name, known: FormID.allCases.map(\.rawValue))
    case .unknownField(let name, let form): FormTexts.unknownField(name, form: form.rawValue)
    case .value(let key, let wanted): FormTexts.value(key, wanted: wanted)
    case .takenHeader(let header, let field): FormTexts.takenHeader(header, by: field)
    }
  }
}
