/// What is said of a command that is written wrongly.
public enum UsageTexts {
  /// A sentence of the parser in both languages; one of our own has both already.
  /// - Parameter message: What the parser says.
  /// - Returns: the sentence; where it is not known, at least that the command is written wrongly.
  public static func explained(_ message: String) -> Text {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    if let known = sentences.first(where: { message.hasPrefix($0.beginning) }), quoted.count > 1 {
      return Text(zh: known.zh(quoted[1]), en: message)
    }
    // One of our own has its English in the second line.
    let lines = message.split(separator: "\n", maxSplits: 1).map(String.init)
    if lines.count == 2, !lines[0].allSatisfy(\.isASCII) { return Text(zh: lines[0], en: lines[1]) }
    return Text(zh: "命令写法有误", en: message)
  }

  private static var sentences: [(beginning: String, zh: (String) -> String)] {
    [
      ("Unknown option", { "没有选项 \($0)" }),
      ("Missing value for", { "选项 \($0) 后面缺少内容" }),
      ("Missing expected argument", { "缺少 \($0)" }),
      ("Unexpected argument", { "不认识 \($0)" }),
      ("The value", { "不能用的内容：\($0)" }),
      ("The option", { "选项 \($0) 后面不带内容" }),
    ]
  }

  /// How the command is to be written, as it stands before the parser's own lines.
  /// - Parameter text: What is wrong.
  /// - Returns: the line.
  public static func error(_ text: Text) -> Text { Text(zh: "错误：\(text.zh)", en: "Error: \(text.en)") }

  /// The day of receipt lies after the day the run speaks from.
  public static let receivedLater = Text(
    zh: "收到日期 --received 不能晚于 --as-of 的日期", en: "--received cannot lie after --as-of")
  /// The month lies after the day the report speaks from.
  /// - Parameters:
  ///   - month: The month.
  ///   - day: The day.
  /// - Returns: what is wrong.
  public static func monthNotBegun(_ month: String, asOf day: String) -> Text {
    Text(
      zh: "\(month) 到 \(day) 还没有开始，没有可报告的内容；请核对 --month 和 --as-of",
      en: "\(month) has not begun by \(day), so there is nothing to report; check --month and --as-of")
  }
}
