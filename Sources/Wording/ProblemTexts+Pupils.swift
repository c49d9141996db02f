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

  /// Pupils who may be one, of whom births are told to the month and to the day.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func birthPrecision(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生与另一名学生同校同名，出生日期一处填到月、一处填到日，月份相同，可能是同一人，未合并（\(shown.zh)）",
        en:
          "pupils with the school and name of another one and a birth in the same month, told once to the month and once to the day, who may be one; not joined: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "请核对是否同一人；如是，请统一出生日期的写法并填写学籍号后重新上报",
        en: "check whether they are one; if so, write the birth in one way, add the school number and send it again"))
  }

  /// A month of birth that may be another one.
  /// - Parameters:
  ///   - read: The month it was read as.
  ///   - other: The month it may have been.
  /// - Returns: What is asked, and what to do.
  public static func birthZeroLost(read: String, other: String) -> ProblemText {
    .init(
      Text(
        zh: "出生年月是一个数字，读作 \(read)；也可能是 \(other)，末尾的 0 被 Excel 略去",
        en: "the month of birth is a number, read as \(read); it may be \(other), whose last zero Excel drops"),
      Text(zh: "请核对，并按“年-月”填写，如 \(other)", en: "check it and write year and month, such as \(other)"))
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

  /// Deaths without an event.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func deathsWithoutEvent(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "跟踪台账记有 \(pseudonyms.count) 名学生死亡，该校事件月报中没有相应的“自杀死亡”或“其他”事件（\(shown.zh)）",
        en:
          "deaths in the follow-ups without a suicide death or other event in the school's returns that may be them: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "请立即核实；属实的补报事件（非自杀的填“其他”），填错的把该行状态写作“作废”后上报",
        en:
          "check at once; if true report the event (“other” unless suicide), if not send the row with the state “withdrawn”"
      ))
  }

  /// Records after a death.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func deathsContradicted(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生记为死亡之后又有其他状态的记录（\(shown.zh)）",
        en: "pupils with records of another state after their death: \(pseudonyms.count) (\(shown.en))"),
      Text(
        zh: "请立即核实哪一行有误，把有误的行状态写作“作废”后上报",
        en: "check at once which row is wrong, and send that row with the state “withdrawn”"))
  }

  /// On file after leaving.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func onFileAfterLeaving(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生转出或毕业之后又在本校在册，未见转入或重新建档（\(shown.zh)）",
        en:
          "pupils on file again after a transfer out or graduation, with no transfer in or reopening: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "请核对：确已回校的，回校那一行填“转入”或“重新建档”；填错的行状态写作“作废”后上报",
        en:
          "check them: of who came back the first row says “transferred in” or “reopened”; a wrong row is sent with the state “withdrawn”"
      ))
  }

  /// The pseudonyms as `reidentify` takes them, at most five.
  static func shortened(_ pseudonyms: [String]) -> Text {
    let names = list(pseudonyms.prefix(5).map { String($0.prefix(12)) })
    return pseudonyms.count > 5 ? Text(zh: names.zh + "……", en: names.en + " …") : names
  }
}
