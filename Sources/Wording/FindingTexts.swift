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
  /// - Parameters:
  ///   - high: the parts that are high.
  ///   - low: those that are low.
  public static func partsAbnormal(high: Text?, low: Text?) -> Text? {
    func part(_ names: Text?, _ zh: String, _ en: String) -> Text? {
      names.map {
        Text(zh: "\($0.zh)异常偏\(zh)", en: "\($0.en) stand\($0.en.contains(" and ") ? "" : "s") out as abnormally \(en)")
      }
    }
    let parts = [part(high, "高", "high"), part(low, "低", "low")].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return Text(
      zh: "但" + parts.map(\.zh).joined(separator: "，"), en: "but " + parts.map(\.en).joined(separator: " and "))
  }
  /// The city is calm but the reporting of districts is not.
  public static func partsSilent(_ names: Text) -> Text {
    Text(
      zh: "但\(names.zh)报送反常，不能据此认为平稳",
      en: "but reporting from \(names.en) is out of the ordinary, so that nothing calm can be said there")
  }

  /// The city is low, and so are parts of it taken alone.
  public static func partsLowToo(_ names: Text) -> Text {
    Text(
      zh: "其中\(names.zh)异常偏低",
      en: "and so, taken alone, \(names.en.contains(" and ") ? "are" : "is") \(names.en)")
  }

  /// Parts that stand out by themselves, beside those that carry the city.
  public static func alsoAbnormal(_ names: Text) -> Text {
    Text(
      zh: "另外，单独来看\(names.zh)也异常偏高",
      en: "Besides, taken alone, \(names.en) stand\(names.en.contains(" and ") ? "" : "s") out as abnormally high")
  }
  /// Parts that are low while the city is high.
  public static func lowAllTheSame(_ names: Text) -> Text {
    Text(
      zh: "\(names.zh)反而异常偏低，请核实有无漏报",
      en:
        "\(names.en) \(names.en.contains(" and ") ? "are" : "is") abnormally low all the same; check for missing reports"
    )
  }

  // MARK: figures

  /// The month's figure, where nothing can be expected.
  public static func observed(_ unit: Text, _ subject: Text, observed: String) -> Text {
    Text(zh: "\(unit.zh)\(subject.zh)\(observed)", en: "\(unit.en): \(subject.en) \(observed)")
  }
  /// The month's figure beside what was expected.
  public static func observedAgainstExpected(
    _ unit: Text, _ subject: Text, observed: String, expected: String, ratio: String?, interval: Text?
  ) -> Text {
    var zh = "\(unit.zh)\(subject.zh)\(observed)，按历年同月和近期水平应有\(expected)左右"
    var en =
      "\(unit.en): \(subject.en) \(observed), where the same months of earlier years and the recent level let "
      + "expect about \(expected)"
    if let ratio {
      zh += "，是其\(ratio)倍"
      en += "; that is \(ratio) times as many"
      if let interval {
        zh += "（有95%的把握在\(interval.zh)倍之间）"
        en += " (95% confidence: \(interval.en) times)"
      }
    }
    return Text(zh: zh, en: en)
  }
  /// The figure of all schools where not all can be compared.
  public static func ofAllSchools(observed: String, leftOut: Int) -> Text {
    let n = Numerals.count(leftOut)
    return Text(
      zh: "全部已报学校合计\(observed)，其中\(n)所往年同月没有报送，不参与比较",
      en: "All schools that reported: \(observed); \(n) of them did not report this month of any earlier year and "
        + "\(leftOut == 1 ? "is" : "are") left out of the comparison")
  }
  /// What the month will come to, of schools still to report and of events still to become known.
  public static func nowcast(expected: String, from lower: String, to upper: String, schoolsMissing: Bool) -> Text {
    Text(
      zh: (schoolsMissing ? "若未报学校与已报学校相近，" : "") + "按以往补报的快慢推算，报齐后约为\(expected)（\(lower)至\(upper)）",
      en: (schoolsMissing ? "if the schools still to report are like the others and " : "if ")
        + "late events arrive as they usually do, the month will come to about \(expected) (\(lower) to \(upper))")
  }
  /// The year to date beside the same months of earlier years; where returns of the month are missing, of the schools alone
  /// that sent one.
  public static func cumulative(
    month: Int, observed: String, expected: String, ratio: String?, isOfReported: Bool, isOfSchools: Bool
  ) -> Text {
    let span = Numerals.monthsUpTo(month)
    let who = isOfSchools ? ("学校", "schools") : ("学区", "districts")
    let (zh, en) =
      isOfReported ? ("（只计本月已报送的\(who.0)）", " (only \(who.1) that reported this month)") : ("", "")
    return Text(
      zh: "累计同比\(zh)：\(span.zh)累计\(observed)，往年同期水平折算为\(expected)" + (ratio.map { "，是其\($0)倍" } ?? ""),
      en: "Year to date\(en): \(span.en) \(observed), against \(expected) expected from earlier years"
        + (ratio.map { ", ratio \($0)" } ?? ""))
  }
  /// Who carries the change.
  public static func carriedBy(_ parts: Text, isRise: Bool) -> Text {
    Text(
      zh: "主要由\(parts.zh)\(isRise ? "带动" : "减少所致")",
      en: "carried mainly by \(parts.en)")
  }
  /// A part and its share of the change; a part may carry more than all of it where others moved the other way.
  public static func shareOfChange(_ part: Text, share: Double, isRise: Bool) -> Text {
    let whole = share >= 1
    let percent = Numerals.percent(share)
    let (zh, en) = (isRise ? "增量" : "减量", isRise ? "rise" : "fall")
    return Text(
      zh: "\(part.zh)（占\(whole ? "全部\(zh)" : zh + percent)）",
      en: "\(part.en) (\(whole ? "all" : percent) of the \(en))")
  }
  /// Why shares of a change add up to more than all of it.
  public static func othersMovedBack(isRise: Bool) -> Text {
    isRise
      ? Text(zh: "（其余合计减少）", en: " (the others together fell)")
      : Text(zh: "（其余合计增加）", en: " (the others together rose)")
  }
  /// The baseline month by month.
  public static func baseline(_ years: [(year: Int, count: String)], expected: String, ratio: String?) -> Text {
    let zh = years.map { "\($0.year)年\($0.count)" }.joined(separator: "、")
    let en = years.map { "\($0.year): \($0.count)" }.joined(separator: ", ")
    return Text(
      zh: "往年同月：\(zh)；按本月报送规模折算平均为\(expected)" + (ratio.map { "，同比为其\($0)倍" } ?? ""),
      en: "Same month of earlier years: \(en); at this month's size that is \(expected) on average"
        + (ratio.map { ", a ratio of \($0)" } ?? ""))
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
    zh: "单看往年同月、逐年剔除基线年份，结论都不变",
    en: "the answer stays the same by the same month of earlier years alone, and without any one of them")
  /// Nothing speaks against saying that nothing is abnormal.
  public static let calmWithoutReservation = Text(
    zh: "报送基本齐全，数据足以排除翻倍", en: "reporting is all but complete, and the figures rule out a doubling")
  /// No earlier year.
  public static let noEarlierYear = Text(zh: "没有往年同月数据", en: "no earlier year has data for this month")
  /// One earlier year.
  public static let oneEarlierYear = Text(zh: "只有一个往年可比", en: "only one earlier year to compare with")
  /// The records are too young.
  public static func shortHistory(months: Int) -> Text {
    let n = Numerals.count(months)
    return Text(
      zh: "此前只有\(n)个月的数据，满12个月才能判断",
      en: "only \(n) months of data lie before; 12 are needed")
  }
  /// None of the schools that reported can be compared.
  public static let noComparableSchools = Text(
    zh: "本月报送的学校往年同月都没有报送，无从比较",
    en: "none of the schools that reported this month reported it in an earlier year")
  /// Schools without an earlier year are in the figure.
  public static func newSchools(_ schools: Int, events: String) -> Text {
    let n = Numerals.count(schools)
    return Text(
      zh: "数字含往年同月没有报送的\(n)所学校（\(events)），这些学校没有自己的往年可比",
      en: "the figure includes \(n) school\(schools == 1 ? "" : "s") (\(events)) without this month in an earlier year "
        + "to compare with")
  }
  /// Nothing but zeros has come.
  public static func onlyZeros(months: Int) -> Text {
    let n = Numerals.count(months)
    return Text(zh: "连续\(n)个月全是零报告，不足为据", en: "nothing but zeros for \(n) months, which cannot be relied on")
  }
  /// Nothing but zeros has come from some districts.
  public static func districtsOnlyZeros(_ districts: Int) -> Text {
    let n = Numerals.count(districts)
    return Text(
      zh: "\(n)个学区连续几个月全是零报告，全市数字可能偏低",
      en: "\(n) district\(districts == 1 ? " has" : "s have") returned nothing but zeros for months, so the city's "
        + "figure may be too low")
  }
  /// The model does not settle.
  public static let modelUnsettled = Text(
    zh: "数据特殊，共用模型算不出稳定结果，只与往年同月比较",
    en: "the model of all units does not settle on these data, so only the same month of earlier years is compared with"
  )
  /// The same month of earlier years does not bear it out.
  public static let samePeriodDisagrees = Text(
    zh: "单看往年同月，还不足以认定异常", en: "by the same month of earlier years alone it would not be abnormal")
  /// Grave kinds have not risen.
  public static let lesserKindsOnly = Text(
    zh: "自杀死亡和自杀未遂没有随之增多，可能只是上报增多",
    en: "suicide deaths and attempts have not risen with the others, so more may be reported rather than happen")
  /// A screening was held.
  public static let afterScreening = Text(
    zh: "本月或上月做过心理筛查而往年同期没有，可能是发现增多",
    en: "a screening was held this month or last, as in no earlier year, so more may be found rather than happen")
  /// What is to be reported was changed.
  public static func afterRuleChange(_ month: Text) -> Text {
    Text(
      zh: "\(month.zh)起上报口径有变，与此前不完全可比",
      en: "what is to be reported was changed in \(month.en), so earlier figures are not fully comparable")
  }
  /// One year carries the answer.
  public static func dependsOnYear(_ year: Int) -> Text {
    Text(zh: "结论取决于\(year)年这一基线年份", en: "the answer depends on the baseline year \(year)")
  }
  /// The month may still grow.
  public static let provisional = Text(
    zh: "本月数据尚在补报期内，为暂定数", en: "the month is still within the reporting delay, so its figures are provisional")
  /// Nothing was reported.
  public static let nothingReported = Text(zh: "本月无报送", en: "nothing was reported this month")

  // MARK: where

  /// A unit's rise beside the others'.
  public static func besideOthers(isOwn: Bool, expected: String) -> Text {
    isOwn
      ? Text(
        zh: "扣除各单位共同的涨落后应有\(expected)左右，仍然偏高：不只是随全市上升",
        en:
          "with what all units share taken off, about \(expected) would be expected: it is high even so, not only with "
          + "the city")
      : Text(
        zh: "扣除各单位共同的涨落后应有\(expected)左右，不再突出：主要是随全市上升",
        en:
          "with what all units share taken off, about \(expected) would be expected: it no longer stands out, and rises "
          + "mainly with the city")
  }
  /// One school carries most of it.
  /// - Parameter share: its share; absent: all of it, or more where others fell.
  public static func oneSchool(share: String?) -> Text {
    Text(
      zh: "\(share.map { "增量的\($0)" } ?? "增量全部")来自同一所学校（为保护学生，不列校名）",
      en: "\(share ?? "All") of the rise comes from a single school (not named, to protect its pupils)")
  }
  /// A school among the drivers.
  public static let aSchool = Text(zh: "其中一所学校", en: "a single school")
  /// Nothing more can be said of where.
  public static func withinUnit(_ unit: Text) -> Text {
    Text(zh: "限于\(unit.zh)，未再细分", en: "within \(unit.en); not broken down further")
  }
  /// All units that were tested.
  public static func everywhereCalm(districts: Int, stages: Int) -> Text {
    let (d, s) = (Numerals.count(districts), Numerals.count(stages))
    return Text(
      zh: "所检验的\(d)个学区" + (stages > 0 ? "、\(s)个学段" : "") + "均未见异常",
      en: "none of the \(d) districts" + (stages > 0 ? " and \(s) stages" : "") + " tested stands out")
  }

  // MARK: next step

  /// What to do about a rise.
  public static func nextStepRise(_ places: Text?) -> Text {
    Text(
      zh: (places.map { "请\($0.zh)" } ?? "请责任学区") + "在一周内逐起核实事件及在册学生跟踪情况，并对照下文的学段和类型排查原因",
      en:
        "Within a week, have \(places?.en ?? "the districts responsible") check each event and the follow-up of pupils on file, "
        + "and look for causes by the stages and kinds below")
  }
  /// What to do about a rise that may be one of reporting.
  public static let nextStepReporting = Text(
    zh: "请先核对上报口径、筛查和人员变动，逐起确认是否新发生；确认之前不作为形势恶化的依据",
    en:
      "First check definitions, screenings and changes of staff, and event by event whether it is new; until then do not "
      + "take it for a worsening")
  /// What to do about a rise that one school carries.
  public static let nextStepOneSchool = Text(
    zh: "请责任学区单独核实该校，必要时派出专业力量；会议材料和通报中不得点名",
    en:
      "Have the district responsible check that school by itself and send help if needed; do not name it in papers or "
      + "meetings")
  /// What to do about provisional figures.
  public static let nextStepProvisional = Text(
    zh: "补报期过后重新生成报告再定性；处置不必等",
    en: "Make the report again after the reporting delay before drawing conclusions; action need not wait")
  /// What to do about a fall.
  public static let nextStepFall = Text(
    zh: "请先核实有无漏报、迟报和口径变化，再判断是否真正下降",
    en: "First check for missing or late returns and changed definitions, then decide whether it really fell")
  /// What to do when the figures cannot carry a conclusion.
  public static let nextStepReport = Text(
    zh: "请先催报并补齐数据，再作判断", en: "First obtain the missing returns, then decide")
  /// What to do when all is calm.
  public static let nextStepCalm = Text(
    zh: "按常规开展工作；单个学生的情况以每周跟踪为准", en: "Go on as usual; for single pupils the weekly follow-up counts")
  /// What to do without history.
  public static let nextStepHistory = Text(
    zh: "请补录往年数据；在此之前逐起处置，不作升降判断",
    en: "Load earlier years if there are any; until then handle each event, and do not speak of rises or falls")

  // MARK: method

  /// The pooled model in one line.
  public static func pooledMethod(dispersion: String) -> Text {
    Text(
      zh: "各单位一并建模：各有各的水平，季节和长期趋势共用，过去的异常月份自动剔除；数字天然的起伏按随机波动的\(dispersion)倍计（离散度）",
      en:
        "All units in one model: a level of each one's own, season and trend in common, past outbreaks left out; counts are "
        + "taken to vary \(dispersion) times as much as pure chance (dispersion)")
  }
  /// The same-period test in one line.
  public static func samePeriodMethod(dispersion: String) -> Text {
    Text(
      zh: "只与往年同月比较，按报送规模折算；数字天然的起伏按随机波动的\(dispersion)倍计（离散度）",
      en:
        "Compared with the same month of earlier years only, at equal size; counts are taken to vary \(dispersion) times as "
        + "much as pure chance (dispersion)")
  }
}
