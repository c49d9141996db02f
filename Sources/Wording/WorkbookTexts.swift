/// The texts of the month's workbook besides those of the report.
public enum WorkbookTexts {
  /// The first sheet.
  public static let contents = Text(zh: "说明", en: "Contents")
  /// Leads to the workbook.
  public static let open = Text(zh: "工作簿（全部数据表）", en: "Workbook: every table")
  /// What the workbook holds.
  public static let note = Text(
    zh: "以下每张工作表是月报的一张数据表，与 data/ 中的同名CSV数字相同；单元格显示经四舍五入，点击可见12位有效数字。空格是没有数字，不是零。",
    en:
      "Each sheet below is a table of the report, with the figures of the CSV file named beside it; cells show them rounded and "
      + "hold 12 digits. An empty cell is no figure, not zero.")
  /// The headings of the list of sheets.
  public static let contentsHeadings = [
    Text(zh: "工作表", en: "Sheet"), Text(zh: "行数", en: "Rows"), Text(zh: "CSV文件", en: "CSV file"),
  ]

  /// The name of a table's sheet, of at most 31 characters.
  public static func sheet(_ table: String) -> Text { sheets[table] ?? Text(verbatim: String(table.prefix(31))) }

  private static let sheets: [String: Text] = [
    "findings": Text(zh: "异常发现", en: "Findings"),
    "drivers": Text(zh: "异常的构成", en: "Who carries them"),
    "baseline": Text(zh: "异常与往年同月", en: "Findings, earlier years"),
    "comparisons": Text(zh: "各单位比较", en: "All units compared"),
    "trend": Text(zh: "逐月走势", en: "Month by month"),
    "heatmap": Text(zh: "各学区逐月", en: "Districts by month"),
    "alerts": Text(zh: "按规则提醒", en: "Alerts by rule"),
    "funnel": Text(zh: "各学区事件率", en: "Districts' rates"),
    "to_dos": Text(zh: "待办事项", en: "To do"),
    "earlier_findings": Text(zh: "以往异常及处理", en: "Earlier findings"),
    "grave_events": Text(zh: "重大事件", en: "Grave events"),
    "tier_stock": Text(zh: "各类在册", en: "Pupils by tier"),
    "tier_flow": Text(zh: "本月分类变动", en: "Moves between tiers"),
    "tier_account": Text(zh: "在册收支", en: "Account of the month"),
    "tier_districts": Text(zh: "各学区分类变动", en: "Moves by district"),
    "tier_moves": Text(zh: "学生来去", en: "Who went where"),
    "tier_speed": Text(zh: "等级停留与解除", en: "Time in tiers"),
    "tier_steps": Text(zh: "评定之后", en: "After assessments"),
    "tier_effects": Text(zh: "干预与降级", en: "Interventions and tiers"),
    "assessment_timing": Text(zh: "评定间隔与中断", en: "Time between assessments"),
    "tracking_weeks": Text(zh: "每周跟踪率", en: "Weekly follow-up"),
    "tracking_districts": Text(zh: "各学区跟踪率", en: "Follow-up by district"),
    "longest_in_tier": Text(zh: "等级久未变化", en: "Longest in a tier"),
    "case_deaths": Text(zh: "台账所记死亡", en: "Deaths in follow-ups"),
    "lost_pupils": Text(zh: "失联学生", en: "Pupils out of contact"),
    "overdue_units": Text(zh: "逾期未跟踪", en: "Overdue by district"),
    "overdue_pupils": Text(zh: "逾期未跟踪学生", en: "Overdue pupils"),
    "completeness": Text(zh: "报送情况", en: "Returns"),
    "missing_schools": Text(zh: "催报名单", en: "Reminder list"),
    "return_months": Text(zh: "逐月报送", en: "Returns by month"),
    "event_effects": Text(zh: "干预与事件", en: "Interventions and events"),
    "interventions": Text(zh: "干预措施", en: "Interventions"),
  ]

  /// The tables of a programme, by the end of their names.
  public static let studySheets: [(table: String, name: Text)] = [
    ("figures", Text(zh: "结果", en: "figures")), ("months", Text(zh: "逐月", en: "months")),
    ("counts", Text(zh: "计数", en: "counts")),
  ]
  /// The name of a programme's sheet.
  /// - Parameters:
  ///   - kind: The kind of its interventions.
  ///   - reach: Whom it reached: `places`, `city` or `pupils`.
  ///   - name: What the sheet holds.
  public static func studySheet(_ kind: Text, reach: String, _ name: Text) -> Text {
    let whom =
      switch reach {
      case "city": Text(zh: "（全市）", en: ", city")
      case "pupils": Text(zh: "（学生）", en: ", pupils")
      default: Text(verbatim: "")
      }
    return Text(zh: "\(kind.zh)\(whom.zh)—\(name.zh)", en: "\(kind.en)\(whom.en), \(name.en)")
  }

  /// The heading of a column where a table stands whole.
  public static func heading(_ column: String) -> Text { headings[column] ?? ColumnTexts.heading(column) }

  private static let headings: [String: Text] = [
    "level": Text(zh: "层级", en: "Level"),
    "exposure": Text(zh: "规模（学生数×天数）", en: "Exposure (pupil-days)"),
    "all_observed": Text(zh: "全部已报事件", en: "All events reported"),
    "schools_left_out": Text(zh: "不可比学校", en: "Schools not comparable"),
    "baseline_months": Text(zh: "往年同月", en: "Same month of earlier years"),
    "baseline_observed": Text(zh: "往年同月实际", en: "Observed in these"),
    "lower": Text(zh: "下限", en: "Lower"),
    "upper": Text(zh: "上限", en: "Upper"),
    "ratio_lower": Text(zh: "比值95%下限", en: "Ratio, lower 95%"),
    "ratio_upper": Text(zh: "比值95%上限", en: "Ratio, upper 95%"),
    "p_value_lower": Text(zh: "p值（偏低）", en: "p (fall)"),
    "dispersion": Text(zh: "离散度", en: "Dispersion"),
    "same_period_expected": Text(zh: "同比预期", en: "Expected by same period"),
    "same_period_p_value": Text(zh: "同比p值", en: "p by same period"),
    "beside_others_expected": Text(zh: "与其他学区相比的预期", en: "Expected beside others"),
    "beside_others_p_value": Text(zh: "与其他学区相比的p值", en: "p beside others"),
    "nowcast": Text(zh: "补报后预计", en: "Expected when all have come"),
    "nowcast_lower": Text(zh: "补报后预计下限", en: "The same, lower"),
    "nowcast_upper": Text(zh: "补报后预计上限", en: "The same, upper"),
    "reasons": Text(zh: "理由", en: "Reasons"),
    "rule": Text(zh: "规则", en: "Rule"),
    "schools_missing": Text(zh: "未报学校", en: "Schools missing"),
    "schools_expected": Text(zh: "应报学校", en: "Schools that should report"),
    "months": Text(zh: "月数", en: "Months"),
    "is_leading": Text(zh: "主要部分", en: "Leading"),
    "from_day": Text(zh: "起日", en: "From day"),
    "to_day": Text(zh: "止日", en: "To day"),
    "share_lower": Text(zh: "比例95%下限", en: "Share, lower 95%"),
    "share_upper": Text(zh: "比例95%上限", en: "Share, upper 95%"),
    "up_ratio": Text(zh: "升级比值", en: "Ratio of steps up"),
    "up_lower": Text(zh: "升级比值下限", en: "Steps up, lower"),
    "up_upper": Text(zh: "升级比值上限", en: "Steps up, upper"),
    "moves_gained": Text(zh: "多出的降级、解除", en: "More steps down"),
    "gained_lower": Text(zh: "多出的下限", en: "More, lower"),
    "gained_upper": Text(zh: "多出的上限", en: "More, upper"),
    "ahead_ratio": Text(zh: "开展前一年比值", en: "Ratio before delivery"),
    "ahead_lower": Text(zh: "开展前比值下限", en: "Before, lower"),
    "ahead_upper": Text(zh: "开展前比值上限", en: "Before, upper"),
    "averted": Text(zh: "减少的事件", en: "Fewer events"),
    "averted_lower": Text(zh: "减少的下限", en: "Fewer, lower"),
    "averted_upper": Text(zh: "减少的上限", en: "Fewer, upper"),
    "id": Text(zh: "编号", en: "Number"),
  ]

  /// What codes in a column mean; nothing where they are words already.
  public static func words(of column: String) -> [String: Text]? { codes[column] }

  private static let codes: [String: [String: Text]] = [
    "level": [
      "city": ReportTexts.city, "district": Text(zh: "学区", en: "district"), "stage": Text(zh: "学段", en: "stage"),
    ],
    "method": [
      "pooled": Text(zh: "合并模型", en: "pooled model"), "same-period": Text(zh: "精确同期检验", en: "exact same-period test"),
    ],
    "rule": [
      "returns-missing": Text(zh: "报送过少", en: "too few returns"), "only-zeros": Text(zh: "长期零报", en: "zeros only"),
      "grave-event": AlertTexts.graveKind,
    ],
  ]
}
