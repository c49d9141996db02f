extension ProblemTexts {
  /// Pupils with the name, class and sex of another one, whom nothing surer tells apart.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func pupilsAlike(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生与台账中另一名学生同校同名，班级、性别也不矛盾，可能是同一人，未合并（\(shown.zh)）",
        en:
          "pupils who may be another one of the same school and name, with class and sex that fit; not joined: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "如为同一人，请在同一行填写学籍号、姓名和出生年月；否则无需处理",
        en: "if they are one, give school number, name and birth in one row; otherwise nothing is needed"))
  }

  /// Pupils followed up at two schools.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func pupilsElsewhere(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生在另一所学校也有跟踪记录，未见转出、毕业或转入（\(shown.zh)）",
        en:
          "pupils followed up at another school too, with no transfer or graduation between: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "请核对：转出学校填“转出”，转入学校填“转入”；学校填错请改正",
        en:
          "check them: the former school writes “transferred out”, the present one “transferred in”; correct a wrong school"
      ))
  }

  /// The pseudonyms as `reidentify` takes them, at most five.
  private static func shortened(_ pseudonyms: [String]) -> Text {
    let names = list(pseudonyms.prefix(5).map { String($0.prefix(12)) })
    return pseudonyms.count > 5 ? Text(zh: names.zh + "……", en: names.en + " …") : names
  }
}
