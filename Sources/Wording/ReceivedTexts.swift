/// What is said of a list of the days on which files came.
public enum ReceivedTexts {
  /// The list cannot be used.
  /// - Parameters:
  ///   - path: Its path.
  ///   - reasons: What is wrong with it.
  /// - Returns: all of it, a line each.
  public static func unusable(_ path: String, _ reasons: [Text]) -> Text {
    let shown = reasons.prefix(mostShown)
    let more = reasons.count - shown.count
    let zh = ["\(path) 有误，没有载入任何文件。收到日期决定报送是否按时，请改正后重新运行："] + shown.map { "  " + $0.zh }
    let en =
      ["\(path) is wrong, and nothing was loaded: it decides which returns are late. Correct it and run again:"]
      + shown.map { "  " + $0.en }
    return Text(
      zh: (zh + (more > 0 ? ["  另有 \(more) 处"] : [])).joined(separator: "\n"),
      en: (en + (more > 0 ? ["  and \(more) more"] : [])).joined(separator: "\n"))
  }

  private static let mostShown = 10

  /// The list is no table.
  public static let noTable = Text(zh: "不是 CSV 文本", en: "it is no CSV text")
  /// The list has no header.
  public static let noHeader = Text(
    zh: "第一行应为表头“文件,收到日期”或 file,received", en: "the first row should be the header file,received")
  /// A row names no file.
  /// - Parameter row: The row's number.
  /// - Returns: what is wrong.
  public static func noName(row: Int) -> Text { Text(zh: "第\(row)行：没有文件名", en: "row \(row): no file is named") }
  /// A row has no day.
  /// - Parameter row: The row's number.
  /// - Returns: what is wrong.
  public static func noDay(row: Int) -> Text {
    Text(zh: "第\(row)行：收到日期应写作 YYYY-MM-DD", en: "row \(row): the day should be written YYYY-MM-DD")
  }
  /// A file has two days.
  /// - Parameters:
  ///   - row: The number of the second row.
  ///   - name: The file.
  /// - Returns: what is wrong.
  public static func twoDays(row: Int, _ name: String) -> Text {
    Text(zh: "第\(row)行：\(name) 已列有另一个日期", en: "row \(row): \(name) has another day already")
  }
  /// A file is not there.
  /// - Parameters:
  ///   - row: The row's number.
  ///   - name: The file.
  /// - Returns: what is wrong.
  public static func noFile(row: Int, _ name: String) -> Text {
    Text(zh: "第\(row)行：文件夹中没有 \(name)", en: "row \(row): there is no \(name) in the folder")
  }
}
