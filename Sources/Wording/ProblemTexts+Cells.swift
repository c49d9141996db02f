extension ProblemTexts {
  /// A required cell is blank.
  public static func missingValue() -> ProblemText {
    .init(
      Text(zh: "必填项为空", en: "a required cell is blank"),
      Text(zh: "请填写；“无”“/”等按空白处理，数量为零请填 0", en: "fill it in; marks such as “/” count as blank, and zero is written 0"))
  }

  /// A value is needed for which the table has no column.
  public static func columnAbsent(_ column: Text) -> ProblemText {
    .init(
      Text(zh: "此行须填“\(column.zh)”，表中却没有这一列", en: "this row needs “\(column.en)”, and the table has no such column"),
      Text(zh: "请补上该列并填写", en: "add the column and fill it in"))
  }

  /// A mark that stands for nothing.
  public static func blankMark() -> ProblemText {
    .init(
      Text(zh: "按空白处理", en: "read as blank"),
      Text(zh: "没有内容请留空；如为零请填 0", en: "leave it blank if there is nothing; write 0 for zero"))
  }

  /// An Excel error value or a formula without its value.
  public static func errorValue() -> ProblemText {
    .init(
      Text(zh: "单元格是错误值或未计算的公式", en: "the cell holds an error or a formula that was not calculated"),
      Text(zh: "请改为数值或文字后重新上报", en: "replace it with its value and send the file again"))
  }

  /// A date that cannot be read.
  public static func dateUnreadable() -> ProblemText {
    .init(
      Text(zh: "日期无法识别", en: "the date cannot be read"),
      Text(zh: "请按“年-月-日”填写，如 2022-06-05", en: "write year, month and day, such as 2022-06-05"))
  }

  /// A date that is ambiguous or lacks its year.
  public static func dateNotYearFirst() -> ProblemText {
    .init(
      Text(zh: "日期没有以年份开头，无法确定是哪一天", en: "the date does not begin with the year, so the day is not certain"),
      Text(zh: "请按“年-月-日”填写，如 2022-06-05", en: "write year, month and day, such as 2022-06-05"))
  }

  /// A day the calendar does not have.
  public static func dateImpossible() -> ProblemText {
    .init(
      Text(zh: "日历上没有这一天", en: "there is no such day"),
      Text(zh: "请核对并改正日期", en: "check and correct the date"))
  }

  /// A bare Excel serial number.
  public static func dateSerial(day: String) -> ProblemText {
    .init(
      Text(zh: "日期是一个数字，按 Excel 序号读作 \(day)", en: "the date is a number, read as the Excel serial of \(day)"),
      Text(zh: "请核对，并把单元格设为日期格式", en: "check it and format the cell as a date"))
  }

  /// A day after the file came in.
  public static func dateInFuture(received: String) -> ProblemText {
    .init(
      Text(zh: "日期晚于收到日期 \(received)", en: "the date lies after the day the file was received, \(received)"),
      Text(zh: "请核对并改正日期", en: "check and correct the date"))
  }

  /// A date so long ago that its year must be wrong.
  public static func dateTooEarly(earliest: String) -> ProblemText {
    .init(
      Text(zh: "日期早于 \(earliest)，年份可能有误", en: "the date lies before \(earliest); its year may be wrong"),
      Text(zh: "请核对并改正年份", en: "check and correct the year"))
  }

  /// Two dates in the wrong order.
  public static func dateOrder(earlier: Text, earlierDay: String, later: Text, laterDay: String) -> ProblemText {
    .init(
      Text(
        zh: "\(later.zh)（\(laterDay)）早于\(earlier.zh)（\(earlierDay)）",
        en: "\(later.en) (\(laterDay)) lies before \(earlier.en) (\(earlierDay))"),
      Text(zh: "请核对并改正其中一个日期", en: "check both and correct one"))
  }

  /// A month that cannot be read.
  public static func monthUnreadable() -> ProblemText {
    .init(
      Text(zh: "月份无法识别", en: "the month cannot be read"),
      Text(zh: "请按“年-月”填写，如 2022-06", en: "write year and month, such as 2022-06"))
  }

  /// A month that may be another one.
  public static func monthZeroLost(read: String, other: String) -> ProblemText {
    .init(
      Text(
        zh: "月份读作 \(read)；也可能是 \(other)，存为文本文件时末尾的 0 被 Excel 略去",
        en: "the month was read as \(read); it may be \(other), whose last zero Excel drops when it saves a text file"),
      Text(zh: "请核对，并按“年-月”填写，如 \(other)", en: "check it and write year and month, such as \(other)"))
  }

  /// A count below zero.
  public static func countNegative(_ count: Int) -> ProblemText {
    .init(
      Text(zh: "数量为负数（\(count)）", en: "the count is negative (\(count))"),
      Text(zh: "请改为 0 或正整数", en: "write 0 or a positive whole number"))
  }

  /// A count that is not certain.
  public static func countUnclear() -> ProblemText {
    .init(
      Text(zh: "数量无法确定", en: "the count is not certain"),
      Text(zh: "请只填一个整数，如 12；没有请填 0", en: "write one whole number, such as 12; 0 if there were none"))
  }

  /// A word that is none of the accepted ones.
  public static func choiceUnknown(expected: [Text]) -> ProblemText {
    let names = list(expected)
    return .init(
      Text(zh: "不在可填的内容之内", en: "not one of the accepted values"),
      Text(zh: "请照写其中一项：\(names.zh)", en: "write one of: \(names.en)"))
  }

  /// No stage can be told from the grade.
  public static func gradeUnclear(stages: [Text]) -> ProblemText {
    let names = list(stages)
    return .init(
      Text(zh: "无法从年级判断学段（该校有\(names.zh)）", en: "the grade does not tell the stage (the school has \(names.en))"),
      Text(zh: "请填写年级，如“初一”“七年级”“高二”", en: "write the grade, such as “grade 7”"))
  }

  /// A stage the school does not teach, by the roster.
  public static func stageNotTaught(stages: [Text]) -> ProblemText {
    let names = list(stages)
    return .init(
      Text(zh: "与名册不符：该校学段为\(names.zh)", en: "differs from the roster: the school teaches \(names.en)"),
      Text(zh: "请核对学段（年级）或名册", en: "check the stage (grade) or the roster"))
  }

  /// Nothing tells which pupil is meant.
  public static func identityMissing() -> ProblemText {
    .init(
      Text(zh: "无法确定是哪名学生", en: "the pupil cannot be told"),
      Text(
        zh: "请填写学籍号，或姓名和出生年月；附件1和告知书回执只填姓名也可以",
        en:
          "give the school number, or both name and birth; on tracking sheets and acknowledgements the name alone will do"
      ))
  }

  /// A long number Excel has rounded.
  public static func identityRounded() -> ProblemText {
    .init(
      Text(zh: "学籍号以数字保存，末几位已丢失", en: "the school number is saved as a number and has lost its last digits"),
      Text(zh: "请把该列的单元格格式设为“文本”，再重新填写", en: "format the column as text and enter it again"))
  }

  /// A phone or ID number in a note.
  public static func personalNote() -> ProblemText {
    .init(
      Text(zh: "文字中有电话、证件或社交账号", en: "a phone, ID or account number stands in a note"),
      Text(zh: "请删去号码；需要的联系方式请留在本校档案中", en: "remove it; keep contacts in the school's own files"))
  }

  /// A name, phone or ID number in a cell that is stored.
  public static func personalValue() -> ProblemText {
    .init(
      Text(zh: "此列不得填写姓名、电话或证件号码", en: "a name, phone or ID number must not stand in this column"),
      Text(zh: "请删去后重新上报", en: "remove it and send the file again"))
  }

  /// A pupil known by name alone.
  public static func identityProvisional() -> ProblemText {
    .init(
      Text(zh: "只有姓名，暂按一名新学生登记", en: "only the name is known; entered as a new pupil for now"),
      Text(zh: "请补填学籍号，以便与台账对应", en: "add the school number, so that the pupil is found in the ledger"))
  }

  /// Days without a year.
  public static func yearAssumed(first: String, last: String) -> ProblemText {
    .init(
      Text(
        zh: "时间没有写年份，按不晚于收到日期的最近一年读取（\(first) 至 \(last)；“第几周”按当年日历周的周一）",
        en:
          "days without a year were read in the latest year not after the file came in (\(first) to \(last); a week stands for the Monday of that calendar week)"
      ),
      Text(zh: "请核对，今后请写明年、月、日", en: "check them, and write year, month and day from now on"))
  }

  /// A time at which an answer was sent that cannot be read.
  public static func timeUnreadable() -> ProblemText {
    .init(
      Text(zh: "提交时间无法识别", en: "the time the answer was sent cannot be read"),
      Text(zh: "请保留问卷星导出的原样，如 2022/8/20 10:15:33", en: "leave it as exported, such as 2022/8/20 10:15:33"))
  }
}
