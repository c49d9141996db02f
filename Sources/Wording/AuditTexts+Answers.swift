extension AuditTexts {
  /// The answer on weekly series.
  /// - Parameters:
  ///   - series: how many were simulated.
  ///   - rate: the measured rate of false alarms.
  ///   - own: the share of outbreaks the template scan finds at that rate.
  ///   - other: what Farrington flexible finds.
  /// - Returns: the sentence.
  public static func weekly(series: Int, rate: String, own: String, other: String) -> Text {
    Text(
      zh: "模拟了\(Numerals.count(series))个每周序列。每周误报率同为\(rate)时，模板扫描发现\(own)的突增，Farrington改进法发现\(other)。",
      en:
        "\(Numerals.count(series)) weekly series were simulated. At the same \(rate) false alarms a week the template scan "
        + "finds \(own) of the outbreaks, Farrington flexible \(other).")
  }

  /// There are too few series to compare at one rate.
  public static func tooFew(series: Int) -> Text {
    Text(
      zh: "只模拟了\(Numerals.count(series))个每周序列，不足以比较各方法；请增加次数。",
      en: "Only \(Numerals.count(series)) weekly series were simulated, too few to compare the methods; ask for more.")
  }

  /// What the rate of false alarms means for somebody who watches one series.
  public static func everySoManyYears(rate: String, years: String) -> Text {
    Text(
      zh: "模板扫描在默认设置下每周误报率为\(rate)：盯着一个序列看，平均约\(years)年误报一次。",
      en: "By default the template scan has \(rate) false alarms a week: who watches one series meets one in about "
        + "\(years) years.")
  }

  /// How many kinds of series do not keep the promise.
  public static func promisesKept(_ kinds: Int, of all: Int) -> Text {
    Text(
      zh: kinds == 0 ? "\(all)种情形的误报率都在承诺的3个标准误以内。" : "\(all)种情形中有\(kinds)种的误报率与承诺相差3个标准误以上。",
      en: kinds == 0
        ? "In all \(all) kinds of series the rate of false alarms is within 3 standard errors of the promised one."
        : "In \(kinds) of \(all) kinds of series the rate of false alarms is more than 3 standard errors from the promised one."
    )
  }

  /// What nobody can find.
  public static func hopeless(found: String) -> Text {
    Text(
      zh: "很小的突增（k在3以下）即使已知真相也只能发现\(found)：这是数据的限度，没有警报不等于没有事。",
      en:
        "Of the smallest outbreaks (k up to 3) even the test that knows the truth finds \(found): no alarm does not mean "
        + "that nothing happened.")
  }

  /// The answer on districts.
  public static func districts(months: Int, own: String, other: String) -> Text {
    Text(
      zh: "有\(months)个月的数据时，若误报率同为1%，某一学区六月增至1.9倍，合并模型能发现\(own)，精确同期检验能发现\(other)。",
      en:
        "With \(months) months of data and 1% false alarms, the pooled model finds \(own) of Junes with 1.9 times the events "
        + "in one district, the exact same-period test \(other).")
  }

  /// A small rise cannot be found.
  public static func halfMore(own: String, truth: String) -> Text {
    Text(
      zh: "一个学区增至1.5倍，任何方法都很难发现：合并模型\(own)，已知真相也只有\(truth)。",
      en:
        "A rise by half in one district can hardly be found: the pooled model finds \(own), the test that knows the truth "
        + "\(truth).")
  }

  /// A rise everywhere.
  public static func everywhere(city: String, district: String) -> Text {
    Text(
      zh: "各学区同时增至1.4倍时，看全市合计能发现\(city)，只看最突出的学区能发现\(district)。",
      en:
        "When every district has 1.4 times its events, the city's total shows \(city) of it, the best single district "
        + "\(district).")
  }

  /// The answer on data like the workspace's.
  public static func quietMonths(share: String, every: String?) -> Text {
    Text(
      zh: every.map { "没有任何异常的月份里，\(share)的月报会误报异常，约每\($0)个月一次。" } ?? "模拟的平静月份里没有一次误报：\(share)。",
      en: every.map {
        "Of months without any anomaly, \(share) would have a false alarm in the report: about one month in \($0)."
      }
        ?? "None of the simulated quiet months had a false alarm: \(share).")
  }

  /// How often a planted rise is found.
  public static func planted(factor: String, small: String, middle: String, large: String) -> Text {
    Text(
      zh: "某一学区增至\(factor)倍时被点名的机会：小学区\(small)，中等学区\(middle)，大学区\(large)。",
      en: "A district with \(factor) times its events is named: the smallest in \(small) of months, the middle one in "
        + "\(middle), the largest in \(large).")
  }

  /// What the brackets in the answers hold.
  public static let brackets = Text(
    zh: "括号内为95%区间，只计入模拟次数有限带来的误差。",
    en: "In brackets: 95% intervals, for the error of simulating only so many.")

  /// A figure with its interval.
  public static func figure(_ value: String, from lower: String, to upper: String) -> Text {
    Text(zh: "\(value)（\(lower)–\(upper)）", en: "\(value) (\(lower)–\(upper))")
  }

  /// So few were simulated that the standard errors are rough themselves.
  public static func fewClusters(_ replicates: Int) -> Text {
    Text(
      zh: "每种情形只模拟了\(replicates)次，少于30次：标准误本身不可靠，往往偏小，不宜据此下结论；请增加次数。",
      en:
        "Only \(replicates) of each kind were simulated, fewer than 30: standard errors are themselves rough and often "
        + "too small, and nothing should be concluded from them; ask for more.")
  }

  /// The tested outbreaks would not be of all sizes equally often.
  public static func unevenSizes(_ replicates: Int, sizes: Int) -> Text {
    Text(
      zh: "--replicates 不能取 \(replicates)：突增有\(sizes)种大小，轮流出现，次数应为\(sizes)的倍数，否则发现率会偏高或偏低",
      en: "--replicates cannot be \(replicates): outbreaks have \(sizes) sizes in turn, and only with a multiple of "
        + "\(sizes) is the share found not biased")
  }

  /// The workspace has too little to simulate from.
  public static let noHistory = Text(
    zh: "数据不足：至少需要12个月的月报事件数，才能按本单位的规模模拟。",
    en:
      "There is too little data: simulating data like yours takes at least 12 months of event returns before the report's."
  )
}
