public import Submissions
import Wording

/// The form specifications in force: those shipped, and what a workspace adds to them.
public struct FormCatalog: Sendable {
  /// What the headers of a field are compared with.
  struct FieldKeys: Sendable {
    let header: String
    let name: String
    let synonyms: Set<String>
    /// The names that belong to this field alone.
    let own: Set<String>
  }

  /// The specifications, in the order of `FormID`.
  public let specifications: [FormSpecification]
  private let fieldKeys: [FormID: [FieldKeys]]
  private let labelKeys: [FormID: Set<String>]
  private let ignoredKeys: [FormID: Set<String>]

  /// The forms shipped with the program; a test reads each one, so that none is lost here.
  public static let shipped = FormCatalog(FormID.allCases.compactMap { try? FormSpecification.shipped($0) })

  /// Puts specifications in force.
  /// - Parameter specifications: one for each form.
  public init(_ specifications: [FormSpecification]) {
    self.specifications = specifications
    fieldKeys = Dictionary(
      uniqueKeysWithValues: specifications.map { form in
        (
          form.form,
          form.fields.map { field in
            let synonyms = Set((field.synonyms ?? []).map(\.comparisonKey))
            let (header, name) = (field.header.comparisonKey, field.name.comparisonKey)
            return FieldKeys(
              header: header, name: name, synonyms: synonyms,
              own: synonyms.union(field.follows == nil ? [header, name] : [name]))
          }
        )
      })
    labelKeys = fieldKeys.mapValues { keys in keys.reduce(into: []) { $0.formUnion($1.own.union([$1.header])) } }
    ignoredKeys = Dictionary(
      uniqueKeysWithValues: specifications.map { ($0.form, Set(($0.ignored ?? []).map(\.comparisonKey))) })
  }

  /// The forms with what a workspace adds.
  /// - Parameter additions: the additions, applied in order.
  /// - Returns: the forms in force.
  /// - Throws: when an addition names a field the form does not have, or a header of another field.
  public func adding(_ additions: [FormAddition]) throws(FormError) -> FormCatalog {
    var specifications = specifications
    for addition in additions {
      guard let index = specifications.firstIndex(where: { $0.form == addition.form }) else { continue }
      specifications[index] = try addition.applied(to: specifications[index])
      for field in addition.fields {
        try Self.checkHeaders(field.synonyms + (field.header.map { [$0] } ?? []), of: field.name, specifications[index])
      }
    }
    return FormCatalog(specifications)
  }

  private static func checkHeaders(
    _ headers: [String], of name: String, _ form: FormSpecification
  ) throws(FormError) {
    for header in headers {
      let other = form.fields.first { field in
        field.name != name
          && ([field.header, field.name] + (field.synonyms ?? [])).contains { $0.comparisonKey == header.comparisonKey }
      }
      if let other { throw .takenHeader(header, by: other.name) }
    }
  }

  /// The keys of a form's fields, in their order.
  func keys(of form: FormID) -> [FieldKeys] { fieldKeys[form] ?? [] }

  /// All names of a form's fields.
  func labelKeys(of form: FormID) -> Set<String> { labelKeys[form] ?? [] }

  /// The headers of a form that are not read.
  func ignored(of form: FormID) -> Set<String> { ignoredKeys[form] ?? [] }

  /// The specification of a form.
  /// - Parameter form: the form.
  /// - Returns: the specification in force.
  public func specification(_ form: FormID) -> FormSpecification? { specifications.first { $0.form == form } }

  static func title(_ form: FormID) -> Text { shipped.specification(form)?.title ?? Text(verbatim: form.rawValue) }
}
