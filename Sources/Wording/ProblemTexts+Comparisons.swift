extension ProblemTexts {
  /// A return that came before the one in force.
  public static func laterReturnStands(received: String) -> ProblemText {
    .init(
      Text(
        zh: "该校本期已有较晚收到的报表（\(received)），以其为准，本次仅存档",
        en:
          "a return received later (\(received)) is in force for this school and period; this one is kept on record only"
      ),
      Text(zh: "如应以本次为准，请让学校重新上报", en: "if this one is right, have the school send it again"))
  }

  /// Events that another month's return names too.
  public static func eventNumbersElsewhere(count: Int, period: String) -> ProblemText {
    .init(
      Text(
        zh: "有 \(count) 个事件编号在 \(period) 的报表中也出现，同一编号只计一次，以后收到的为准",
        en: "\(count) event numbers stand in the return for \(period) too; each counts once, as received last"),
      Text(zh: "请核对是否同一事件；不同事件请使用不同编号", en: "make sure that they are the same events; number others differently"))
  }

  /// Event numbers that another month's return has for other events.
  public static func eventNumbersReused(count: Int, period: String) -> ProblemText {
    .init(
      Text(
        zh: "有 \(count) 个事件编号在 \(period) 的报表中也出现，事件日期和类型都不同，按不同事件各计一次",
        en:
          "\(count) event numbers stand in the return for \(period) too, with another day and kind; counted as other events"
      ),
      Text(
        zh: "请核对；如为同一事件的更正，请让两期报表的事件日期或类型一致；不同事件请不要每月重新编号",
        en:
          "if they are the same events corrected, write day or kind alike in both; do not begin the numbers anew each month"
      ))
  }

  /// A return in place of another one of the same day.
  public static func sameDayReplaced(earlier: String, later: String) -> ProblemText {
    .init(
      Text(
        zh: "同一天收到该校本期的两份报表，内容不同：以“\(later)”为准，“\(earlier)”不再计入",
        en:
          "two returns of the school for this period came on one day with other content: “\(later)” is in force, “\(earlier)” no longer counts"
      ),
      Text(
        zh: "请核对哪一份是更正；如应以另一份为准，请让学校重新上报，或在 received.csv 中写明收到日期",
        en:
          "check which one is the correction; if it is the other, have the school send it again, or date them in received.csv"
      ))
  }

  /// An enrolment that hardly can follow the one before.
  public static func enrolmentChanged(pupils: Int, before: Int, day: String) -> ProblemText {
    .init(
      Text(
        zh: "在校学生数 \(pupils) 与 \(day) 的 \(before) 相差三倍以上，已照写载入",
        en: "\(pupils) pupils beside \(before) on \(day), more than threefold; loaded as written"),
      Text(
        zh: "请核对是否多写或漏写数字；发生率按在校学生数计算，填错会改变结论",
        en: "check for a digit too many or too few: rates rest on this number"))
  }

  /// An enrolment no school has.
  public static func enrolmentUnlikely(pupils: Int) -> ProblemText {
    .init(
      Text(zh: "在校学生数 \(pupils) 不合常理，已照写载入", en: "\(pupils) pupils are hardly possible; loaded as written"),
      Text(
        zh: "请核对；发生率按在校学生数计算，填错会改变结论", en: "check the number: rates rest on it"))
  }

  /// Events without a number that stand in another period's return too.
  public static func eventsElsewhere(count: Int, period: String) -> ProblemText {
    .init(
      Text(
        zh: "有 \(count) 件事件与 \(period) 报表中的事件日期、类型、学段、性别、学生均相同，因编号不同或缺编号，两处都计",
        en: "\(count) events equal some in the return for \(period) but for their numbers, and count in both"),
      Text(
        zh: "请核对；如为同一事件，请删去其一或填写相同编号后重新上报",
        en: "if they are the same events, remove them from one return or give them the same numbers"))
  }

  /// A number of the summary return beside what the case ledger comes to.
  public static func summaryDiffers(item: Text, summary: Int, ledger: Int, cutoff: String) -> ProblemText {
    .init(
      Text(
        zh: "附件3“\(item.zh)”填报 \(summary) 人，截至 \(cutoff) 跟踪台账为 \(ledger) 人",
        en: "the summary return gives \(summary) for \(item.en), the case ledger has \(ledger) as of \(cutoff)"),
      Text(zh: "请学校核对两处，说明差异或更正", en: "have the school check both, explain or correct"))
  }

  /// More pupils on record than the school has.
  public static func pupilsAboveEnrolment(count: Int, enrolment: Int) -> ProblemText {
    .init(
      Text(
        zh: "该校涉及学生 \(count) 人，多于在校学生数 \(enrolment) 人",
        en: "the school has \(count) pupils on record, more than the \(enrolment) enrolled"),
      Text(zh: "请核对学校代码和在校学生数", en: "check the school's code and the enrolment"))
  }

  /// A total beside the rows it may be made of.
  public static func countBesideRows(
    indicator: String, district: String, month: String, count: Int, rows: Int
  ) -> ProblemText {
    .init(
      Text(
        zh: "\(district) \(month)“\(indicator)”汇总数 \(count)，学校上报明细合计 \(rows)，两者不相加",
        en:
          "\(indicator), \(district), \(month): the total is \(count), the schools' rows come to \(rows); they are not added up"
      ),
      Text(zh: "同一指标请只保留一个来源，或核对差异", en: "keep one source for the indicator, or explain the difference"))
  }

  /// A note that reads the same week after week.
  public static func noteRepeated(weeks: Int) -> ProblemText {
    .init(
      Text(zh: "该生连续 \(weeks) 周情况记录完全相同", en: "the pupil's note is the same in \(weeks) weeks in a row"),
      Text(zh: "请核实各次跟踪是否进行", en: "make sure that the pupil was followed up each time"))
  }

  /// Monthly totals that grow from month to month through a year.
  public static func countsCumulative(
    indicator: String, district: String, first: String, last: String
  ) -> ProblemText {
    .init(
      Text(
        zh: "\(district)的“\(indicator)”从 \(first) 到 \(last) 逐月增加，可能填的是累计数",
        en: "“\(indicator)” of \(district) grows every month from \(first) to \(last) and may be cumulative"),
      Text(zh: "请核对；是累计数的改为当月数", en: "check it; if it is, give each month's own count"))
  }
}
