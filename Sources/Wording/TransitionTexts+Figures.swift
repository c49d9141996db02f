extension TransitionTexts {
  /// The headings of the result on a terminal, by the column's name in the file.
  public static let headings: [String: Text] = [
    "quantity": Text(zh: "项目", en: "Figure"),
    "from": Text(zh: "由状态", en: "From"),
    "to": Text(zh: "到状态", en: "To"),
    "covariate": Text(zh: "协变量、时段或检验", en: "Covariate, stretch or test"),
    "horizon": Text(zh: "时间", en: "Time ahead"),
    "estimate": Text(zh: "估计值", en: "Estimate"),
    "se": Text(zh: "标准误", en: "Error"),
    "lower": Text(zh: "95%下限", en: "95 % lower"),
    "upper": Text(zh: "95%上限", en: "95 % upper"),
    "verdict": Text(zh: "可靠程度", en: "Verdict"),
  ]

  /// −2 log L.
  public static let minus2LogLikelihood = Text(zh: "负二倍对数似然", en: "−2 log-likelihood")
  /// How often a change was seen.
  public static let count = Text(zh: "观察到的次数", en: "count")
  /// P(t).
  public static let transitionProbability = Text(zh: "转移概率", en: "transition probability")
  /// An entry of Q.
  public static let intensity = Text(zh: "转移强度", en: "intensity")
  /// The ratio of intensities for one unit of a covariate.
  public static let hazardRatio = Text(zh: "风险比", en: "hazard ratio")
  /// The mean length of one stay.
  public static let sojournTime = Text(zh: "每次平均停留时间", en: "mean length of a stay")
  /// The state after this one.
  public static let nextState = Text(zh: "下一个状态的概率", en: "probability of the next state")
  /// The time spent in a state until a horizon.
  public static let lengthOfStay = Text(zh: "期内累计停留时间", en: "time spent in all")
  /// The mean time until a state is entered.
  public static let firstPassageTime = Text(zh: "首次到达的平均时间", en: "mean time to first entry")
  /// The share in a state.
  public static let stateProbability = Text(zh: "处于该状态的概率", en: "probability of the state")
  /// The mean time in a state until a horizon.
  public static let restrictedMeanTime = Text(zh: "期内处于该状态的平均时间", en: "mean time in the state")
  /// Anderson and Goodman's X².
  public static let homogeneityStatistic = Text(zh: "卡方统计量", en: "chi-squared statistic")
  /// A likelihood ratio.
  public static let likelihoodRatio = Text(zh: "似然比统计量", en: "likelihood ratio")
  /// Of a test.
  public static let degreesOfFreedom = Text(zh: "自由度", en: "degrees of freedom")
  /// Of a test.
  public static let pValue = Text(zh: "p值", en: "p-value")
  /// The subjects seen in a state.
  public static let observedPrevalence = Text(zh: "实际处于该状态的人数", en: "seen in the state")
  /// The subjects the model expects in a state.
  public static let expectedPrevalence = Text(zh: "模型预期处于该状态的人数", en: "expected in the state")
  /// The test by random tables.
  public static let exactTest = Text(zh: "精确检验", en: "exact test")

  /// The time before or after a split.
  public static func stretch(_ time: String, isAfter: Bool) -> Text {
    isAfter ? Text(zh: "\(time)及以后", en: "from \(time) on") : Text(zh: "\(time)之前", en: "before \(time)")
  }

  /// A figure as a message names it.
  /// - Parameters:
  ///   - quantity: what it is.
  ///   - scope: what it belongs to; may be empty.
  ///   - states: `1→2`; may be empty.
  ///   - horizon: its time ahead.
  /// - Returns: the name.
  public static func figure(_ quantity: Text, scope: Text, states: String, horizon: String?) -> Text {
    func joined(_ language: Language, _ time: String) -> String {
      [quantity(language), scope(language), states].filter { !$0.isEmpty }.joined(separator: " ") + time
    }
    return Text(
      zh: joined(.chinese, horizon.map { "（时间\($0)）" } ?? ""), en: joined(.english, horizon.map { " (\($0))" } ?? ""))
  }
}
