/// What is said about the files that add to forms.
public enum FormTexts {
  /// The file is no YAML.
  /// - Parameters:
  ///   - line: The line where reading it stopped, where that is known.
  ///   - reason: Why, in the words of the parser.
  /// - Returns: what is wrong and what to do.
  public static func notYAML(line: Int?, reason: String) -> Text {
    let place = line.map { Text(zh: "第\($0)行附近", en: " near line \($0)") } ?? Text(verbatim: "")
    return Text(
      zh: "\(place.zh)不是有效的 YAML（\(reason)）；请核对缩进、冒号后的空格、引号和括号",
      en:
        "not valid YAML\(place.en) (\(reason)); check the indentation, the blanks behind colons, quotation marks and brackets"
    )
  }
  /// A key the file cannot have.
  public static func unknownKey(_ key: String, known: [String]) -> Text {
    let names = known.joined(separator: ", ")
    return Text(zh: "不能使用“\(key)”；可用：\(names)", en: "“\(key)” cannot be used; the keys are \(names)")
  }
  /// A form that is none of those shipped.
  public static func unknownForm(_ name: String, known: [String]) -> Text {
    let names = known.joined(separator: ", ")
    return Text(zh: "没有表单“\(name)”；表单有：\(names)", en: "there is no form “\(name)”; the forms are \(names)")
  }
  /// A field the form does not have.
  public static func unknownField(_ name: String, form: String) -> Text {
    Text(
      zh: "表单 \(form) 没有字段“\(name)”；字段名见 tidemark forms list",
      en: "the form \(form) has no field “\(name)”; see tidemark forms list for their names")
  }
  /// A value a key cannot have.
  public static func value(_ key: String, wanted: String) -> Text {
    Text(zh: "“\(key)”应为 \(wanted)", en: "\(key) should be \(wanted)")
  }
  /// A header that already belongs to another field.
  public static func takenHeader(_ header: String, by field: String) -> Text {
    Text(
      zh: "表头“\(header)”已属于字段 \(field)，不能再指向另一字段",
      en: "the header “\(header)” already belongs to the field \(field) and cannot stand for another")
  }
  /// A file of the workspace that cannot be used.
  public static func unusable(_ file: String, _ reason: Text) -> Text {
    Text(zh: "\(file) 有误：\(reason.zh)", en: "\(file) is wrong: \(reason.en)")
  }
  /// A folder without such files.
  public static func noFiles(_ folder: String) -> Text {
    Text(zh: "\(folder) 中没有表单文件，使用内置表单。", en: "There are no form files in \(folder); the shipped forms are in force.")
  }
}
