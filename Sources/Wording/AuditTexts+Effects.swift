extension AuditTexts {
  /// Whether what was promised is kept.
  /// - Parameters:
  ///   - missed: the figures that miss their goal.
  ///   - all: those that have one.
  /// - Returns: the sentence.
  public static func goals(missed: Int, of all: Int) -> Text {
    missed == 0
      ? Text(zh: "检验了\(all)项承诺，全部达到。", en: "Promises tried: \(all); all are kept.")
      : Text(
        zh: "检验了\(all)项承诺，\(missed)项未达到，表中已逐项标明。",
        en: "Promises tried: \(all); not kept: \(missed). The tables mark them.")
  }

  /// What the report would have said of interventions that never took place in the bureau's own record.
  public static func ownPlacebo(claimed: String, usable: String) -> Text {
    Text(
      zh: "用本单位自己的记录，假定若干学校开展过其实没有的工作：\(claimed)会被误认为确有作用（好或坏）；结论列为“可用”的占\(usable)。",
      en:
        "In the bureau's own record, of interventions that never took place \(claimed) would have been called effective or "
        + "harmful by mistake; \(usable) would have been called usable.")
  }

  /// How often a planted effect is found in the bureau's own record.
  public static func ownFall(found: String?, enough: Int) -> Text {
    found.map {
      Text(
        zh: "在其中十所学校（开展后的事件合计不少于\(enough)起）植入降至0.7倍的效果，能发现\($0)。",
        en: "An effect of 0.7 times planted in ten of its schools, with \(enough) events or more after delivery, is "
          + "found in \($0) of studies.")
    }
      ?? Text(
        zh: "事件最多的学校里任取十所，开展后的事件也不足\(enough)起：这样的记录看不出降至0.7倍的效果，没有发现不等于没有效果。",
        en: "No ten of its schools with most events have \(enough) events after delivery: such a record cannot show an "
          + "effect of 0.7 times, and finding none does not mean that there is none.")
  }

  /// What earlier trends do to the rule.
  public static func earlierTrend(drift: String) -> Text {
    Text(
      zh: "如果开展工作的学校在此前一年事件已经在减少，\(drift)的情况下会被误认为是工作的效果：学校如何选定，数字看不出来，需要人来判断。",
      en: "Where events at the schools reached had been falling for a year already, the fall is taken for an effect in "
        + "\(drift) of studies: how schools were chosen is for people to judge, not for the figures.")
  }

  /// A kind of study's name; as it is written in the table of figures where it is not known.
  public static func study(_ name: String) -> Text {
    let parts = name.split(separator: "-").map(String.init)
    guard parts.count > 1 else { return Text(verbatim: name) }
    switch parts[0] {
    case "its":
      guard Double(parts[1]) != nil, parts.count > 2 else { return families[parts[1]] ?? Text(verbatim: name) }
      let (mean, hasSlope) = (parts[2] == "low" ? 5 : 100, parts.last == "slope")
      return Text(
        zh: "相邻月误差相关\(parts[1])，每月约\(mean)起\(hasSlope ? "，含斜率" : "")",
        en: "Correlation \(parts[1]), \(mean) events a month\(hasSlope ? ", slope" : "")")
    case "panel":
      return Text(
        zh: "\(parts[1])所学校，\(parts.last ?? "")所开展", en: "\(parts[1]) schools, \(parts.last ?? "") reached")
    default: return studies[parts[1]] ?? Text(verbatim: name)
    }
  }

  private static let families: [String: Text] = [
    "poisson": Text(zh: "月份独立，泊松", en: "Independent months, Poisson"),
    "quasiPoisson": Text(zh: "月份独立，准泊松（方差为均值2倍）", en: "Independent months, quasi-Poisson (variance twice the mean)"),
    "negativeBinomial": Text(zh: "月份独立，负二项", en: "Independent months, negative binomial"),
  ]

  private static let studies: [String: Text] = [
    "covariates": Text(zh: "先后开展，协变量同时影响趋势和开展", en: "Staggered, a covariate moves trend and treatment"),
    "constant": Text(zh: "先后开展，效果不变", en: "Staggered, constant effect"),
    "growing": Text(zh: "先后开展，效果逐期加大", en: "Staggered, growing effect"),
    "placebo": Text(zh: "其实没有开展", en: "Nothing took place"),
    "fall": Text(zh: "十所学校降至0.7倍", en: "A fall to 0.7 times at ten schools"),
    "drift": Text(zh: "此前一年已在下降", en: "A fall that began a year before"),
    "peak": Text(zh: "此前一年上升，后自行回落", en: "A rise in the year before that ends by itself"),
  ]

  /// Where a figure should lie, in whole per cent; 0 and 100 are no limits.
  public static func goal(from lower: Int, to upper: Int) -> Text {
    switch (lower, upper) {
    case (0, _): Text(zh: "不超过\(upper)%", en: "at most \(upper)%")
    case (_, 100): Text(zh: "不低于\(lower)%", en: "at least \(lower)%")
    default: Text(verbatim: "\(lower)%–\(upper)%")
    }
  }

  /// Whether it lies there.
  public static func goal(isMet: Bool) -> Text {
    isMet ? Text(zh: "达到", en: "kept") : Text(zh: "✗ 未达到", en: "✗ missed")
  }

  /// How it was made; kinds that take long are drawn less often.
  public static func madeAtMost(replicates: Int, seed: UInt64) -> Text {
    Text(zh: "每种情形最多模拟\(replicates)次，随机种子\(seed)", en: "up to \(replicates) studies of each kind, seed \(seed)")
  }

  /// Intervals.
  public static let intervalsTitle = Text(zh: "95%区间是否守约", en: "Do 95% intervals keep their promise?")
  /// What they are asked.
  public static let intervalsNote = Text(
    zh: "每种方法都在自身的假设成立的模拟研究上检验：区间包含真值的比例应接近95%。没有目标的行只供对照，例如整群很少时的普通稳健误差、效果逐期加大时的双向固定效应。",
    en: "Every method on simulated studies that meet its assumptions: the share of intervals that hold the truth "
      + "should be near 95%. Rows without a goal are there to compare, such as clustered errors with few clusters, or "
      + "two-way fixed effects where effects grow.")
  /// Series whose months hang together.
  public static let correlatedTitle = Text(zh: "月份互相关联时的报告区间", en: "The reported interval when months hang together")
  /// What they are.
  public static let correlatedNote = Text(
    zh: "84个月，第55个月开始；月误差按一阶自回归相关。相关为0时不宜超过98%（区间过宽），相关为0.45时应不低于92%；0.6只供参考：程序看到相关超过0.5时，结论为“仅供参考”。",
    en: "84 months, interrupted in the 55th; log errors are autoregressive. At 0 it should not pass 98% (too wide), "
      + "at 0.45 it should be 92% or more; 0.6 is shown only: where the program sees "
      + "more than 0.5 it calls its answer indicative.")
  /// The report's rule on simulated bureaus.
  public static let simulatedTitle = Text(zh: "月报的规则：模拟的单位", en: "The report's rule: simulated bureaus")
  /// What they are.
  public static let simulatedNote = Text(
    zh: "60所学校、三年的模拟记录，经过月报判断工作效果的同一程序。“误称有效”：没有效果，却给出“可用”的结论且区间不含1。",
    en: "Simulated records of 60 schools over three years, judged by the very code of the report. A false claim: no "
      + "effect, yet a usable one whose interval leaves 1 out.")
  /// The report's rule on the bureau's own record.
  public static let ownRecordTitle = Text(zh: "月报的规则：本单位的记录", en: "The report's rule: the bureau's own record")
  /// What was done to it.
  public static let ownRecordNote = Text(
    zh: "在本单位的真实记录上随机选取5至40所学校或若干学区，假定它们各自在某天开展了其实没有的工作。植入效果或趋势时，随机去掉一部分事件，其余不变。",
    en: "In the bureau's real record 5 to 40 schools, or some districts, are drawn and given days of an intervention "
      + "that never took place. Effects and trends are planted by taking events away at random; all else stays.")

  static let effectHeadings: [String: Text] = [
    "studies_share": Text(zh: "比例", en: "Share"),
    "studies_se": Text(zh: "模拟标准误", en: "Simulation error"),
    "studies": Text(zh: "研究数", en: "Studies"),
    "goal": Text(zh: "目标", en: "Goal"),
    "meets_goal": Text(zh: "是否达到", en: "Kept?"),
  ]

  static let effectMethods: [String: Text] = [
    "model": Text(zh: "模型自身的区间", en: "The model's own interval"),
    "reported": Text(zh: "报告的区间", en: "The reported interval"),
    "reported-overall": Text(zh: "报告的区间：整体效果", en: "The reported interval: whole effect"),
    "clustered": Text(zh: "普通整群稳健误差", en: "Clustered errors"),
    "dr": Text(zh: "双重稳健", en: "Doubly robust"),
    "ipw": Text(zh: "逆概率加权", en: "Inverse probability"),
    "reg": Text(zh: "结果回归", en: "Outcome regression"),
    "twfe": Text(zh: "双向固定效应", en: "Two-way fixed effects"),
    "callaway-santanna": Text(zh: "分批分期效应", en: "Callaway and Sant'Anna"),
    "sun-abraham": Text(zh: "交互加权", en: "Sun and Abraham"),
    "imputation": Text(zh: "插补", en: "Imputation"),
    "band": Text(zh: "同时区间（各期全部包含）", en: "Simultaneous band (all at once)"),
  ]

  static let effectQuantities: [String: Text] = [
    "coverage": Text(zh: "区间包含真值", en: "Interval holds the truth"),
    "usable": Text(zh: "结论可用", en: "Usable"),
    "indicative": Text(zh: "仅供参考", en: "Indicative"),
    "insufficient": Text(zh: "不足以判断", en: "Insufficient"),
    "false_claim": Text(zh: "误称有效或有害", en: "False claim"),
    "false_among_usable": Text(zh: "“可用”的研究中，区间不含1", en: "Of usable ones, those without 1"),
    "false_among_shown": Text(zh: "给出区间的研究中，区间不含1", en: "Of intervals shown, those without 1"),
    "true_claim": Text(zh: "正确发现", en: "Found"),
  ]

  /// The record is too short to place interventions in.
  public static let noEffectHistory = Text(
    zh: "数据不足：在本单位的记录上检验工作效果，至少需要月报之前24个月的月报事件数。",
    en: "There is too little data: trying effects on the workspace's record takes at least 24 months of event returns "
      + "before the report's.")
}
