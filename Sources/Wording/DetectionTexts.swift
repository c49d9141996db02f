/// What `detect` says to the person at the terminal.
public enum DetectionTexts {
  /// The method's name is unknown.
  public static func unknownMethod(_ name: String, known: [String]) -> Text {
    Text(
      zh: "没有名为“\(name)”的方法。可用的方法：\(known.joined(separator: "、"))。",
      en: "There is no method named “\(name)”. Known methods: \(known.joined(separator: ", ")).")
  }

  /// A parameter's name is unknown, or stands twice.
  public static func refusedParameter(_ name: String, known: [String]) -> Text {
    Text(
      zh: "参数“\(name)”不存在或写了两次。该方法的参数：\(known.joined(separator: "、"))，写法如 alpha=0.01;years=5。",
      en: "Parameter “\(name)” does not exist or is given twice. The method takes: \(known.joined(separator: ", ")), "
        + "written like alpha=0.01;years=5.")
  }

  /// A parameter's value is not what it takes.
  public static func refusedValue(_ value: String, of name: String, expected: Text) -> Text {
    Text(
      zh: "参数 \(name) 不能取“\(value)”，应为\(expected.zh)。",
      en: "Parameter \(name) cannot be “\(value)”; it takes \(expected.en).")
  }

  /// A parameter's value lies outside its range.
  public static func valueOutOfRange(_ value: String, of name: String) -> Text {
    Text(
      zh: "参数 \(name) 的取值“\(value)”超出允许范围。", en: "Parameter \(name) cannot be \(value): that is outside its range.")
  }

  /// What a parameter takes.
  public static let wholeNumber = Text(zh: "整数", en: "a whole number")
  /// What a parameter takes.
  public static let number = Text(zh: "数", en: "a number")
  /// What a parameter takes.
  public static let flag = Text(zh: "1（是）或 0（否）", en: "1 for yes or 0 for no")
  /// What a parameter takes.
  public static func oneOf(_ words: [String]) -> Text {
    Text(zh: words.joined(separator: "、") + " 之一", en: "one of " + words.joined(separator: ", "))
  }
  /// What a parameter takes.
  public static func numberOr(_ word: String) -> Text { Text(zh: "数或 \(word)", en: "a number or \(word)") }

  /// An option's value is not among those it knows.
  public static func refusedOption(_ value: String, of option: String, known: String) -> Text {
    Text(zh: "选项 \(option) 不能取“\(value)”，可取：\(known)。", en: "Option \(option) cannot be “\(value)”; it takes \(known).")
  }

  /// The end of the tested range is not written as a time of the file.
  public static func refusedTime(_ value: String, of option: String, example: String) -> Text {
    Text(
      zh: "选项 \(option) 的“\(value)”不是时间，或写法与文件不同：请按文件的写法填写，如 \(example)。",
      en: "Option \(option) cannot be “\(value)”: write a time as the file does, such as \(example).")
  }

  /// `--from` lies after `--to`, or the range does not meet the file's times.
  public static func emptyRange(first: String, last: String) -> Text {
    Text(
      zh: "检验时段内没有数据：文件的时间为 \(first) 至 \(last)。请检查 --from 和 --to。",
      en: "The tested range holds no data: the file runs from \(first) to \(last). Check --from and --to.")
  }

  /// The file cannot be opened.
  public static func unreadable(_ path: String) -> Text {
    Text(zh: "打不开文件 \(path)：请检查路径和读取权限。", en: "Cannot open \(path): check the path and the permission to read.")
  }

  /// The file's bytes are no text.
  public static func notText(_ path: String) -> Text {
    Text(
      zh: "\(path) 不是文本文件或编码无法识别：请另存为 UTF-8 编码的 CSV。",
      en: "\(path) is no text file, or its encoding is unknown: save it as CSV in UTF-8.")
  }

  /// A quotation mark is never closed.
  public static func unterminatedQuote(line: Int) -> Text {
    Text(zh: "第\(line)行：引号没有配对。", en: "Line \(line): a quotation mark is never closed.")
  }

  /// There is no row of data.
  public static func empty() -> Text {
    Text(zh: "文件中没有数据行。", en: "The file has no row of data.")
  }

  /// What stands before the problems of a file.
  public static func notLoaded(_ path: String) -> Text {
    Text(zh: "\(path) 有误，未作任何检验；请改正后重试：", en: "\(path) has errors, and nothing was tested; correct it and try again:")
  }

  /// A row has fewer cells than the header.
  public static func cellsMissing(line: Int, has: Int, wanted: Int) -> Text {
    Text(
      zh: "第\(line)行：只有\(has)格，表头有\(wanted)格。请补齐；不知道的内容留空，但分隔符要写全。",
      en: "Line \(line): \(has) cells, while the header has \(wanted). Complete the row; what is not known stays empty "
        + "between its separators.")
  }

  /// The last row breaks off.
  public static func cutOff(line: Int) -> Text {
    Text(
      zh: "第\(line)行：文件到此中断，最后一行不完整。请重新导出或复制；如文件完整，请补全该行。",
      en: "Line \(line): the file breaks off in its last row. Export or copy it again; if it is whole, complete it.")
  }

  /// The last line has no line end.
  public static func openLine(_ line: Int) -> Text {
    Text(
      zh: "第\(line)行是最后一行，行末没有换行：文件若未传完，最后一个数可能缺位，请核对。",
      en: "Line \(line), the last, has no line end: if the file was not copied whole, its last number may lack digits; "
        + "check it.")
  }

  /// A row has more cells than the header.
  public static func cellsBeyondHeader(line: Int, has: Int, wanted: Int) -> Text {
    Text(
      zh: "第\(line)行：有\(has)格，表头只有\(wanted)格，各列可能已错位。含逗号的内容（如 1,110）请加英文双引号，或去掉逗号。",
      en: "Line \(line): \(has) cells, while the header has \(wanted), so that its columns may have shifted. Put "
        + "quotation marks around what holds a comma, or leave the comma of 1,110 out.")
  }

  /// A column is missing.
  public static func missingColumn(_ name: String) -> Text {
    Text(
      zh: "缺少“\(name)”列。长表需要 series、time、count 三列；宽表请加 --wide。",
      en: "Column “\(name)” is missing. The long form needs series, time and count; for the wide form add --wide.")
  }

  /// A column stands twice.
  public static func repeatedColumn(_ name: String) -> Text {
    Text(zh: "“\(name)”列出现了两次，请改名或删去一列。", en: "Column “\(name)” stands twice; rename or remove one.")
  }

  /// A column of a wide table has no header.
  public static func unnamedColumn(_ number: Int) -> Text {
    Text(
      zh: "第\(number)列有内容而没有表头：请写上序列名称，或删去该列。",
      en: "Column \(number) holds something and has no header: write the name of its series, or remove the column.")
  }

  /// The population changes as it only does when the unit does.
  public static func populationJumps(series: String, first: String, periods: Int) -> Text {
    Text(
      zh: "\(series)：\(first) 的人数（population）与上一时段相差10倍以上（共\(periods)处），单位可能不一致，请核对；结果取决于它。",
      en:
        "\(series): in \(first) the population is more than ten times, or less than a tenth of, that of the period before "
        + "(\(periods) such periods). Check its unit: the results depend on it.")
  }

  /// The times follow no calendar.
  public static func unknownTimes(_ example: String) -> Text {
    Text(
      zh: "看不懂时间“\(example)”的写法或间隔：请用 YYYY-MM、YYYY-Www、每月1日或每周同一天的日期；用整数时须加 --frequency 12 或 52，"
        + "且 --frequency 须与时间的写法一致。",
      en: "Times like “\(example)” cannot be placed: use YYYY-MM, YYYY-Www, dates on the first of each month or on one "
        + "weekday, or whole numbers with --frequency 12 or 52; --frequency must agree with the times.")
  }

  /// A time does not follow the file's calendar.
  public static func time(line: Int, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：时间“\(text)”与文件中其他时间的写法不一致或不存在。",
      en: "Line \(line): time “\(text)” does not exist or is not written like the others.")
  }

  /// The series has no name.
  public static func unnamed(line: Int) -> Text {
    Text(zh: "第\(line)行：没有填写序列名称（series）。", en: "Line \(line): the name of the series is missing.")
  }

  /// A series is named like the rows of all series together.
  public static func reservedName(line: Int, _ name: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”在结果中表示全部序列的合计，不能作序列名称，请改名。",
      en: "Line \(line): “\(name)” stands for all series together in results and cannot name one of them; rename it.")
  }

  /// A count is not a whole number from 0 on.
  public static func count(line: Int, series: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行，\(series)：数量“\(text)”不是0或正整数；不知道时请留空。",
      en: "Line \(line), \(series): count “\(text)” is not a whole number from 0 on; leave it empty when not known.")
  }

  /// A population is missing or not above 0.
  public static func population(line: Int, _ text: String) -> Text {
    Text(
      zh: text.isEmpty ? "第\(line)行：有数量而没有人数（population）。请补上人数，或把数量也留空。" : "第\(line)行：人数“\(text)”不是大于0的数。",
      en: text.isEmpty
        ? "Line \(line): there is a count but no population. Write it, or leave the count empty too."
        : "Line \(line): population “\(text)” is not a number above 0.")
  }

  /// A column with a meaning of its own is no covariate.
  public static func ownColumn(_ name: String) -> Text {
    Text(
      zh: "“\(name)”列另有用途，不能作协变量（--covariates）：用数量解释数量，什么异常都看不出。",
      en: "Column “\(name)” has a meaning of its own and is no covariate (--covariates): counts that explain "
        + "themselves are never abnormal.")
  }

  /// The method takes no covariates.
  public static let covariatesUnused = Text(
    zh: "该方法不用协变量，--covariates 不起作用；只有 template-scan 使用协变量。",
    en: "This method takes no covariates, and --covariates has no effect; only template-scan uses them.")

  /// Counts in the tested range are not known.
  public static func unknown(series: String, periods: Int, tested: Int, first: String, last: String) -> Text {
    let span = first == last ? first : "\(first) – \(last)"
    return Text(
      zh: "\(series)：检验的\(tested)个时段中有\(periods)个没有数（\(span)），未作检验，不能当作正常；表中的 [x] 表示应有而不知道的数。",
      en:
        "\(series): the counts of \(periods) of \(tested) periods to be tested are not known (\(span)); they were not tested "
        + "and must not pass for normal. [x] in the table is a count that exists but is not known.")
  }

  /// A covariate is not a number.
  public static func covariate(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：“\(name)”列的“\(text)”不是数；不知道时请留空。",
      en: "Line \(line): “\(text)” in column “\(name)” is not a number; leave it empty when not known.")
  }

  /// A cell stands twice.
  public static func repeated(line: Int, series: String, time: String) -> Text {
    Text(
      zh: "第\(line)行：\(series) 在 \(time) 已有一行，请只保留一行。",
      en: "Line \(line): \(series) already has a row for \(time); keep one.")
  }

  /// Periods are left out.
  public static func gap(line: Int, series: String, time: String) -> Text {
    Text(
      zh: "第\(line)行之前：\(series) 缺少 \(time)。没有发生请填0，不知道请保留该行并把数量留空。",
      en:
        "Before line \(line): \(series) has no row for \(time). Write 0 if nothing happened, or a row with an empty count "
        + "if it is not known.")
  }

  /// First and last period lie too far apart.
  public static func span(line: Int, time: String) -> Text {
    Text(
      zh: "第\(line)行：时间 \(time) 与文件第一行相距太远，请检查。",
      en: "Line \(line): time \(time) lies too far from the file's first one; check it.")
  }

  /// A series' periods have no earlier year.
  public static func noEarlierYear(series: String, periods: Int, tested: Int) -> Text {
    Text(
      zh: "\(series)：\(tested)个时段中有\(periods)个没有往年同期可比，未作检验。",
      en: "\(series): \(periods) of \(tested) periods have no earlier year to compare with and were not tested.")
  }

  /// The variation could not be estimated.
  public static func dispersionUnknown(first: String, last: String, periods: Int) -> Text {
    Text(
      zh: "历史数据太少，\(first) 至 \(last) 间有\(periods)个时段无法估计离散程度，按泊松分布（dispersion=1）检验，警报可能偏多。",
      en:
        "Too little history to estimate the dispersion of \(periods) periods from \(first) to \(last): they were tested "
        + "as Poisson counts (dispersion=1), which may raise too many alarms.")
  }

  /// The series has no period in the tested range.
  public static func notTested(series: String) -> Text {
    Text(zh: "\(series)：检验时段内没有数据。", en: "\(series): no data in the tested range.")
  }

  /// Periods with too little history.
  public static func shortHistory(series: String, periods: Int, tested: Int, has: Int, wanted: Int) -> Text {
    Text(
      zh: "\(series)：\(tested)个时段中有\(periods)个历史太短，未作检验：该方法需要此前\(wanted)个时段的数据，第一个这样的时段之前只有\(has)个。",
      en:
        "\(series): \(periods) of \(tested) periods have too short a history and were not tested: the method needs "
        + "\(wanted) periods before, and the first such period has \(has).")
  }

  /// Periods whose reference periods are not known.
  public static func tooFewKnown(series: String, periods: Int, tested: Int, has: Int, wanted: Int) -> Text {
    Text(
      zh: "\(series)：\(tested)个时段中有\(periods)个可比时段缺数太多，未作检验：至少需要\(wanted)个有数的时段，第一个这样的时段只有\(has)个。",
      en:
        "\(series): for \(periods) of \(tested) periods too much of what they are compared with is not known: at least "
        + "\(wanted) known periods are needed, and the first such period has \(has).")
  }

  /// Periods whose population is not known.
  public static func unknownPopulation(series: String, periods: Int, tested: Int) -> Text {
    Text(
      zh: "\(series)：\(tested)个时段中有\(periods)个缺少该方法需要的人数（population）或协变量，未作检验。",
      en:
        "\(series): \(periods) of \(tested) periods lack the population or a covariate that the method needs; they were not "
        + "tested.")
  }

  /// An offset without a population.
  public static let noPopulation = Text(
    zh: "设了 offset=1，但文件没有 population 列：各时段按人数相同处理。",
    en: "offset=1 is set, but the file has no column population: all periods count as having the same.")

  /// The method looks at counts alone.
  public static let populationUnused = Text(
    zh: "文件有 population 列，但该方法按现在的设置只看数量：人数变化会被当作数量异常，或掩盖异常。",
    en:
      "The file has a column population, and the method as it is set looks at counts alone: a change of population may pass "
      + "for an anomaly, or hide one.")

  /// All series were tested together.
  public static func together(series: Int, name: String) -> Text {
    Text(
      zh: "\(series)个序列共用一个模型；名为“\(name)”的各行是其中有数的全部序列的合计。各序列不应相互包含（如同时有区县和全市）。",
      en:
        "\(series) series share one model; the rows named “\(name)” are all of them together whose count is known. No series "
        + "may contain another, such as a city beside its districts.")
  }

  /// The model of all series does not settle.
  public static func unsettled(first: String, periods: Int) -> Text {
    Text(
      zh: "有\(periods)个时段（第一个为 \(first)）的模型不收敛，未作检验；请改用 same-period。",
      en:
        "For \(periods) periods, the first being \(first), the model does not settle; they were not tested. Use same-period."
    )
  }

  /// Notices that are not shown.
  public static func moreNotices(_ count: Int) -> Text {
    Text(zh: "另有\(count)条说明未列出。", en: "\(count) more notes are not listed.")
  }

  /// A file cannot be written.
  public static func unwritable(_ path: String) -> Text {
    Text(zh: "写不了文件 \(path)：请检查路径和写入权限。", en: "Cannot write \(path): check the path and the permission to write.")
  }

  /// The page would take the place of the counts.
  public static func wouldOverwrite(_ path: String) -> Text {
    Text(
      zh: "--html 指向计数表本身（\(path)），会把它覆盖：请另写一个文件名。",
      en: "--html names the table of counts itself (\(path)), which would be overwritten: give another file name.")
  }

  /// A year has too few periods for the windows.
  public static func shortYear(series: String, periods: Int, wanted: Int) -> Text {
    Text(
      zh: "\(series)：每年只有\(periods)个时段，窗口和季节分段至少需要\(wanted)个，未作检验。请减小 halfWindow 或 seasonalLevels。",
      en:
        "\(series): a year has \(periods) periods, and the windows and seasonal levels need \(wanted); nothing was tested. "
        + "Lower halfWindow or seasonalLevels.")
  }

  /// Nothing to estimate a mean from.
  public static func noBaseline(series: String, periods: Int, tested: Int) -> Text {
    Text(
      zh: "\(series)：\(tested)个时段中有\(periods)个此前几乎没有发生，估计不出正常水平，未作检验。",
      en: "\(series): before \(periods) of \(tested) periods hardly anything happened, so that no normal level can be "
        + "estimated; they were not tested.")
  }

  /// A baseline without variation.
  public static func flatBaseline(series: String, periods: Int, tested: Int) -> Text {
    Text(
      zh: "\(series)：\(tested)个时段中有\(periods)个的对照数完全相同，估计不出波动，未作检验。",
      en:
        "\(series): what \(periods) of \(tested) periods are compared with does not vary at all; they were not tested.")
  }

  /// EARS on small counts.
  public static func smallCounts(periods: Int) -> Text {
    Text(
      zh: "\(periods)个时段的平均数小于5：该方法用于小数目时误报远多于名义值（C1 名义0.1%，平均数0.2时实测约5.5%，1时约3.0%），"
        + "警报只供对照，不宜据以行动。",
      en:
        "\(periods) periods have a mean below 5: with small counts the method raises far more false alarms than it says "
        + "(C1 at a nominal 0.1 %: about 5.5 % at a mean of 0.2, 3.0 % at 1). Its alarms are for comparison, not for "
        + "action.")
  }

  /// C3 as R does it.
  public static let earsC3AsSurveillance = Text(
    zh: "ears-c3 按 R surveillance 包的算法计算，以便对照；该算法的警报几乎只取决于前两个时段。按原文算法请设 sum=published。",
    en:
      "ears-c3 is computed as R's surveillance does it, for comparison; its alarms depend almost only on the two periods "
      + "before. Set sum=published for the published rule.")
}
