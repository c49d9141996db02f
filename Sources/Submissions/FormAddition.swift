import Yams

/// What a workspace adds to a shipped form: other headers, a later wording, the answers of a drop-down.
///
/// Types and what is required stay as shipped: the program's rules depend on them.
public struct FormAddition: Sendable, Equatable {
  /// What is added to one field.
  public struct Field: Sendable, Equatable {
    public var name: String
    /// The new header; the shipped one stays readable.
    public var header: String?
    public var synonyms: [String]
    public var options: [String]?
  }

  public var form: FormID
  /// The version of the wording.
  public var version: Int?
  /// Further columns that are not read.
  public var ignored: [String]
  public var fields: [Field]

  /// Reads a file of additions.
  /// - Parameter yaml: the text of the file.
  /// - Throws: for any key or value that is not known; nothing is passed over.
  public init(yaml: String) throws(FormError) {
    let loaded: Any?
    do { loaded = try Yams.load(yaml: yaml) } catch { throw .notYAML(YAMLFault(error)) }
    let values = try Self.mapping(loaded ?? [:], "form", keys: ["form", "version", "ignored", "fields"])
    let name = try Self.text(values["form"] ?? "", "form")
    guard let form = FormID(rawValue: name) else { throw .unknownForm(name) }
    self.form = form
    if let written = values["version"] {
      guard let number = written as? Int, number >= 1 else { throw .value("version", wanted: "1, 2, …") }
      version = number
    }
    ignored = try Self.texts(values["ignored"], "ignored") ?? []
    fields = []
    guard let list = (values["fields"] ?? [Any]()) as? [Any] else { throw .value("fields", wanted: "[{ name: … }]") }
    for entry in list {
      let field = try Self.mapping(entry, "fields", keys: ["name", "header", "synonyms", "options"])
      fields.append(
        Field(
          name: try Self.text(field["name"] ?? "", "name"),
          header: try field["header"].map { value throws(FormError) in
            try Self.text(value, "header")
          }, synonyms: try Self.texts(field["synonyms"], "synonyms") ?? [],
          options: try Self.texts(field["options"], "options")))
    }
  }

  /// The form with the additions.
  /// - Parameter form: the specification so far.
  /// - Returns: the specification in force.
  /// - Throws: when the form has no such field.
  public func applied(to form: FormSpecification) throws(FormError) -> FormSpecification {
    var form = form
    form.version = version ?? form.version
    if !ignored.isEmpty { form.ignored = (form.ignored ?? []) + ignored }
    for addition in fields {
      guard let index = form.fields.firstIndex(where: { $0.name == addition.name }) else {
        throw .unknownField(addition.name, form: form.form)
      }
      var synonyms = (form.fields[index].synonyms ?? []) + addition.synonyms
      if let header = addition.header {
        // Of two fields with one header the old one keeps telling nothing by itself.
        if form.fields[index].follows == nil { synonyms.append(form.fields[index].header) }
        form.fields[index].header = header
      }
      form.fields[index].synonyms = synonyms
      form.fields[index].options = addition.options ?? form.fields[index].options
    }
    return form
  }

  private static func mapping(_ value: Any, _ name: String, keys: [String]) throws(FormError) -> [String: Any] {
    guard let values = value as? [String: Any] else { throw .value(name, wanted: keys.joined(separator: ", ") + ": …") }
    if let unknown = values.keys.sorted().first(where: { !keys.contains($0) }) {
      throw .unknownKey(unknown, known: keys)
    }
    return values
  }

  private static func text(_ value: Any, _ key: String) throws(FormError) -> String {
    guard let text = value as? String, !text.isEmpty else { throw .value(key, wanted: "text") }
    return text
  }

  private static func texts(_ value: Any?, _ key: String) throws(FormError) -> [String]? {
    guard let value else { return nil }
    guard let list = value as? [Any] else { throw .value(key, wanted: "[text, …]") }
    var texts: [String] = []
    for entry in list { texts.append(try text(entry, key)) }
    return texts
  }
}
