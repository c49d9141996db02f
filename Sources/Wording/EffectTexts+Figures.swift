extension EffectTexts {
  /// The headings of the result on a terminal, by the column's name in the file.
  public static let headings: [String: Text] = [
    "term": Text(zh: "项目", en: "Term"),
    "estimate": Text(zh: "估计值", en: "Estimate"),
    "se": Text(zh: "标准误", en: "Error"),
    "lower": Text(zh: "95%下限", en: "95 % lower"),
    "upper": Text(zh: "95%上限", en: "95 % upper"),
    "p_value": Text(zh: "p值", en: "p-value"),
    "ratio": Text(zh: "比值", en: "Ratio"),
    "ratio_lower": Text(zh: "比值下限", en: "Ratio lower"),
    "ratio_upper": Text(zh: "比值上限", en: "Ratio upper"),
    "kind": Text(zh: "类别", en: "Kind"),
    "verdict": Text(zh: "可靠程度", en: "Verdict"),
    "reason": Text(zh: "说明", en: "Reason"),
    "series": Text(zh: "指标", en: "Series"),
  ]

  /// 1.
  public static let intercept = Text(zh: "截距", en: "intercept")
  /// The trend.
  public static let trend = Text(zh: "趋势（每期）", en: "trend per period")
  /// The level.
  public static let level = Text(zh: "干预后水平变化", en: "change of level")
  /// The slope.
  public static let slope = Text(zh: "干预后趋势变化（每期）", en: "change of trend per period")
  /// A pair of harmonics.
  public static func harmonic(_ number: Int, isCosine: Bool) -> Text {
    isCosine ? Text(zh: "余弦\(number)", en: "cosine \(number)") : Text(zh: "正弦\(number)", en: "sine \(number)")
  }
  /// A place in the year.
  public static func season(_ number: Int) -> Text {
    Text(zh: "年内第\(number)期", en: "period \(number) of the year")
  }
  /// Time since the treatment.
  public static func sinceTreatment(_ periods: Int) -> Text {
    Text(
      zh: periods >= 0 ? "干预后第\(periods)期（开始当期为0）" : "干预前第\(-periods)期",
      en: "periods since the start: \(periods)")
  }
  /// A cohort.
  public static func cohort(_ time: String) -> Text {
    Text(zh: "\(time) 开始的单位", en: "units starting in \(time)")
  }
  /// A cohort in a period.
  public static func cell(cohort: String, period: String) -> Text {
    Text(zh: "\(cohort) 开始的单位在 \(period)", en: "units starting in \(cohort), in \(period)")
  }
  /// A comparison.
  public static func comparison(cohort: String, control: String?) -> Text {
    control.map {
      Text(zh: "\(cohort) 开始的与 \($0) 开始的相比", en: "starting in \(cohort) against starting in \($0)")
    } ?? Text(zh: "\(cohort) 开始的与从未干预的相比", en: "starting in \(cohort) against never")
  }
  /// All treated periods.
  public static let overall = Text(zh: "总体", en: "overall")

  /// The quantities of fits and tests, by their name in the result.
  public static let quantities: [String: Text] = [
    "dispersion": Text(zh: "离散系数", en: "dispersion"),
    "deviance": Text(zh: "偏差", en: "deviance"),
    "theta": Text(zh: "负二项参数", en: "theta"),
    "minus2LogLikelihood": Text(zh: "负二倍对数似然", en: "−2 log-likelihood"),
    "errorCorrelation": Text(zh: "相邻误差的相关", en: "correlation of neighbouring errors"),
    "ljungBox": Text(zh: "残差自相关检验统计量", en: "Ljung–Box statistic"),
    "expected": Text(zh: "无干预时的预期件数", en: "expected without the intervention"),
    "observed": Text(zh: "实际件数", en: "observed"),
    "averted": Text(zh: "比预期少发生的件数", en: "averted"),
    "wald": Text(zh: "干预前走势检验统计量", en: "Wald statistic of earlier trends"),
    "degreesOfFreedom": Text(zh: "自由度", en: "degrees of freedom"),
    "criticalValue": Text(zh: "同时置信带的临界值", en: "critical value of the band"),
    "breakdown": Text(zh: "可承受的走势偏离（倍数）", en: "violations survived, times the worst seen"),
    "breakdownOfEstimate": Text(zh: "偏离可与估计值相当的倍数", en: "violation as large as the estimate"),
    "breakdownOfBend": Text(zh: "可承受的走势弯折（每期）", en: "bend survived, a period"),
    "alreadyTreatedWeight": Text(zh: "以已干预单位作对照的权重", en: "weight of comparisons with units treated already"),
    "rows": Text(zh: "使用的行数", en: "rows used"),
    "clusters": Text(zh: "群组数", en: "clusters"),
    "separated": Text(zh: "因所在组没有事件而未用的行数", en: "rows without events left out"),
    "single": Text(zh: "因所在组只有一行而未用的行数", en: "single rows left out"),
    "units": Text(zh: "单位数", en: "units"),
    "ahead": Text(zh: "开展前半年的比值", en: "half-year before delivery"),
    "earlierDifference": Text(zh: "开展前各期中与0相差最大的t值", en: "largest t value of periods before delivery"),
    "monthsInPeriod": Text(zh: "每期月数", en: "months in a period"),
    "unitsLeftOut": Text(zh: "因有期次未报而未用的单位数", en: "units without a return in some period, left out"),
    "returnsLeftOut": Text(zh: "未报或不计的学校月数", en: "school-months not reported or left out"),
    "withoutBefore": Text(zh: "没有开展前数据而未用的学校数", en: "schools without a month before it, left out"),
    "schools": Text(zh: "学校数", en: "schools"),
    "monthsBefore": Text(zh: "开展前的学校月数", en: "school-months before"),
    "eventsBefore": Text(zh: "开展前的事件数", en: "events before"),
    "monthsBetween": Text(zh: "开展当月的学校月数", en: "school-months of delivery"),
    "eventsBetween": Text(zh: "开展当月的事件数", en: "events in months of delivery"),
    "monthsAfter": Text(zh: "开展后的学校月数", en: "school-months after"),
    "eventsAfter": Text(zh: "开展后的事件数", en: "events after"),
    "detectableFall": Text(zh: "看得出的最小下降（比值）", en: "smallest fall that would be seen, ratio"),
    "alwaysTreated": Text(zh: "一开始就已干预而未用的单位数", en: "units treated from the first period on, left out"),
  ]

  /// The series that a programme's study speaks of, by their name in the result; a column of a table is its own name.
  public static func seriesName(_ name: String) -> Text { seriesNames[name] ?? Text(verbatim: name) }

  private static let seriesNames: [String: Text] = [
    "crisisEvents": Text(zh: "危机事件", en: "crisis events"),
    "eventsPer1000PupilYears": Text(zh: "每千名学生每年危机事件", en: "crisis events per 1,000 pupils a year"),
    "reachedSchools": Text(zh: "已开展的学校", en: "schools reached"),
    "otherSchools": Text(zh: "未开展的学校", en: "schools not reached"),
  ]

  /// The model of schools and months.
  public static let schoolMonths = Text(zh: "学校与月份固定效应", en: "effects of schools and months")
  /// What was counted.
  public static let counts = Text(zh: "原始计数", en: "raw counts")

  /// The model's own error.
  public static let modelError = Text(zh: "模型误差", en: "model's error")
  /// Newey and West's error.
  public static let neweyWest = Text(zh: "自相关稳健误差", en: "Newey–West error")
  /// The error for correlated periods.
  public static let autocorrelation = Text(zh: "按自相关放大的误差", en: "error for autocorrelation")
  /// The error reported.
  public static func reported(_ error: Text) -> Text {
    Text(zh: "采用：\(error.zh)", en: "reported: \(error.en)")
  }
  /// An error of those of which the largest is reported.
  public static func candidate(_ error: Text) -> Text {
    Text(zh: "备选：\(error.zh)", en: "candidate: \(error.en)")
  }
  /// A family's error.
  public static let poisson = Text(zh: "泊松误差", en: "Poisson error")
  /// A family's error.
  public static let quasiPoisson = Text(zh: "拟泊松误差", en: "quasi-Poisson error")
  /// A family's error.
  public static let negativeBinomial = Text(zh: "负二项误差", en: "negative binomial error")
  /// White's errors.
  public static func heteroscedastic(_ number: Int) -> Text {
    Text(zh: "异方差稳健误差\(number)", en: "HC\(number) error")
  }
  /// Newey and West's error with a lag.
  public static func neweyWest(lag: Int) -> Text {
    Text(zh: "自相关稳健误差（滞后\(lag)期）", en: "Newey–West error, lag \(lag)")
  }
  /// What would have been.
  public static let counterfactual = Text(zh: "无干预时", en: "without the intervention")
  /// What was.
  public static let observed = Text(zh: "实际", en: "observed")
  /// Of the fit.
  public static let fit = Text(zh: "模型", en: "fit")
  /// Effects on cohorts in periods.
  public static let cells = Text(zh: "分批分期效应", en: "effect by cohort and period")
  /// Combined.
  public static let simple = Text(zh: "平均效应", en: "average effect")
  /// Combined by time since treatment.
  public static let dynamic = Text(zh: "按开始后期数", en: "by time since the start")
  /// Combined by cohort.
  public static let group = Text(zh: "按开始时间", en: "by start")
  /// Combined by period.
  public static let calendar = Text(zh: "按日历时间", en: "by period")
  /// A band.
  public static func band(_ kind: Text) -> Text {
    Text(zh: "同时置信带，\(kind.zh)", en: "simultaneous band, \(kind.en)")
  }
  /// An estimator.
  public static let callawaySantAnna = Text(zh: "分批比较法", en: "Callaway–Sant'Anna")
  /// An estimator.
  public static let twoWay = Text(zh: "双向固定效应法", en: "two-way fixed effects")
  /// An estimator.
  public static let sunAbraham = Text(zh: "交互加权法", en: "Sun–Abraham")
  /// An estimator.
  public static let imputation = Text(zh: "插补法", en: "imputation")
  /// What two-way fixed effects compare.
  public static let bacon = Text(zh: "双向固定效应的分解", en: "comparison in two-way fixed effects")
  /// Its weight.
  public static let baconWeight = Text(zh: "分解的权重", en: "weight in two-way fixed effects")
  /// The test before.
  public static let preTrend = Text(zh: "干预前走势检验", en: "test of earlier trends")
  /// Sensitivity.
  public static let sensitivity = Text(zh: "稳健程度", en: "sensitivity")
  /// Clustered errors.
  public static let clustered = Text(zh: "群组稳健误差", en: "clustered error")
  /// Clustered errors with the normal quantile.
  public static let clusteredNormal = Text(zh: "群组稳健误差，按正态分布", en: "clustered error, normal quantile")
  /// How many equal clusters would say as much.
  public static let effectiveClusters = Text(zh: "有效群组数", en: "effective clusters")
  /// The bootstrap.
  public static let wildBootstrap = Text(zh: "群组稳健误差，区间由自助法得出", en: "clustered error, interval by wild bootstrap")
}
