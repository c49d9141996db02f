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
      let left = remaining(secondsLeft)
      zh.append(left.zh)
      en.append(left.en)
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

  /// Simulations run.
  /// - Parameters:
  ///   - done: how many are done.
  ///   - all: how many there are.
  ///   - secondsLeft: how long the rest will take, where known.
  /// - Returns: the line.
  public static func simulating(_ done: Int, of all: Int, secondsLeft: Int?) -> Text {
    let zh = ["正在模拟第 \(Numerals.count(done))/\(Numerals.count(all)) 次"]
    let en = ["Simulation \(Numerals.count(done)) of \(Numerals.count(all))"]
    let left = secondsLeft.map(remaining)
    return Text(
      zh: (zh + [left?.zh].compactMap(\.self)).joined(separator: "，"),
      en: (en + [left?.en].compactMap(\.self)).joined(separator: ", "))
  }

  private static func remaining(_ seconds: Int) -> Text {
    let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
    return Text(
      zh: "约剩 " + (minutes > 0 ? "\(minutes) 分 " : "") + "\(rest) 秒",
      en: "about " + (minutes > 0 ? "\(minutes) min " : "") + "\(rest) s left")
  }
}
