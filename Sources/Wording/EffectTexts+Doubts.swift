extension EffectTexts {
  /// Few events on one side.
  public static func fewEvents(_ count: Int) -> Text {
    Text(zh: "干预前或后只有\(count)起事件", en: "there are only \(count) events before or after the intervention")
  }
  /// Few periods before.
  public static func fewBefore(_ count: Int) -> Text {
    Text(zh: "干预前只有\(count)期", en: "there are only \(count) periods before the intervention")
  }
  /// Few periods after.
  public static func fewAfter(_ count: Int) -> Text {
    Text(zh: "干预后只有\(count)期", en: "there are only \(count) periods from the intervention on")
  }
  /// Errors hang together.
  public static func correlated(_ rho: String) -> Text {
    Text(
      zh: "相邻各期的误差相关达\(rho)，区间可能偏窄",
      en: "errors of neighbouring periods are correlated (\(rho)), and the interval may be too narrow")
  }
  /// No negative control.
  public static let withoutControl = Text(zh: "没有阴性对照", en: "there is no negative control")
  /// A control moved.
  public static func controlMoved(_ name: Text, sameDirection: Bool) -> Text {
    sameDirection
      ? Text(
        zh: "对照“\(name.zh)”同向变动，变化可能另有原因",
        en: "the control “\(name.en)” moved the same way: something else may be behind the change")
      : Text(
        zh: "对照“\(name.zh)”反向变动，同期另有变化",
        en: "the control “\(name.en)” moved the other way: something else changed at the same time")
  }
  /// No finite limit.
  public static let noLimit = Text(zh: "区间有一端没有界限", en: "the interval has no limit on one side")
  /// Trends differ before the treatment.
  public static func trendsDiffer(_ p: String) -> Text {
    Text(
      zh: "干预前的走势已有不同（p=\(p)）", en: "trends differed before the treatment already (p = \(p))")
  }
  /// Trends cannot be tested.
  public static func trendsUntested(_ reason: Text) -> Text {
    Text(
      zh: "干预前的走势无法检验（\(reason.zh)）", en: "trends before the treatment cannot be tested (\(reason.en))")
  }
  /// Few treated.
  public static func fewTreated(_ count: Int) -> Text {
    Text(zh: "相互独立的干预单位只有\(count)个", en: "there are only \(count) independent treated units")
  }
  /// Few to compare with.
  public static func fewControls(_ count: Int) -> Text {
    Text(zh: "相互独立的对照单位只有\(count)个", en: "there are only \(count) independent units to compare with")
  }
  /// Another estimator disagrees.
  public static func disagreement(_ estimator: Text) -> Text {
    Text(
      zh: "与“\(estimator.zh)”的区间不重叠", en: "its interval lies apart from that of “\(estimator.en)”")
  }
  /// Few clusters.
  public static func fewClusters(_ count: Int) -> Text {
    Text(zh: "只有\(count)个群组", en: "there are only \(count) clusters")
  }
  /// Cells are left out.
  public static func leftOut(_ count: Int) -> Text {
    Text(zh: "其中\(count)项没有估计，未计入", en: "\(count) of its parts have no estimate and are left out")
  }
  /// A term is absorbed.
  public static let absorbed = Text(
    zh: "固定效应或前面的项已完全解释该项，分不出它的作用；需要在各组内有变化、开始时间不同或从未干预的单位",
    en:
      "the fixed effects or the terms before it explain it wholly; it has to vary within them, as when units start at "
      + "different times or never")
  /// A term varies with others.
  public static func notApart(_ others: Text) -> Text {
    Text(
      zh: "与\(others.zh)几乎完全同步变化，各自的作用分不开；请只留其中一项",
      en: "it varies with \(others.en) almost wholly, and their effects cannot be told apart; keep one of them only")
  }
  /// A term is infinite.
  public static let infinite = Text(
    zh: "能区分该项的行都没有事件，比值没有有限的值", en: "only rows without events tell it apart, and its ratio has no finite value")

  /// Too few for a figure.
  public static func tooFewTreated(_ count: Int, wanted: Int) -> Text {
    Text(
      zh: "同批开始的干预单位（或其群组）只有\(count)个，至少需要\(wanted)个",
      en: "\(count) treated units, or clusters of them, that start together, and \(wanted) are needed")
  }
  /// Too few to compare with.
  public static func tooFewControls(_ count: Int, wanted: Int) -> Text {
    Text(
      zh: "对照单位（或其群组）只有\(count)个，至少需要\(wanted)个",
      en: "\(count) units or clusters to compare with, and \(wanted) are needed")
  }
  /// A covariate depends on others.
  public static func collinearCovariate(_ number: Int) -> Text {
    Text(zh: "第\(number)个协变量与其他协变量无法区分", en: "covariate \(number) cannot be told from the others")
  }
  /// No overlap.
  public static func noOverlap(_ largest: String) -> Text {
    Text(
      zh: "协变量几乎完全决定了是否干预（概率达\(largest)），没有可比的单位",
      en: "covariates all but decide who is treated (probability \(largest)), and nobody is comparable")
  }
  /// The model of treatment did not settle.
  public static let treatmentUnsettled = Text(
    zh: "是否干预的模型未能收敛", en: "the model of who is treated did not settle")
  /// Outcomes change alike.
  public static let alikeChanges = Text(zh: "各单位的结果变化相同，无法估计误差", en: "outcomes change alike, and no error can be seen")
  /// Nothing to combine.
  public static let nothingToCombine = Text(zh: "没有可合并的估计", en: "there is nothing to combine")
  /// No earlier period.
  public static let noEarlierPeriod = Text(zh: "干预前的期数不足", en: "there are too few periods before the treatment")
  /// A singular covariance.
  public static let singular = Text(
    zh: "独立单位太少，协方差矩阵不可逆", en: "independent units are too few: the covariance is singular")
  /// Too many figures for a test.
  public static func manyFigures(_ count: Int, clusters: Int) -> Text {
    Text(
      zh: "要检验的数有\(count)个，而独立单位只有\(clusters)个，检验会把没有的差别当成有",
      en:
        "there are \(count) figures to test and only \(clusters) independent units: the test would find differences that "
        + "are not there")
  }
}
