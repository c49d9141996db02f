/// The sentences of the headline and of the finding cards.
public enum FindingTexts {
  // MARK: the month's statement

  /// Neither the month nor the year, where it could be compared, is abnormal; in the city as a whole, when parts are.
  public static func calm(month: Int, isYearKnown: Bool, butForParts: Bool = false) -> Text {
    let span = Numerals.monthsUpTo(month)
    let now = Numerals.month(month)
    guard isYearKnown, month > 1 else {
      return Text(
        zh: "\(butForParts ? "全市" : "")\(now.zh)未见异常",
        en: "\(butForParts ? "In the city as a whole, " : "")\(now.en) shows nothing abnormal")
    }
    return Text(
      zh: "\(butForParts ? "全市" : "")今年\(span.zh)总体平稳，\(now.zh)未见异常",
      en: "\(butForParts ? "In the city as a whole, " : "")\(now.en) shows nothing abnormal, and \(span.en) as a whole "
        + "\(month == 1 ? "is" : "are") in the usual range")
  }
  /// The notice's own sentence: calm so far, abnormally high now.
  public static func highAfterCalm(month: Int, isYearKnown: Bool) -> Text {
    let now = Numerals.month(month)
    guard month > 1, isYearKnown else { return high(month: month) }
    let before = Numerals.monthsUpTo(month - 1)
    return Text(
      zh: "今年\(before.zh)总体平稳，\(now.zh)异常偏高",
      en: "\(before.en) were in the usual range; \(now.en) is abnormally high")
  }
  /// Abnormally high, without a word on the year.
  public static func high(month: Int) -> Text {
    let now = Numerals.month(month)
    return Text(zh: "\(now.zh)异常偏高", en: "\(now.en) is abnormally high")
  }
  /// The whole year is high; the month is no exception.
  public static func yearHigh(month: Int) -> Text {
    let span = Numerals.monthsUpTo(month)
    let now = Numerals.month(month)
    return Text(
      zh: "今年\(span.zh)整体偏高，\(now.zh)并不突出",
      en: "The year is high as a whole (\(span.en)); \(now.en) does not stand out from it")
  }
  /// The year was high and the month stands out even so.
  public static func highInHighYear(month: Int) -> Text {
    let now = Numerals.month(month)
    guard month > 1 else { return high(month: month) }
    let before = Numerals.monthsUpTo(month - 1)
    return Text(
      zh: "今年\(before.zh)已经偏高，\(now.zh)又明显高于往年同月",
      en: "The year was already high (\(before.en)), and \(now.en) stands out even so")
  }
  /// Abnormally low.
  public static func low(month: Int) -> Text {
    let now = Numerals.month(month)
    return Text(zh: "\(now.zh)异常偏低", en: "\(now.en) is abnormally low")
  }
  /// The year so far is abnormally low.
  public static func yearLow(month: Int) -> Text {
    let span = Numerals.monthsUpTo(month)
    return Text(zh: "今年\(span.zh)整体偏低", en: "The year is low as a whole (\(span.en))")
  }
  /// What a fall calls for: check the reporting first.
  public static let lowIsNotBetter = Text(
    zh: "偏低不等于好转，请先核实有无漏报", en: "low is not the same as better, so check for missing reports first")
  /// Too few events to say anything.
  public static func undecided(month: Int) -> Text {
    let now = Numerals.month(month)
    return Text(
      zh: "数据太少，看不出\(now.zh)是否异常，不能排除已经翻倍",
      en: "Too few events to say whether \(now.en) is abnormal; a doubling cannot be ruled out")
  }
  /// There is nothing to compare with.
  public static func noComparison(month: Int) -> Text {
    let now = Numerals.month(month)
    return Text(
      zh: "没有可比的往年同月数据，无法判断\(now.zh)是否异常",
      en: "No earlier year has data for this month, so nothing can be said about whether \(now.en) is abnormal")
  }
  /// Nothing was reported.
  public static func notReported(month: Int) -> Text {
    let now = Numerals.month(month)
    return Text(
      zh: "\(now.zh)尚无数据报送，无法判断是否异常；没有报送不等于没有发生",
      en: "Nothing has been reported for \(now.en), so nothing can be said; no report does not mean no event")
  }

  /// The city is calm but parts of it are not.
  public static func partsAbnormal(_ names: Text, isRise: Bool) -> Text {
    Text(
      zh: "但\(names.zh)异常偏\(isRise ? "高" : "低")",
      en: "but \(names.en) stand\(names.en.contains(" and ") ? "" : "s") out as abnormally \(isRise ? "high" : "low")")
  }

  /// Parts that stand out by themselves, beside those that carry the city.
  public static func alsoAbnormal(_ names: Text) -> Text {
    Text(
      zh: "另外，单独来看\(names.zh)也异常偏高",
      en: "Besides, taken alone, \(names.en) stand\(names.en.contains(" and ") ? "" : "s") out as abnormally high")
  }

  // MARK: figures

  /// The month's figure beside what was expected.
  public static func observedAgainstExpected(
    _ unit: Text, _ subject: Text, observed: String, expected: String, ratio: String?, interval: Text?
  ) -> Text {
    var zh = "\(unit.zh)\(subject.zh)\(observed)，往年同月水平折算为\(expected)"
    var en = "\(unit.en): \(subject.en) \(observed), against \(expected) expected from the same month of earlier years"
    if let ratio {
      zh += "，是其\(ratio)倍"
      en += ", ratio \(ratio)"
      if let interval {
        zh += "（95%区间\(interval.zh)）"
        en += " (95% interval \(interval.en))"
      }
    }
    return Text(zh: zh, en: en)
  }
  /// The year to date beside the same months of earlier years.
  public static func cumulative(month: Int, observed: String, expected: String, ratio: String?) -> Text {
    let span = Numerals.monthsUpTo(month)
    return Text(
      zh: "累计同比：\(span.zh)累计\(observed)，往年同期水平折算为\(expected)" + (ratio.map { "，是其\($0)倍" } ?? ""),
      en: "Year to date: \(span.en) \(observed), against \(expected) expected from earlier years"
        + (ratio.map { ", ratio \($0)" } ?? ""))
  }
  /// Who carries the change.
  public static func carriedBy(_ parts: Text, isRise: Bool) -> Text {
    Text(
      zh: "主要由\(parts.zh)\(isRise ? "带动" : "减少所致")",
      en: "carried mainly by \(parts.en)")
  }
  /// A part and its share of the change.
  public static func shareOfChange(_ part: Text, share: String, isRise: Bool) -> Text {
    Text(
      zh: "\(part.zh)（占\(isRise ? "增量" : "减量")\(share)）",
      en: "\(part.en) (\(share) of the \(isRise ? "rise" : "fall"))")
  }
  /// The baseline month by month.
  public static func baseline(_ years: [(year: Int, count: String)], expected: String) -> Text {
    let zh = years.map { "\($0.year)年\($0.count)" }.joined(separator: "、")
    let en = years.map { "\($0.year): \($0.count)" }.joined(separator: ", ")
    return Text(
      zh: "往年同月：\(zh)；按本月报送规模折算，应为\(expected)",
      en: "Same month of earlier years: \(en); at this month's exposure, \(expected) would be expected")
  }
  /// No earlier year has the month.
  public static let noBaseline = Text(zh: "没有往年同月数据", en: "No earlier year has data for this month")
  /// Grave events, which no test makes harmless.
  public static func graveEvents(now: String, earlier: [(year: Int, count: String)]) -> Text {
    let zh = earlier.map { "\($0.year)年\($0.count)" }.joined(separator: "、")
    let en = earlier.map { "\($0.year): \($0.count)" }.joined(separator: ", ")
    return Text(
      zh: "其中自杀死亡和自杀未遂\(now)起" + (zh.isEmpty ? "" : "（往年同月：\(zh)）") + "，须逐起处置，不以统计上是否异常为准。",
      en: "Suicide deaths and attempts this month: \(now)" + (en.isEmpty ? "" : " (same month of earlier years: \(en))")
        + "; each calls for action of its own, whatever the statistics say.")
  }

  // MARK: chance

  /// How often this would happen by chance.
  public static func chance(oneIn months: Int?) -> Text {
    guard let months else {
      return Text(
        zh: "若无异常，这样的结果每1,000个这样的月份不足一次",
        en: "With nothing abnormal, this would happen in less than one in 1,000 such months")
    }
    let n = Numerals.count(months)
    return Text(
      zh: "若无异常，约每\(n)个这样的月份出现一次",
      en: "With nothing abnormal, this would happen about once in \(n) such months")
  }
  /// How many of the findings shown may be false.
  public static func falseAlarms(shown: Int, expected: Double) -> Text {
    let number = falseAlarmCount(expected)
    let k = Numerals.count(shown)
    return Text(
      zh: "同类异常共\(k)条，其中\(number.zh)条可能是误报",
      en:
        "\(k) finding\(shown == 1 ? "" : "s") of this kind \(shown == 1 ? "is" : "are") shown; \(number.en) may be false"
    )
  }

  /// A number of findings expected to be false.
  public static func falseAlarmCount(_ expected: Double) -> Text {
    expected < 0.1
      ? Text(zh: "不足0.1", en: "fewer than 0.1")
      : Text(zh: "约\(Numerals.decimal(expected))", en: "about \(Numerals.decimal(expected))")
  }

  // MARK: what is missing

  /// Schools that have not reported.
  public static func schoolsMissing(_ missing: Int, of expected: Int) -> Text {
    let m = Numerals.count(missing)
    let e = Numerals.count(expected)
    return Text(
      zh: "应报\(e)所学校中有\(m)所尚未报送，数字可能偏少",
      en: "\(m) of \(e) schools \(missing == 1 ? "has" : "have") not reported yet, so the figures may be too low")
  }
  /// Districts without a figure.
  public static func districtsMissing(_ missing: Int, of expected: Int) -> Text {
    let m = Numerals.count(missing)
    let e = Numerals.count(expected)
    return Text(
      zh: "\(e)个学区中有\(m)个本月没有数据，数字可能偏少",
      en: "\(m) of \(e) districts \(missing == 1 ? "has" : "have") no figure this month, so the figures may be too low")
  }
  /// Schools whose enrolment nobody told.
  public static func enrolmentUnknown(_ schools: Int) -> Text {
    let n = Numerals.count(schools)
    return Text(
      zh: "\(n)所学校没有在校学生数，按平均规模计",
      en: "\(n) school\(schools == 1 ? " has" : "s have") no enrolment and count\(schools == 1 ? "s" : "") as average")
  }
  /// Nothing can be ruled out.
  public static let wideInterval = Text(
    zh: "数据太少，区间太宽，不能排除翻倍", en: "too few events: the interval does not rule out a doubling")
  /// Every school has reported.
  public static func allReported(_ expected: Int) -> Text {
    let e = Numerals.count(expected)
    return Text(zh: "应报的\(e)所学校均已报送", en: "All \(e) schools that owe a return have reported")
  }
  /// Who reported is not known of monthly totals.
  public static let reportingUnknown = Text(
    zh: "数据为月度汇总，无法逐校核对报送情况", en: "The data are monthly totals, so who reported cannot be checked")

  // MARK: verdict

  /// The verdict *usable*.
  public static let usable = Text(zh: "可作依据", en: "usable")
  /// The verdict *indicative*.
  public static let indicative = Text(zh: "仅供参考", en: "indicative")
  /// The verdict *insufficient*.
  public static let insufficient = Text(zh: "依据不足", en: "insufficient")
  /// Nothing speaks against relying on it.
  public static let noReservation = Text(
    zh: "剔除长期趋势、逐年剔除基线年份后结论不变",
    en: "the answer stays the same without the trend and without any one baseline year")
  /// No earlier year.
  public static let noEarlierYear = Text(zh: "没有往年同月数据", en: "no earlier year has data for this month")
  /// One earlier year.
  public static let oneEarlierYear = Text(zh: "只有一个往年可比", en: "only one earlier year to compare with")
  /// The trend changes the answer.
  public static let trendDisagrees = Text(zh: "剔除长期趋势后结论改变", en: "taking the trend out changes the answer")
  /// There is too little history.
  public static let trendUnknown = Text(
    zh: "历史数据太短，无法剔除长期趋势", en: "too little history to take the trend out")
  /// One year carries the answer.
  public static func dependsOnYear(_ year: Int) -> Text {
    Text(zh: "结论取决于\(year)年这一基线年份", en: "the answer depends on the baseline year \(year)")
  }
  /// The month may still grow.
  public static let provisional = Text(
    zh: "本月数据尚在补报期内，为暂定数", en: "the month is still within the reporting delay, so its figures are provisional")
  /// Nothing was reported.
  public static let nothingReported = Text(zh: "本月无报送", en: "nothing was reported this month")

  // MARK: next step

  /// What to do about a rise.
  public static func nextStepRise(_ places: Text?) -> Text {
    Text(
      zh: (places.map { "请\($0.zh)" } ?? "请责任学区") + "在一周内逐起核实事件及在册学生跟踪情况，并对照下文的学段和类型排查原因",
      en:
        "Within a week, have \(places?.en ?? "the districts responsible") check each event and the follow-up of pupils on file, "
        + "and look for causes by the stages and kinds below")
  }
  /// What to do about a fall.
  public static let nextStepFall = Text(
    zh: "请先核实有无漏报、迟报和口径变化，再判断是否真正下降",
    en: "First check for missing or late returns and changed definitions, then decide whether it really fell")
  /// What to do when the figures cannot carry a conclusion.
  public static let nextStepReport = Text(
    zh: "请先催报并补齐数据，再作判断", en: "First obtain the missing returns, then decide")

  /// The method in one line.
  public static func method(dispersion: String?) -> Text {
    guard let dispersion else {
      return Text(
        zh: "同期比较：本月与往年同月按报送规模折算后比较，精确条件二项检验，区间为Clopper–Pearson法",
        en: "same-period: the month against the same month of earlier years at equal exposure, exact conditional "
          + "binomial test, Clopper–Pearson interval")
    }
    return Text(
      zh: "同期比较：本月与往年同月按报送规模折算后比较，负二项检验，离散度\(dispersion)（按本单位历史估计）",
      en: "same-period: the month against the same month of earlier years at equal exposure, negative binomial test, "
        + "dispersion \(dispersion)")
  }
}
