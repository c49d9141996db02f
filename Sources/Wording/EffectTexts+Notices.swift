extension EffectTexts {
  /// A figure with its 95 % interval.
  public static func interval(_ value: String, _ lower: String, _ upper: String) -> Text {
    Text(zh: "\(value)（95%区间\(lower)至\(upper)）", en: "\(value) (95 % interval \(lower) to \(upper))")
  }

  /// Which way an effect goes, if the interval does not hold that of no effect.
  public static func direction(isOpen: Bool, isBelow: Bool) -> Text {
    isOpen
      ? Text(
        zh: "区间包含“没有变化”，不能断定有效果，也不能断定没有", en: "the interval holds no change: neither an effect nor its absence is shown"
      )
      : isBelow
        ? Text(zh: "降低，超出偶然范围", en: "a fall beyond chance")
        : Text(zh: "升高，超出偶然范围", en: "a rise beyond chance")
  }

  /// The answer of an interrupted series.
  public static func interrupted(
    _ series: String, since: String, ratio: Text, averted: Text, direction: Text, verdict: Text
  ) -> Text {
    Text(
      zh:
        "自 \(since) 起，“\(series)”与无干预时预期之比为\(ratio.zh)，比预期少发生的件数（负数表示多发生）为\(averted.zh)：\(direction.zh)。\(verdict.zh)",
      en:
        "From \(since) on, “\(series)” was \(ratio.en) times what would be expected without the intervention, with "
        + "\(averted.en) events averted (below 0: added): \(direction.en). \(verdict.en)")
  }

  /// An answer that is none.
  public static func noConclusion(_ series: String, _ what: Text, _ verdict: Text) -> Text {
    Text(
      zh: "“\(series)”，\(what.zh)：不能下结论。\(verdict.zh)表中的数只供核对。",
      en: "“\(series)”, \(what.en): no conclusion. \(verdict.en) The table's figures are for checking only.")
  }
  /// From a period on.
  public static func since(_ period: String) -> Text { Text(zh: "自 \(period) 起", en: "from \(period) on") }

  /// What a control did.
  public static func control(_ series: Text, ratio: Text, moved: Bool) -> Text {
    moved
      ? Text(
        zh: "阴性对照“\(series.zh)”本不应受干预影响，与预期之比却为\(ratio.zh)：同期另有原因使数字变动，不能把变化都归于干预。",
        en:
          "The negative control “\(series.en)”, which the intervention cannot move, was \(ratio.en) times what was expected: "
          + "something else moved the figures, and the change cannot all be the intervention's.")
      : Text(
        zh: "阴性对照“\(series.zh)”与预期之比为\(ratio.zh)，未见明显变动。",
        en: "The negative control “\(series.en)” was \(ratio.en) times what was expected: no clear change.")
  }

  /// A control could not be fitted.
  public static func controlNotFitted(_ series: Text, _ reason: Text) -> Text {
    Text(
      zh: "阴性对照“\(series.zh)”未能估计：\(reason.zh)。",
      en: "The negative control “\(series.en)” was not estimated: \(reason.en).")
  }

  /// No control was shown.
  public static let noControl = Text(
    zh: "没有阴性对照：请用 --control 指定一列本不应受干预影响的指标，否则同期的其他变化会被当成干预的效果。",
    en:
      "No negative control was shown: name a series that the intervention cannot move with --control; otherwise whatever "
      + "else changed at the time looks like its effect.")

  /// The answer of a staggered adoption.
  public static func staggered(
    _ series: String, estimator: Text, effect: Text, direction: Text, verdict: Text
  ) -> Text {
    Text(
      zh: "估计干预使“\(series)”平均改变\(effect.zh)，方法为\(estimator.zh)：\(direction.zh)。\(verdict.zh)",
      en:
        "The treatment changed “\(series)” by \(effect.en) on average (\(estimator.en)): \(direction.en). \(verdict.en)"
    )
  }

  /// There is no answer.
  public static func blank(_ series: String, _ what: Text, _ reason: Text) -> Text {
    Text(
      zh: "“\(series)”，\(what.zh)：没有估计，\(reason.zh)。", en: "“\(series)”, \(what.en): no estimate; \(reason.en).")
  }

  /// The other estimators.
  public static func agreement(_ answers: [(name: Text, effect: Text)]) -> Text {
    Text(
      zh:
        "其他方法的结果：\(answers.map { "\($0.name.zh) \($0.effect.zh)" }.joined(separator: "；"))。双向固定效应法会拿已干预的单位作对照，效应随时间增长时会偏小甚至反号。",
      en:
        "Other estimators: \(answers.map { "\($0.name.en) \($0.effect.en)" }.joined(separator: "; ")). Two-way fixed effects "
        + "also compare with units treated already, and are too small or of the wrong sign when effects grow.")
  }
  /// An estimator without a figure.
  public static let none = Text(zh: "无", en: "none")

  /// The test before the treatment.
  public static func trends(_ p: String, differ: Bool) -> Text {
    differ
      ? Text(
        zh: "干预前走势检验：p=\(p)，走势已有不同，结果须慎用。",
        en: "Test of trends before the treatment: p = \(p); they differed already, and the result needs care.")
      : Text(
        zh: "干预前走势检验：p=\(p)，未见不同；这不等于走势平行。",
        en:
          "Test of trends before the treatment: p = \(p); no difference is seen, which does not show that they were parallel."
      )
  }

  /// The violation survived.
  public static func breakdown(_ multiple: String?) -> Text {
    multiple.map {
      Text(
        zh: "走势偏离即使达到干预前最大一次的\($0)倍，结论（按开始后期数的平均）仍成立。",
        en:
          "The average by time since the start survives violations of parallel trends up to \($0) times the worst seen "
          + "before.")
    }
      ?? Text(
        zh: "即使走势平行，区间（按开始后期数的平均）也包含0。",
        en: "Even with parallel trends the interval of the average by time since the start holds 0.")
  }

  /// Units left out.
  public static func alwaysTreated(_ count: Int) -> Text {
    Text(
      zh: "有\(count)个单位从第一期起就已干预，没有干预前的数据，未使用。",
      en: "\(count) units are treated from the first period on, have nothing before it, and are left out.")
  }

  /// The others have no covariates.
  public static let withoutCovariates = Text(
    zh: "协变量只用于分批比较法；其他方法的结果未作调整。",
    en: "Covariates enter Callaway–Sant'Anna's estimates only; the others are not adjusted.")

  /// The answer of a term.
  public static func term(_ term: String, _ series: String, ratio: Text, direction: Text, verdict: Text) -> Text {
    Text(
      zh: "“\(term)”每增加1，“\(series)”变为原来的倍数：\(ratio.zh)，\(direction.zh)。\(verdict.zh)",
      en: "For each unit of “\(term)”, “\(series)” is multiplied by \(ratio.en): \(direction.en). \(verdict.en)")
  }
  /// An interval without a limit.
  public static let unlimited = Text(zh: "无界限", en: "no limit")

  /// Rows left out.
  public static func rowsLeftOut(separated: Int, single: Int, unknown: Int, of all: Int) -> Text {
    Text(
      zh: "\(all)行中未使用：所在组没有事件的\(separated)行，所在组只有一行的\(single)行，有未知单元格的\(unknown)行。",
      en:
        "Of \(all) rows, \(separated) in groups without events, \(single) alone in their group and \(unknown) with an "
        + "unknown cell were not used.")
  }

  /// The verdict of an answer, with its reasons.
  public static func verdict(_ verdict: Text, _ reasons: [Text]) -> Text {
    reasons.isEmpty
      ? Text(zh: "可靠程度：\(verdict.zh)。", en: "Verdict: \(verdict.en).")
      : Text(
        zh: "可靠程度：\(verdict.zh)（\(reasons.map(\.zh).joined(separator: "；"))）。",
        en: "Verdict: \(verdict.en) (\(reasons.map(\.en).joined(separator: "; "))).")
  }
}
