/// What the page of `detect` says.
public enum DetectionPageTexts {
  /// The page's title.
  public static func title(_ source: String) -> Text {
    Text(zh: "异常检测：\(source)", en: "Abnormal periods: \(source)")
  }

  /// How the page was made.
  public static func method(_ name: String, settings: String) -> Text {
    Text(zh: "方法 \(name)，参数 \(settings)", en: "Method \(name), settings \(settings)")
  }

  /// The answer.
  public static func answer(series: Int, periods: Int, alarms: Int) -> Text {
    Text(
      zh: alarms > 0
        ? "检验了\(series)个序列的\(periods)个时段，其中\(alarms)个异常偏高。" : "检验了\(series)个序列的\(periods)个时段，未见异常偏高。",
      en: "\(periods) periods of \(series) series were tested; "
        + (alarms > 0 ? "\(alarms) are abnormally high." : "none is abnormally high."))
  }

  /// Nothing could be tested.
  public static let nothingTested = Text(
    zh: "没有一个时段能够检验，无法判断是否异常，不能当作正常；原因见各条说明。",
    en: "No period could be tested: whether anything is abnormal cannot be said, and must not pass for normal. The "
      + "notes say why.")

  /// What could not be tested.
  public static func untested(_ periods: Int) -> Text {
    Text(
      zh: "另有\(periods)个时段无法检验，不能当作正常。",
      en: "\(periods) more periods could not be tested; they must not pass for normal.")
  }

  /// The heading of the answer.
  public static let conclusion = Text(zh: "结论", en: "Conclusion")
  /// The abnormal periods.
  public static let alarms = Text(zh: "异常时段", en: "Abnormal periods")
  /// The charts.
  public static let charts = Text(zh: "逐序列图", en: "Series by series")

  /// Not all series are drawn.
  public static func someCharts(_ drawn: Int, of all: Int) -> Text {
    Text(
      zh: "只画出\(all)个序列中的\(drawn)个，异常时段多的在前；其余见结果表。",
      en: "\(drawn) of \(all) series are drawn, those with most abnormal periods first; the table of results has all.")
  }

  /// Not all rows are listed.
  public static func someRows(_ listed: Int, of all: Int) -> Text {
    Text(zh: "只列出\(all)个异常时段中的前\(listed)个。", en: "The first \(listed) of \(all) abnormal periods are listed.")
  }

  /// The legend of a chart.
  public static let legend = Text(
    zh: "灰线为实际数，蓝线为预期数，虚线为警戒上限，橙色圆点为异常时段。",
    en: "Grey: observed; blue: expected; dashed: upper bound; orange dots: abnormal periods.")

  /// The legend of a chart of a method that sums evidence up.
  public static let statisticLegend = Text(
    zh: "灰线为实际数，蓝线为预期数，橙色圆点为异常时段。该方法累计证据，没有逐期的警戒上限。",
    en:
      "Grey: observed; blue: expected; orange dots: abnormal periods. The method adds evidence up, so that there is no "
      + "bound for single periods.")

  /// What the figures are.
  public static let footer = Text(
    zh: "警报表示与历史相比偶然出现的可能很小，不说明原因；检验的序列和时段越多，偶然的警报也越多。",
    en:
      "An alarm says that chance alone would rarely bring such a count, not why it came; the more series and periods are "
      + "tested, the more alarms come by chance.")
}
