/// What `effect` says of a table that it cannot use.
public enum EffectTexts {
  /// What stands before the problems of a file.
  public static func notLoaded(_ path: String) -> Text {
    Text(
      zh: "\(path) 有误，未作任何估计；请改正后重试：",
      en: "\(path) has errors, and nothing was estimated; correct it and try again:")
  }

  /// A column is missing.
  public static func missingColumn(_ name: String, known: [String]) -> Text {
    let list = known.map { "“\($0)”" }
    return Text(
      zh: "缺少“\(name)”列；文件中的列：\(list.joined(separator: "、"))。请核对选项中的列名。",
      en: "Column “\(name)” is missing; the file has \(list.joined(separator: ", ")). Check the names in the options.")
  }

  /// A cell that is needed is empty.
  public static func emptyCell(line: Int, name: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”为空。空格表示不知道，不等于0；没有发生请填0，确实不知道的，这项分析无法使用，请补齐。",
      en:
        "Line \(line): “\(name)” is empty, which means not known and not 0. Write 0 if nothing happened; this analysis needs "
        + "every value.")
  }

  /// A cell is not a number.
  public static func number(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”的值“\(text)”不是数，请更正；不知道的留空。",
      en: "Line \(line): “\(name)” is “\(text)”, not a number; correct it, and leave empty what is not known.")
  }

  /// A count is negative or not whole.
  public static func count(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”的值“\(text)”不是件数，应为不小于0的整数，请更正。",
      en: "Line \(line): “\(name)” is “\(text)”, not a count; write a whole number from 0 on.")
  }

  /// A number has to be above 0.
  public static func notPositive(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”的值“\(text)”应大于0，请更正。",
      en: "Line \(line): “\(name)” is “\(text)” and has to be above 0; correct it.")
  }

  /// A number has to be 0 or more.
  public static func negative(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”的值“\(text)”为负，应不小于0，请更正。",
      en: "Line \(line): “\(name)” is “\(text)” and cannot be below 0; correct it.")
  }

  /// The times follow no calendar.
  public static func unknownTimes(_ example: String) -> Text {
    Text(
      zh: "看不懂时间“\(example)”的写法：请用 YYYY-MM、YYYY-Www、每月1日或每周同一天的日期，或整数（its 须加 --frequency 12 或 52）。",
      en:
        "Times like “\(example)” cannot be placed: use YYYY-MM, YYYY-Www, dates on the first of each month or on one "
        + "weekday, or whole numbers (its needs --frequency 12 or 52).")
  }

  /// A time is not written like the others.
  public static func time(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”的“\(text)”与其他时间的写法不一致、不存在或相距太远，请更正。",
      en:
        "Line \(line): “\(name)” is “\(text)”, which does not exist, is not written like the other times or lies too far "
        + "from them; correct it.")
  }

  /// A time stands twice.
  public static func sameTime(line: Int, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：这一时间已有一行（第\(earlier)行）。每个时间只能有一行，请先汇总。",
      en: "Line \(line): this time already has a row (line \(earlier)). Each time has one row; add them up first.")
  }

  /// A time has no row.
  public static func noRow(time: String) -> Text {
    Text(
      zh: "缺少 \(time) 的数据行。没有发生请补一行并填0；时间须连续。",
      en: "There is no row for \(time). Add one, with 0 if nothing happened; times follow one another without a gap.")
  }

  /// A unit lacks a time.
  public static func noRowOfUnit(_ unit: String, time: String) -> Text {
    Text(
      zh: "“\(unit)”缺少 \(time) 的数据行。每个单位在每个时间都须有一行；补不齐的单位请整个删去。",
      en:
        "“\(unit)” has no row for \(time). Every unit needs a row for every time; remove units that cannot be completed."
    )
  }

  /// A unit has a time twice.
  public static func sameUnitAndTime(line: Int, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：该单位在这一时间已有一行（第\(earlier)行），请只保留一行。",
      en: "Line \(line): the unit already has a row for this time (line \(earlier)); keep one.")
  }

  /// What must stay the same does not.
  public static func changing(line: Int, name: String, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”与该单位的另一行（第\(earlier)行）不同。开始时间、群组和协变量对同一单位须始终相同，请更正。",
      en:
        "Line \(line): “\(name)” differs from the unit's row in line \(earlier). First treated times, clusters and "
        + "covariates stay the same for a unit; correct it.")
  }
}
