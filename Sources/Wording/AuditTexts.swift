/// What the page of `audit` says.
public enum AuditTexts {
  /// The headings of its tables, by the column's name.
  static let headings: [String: Text] = [
    "scenario": Text(zh: "情形", en: "Data"),
    "method": Text(zh: "方法", en: "Method"),
    "group": Text(zh: "规模", en: "Size"),
    "fpr": Text(zh: "误报率", en: "False alarms"),
    "pod": Text(zh: "发现率", en: "Found"),
    "pod_se": Text(zh: "发现率标准误", en: "Standard error"),
    "ppv": Text(zh: "警报为真的比例", en: "True alarms"),
    "delay": Text(zh: "平均延迟（周）", en: "Delay, weeks"),
    "promised": Text(zh: "承诺的误报率", en: "Promised"),
    "measured": Text(zh: "实测", en: "Measured"),
    "excess_z": Text(zh: "相差几个标准误", en: "Difference in standard errors"),
    "all": Text(zh: "全部", en: "All"),
    "small": Text(zh: "小学区1.9倍", en: "Small, ×1.9"),
    "middle": Text(zh: "中等学区1.9倍", en: "Middle, ×1.9"),
    "large": Text(zh: "大学区1.9倍", en: "Large, ×1.9"),
    "city": Text(zh: "全市", en: "City"),
    "best_district": Text(zh: "最突出的学区", en: "Best district"),
    "x1.5": Text(zh: "1.5倍", en: "×1.5"),
    "x1.9": Text(zh: "1.9倍", en: "×1.9"),
    "x3": Text(zh: "3倍", en: "×3"),
    "two": Text(zh: "两个学区1.9倍", en: "Two districts ×1.9"),
    "everywhere_city": Text(zh: "全市1.4倍：看合计", en: "Everywhere ×1.4: total"),
    "everywhere_district": Text(zh: "全市1.4倍：看单个学区", en: "Everywhere ×1.4: best district"),
    "small_1": Text(zh: "小，1%", en: "Small, 1%"),
    "middle_1": Text(zh: "中，1%", en: "Middle, 1%"),
    "large_1": Text(zh: "大，1%", en: "Large, 1%"),
    "all_1": Text(zh: "全部，1%", en: "All, 1%"),
    "city_1": Text(zh: "全市，1%", en: "City, 1%"),
    "small_5": Text(zh: "小，5%", en: "Small, 5%"),
    "middle_5": Text(zh: "中，5%", en: "Middle, 5%"),
    "large_5": Text(zh: "大，5%", en: "Large, 5%"),
    "all_5": Text(zh: "全部，5%", en: "All, 5%"),
    "city_5": Text(zh: "全市，5%", en: "City, 5%"),
    "quantity": Text(zh: "项目", en: "What"),
    "estimate": Text(zh: "每100个月", en: "In 100 months"),
    "se": Text(zh: "标准误", en: "Standard error"),
    "n": Text(zh: "月数", en: "Months"),
  ].merging(effectHeadings) { own, _ in own }

  /// A method's name; as it is written in the table of figures where it is not known.
  public static func method(_ name: String) -> Text { methods[name] ?? effectMethods[name] ?? Text(verbatim: name) }

  private static let methods: [String: Text] = [
    "template-scan": Text(zh: "模板扫描（默认）", en: "Template scan (default)"),
    "template-scan-lognormal": Text(zh: "模板扫描（已知形状）", en: "Template scan (shape known)"),
    "farrington-flexible": Text(zh: "Farrington改进法", en: "Farrington flexible"),
    "oracle": Text(zh: "已知真相", en: "Truth known"),
    "oracle-one-week": Text(zh: "已知真相，只看一周", en: "Truth known, one week"),
    "pooled": Text(zh: "合并模型", en: "Pooled model"),
    "pooled-beside-others": Text(zh: "合并模型，与其他学区相比", en: "Pooled model, beside the others"),
    "same-period": Text(zh: "精确同期检验", en: "Exact same-period test"),
    "report": Text(zh: "月报的规则", en: "The report's rule"),
  ]

  /// A kind of data's name.
  public static func scenario(_ name: String) -> Text {
    let parts = name.split(separator: "-")
    guard parts.count > 1, let months = Int(parts[1]) else {
      return name == "all" ? Text(zh: "全部", en: "All") : Text(verbatim: name)
    }
    return switch parts.last {
    case "uneven": Text(zh: "\(months)个月，各学区月份起伏不同", en: "\(months) months, uneven")
    case "missing": Text(zh: "\(months)个月，缺一成", en: "\(months) months, a tenth missing")
    default: Text(zh: "\(months)个月", en: "\(months) months")
    }
  }

  /// A district's size.
  public static func size(_ name: String) -> Text {
    switch name {
    case "small": Text(zh: "最小的学区", en: "Smallest district")
    case "middle": Text(zh: "居中的学区", en: "Middle district")
    default: Text(zh: "最大的学区", en: "Largest district")
    }
  }

  /// A line of the table of quiet months.
  public static func quantity(_ name: String) -> Text {
    quantities[name] ?? effectQuantities[name] ?? Text(verbatim: name)
  }

  private static let quantities: [String: Text] = [
    "alarming_months": Text(zh: "标题报异常的月份", en: "Months whose headline alarms"),
    "months_with_rise": Text(zh: "其中误报偏高的月份", en: "Of these with a false rise"),
    "months_with_fall": Text(zh: "其中误报偏低的月份", en: "Of these with a false fall"),
    "false_rises": Text(zh: "误报偏高的单位数", en: "Units falsely called high"),
    "false_falls": Text(zh: "误报偏低的单位数", en: "Units falsely called low"),
  ]

  // MARK: the page

  /// The title.
  public static let titles = [
    "noufaily": Text(zh: "检测方法审计：每周序列", en: "Audit of the detectors: weekly series"),
    "school": Text(zh: "检测方法审计：学区月度数据", en: "Audit of the detectors: districts by month"),
    "like-mine": Text(zh: "检测方法审计：本单位数据", en: "Audit of the detectors: data like yours"),
    "effects": Text(zh: "工作效果审计", en: "Audit of the effects of interventions"),
  ]

  /// How it was made.
  public static func made(replicates: Int, seed: UInt64) -> Text {
    Text(zh: "每种情形模拟\(replicates)次，随机种子\(seed)", en: "\(replicates) simulations of each kind, seed \(seed)")
  }

  /// The heading of the answer.
  public static let conclusion = Text(zh: "结论", en: "Conclusion")
  /// The methods beside each other.
  public static let methodsTitle = Text(zh: "各方法比较", en: "The methods compared")
  /// What that table shows.
  public static let methodsNote = Text(
    zh: "误报率：没有突增病例的周里，报警的比例。发现率：在突增的首例到末例之间至少报警一次的比例。延迟：首例到首次报警的周数。各方法检验的是同一批序列。",
    en:
      "False alarms: of the weeks without outbreak cases. Found: an alarm between an outbreak's first case and its last. "
      + "Delay: from its first case to its first alarm. All methods see the same series.")
  /// The curve.
  public static let curveTitle = Text(zh: "误报率相同时的发现率", en: "What is found at the same rate of false alarms")
  /// What the curve shows.
  public static let curveNote = Text(
    zh: "警报越灵敏，发现越多，误报也越多。只有在误报率相同时，方法之间才能比较高低。",
    en: "A more sensitive alarm finds more and errs more: methods can be compared only where they err equally often.")
  /// By size.
  public static let sizesTitle = Text(zh: "按突增大小", en: "By size of the outbreak")
  /// What the sizes mean.
  public static let sizesNote = Text(
    zh: "k是突增的病例总数与平常一周标准差之比。k在3以下的突增，连已知真相的检验也大多发现不了。",
    en:
      "k is the outbreak's cases over the standard deviation of an ordinary week. Below 4 even the test that knows the "
      + "truth misses most.")
  /// One table for each method.
  public static let scenariosTitle = Text(zh: "28种情形", en: "The 28 kinds of series")
  /// What those tables show.
  public static let scenariosNote = Text(
    zh: "承诺：检验按其模型每周报警的平均概率。实测：当周和前两周都没有突增病例的周。相差在3个标准误以内，可视为守住承诺。",
    en:
      "Promised: the mean probability of an alarm by the test's own model. Measured: in weeks with no outbreak case in "
      + "them or in the two weeks before. Within 3 standard errors the promise counts as kept.")
  /// The rates of the school scenarios.
  public static let ratesTitle = Text(zh: "误报率是否守约", en: "Are the promised rates kept?")
  /// What they are.
  public static let ratesNote = Text(
    zh: "没有异常的学区月份中，p值不超过1%和5%的比例；应接近1%和5%。小学区平均每月不到2起，大学区8起以上。",
    en:
      "Of the districts' months without anomaly, those with p at most 1% and 5%; they should be near 1% and 5%. Small "
      + "districts have fewer than 2 events a month, large ones 8 or more.")
  /// What is found in them.
  public static let foundTitle = Text(zh: "发现率", en: "What is found")
  /// How it is measured.
  public static let foundNote = Text(
    zh: "在六月植入异常。各方法的警戒线都调到误报率1%（按学区大小分别调整；全市1.4倍为每月5%），因此可以相互比较。",
    en:
      "An anomaly is planted in June. Every method's limit is set to 1% false alarms within each class of size (for the "
      + "rise everywhere 5% a month), so that they can be compared.")
  /// Quiet months.
  public static let quietTitle = Text(zh: "平静月份的误报", en: "False alarms in quiet months")
  /// What is simulated.
  public static let quietNote = Text(
    zh: "按本单位各学区、学段、在校人数、上报情况，以及从历史估计的水平、季节、离散程度和全市共同波动，模拟没有任何异常的月份，再用月报的同一规则判断。",
    en:
      "Months without any anomaly, with the workspace's own districts, stages, pupils and returns, and with level, season, "
      + "dispersion and common variation as estimated from its history, judged by the report's own rule.")
  /// What the rule finds.
  public static let plantedTitle = Text(zh: "植入异常的发现率", en: "How often a planted rise is found")
  /// Where it is planted.
  public static let plantedNote = Text(
    zh: "在一个学区把当月事件数乘以1.5、1.9或3倍；小、中、大指当月预期最少、居中和最多的学区。",
    en:
      "One district has 1.5, 1.9 or 3 times its events; small, middle and large: the district of which least is expected "
      + "that month, the middle one, and the largest.")
  /// What the figures are.
  public static let footer = Text(
    zh: "数字来自模拟，真实数据会有模拟没有考虑的变化；标准误按整个序列或整组数据计算，见CSV文件。",
    en:
      "The figures come from simulations; real data change in ways no simulation knows. Standard errors, with whole series "
      + "or panels as clusters, are in the CSV file.")
}
