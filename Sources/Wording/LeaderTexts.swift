/// The page for the leadership: conclusion, basis, doubts, what to do.
public enum LeaderTexts {
  /// The page's title.
  public static func title(city: String, month: Text) -> Text {
    Text(zh: "\(city)学生心理健康监测领导参阅（\(month.zh)）", en: "\(city): pupils' mental health, \(month.en) – for the leadership")
  }
  /// The way to it.
  public static let open = Text(zh: "领导参阅（一页）", en: "One page for the leadership")
  /// The way back.
  public static let back = Text(zh: "详见分析报告", en: "The full report")

  // MARK: conclusion

  /// The first part.
  public static let conclusion = Text(zh: "结论", en: "Conclusion")
  /// What the city's month is.
  public enum Answer: Sendable, Hashable, CaseIterable {
    case high, low, yearHigh, yearLow, nothing, unknown
  }
  /// The answer to the question of the page.
  /// - Parameters:
  ///   - subject: what is counted; absent where it is the only one.
  ///   - answer: what the city's month is.
  ///   - hasParts: whether districts or stages stand out although the city does not.
  ///   - isIncomplete: whether returns are missing.
  public static func answer(_ subject: Text?, _ answer: Answer, hasParts: Bool, isIncomplete: Bool) -> Text {
    let (zh, en) =
      switch answer {
      case .high: ("是，偏高", "Yes, it is high")
      case .low: ("是，偏低", "Yes, it is low")
      case .yearHigh: ("本月不突出，但全年偏高", "This month does not stand out, but the year is high")
      case .yearLow: ("本月不突出，但全年偏低", "This month does not stand out, but the year is low")
      case .nothing: ("未见异常", "Nothing abnormal is seen")
      case .unknown: ("暂不能判断", "It cannot be said yet")
      }
    let place = hasParts && answer == .nothing ? ("全市", " in the city as a whole") : ("", "")
    let ending = (
      (hasParts ? "，局部有异常" : "") + (isIncomplete ? "（报送不全）" : ""),
      (hasParts ? ", but parts of it stand out" : "") + (isIncomplete ? " (returns are missing)" : "")
    )
    return Text(
      zh: "本月\(subject.map { "“\($0.zh)”" } ?? "")是否异常：\(place.0)\(zh)\(ending.0)",
      en: "Is anything abnormal this month\(subject.map { " (\($0.en))" } ?? "")? \(en)\(place.1)\(ending.1)")
  }
  /// Grave events in places that had none for long.
  public static func graveAlerts(_ places: Text) -> Text {
    Text(zh: "\(places.zh)出现重大事件，此前较长时间没有", en: "Grave events in \(places.en), for the first time in long")
  }
  /// More indicators than the page has room for.
  public static func moreIndicators(_ count: Int) -> Text {
    Text(zh: "另有\(count)项指标，见分析报告", en: "For \(count) more indicator\(count == 1 ? "" : "s") see the full report")
  }

  // MARK: basis

  /// The second part.
  public static let basis = Text(zh: "依据", en: "Basis")
  /// Pupils on file, and how they moved: the account balances.
  public static func tiers(
    start: String, opened: String, released: String, left: String, deceased: String?, end: String, up: String,
    down: String
  ) -> Text {
    Text(
      zh: "在册学生月初\(start)人，月内新建档\(opened)人、解除\(released)人、转出或毕业\(left)人" + (deceased.map { "、死亡\($0)人" } ?? "")
        + "，月末\(end)人；"
        + "其间升级\(up)人，降级\(down)人",
      en:
        "Pupils on file: \(start) at the start of the month, \(opened) new, \(released) released, \(left) transferred out or "
        + "graduated, " + (deceased.map { "\($0) deceased, " } ?? "")
        + "\(end) at its end; \(up) stepped up, \(down) stepped down")
  }
  /// The latest week of follow-up, and the month's first beside it.
  public static func tracking(day: Text, rate: String, tracked: String, onFile: String, before: Text?) -> Text {
    Text(
      zh: "\(day.zh)起的一周，在册\(onFile)人中跟踪到\(tracked)人，跟踪率\(rate)" + (before.map { "（\($0.zh)）" } ?? ""),
      en: "In the week from \(day.en), \(tracked) of \(onFile) pupils on file were followed up: \(rate)"
        + (before.map { " (\($0.en))" } ?? ""))
  }
  /// An earlier week to compare with.
  public static func trackingBefore(weeks: Int, rate: String) -> Text {
    Text(zh: "\(weeks)周前为\(rate)", en: "\(weeks) weeks before: \(rate)")
  }
  /// There are no figures to base anything on.
  public static let noBasis = Text(zh: "没有可用的数据", en: "There are no figures to go by")

  // MARK: doubts

  /// The third part.
  public static let doubts = Text(zh: "存疑", en: "Doubts")
  /// The districts with missing returns of a form.
  public static func missingReturns(form: Text, missing: String, expected: String, places: Text) -> Text {
    Text(
      zh: "\(form.zh)应报\(expected)所，未报或待更正\(missing)所：\(places.zh)",
      en: "\(form.en): \(missing) of \(expected) schools missing or to be corrected: \(places.en)")
  }
  /// Districts whose zeros are doubtful.
  public static func onlyZeros(_ places: Text) -> Text {
    Text(
      zh: "\(places.zh)长期全部零报告，不能当作平稳", en: "Nothing but zero reports from \(places.en) for long, which is not calm")
  }
  /// Findings that are not usable by themselves.
  public static func weakFindings(_ weak: String, of all: String) -> Text {
    Text(
      zh: "所列\(all)条异常中有\(weak)条仅供参考或依据不足，须核实后再用",
      en: "\(weak) of the \(all) findings are indicative or insufficient and have to be checked before use")
  }
  /// Interventions of which nothing sure can be said.
  public static func weakInterventions(_ weak: String, of all: String) -> Text {
    Text(
      zh: "\(all)项干预措施中有\(weak)项的成效还不能认定",
      en: "For \(weak) of \(all) kinds of interventions it cannot be said for sure whether they help")
  }
  /// Kinds that came to the same schools at the same time.
  public static func notApart(_ kinds: Text) -> Text {
    Text(
      zh: "\(kinds.zh)开展的学校和时间几乎相同，各自的成效分不开",
      en: "What each of \(kinds.en) did cannot be told apart: they came to almost the same schools at the same time")
  }
  /// Nothing is known of tiers.
  public static let noFollowUps = Text(
    zh: "没有动态跟踪记录，在册学生的等级和跟踪情况不明", en: "Without follow-up records nothing is known of pupils on file")
  /// Follow-up records stop before the month's end.
  public static func followUpsEnd(_ day: Text) -> Text {
    Text(
      zh: "动态跟踪记录只到\(day.zh)，其后在册、升降级、解除和跟踪的情况都不清楚",
      en: "Follow-up records end on \(day.en): who came on file, moved, was released or followed up since is not known")
  }
  /// Nothing speaks against the above.
  public static let noDoubts = Text(zh: "报送齐全，没有需要特别说明的疑点", en: "All returns are in, and there is nothing to add")

  // MARK: what to do

  /// The fourth part.
  public static let advice = Text(zh: "建议", en: "What to do")
  /// What is left for the analyst's page.
  public static func more(_ count: Int) -> Text {
    Text(zh: "另有\(count)项见分析报告。", en: "\(count) more in the full report.")
  }
  /// How the dates come about.
  public static let dates = Text(
    zh: "时限：失联学生次日，重大事件、死亡和异常自数据截止日起3个工作日（周一至周五，未计法定节假日），逾期跟踪一周，未报报表至下一次报送截止日。",
    en:
      "Dates: pupils out of contact by the next day, grave events, deaths and findings within 3 working days of the day of the data (Monday to Friday; public holidays are "
      + "not known), overdue follow-ups within a week, missing returns by the next due day.")
}
