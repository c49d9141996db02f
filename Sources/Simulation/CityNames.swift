import Submissions

/// Invented names: of the city, its districts, schools and pupils.
enum CityNames {
  static let city = "云汀市"

  private static let known = [
    "云岫区", "汀兰区", "松岚区", "鹭洲区", "青屿区", "星潭区", "竹屏区", "枫渡区", "霁山区", "芦汀区", "岚溪区", "荷津区",
  ]

  static func district(_ index: Int) -> String {
    index < known.count ? known[index] : "第\(numeral(index + 1))学区"
  }

  static func school(_ type: SchoolType, number: Int, district: String) -> String {
    let kind =
      switch type {
      case .primary: "小学"
      case .junior: "初级中学"
      case .senior: "高级中学"
      case .vocational: "职业技术学校"
      case .nineYear: "实验学校"
      case .completeSecondary: "中学"
      }
    return "\(district)第\(numeral(number))\(kind)"
  }

  /// A Chinese numeral for 1…999.
  static func numeral(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let (hundreds, tens, ones) = (number / 100 % 10, number / 10 % 10, number % 10)
    var text = hundreds > 0 ? digits[hundreds] + "百" : ""
    if tens > 0 {
      text += (tens == 1 && hundreds == 0 ? "" : digits[tens]) + "十"
    } else if hundreds > 0, ones > 0 {
      text += "零"
    }
    return text + digits[ones]
  }

  private static let surnames = [
    "林", "周", "沈", "叶", "方", "陆", "江", "程", "苏", "许", "何", "顾", "唐", "夏", "梁", "徐", "郑", "傅", "卢", "章",
  ]
  private static let given = [
    "一诺", "子涵", "梓轩", "雨桐", "思远", "嘉宁", "若溪", "景行", "书瑶", "知夏", "亦辰", "沐阳", "清和", "语晨", "安然", "之恒",
    "可心", "予希", "星野", "南乔", "乐言", "念初", "明哲", "望舒",
  ]

  static func person(_ generator: inout CityGenerator) -> String {
    (generator.pick(surnames) ?? "") + (generator.pick(given) ?? "")
  }

  /// A grade as schools write it, with its stage told by the text.
  static func grade(_ stage: Stage, _ year: Int) -> String {
    switch stage {
    case .primary: "小学\(numeral(year))年级"
    case .junior: "初\(numeral(year))"
    case .senior: "高\(numeral(year))"
    case .vocational: "中职\(numeral(year))年级"
    }
  }
}

extension Stage {
  /// The years a pupil spends in the stage.
  var years: Int { self == .primary ? 6 : 3 }
}
