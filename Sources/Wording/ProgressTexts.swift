/// The line that shows how far a load has come.
public enum ProgressTexts {
  /// Files are looked at.
  /// - Parameters:
  ///   - file: The number of the file at hand.
  ///   - files: How many there are.
  /// - Returns: the line.
  public static func recognising(_ file: Int, of files: Int) -> Text {
    Text(zh: "正在识别第 \(file)/\(files) 个文件", en: "Looking at file \(file) of \(files)")
  }

  /// Files are loaded.
  /// - Parameters:
  ///   - file: The number of the file at hand.
  ///   - files: How many there are.
  ///   - read: How much of the file is read, in per cent, where that takes long.
  ///   - rows: The rows stored so far.
  ///   - perSecond: The rows stored in a second, where known.
  ///   - secondsLeft: How long the rest will take, where known.
  /// - Returns: the line.
  public static func loading(
    _ file: Int, of files: Int, read: Int?, rows: Int, perSecond: Int?, secondsLeft: Int?
  ) -> Text {
    var zh: [String] = []
    var en: [String] = []
    // What a person waits for stands first: a narrow terminal cuts the end.
    if let secondsLeft {
      let (minutes, seconds) = secondsLeft.quotientAndRemainder(dividingBy: 60)
      zh.append("约剩 " + (minutes > 0 ? "\(minutes) 分 " : "") + "\(seconds) 秒")
      en.append("about " + (minutes > 0 ? "\(minutes) min " : "") + "\(seconds) s left")
    }
    if let read {
      zh.append("已读取 \(read)%")
      en.append("\(read)% read")
    }
    if rows > 0 {
      zh.append("已入库 \(Numerals.count(rows)) 行")
      en.append("\(Numerals.count(rows)) rows stored")
      if let perSecond {
        zh.append("每秒 \(Numerals.count(perSecond)) 行")
        en.append("\(Numerals.count(perSecond)) a second")
      }
    }
    return Text(
      zh: (["正在载入第 \(file)/\(files) 个文件"] + zh).joined(separator: "，"),
      en: (["Loading file \(file) of \(files)"] + en).joined(separator: ", "))
  }
}
