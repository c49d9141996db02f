extension Masking {
  /// Whether a text can hardly be anything but a person's name: Latin words alone, or a common surname and one to three
  /// characters, by themselves or set apart by digits and marks.
  static func looksLikeName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    if words.count > 1, words.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0.isASCII && $0.isLetter } }) {
      return true
    }
    return text.split(whereSeparator: { !isChinese($0) }).contains { run in
      guard (2...4).contains(run.count), let first = run.first, surnames.contains(first) else { return false }
      return run.count == text.count || !run.contains(where: ofNumbers.contains)
    }
  }

  private static func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// The hundred commonest surnames, about 85 % of all people.
  private static let surnames = Set(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
      + "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧严肖")
  /// What stands in numbers of events rather than in names.
  private static let ofNumbers = Set("一二三四五六七八九十年级班区县镇乡村校月号第事件")
}
