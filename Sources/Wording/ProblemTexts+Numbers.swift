extension ProblemTexts {
  /// Something that is no school number.
  public static func numberPlaceholder() -> ProblemText {
    .init(
      Text(
        zh: "此处填的不是学籍号，按未填处理，以姓名和出生年月识别学生",
        en: "this is no school number; it was read as blank, and the pupil is told by name and birth"),
      Text(zh: "请填写学籍号；尚未取得的请留空", en: "write the school number, or leave the cell blank until there is one"))
  }

  /// A school number that looks wrong.
  public static func numberUnusual() -> ProblemText {
    .init(
      Text(
        zh: "学籍号的位数或字符与全国学籍号（G 或 L 加 18 位）不符，已照写载入",
        en: "the number of characters is not that of a national school number (G or L and 18 more); loaded as written"),
      Text(
        zh: "请核对是否漏填或多填；如为本地编号，无需处理",
        en: "check for missing or additional characters; a number of your own needs nothing"))
  }

  /// A school number that two pupils of a file have.
  public static func numberOfAnother(row: Int?, sheet: Int?) -> ProblemText {
    let place = place(row, sheet)
    return .init(
      Text(
        zh: "与\(place.zh)的学籍号相同，姓名、出生年月或性别却不是同一名学生",
        en: "the same school number as in \(place.en), but name, birth or sex are another pupil's"),
      Text(
        zh: "请核对学籍号，给每名学生填写自己的学籍号后重新上报；确为同一人的，请把姓名和出生年月改为一致",
        en: "give each pupil the number of their own and send it again; if they are one, write name and birth alike"))
  }

  /// A school number with two names or births that may be one pupil's.
  public static func numberToldOtherwise(row: Int?, sheet: Int?) -> ProblemText {
    let place = place(row, sheet)
    return .init(
      Text(
        zh: "与\(place.zh)的学籍号相同，姓名或出生年月略有不同，按同一名学生处理",
        en: "the same school number as in \(place.en) with a slightly different name or birth; taken for one pupil"),
      Text(
        zh: "请核对并改为一致；如为两名学生，请改正学籍号", en: "check them and write them alike; if they are two pupils, correct the number")
    )
  }

  /// Pupils with a number that is another one's on file.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func numbersShared(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生的学籍号在台账中属于另一名学生（姓名、出生年月或性别不符），未合并，另按姓名和出生年月登记（\(shown.zh)）",
        en:
          "pupils whose school number is another pupil's on file, by name, birth or sex; not joined, but entered by name and birth: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "请核对学籍号，改正填错的一处后重新上报（也可能是以前的报表或其他学校填错）",
        en:
          "check the numbers and send the wrong one again corrected; it may be the earlier return's, or another school's"
      ))
  }

  /// Pupils who are told with another name or birth than before.
  /// - Parameter pseudonyms: The pupils' pseudonyms; the first few are shown, shortened.
  /// - Returns: What is asked, and what to do.
  public static func numbersToldOtherwise(_ pseudonyms: [String]) -> ProblemText {
    let shown = shortened(pseudonyms)
    return .init(
      Text(
        zh: "\(pseudonyms.count) 名学生的姓名或出生年月与以前同一学籍号所填不同，按同一人处理（\(shown.zh)）",
        en:
          "pupils with another name or birth than was told with their school number before; taken for the same: \(pseudonyms.count) (\(shown.en))"
      ),
      Text(
        zh: "请核对：如系更正，无需处理；如为两名学生，请改正学籍号", en: "a correction needs nothing; if they are two pupils, correct the number")
    )
  }

  private static func place(_ row: Int?, _ sheet: Int?) -> Text {
    if let row { return Text(zh: "第\(row)行", en: "row \(row)") }
    return Text(zh: "第\(sheet ?? 1)张工作表", en: "sheet \(sheet ?? 1)")
  }
}
