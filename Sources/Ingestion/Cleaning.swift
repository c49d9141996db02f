import Foundation

extension String {
  /// The text with lookalike characters, full-width forms and invisible characters put right, and trimmed.
  var cleaned: String {
    if isPlain { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in precomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: continue
      case 0x2E80...0x2EF3: scalars.append(radicals[scalar] ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What is compared of a name or label: cleaned, in lower case, without blanks, hyphens and underscores.
  var comparisonKey: String {
    if unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) { return self }
    return cleaned.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" && $0 != "*" }
  }
}

extension String {
  /// Whether there is nothing to clean: Chinese characters, dashes and visible ASCII, as in most cells.
  private var isPlain: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x21...0x7E, 0x4E00...0x9FFF, 0x2013...0x2014, 0x3001...0x3002: true
      default: false
      }
    }
  }
}

/// Radicals that fonts and PDF converters put in place of the whole character, and that NFKC leaves alone.
///
/// Source: Unicode 15 `EquivalentUnifiedIdeograph.txt`; only radicals that stand as a character of their own.
private let radicals: [Unicode.Scalar: Unicode.Scalar] = [
  "⺌": "小", "⺍": "小", "⺒": "巳", "⺓": "幺", "⺛": "旡", "⺜": "日", "⺝": "月", "⺠": "民", "⺧": "牛", "⺩": "王",
  "⺫": "目", "⺬": "示", "⺶": "羊", "⺷": "羊", "⻁": "虎", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车",
  "⻑": "長", "⻓": "长", "⻔": "门", "⻗": "雨", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食",
  "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄", "⻪": "黾", "⻬": "齐",
  "⻮": "齿", "⻰": "龙",
]
