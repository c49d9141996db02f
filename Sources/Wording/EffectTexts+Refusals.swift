extension EffectTexts {
  /// The intervention is no time of the file.
  public static func intervention(_ text: String, example: String) -> Text {
    DetectionTexts.refusedTime(text, of: "--intervention", example: example)
  }

  /// A column is asked for twice.
  public static func sameColumn(_ name: String) -> Text {
    Text(
      zh: "“\(name)”列被用于两处；结果列、对照列、时间列、协变量等须各不相同。",
      en: "Column “\(name)” is named twice; outcome, controls, times, covariates and the like are different columns.")
  }

  /// An option means nothing to the estimator.
  public static func optionWithoutEffect(_ option: String, choice: String, choices: [String]) -> Text {
    Text(
      zh: "\(option) 对“\(choice)”不起作用，只用于“\(choices.joined(separator: "”“"))”；请删去该选项或改用其他。",
      en:
        "\(option) has no effect with “\(choice)”, only with “\(choices.joined(separator: "”, “"))”; remove it, or choose "
        + "another.")
  }

  /// Two options that exclude each other.
  public static func eitherOption(_ first: String, _ second: String) -> Text {
    Text(zh: "\(first) 与 \(second) 不能同时使用，请删去一个。", en: "\(first) and \(second) exclude each other; remove one.")
  }

  /// An option that means nothing without another.
  public static func needsOption(_ option: String, _ other: String) -> Text {
    Text(
      zh: "没有 \(other) 时 \(option) 不起作用，请删去，或补上 \(other)。",
      en: "\(option) has no effect without \(other); remove it, or add \(other).")
  }

  /// An option has nothing in one of its places.
  public static func emptyName(_ option: String, like: String) -> Text {
    Text(zh: "\(option) 的列名有空缺，请按 \(like) 的写法补填。", en: "\(option) lacks a name; write names as in \(like).")
  }

  /// An option takes a number from a smallest one on.
  public static func smallest(_ option: String, _ least: Int) -> Text {
    Text(zh: "\(option) 应为不小于\(least)的整数。", en: "\(option) takes a whole number from \(least) on.")
  }

  /// Nothing can be said of a series.
  public static func series(_ name: String, _ reason: Text) -> Text {
    Text(zh: "“\(name)”无法估计效果：\(reason.zh)。", en: "No effect on “\(name)” can be estimated: \(reason.en).")
  }

  /// Nothing can be said.
  public static func nothing(_ reason: Text) -> Text {
    Text(zh: "无法估计效果：\(reason.zh)。", en: "No effect can be estimated: \(reason.en).")
  }

  /// No figure has an estimate.
  public static let noAnswer = Text(
    zh: "没有一项能给出估计，不能说明有效果，也不能说明没有；原因见“说明”一列。",
    en: "Nothing could be estimated. That says neither that there is an effect nor that there is none; see the reasons."
  )

  /// Too few periods before the intervention.
  public static func tooFewBefore(_ count: Int, wanted: Int) -> Text {
    Text(
      zh: "干预前只有\(count)期，这一模型至少需要\(wanted)期；请补充更早的数据，或减少模型的项",
      en:
        "there are \(count) periods before the intervention, and this model needs at least \(wanted); add earlier data, or "
        + "use fewer terms")
  }
  /// Too few periods from the intervention on.
  public static func tooFewAfter(_ count: Int, wanted: Int) -> Text {
    Text(
      zh: "干预后只有\(count)期，至少需要\(wanted)期；请等到有更多数据",
      en: "there are \(count) periods from the intervention on, and at least \(wanted) are needed; wait for more data")
  }
  /// A period is unknown.
  public static func missingPeriod(_ number: Int) -> Text {
    Text(zh: "第\(number)期没有数据，每一期都须有数", en: "period \(number) has no count, and every one is needed")
  }
  /// A value cannot be used.
  public static func unusable(_ value: String) -> Text {
    Text(zh: "数值 \(value) 不能用于计数模型，请核对", en: "value \(value) cannot be used in a model of counts; check it")
  }
  /// All counts are alike.
  public static func noVariation(_ count: Int) -> Text {
    Text(
      zh: "每一期都是\(count)，没有变化可供比较；需要有变动的计数",
      en: "every period has \(count), and nothing varies; counts that vary are needed")
  }
  /// There is no event.
  public static let noEvents = Text(
    zh: "没有任何事件，需要有事件发生的数据", en: "there is no event at all; data with events are needed")
  /// No event before.
  public static let noEventsBefore = Text(
    zh: "干预前没有任何事件，没有可比的基础；需要更早或更大范围的数据",
    en: "there is no event before the intervention to compare with; earlier data or a larger area are needed")
  /// No event after.
  public static let noEventsAfter = Text(
    zh: "干预后没有任何事件，比值为0而无法给出区间；需要更长时间或更大范围的数据",
    en:
      "there is no event from the intervention on, so that the ratio is 0 without an interval; more time or a larger area "
      + "is needed")
  /// Too many harmonics.
  public static func harmonics(_ count: Int, period: Int) -> Text {
    Text(
      zh: "一年\(period)期分不出\(count)对谐波，请减小 --harmonics",
      en: "a year of \(period) periods has no \(count) distinct harmonics; lower --harmonics")
  }
  /// The lag is out of range.
  public static func lag(_ lag: Int, count: Int) -> Text {
    Text(
      zh: "--hac-lag \(lag) 应在0至\(count - 1)之间", en: "--hac-lag \(lag) does not lie between 0 and \(count - 1)")
  }
  /// A term depends on others.
  public static func collinear(_ term: Text) -> Text {
    Text(
      zh: "“\(term.zh)”与其他项无法区分，请减少模型的项", en: "“\(term.en)” cannot be told from the other terms; use fewer of them")
  }
  /// Periods without events make a term infinite.
  public static func separated(_ count: Int) -> Text {
    Text(
      zh: "有\(count)期没有事件，使模型中某项没有有限的值；请减少模型的项，或改用更长的统计周期",
      en: "\(count) periods without events leave a term without a finite value; use fewer terms, or longer periods")
  }
  /// Too few clusters.
  public static func tooFewClusters(_ count: Int) -> Text {
    Text(
      zh: "只有\(count)个群组（--cluster），至少需要2个才能估计误差",
      en: "there are \(count) clusters (--cluster), and an error needs at least 2")
  }
  /// A fit did not settle.
  public static let unsettled = Text(
    zh: "模型未能收敛；请减少模型的项", en: "the model did not settle; use fewer terms")
  /// Too few observations.
  public static func tooFewRows(_ degrees: Int, wanted: Int) -> Text {
    Text(
      zh: "数据太少：剩余自由度\(degrees)，至少需要\(wanted)",
      en: "there are too few rows: \(degrees) degrees of freedom are left, and \(wanted) are needed")
  }

  /// Nobody is treated within the panel.
  public static func noTreatedUnit(first: String, last: String) -> Text {
    Text(
      zh: "没有单位在 \(first) 之后、\(last) 及以前开始干预；需要至少一批在此期间开始的单位",
      en: "no unit is treated after \(first) and by \(last); units that start in between are needed")
  }
  /// All start at once.
  public static func noComparison(_ period: String) -> Text {
    Text(
      zh: "所有单位都从 \(period) 起干预，没有可比的单位；需要更晚开始或从未干预的单位，或改用 effect its",
      en:
        "all units are treated from \(period) on, and there is nothing to compare with; units treated later or never are "
        + "needed, or effect its")
  }
  /// One period before.
  public static func tooFewBeforeTreatment(_ count: Int) -> Text {
    Text(
      zh: "最晚一批单位开始干预前也只有\(count)期，至少需要2期才能看出此前的走势；请补充更早的数据",
      en:
        "even the last units have \(count) period before their treatment; 2 are needed to see how they moved before it; add "
        + "earlier data")
  }
  /// Outcomes are all alike.
  public static let sameOutcomes = Text(
    zh: "所有结果都相同，没有变化可供比较；需要有变动的结果", en: "all outcomes are alike; outcomes that vary are needed")
  /// Every row has an unknown cell.
  public static let allUnknown = Text(
    zh: "每一行都有未知的单元格，没有可用的行；请补齐所用各列", en: "every row has an unknown cell; complete the columns used")
}
