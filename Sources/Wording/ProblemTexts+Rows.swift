extension ProblemTexts {
  /// More cells than headers.
  public static func cellsBeyondHeader(isText: Bool) -> ProblemText {
    .init(
      Text(zh: "本行的单元格多于表头，各列可能已错位", en: "the row has more cells than the header, so its columns may have shifted"),
      isText
        ? Text(
          zh: "请给含逗号的内容（如 1,110）加英文双引号，或另存为 xlsx 后重新上报",
          en: "put quotation marks around what holds a comma (such as 1,110), or save the file as xlsx")
        : Text(
          zh: "请核对各列；表头以外的单元格不读取，说明请写入备注列",
          en: "check the columns; cells beyond the header are not read, and remarks belong in the column for notes"))
  }

  /// A total row inside the data.
  public static func totalRow() -> ProblemText {
    .init(
      Text(zh: "合计行，未载入", en: "a total row, not loaded"),
      Text(zh: "请不要在表中保留合计行", en: "leave total rows out of the form"))
  }

  /// The header again, between rows of data.
  public static func headerRepeated() -> ProblemText {
    .init(
      Text(zh: "与表头相同的一行，未读取", en: "a row that repeats the header, not read"),
      Text(zh: "几张表合并时请只保留一行表头", en: "when tables are put together, keep one header"))
  }

  /// What stands below a table.
  public static func footerRow() -> ProblemText {
    .init(
      Text(zh: "表尾的填表人、联系方式或说明，未读取", en: "a line below the table, such as who filled it in; not read"),
      Text(zh: "如为数据，请在首列填写学校代码；表尾文字请删去", en: "if it is data, write the school code; leave lines below the table out"))
  }

  /// A row equal to an earlier one.
  public static func equalRow(row: Int) -> ProblemText {
    .init(
      Text(zh: "与第\(row)行完全相同，只计一次", en: "equal to row \(row), counted once"),
      Text(zh: "如确为两件事，请填写不同的编号", en: "if these are two occurrences, give them different numbers"))
  }

  /// An event number used for two contents.
  public static func eventNumberRepeated(row: Int) -> ProblemText {
    .init(
      Text(zh: "事件编号与第\(row)行相同而内容不同", en: "the same event number as row \(row) with other content"),
      Text(zh: "请核对：同一事件只留一行，不同事件用不同编号", en: "keep one row per event and give each event its own number"))
  }

  /// The same content under another number.
  public static func contentRepeated(row: Int) -> ProblemText {
    .init(
      Text(zh: "除编号外与第\(row)行相同，按两件载入", en: "but for its number equal to row \(row), loaded as two events"),
      Text(zh: "如为同一事件，请删去一行", en: "if they are one event, remove a row"))
  }

  /// Event and return in different months.
  public static func periodDiffers(period: String, month: String) -> ProblemText {
    .init(
      Text(
        zh: "填报月份 \(period) 与事件月份 \(month) 不同，按事件月份统计",
        en: "reported for \(period), occurred in \(month); counted in the event's month"),
      Text(zh: "如填错请改正，补报无需处理", en: "correct it if wrong; a late report needs nothing"))
  }

  /// Events in a zero report.
  public static func zeroReportWithEvent(row: Int?) -> ProblemText {
    .init(
      row.map { Text(zh: "零报告与第\($0)行的事件矛盾", en: "a zero report contradicts the event in row \($0)") }
        ?? Text(zh: "零报告这一行填有事件", en: "the row of a zero report holds an event"),
      Text(zh: "有事件请删去零报告，没有请删去事件", en: "remove the zero report if there were events, or the event if there were none"))
  }

  /// A zero report before the month is over.
  public static func zeroReportEarly(period: String) -> ProblemText {
    .init(
      Text(zh: "\(period) 尚未结束就报了零报告", en: "a zero report before the end of \(period)"),
      Text(zh: "月末后如有事件请补报", en: "send a correction if an event follows"))
  }

  /// Two tiers for one pupil on one day.
  public static func twoTiers(row: Int) -> ProblemText {
    .init(
      Text(zh: "与第\(row)行是同一学生同一天，风险等级却不同", en: "the same pupil and day as row \(row) with another tier"),
      Text(zh: "请核对，保留正确的一行，删去另一行", en: "keep the right row and remove the other"))
  }

  /// Two states on a day.
  public static func twoStatuses(row: Int) -> ProblemText {
    .init(
      Text(zh: "与第\(row)行是同一学生同一天，状态却不同", en: "the same pupil and day as row \(row) with another state"),
      Text(zh: "请核对，保留正确的一行，删去另一行", en: "keep the right row and remove the other"))
  }

  /// Two figures for one cell.
  public static func duplicateFigure(row: Int) -> ProblemText {
    .init(
      Text(zh: "与第\(row)行是同一项，数值却不同", en: "the same item as row \(row) with another figure"),
      Text(zh: "请核对，保留正确的一行，删去另一行", en: "keep the right row and remove the other"))
  }

  /// A key used twice.
  public static func duplicateKey(row: Int) -> ProblemText {
    .init(
      Text(zh: "编号与第\(row)行重复", en: "the same code as row \(row)"),
      Text(zh: "每行请用不同的编号", en: "give each row a code of its own"))
  }

  /// A total beside its parts, which it does not match.
  public static func totalDiffers(total: Int, sum: Int) -> ProblemText {
    .init(
      Text(zh: "合计 \(total) 与男女之和 \(sum) 不符", en: "the total \(total) differs from the sum of both sexes, \(sum)"),
      Text(zh: "请核对并改正", en: "check and correct the figures"))
  }

  /// More cases than persons.
  public static func countAbovePopulation(count: Int, population: Int) -> ProblemText {
    .init(
      Text(zh: "数量 \(count) 大于人数 \(population)", en: "the count \(count) exceeds the population \(population)"),
      Text(zh: "请核对两个数字", en: "check both figures"))
  }

  /// Rows that a resubmission no longer has.
  public static func rowsWithdrawn(count: Int) -> ProblemText {
    .init(
      Text(zh: "重报中少了 \(count) 行，已撤回", en: "\(count) rows are missing from the resubmission and were withdrawn"),
      Text(zh: "如为漏报，请补上后重新上报", en: "if they were left out by mistake, add them and send it again"))
  }

  /// Withdrawals of follow-ups that are not there.
  public static func nothingWithdrawn(count: Int) -> ProblemText {
    .init(
      Text(
        zh: "有 \(count) 行状态为“作废”，但台账中没有该学生该日的记录，没有可作废的",
        en: "\(count) rows say “withdrawn”, but there is no record of that pupil and day to withdraw"),
      Text(
        zh: "请核对学校代码、学生和跟踪日期，须与要作废的那一行相同",
        en: "check school, pupil and day: they must be those of the row to be withdrawn"))
  }

  /// Follow-ups that a file sent anew does not have.
  public static func rowsNotResent(count: Int) -> ProblemText {
    .init(
      Text(
        zh: "本次重报的起止日期之内，台账中另有 \(count) 行文件里没有，仍然有效",
        en: "of the days of this file sent anew the ledger has \(count) more rows, which stay in force"),
      Text(
        zh: "如已不对，请把这些行的状态写作“作废”后上报；仍然正确的无需处理",
        en: "if they are wrong, send them with the state “withdrawn”; if they are right nothing is needed"))
  }
}
