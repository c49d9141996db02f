/// What the page of a programme of interventions says: what may be concluded and what not, first of all.
public enum InterventionStudyTexts {
  /// The page's title.
  public static func title(city: String, kind: Text) -> Text {
    Text(zh: "\(city)：\(kind.zh)后危机事件是否减少", en: "\(city): are there fewer crisis events after \(kind.en)?")
  }
  /// The answer's heading.
  public static let conclusion = Text(zh: "结论", en: "Conclusion")
  /// The way back.
  public static let back = Text(zh: "返回月度报告", en: "Back to the month's report")
  /// The way to the page.
  public static func evidence(_ subject: Text) -> Text {
    Text(zh: "\(subject.zh)：结论、依据和图表", en: "\(capitalized(subject.en)): conclusion, evidence and charts")
  }

  // MARK: whom it reached

  /// A programme at some schools or districts.
  public static func places(kind: Text, reached: String, schools: String) -> Text {
    Text(zh: "\(kind.zh)（\(schools)所学校中\(reached)所）", en: "\(kind.en) (at \(reached) of \(schools) schools)")
  }
  /// A programme everywhere at once.
  public static func everywhere(kind: Text) -> Text { Text(zh: "\(kind.zh)（全市）", en: "\(kind.en) (city-wide)") }
  /// A programme for single pupils.
  public static func pupils(kind: Text) -> Text {
    Text(zh: "\(kind.zh)（个别学生）", en: "\(kind.en) (for single pupils)")
  }

  // MARK: the sentence to be read aloud

  /// A ratio with its interval.
  public static func ratio(_ value: String, _ lower: String, _ upper: String) -> Text {
    Text(zh: "\(value)倍（\(lower)—\(upper)）", en: "\(value) times (\(lower) to \(upper))")
  }
  /// Events fewer or more, with their interval.
  public static func events(_ value: String, _ lower: String, _ upper: String) -> Text {
    Text(zh: "\(value)起（\(lower)至\(upper)）", en: "\(value) (\(lower) to \(upper))")
  }
  /// Fewer, and sure enough.
  public static func fewer(_ subject: Text, ratio: Text, events: Text) -> Text {
    Text(
      zh: "可以认为\(subject.zh)开展后危机事件减少：约为未开展时的\(ratio.zh)，约少\(events.zh)。不能据此认为减少全因此项工作，也不能据此推及其他学校。",
      en:
        "It may be concluded that there were fewer crisis events after \(subject.en): about \(ratio.en) what there would have "
        + "been, about \(events.en) fewer. It may not be concluded that this work alone did it, or would do the same elsewhere."
    )
  }
  /// More, and sure enough.
  public static func more(_ subject: Text, ratio: Text, events: Text) -> Text {
    Text(
      zh: "可以认为\(subject.zh)开展后危机事件增多：约为未开展时的\(ratio.zh)，约多\(events.zh)。不能据此认为增多是此项工作造成的：发现和上报得更充分，数字也会上升。",
      en:
        "It may be concluded that there were more crisis events after \(subject.en): about \(ratio.en) what there would have "
        + "been, about \(events.en) more. It may not be concluded that this work caused them: where more is found and reported, "
        + "figures rise, too.")
  }
  /// No change seen, and sure enough.
  public static func between(_ subject: Text, lower: String, upper: String) -> Text {
    Text(
      zh:
        "可以认为\(subject.zh)开展后，危机事件在未开展时的\(lower)倍至\(upper)倍之间，看不出减少或增多。不能据此认为有效，也不能据此认为无效。",
      en:
        "It may be concluded that after \(subject.en) there were between \(lower) and \(upper) times the crisis events there "
        + "would have been, neither clearly fewer nor more. It may not be concluded that it helps, nor that it does not."
    )
  }
  /// Signs of fewer.
  public static func perhapsFewer(_ subject: Text, ratio: Text, events: Text, reason: Text) -> Text {
    Text(
      zh:
        "\(subject.zh)开展后危机事件似有减少，约为未开展时的\(ratio.zh)，约少\(events.zh)；仅供参考，因为\(reason.zh)。不能据此认为有效。",
      en:
        "There are signs of fewer crisis events after \(subject.en): about \(ratio.en) what there would have been, about "
        + "\(events.en) fewer. This is indicative only: \(reason.en). It may not be concluded that it helps.")
  }
  /// Signs of more.
  public static func perhapsMore(_ subject: Text, ratio: Text, events: Text, reason: Text) -> Text {
    Text(
      zh:
        "\(subject.zh)开展后危机事件似有增多，约为未开展时的\(ratio.zh)，约多\(events.zh)；仅供参考，因为\(reason.zh)。不能据此认为增多是此项工作造成的。",
      en:
        "There are signs of more crisis events after \(subject.en): about \(ratio.en) what there would have been, about "
        + "\(events.en) more. This is indicative only: \(reason.en). It may not be concluded that this work caused them."
    )
  }
  /// No change seen, and not sure.
  public static func unclear(_ subject: Text, ratio: Text, reason: Text) -> Text {
    Text(
      zh:
        "看不出\(subject.zh)开展后危机事件减少或增多，约为未开展时的\(ratio.zh)；仅供参考，因为\(reason.zh)。不能据此认为有效，也不能据此认为无效。",
      en:
        "Neither fewer nor more crisis events can be shown after \(subject.en): about \(ratio.en) what there would have been. "
        + "This is indicative only: \(reason.en). It may not be concluded that it helps, nor that it does not.")
  }
  /// Nothing can be said.
  public static func unknown(_ subject: Text, reason: Text) -> Text {
    Text(
      zh: "现有数据不能说明\(subject.zh)对危机事件有没有作用：\(reason.zh)。不能据此认为有效，也不能据此认为无效。",
      en:
        "These data do not show whether \(subject.en) changed the number of crisis events: \(reason.en). It may not be "
        + "concluded that it helps, nor that it does not.")
  }

  // MARK: why nothing can be compared

  /// For single pupils.
  public static let forPupils = Text(
    zh: "面向个别学生，受到干预的本来就更困难，没有可比的人；按学校或学区先后开展，才能比较",
    en:
      "it was for single pupils, who were worse off to begin with, so that nobody is comparable; a comparison needs schools or "
      + "districts that start at different times")
  /// Not begun.
  public static func notDelivered(_ day: Text, last: Text) -> Text {
    Text(
      zh: "\(day.zh)才开始，计至\(last.zh)尚未开展；开展满3个月后再看",
      en:
        "it begins on \(day.en), after \(last.en), the last month that counts; look again three months after it begins")
  }
  /// No place known.
  public static let unknownPlaces = Text(
    zh: "登记的学校或学区不在名册中；请核对干预措施登记表的对象一栏",
    en: "none of its schools or districts is on the roster; check them in the form of interventions")
  /// No month before.
  public static let noBefore = Text(
    zh: "已开展的学校都没有开展前的月报，无从比较；补报开展前的月份后再看",
    en:
      "none of the schools reached has a return from before it, and nothing to compare with; load earlier returns first"
  )
  /// No returns.
  public static let noReturns = Text(
    zh: "还没有学校报送危机事件；请先载入月报", en: "no school has reported events yet; load their returns first")

  // MARK: how

  /// Schools at different times, or, without a last day, some of them on one day.
  public static func rollout(byDistrict: Bool, from: Text, to: Text?) -> Text {
    let places = byDistrict ? Text(zh: "学区", en: "districts") : Text(zh: "学校", en: "schools")
    return Text(
      zh: (to.map { "\(from.zh)至\($0.zh)先后在部分或全部\(places.zh)开展" } ?? "\(from.zh)在部分\(places.zh)同日开展")
        + "：每所学校与自身开展前比，并扣除当月各校的共同变化。",
      en: (to.map { "It came to \(places.en) from \(from.en) to \($0.en), all or some of them" }
        ?? "It came to some \(places.en) on \(from.en)")
        + ": each school is compared with itself before, less what happened in all schools that month.")
  }
  /// Schools without a month before.
  public static func withoutBefore(_ schools: String) -> Text {
    Text(
      zh: "其中\(schools)所学校没有开展前的月报，不计入任何数字。",
      en: "\(schools) of the schools reached have no return from before it and are left out of every figure.")
  }
  /// It has ended.
  public static func ended(_ schools: String, from: Text, to: Text?) -> Text {
    Text(
      zh: "\(schools)所学校已于\(from.zh)" + (to.map { "至\($0.zh)先后" } ?? "") + "结束；结束后的月份既非开展、也非未开展，不计。",
      en: "It ended at \(schools) schools" + (to.map { " from \(from.en) to \($0.en)" } ?? " on \(from.en)")
        + "; months after that are neither with it nor without and are left out.")
  }
  /// Everywhere at once.
  public static func city(since: Text) -> Text {
    Text(
      zh: "自\(since.zh)起全市同时开展，没有未开展的学校可比：把此后各月与按此前各月推算的预期相比。",
      en:
        "It came to the whole city at once, from \(since.en) on, and no school is left to compare with: these months are "
        + "compared with what could be expected from those before.")
  }
  /// Up to which month.
  public static func through(_ last: Text) -> Text {
    Text(
      zh: "数字计至\(last.zh)；报告月本身不计，因其可能尚未报齐。",
      en: "Figures go up to \(last.en); the report's month does not count, as it may be incomplete.")
  }
  /// Why it is not usable.
  public static func reasons(_ reasons: [Text]) -> Text {
    Text(
      zh: "存疑：\(reasons.map(\.zh).joined(separator: "；"))。", en: "Doubts: \(reasons.map(\.en).joined(separator: "; "))."
    )
  }

  // MARK: the figures of the headline

  /// The verdict.
  public static let verdict = Text(zh: "可靠程度", en: "Verdict")
  /// The ratio.
  public static let times = Text(zh: "与未开展时之比", en: "Times without it")
  /// Events fewer.
  public static let averted = Text(zh: "比未开展时少", en: "Events fewer")
  /// Events more.
  public static let added = Text(zh: "比未开展时多", en: "Events more")
  /// Events after.
  public static let eventsAfter = Text(zh: "开展后事件", en: "Events after it")

  // MARK: sections

  /// Month by month.
  public static let months = Text(zh: "逐月：实际与未开展时的预期", en: "By month: observed, and expected without it")
  /// How to read it, of schools.
  public static let monthsOfSchools = Text(
    zh: "已开展学校的月事件数；蓝线和浅色带为未开展时的预期及95%区间，由实际数除以上面的倍数得出；竖线为首次开展的月份。",
    en:
      "Events a month at the schools reached; the blue line and the band are what would be expected without it and the 95 % "
      + "interval, the count divided by the ratio above; the upright line is the first month of delivery.")
  /// How to read it, of the city.
  public static let monthsOfCity = Text(
    zh: "全市的月事件数；蓝线和浅色带为按开展前各月推算的预期及95%区间；竖线为开展的月份。",
    en:
      "The city's events a month; the blue line and the band are what could be expected from the months before and its 95 % "
      + "interval; the upright line is the month of delivery.")
  /// Nothing to expect.
  public static let monthsWithout = Text(
    zh: "只列实际数：预期不可靠，不列出。", en: "Counts only: there is no expectation to rely on.")
  /// By time since delivery.
  public static let eventStudy = Text(zh: "开展前后各期的差异", en: "Differences by time since delivery")
  /// How to read it.
  public static func eventStudyNote(months: String) -> Text {
    Text(
      zh:
        "每\(months)个月为一期，开展当期为0；数字为已开展的学校（学区）与尚未开展的相比，每千名学生每年的事件数相差多少。细线为各期的95%区间，浅色为同时覆盖各期的区间。"
        + "以开展前一期为0；更早各期也应接近0，否则说明本来就不同。",
      en:
        "Periods of \(months) months, that of delivery is 0; figures are by how much events per 1,000 pupils a year differ "
        + "between schools (or districts) reached and those not reached yet. Thin lines are 95 % intervals, the pale band covers "
        + "all periods together. The period before delivery is 0 by definition, and earlier ones should be near 0; where they are not, places differed "
        + "anyway.")
  }
  /// Nothing before and after.
  public static let noEventStudy = Text(
    zh: "先后开展的学校或期数太少，无法逐期比较。", en: "There are too few places or periods to compare period by period.")
  /// The control.
  public static let control = Text(zh: "阴性对照：不应受影响的指标", en: "Negative control: what it cannot have moved")
  /// The schools not reached.
  public static func controlOfSchools(_ month: Text) -> Text {
    Text(
      zh: "对照为未开展的学校，以\(month.zh)（各校开展日期的中位）为界前后相比。比较时已扣除各校的共同变化；对照若与已开展学校反向变动，所见差异可能来自对照。",
      en:
        "The control are schools not reached, before and after \(month.en), the median of the days of delivery. The comparison "
        + "is less what happened in all schools; where the control moved the other way, the difference may be the control's."
    )
  }
  /// No control in the settings.
  public static let noControl = Text(
    zh:
      "没有阴性对照：请在 tidemark.yaml 的 negativeControls 中写明月度汇总里一项不应受此工作影响的指标；否则同期的其他变化会被当成它的作用，结论至多供参考。",
    en:
      "There is no negative control: name an indicator of the monthly totals that this work cannot move under negativeControls in "
      + "tidemark.yaml; without one, whatever else changed looks like its effect, and the conclusion is indicative at most."
  )
  /// No school to look at.
  public static let noControlSchools = Text(
    zh: "没有可作对照的学校：各校都已开展。", en: "There is no school for a control: all were reached.")
  /// The methods side by side.
  public static let agreement = Text(zh: "不同方法是否一致", en: "Do the methods agree?")
  /// How to read it.
  public static let agreementNote = Text(
    zh: "第一行为结论所用的方法。其余方法比较每千名学生每年的事件数，并折算成与未开展时之比，以便对照。",
    en:
      "The first row is the method of the conclusion. The others compare events per 1,000 pupils a year, which are also given "
      + "as times what there would have been.")
  /// The weight of doubtful comparisons.
  public static func alreadyTreated(_ share: String) -> Text {
    Text(
      zh: "双向固定效应法的比较中，\(share)以已开展的学校作对照，这部分不可靠。",
      en:
        "In two-way fixed effects, \(share) of the comparisons are with schools reached already, which are not reliable."
    )
  }
  /// What would be needed.
  public static let needed = Text(zh: "需要多少数据", en: "What would be needed")
  /// The smallest fall to be seen.
  public static func detectable(events: String, before: String, after: String, fall: String?) -> Text {
    fall.map {
      Text(
        zh: "按每月约\(events)起、开展前\(before)个月、开展后\(after)个月计，要减到\($0)倍或更低，才有八成把握看得出来。",
        en:
          "With about \(events) events a month, \(before) months before and \(after) months after delivery, a fall to \($0) "
          + "times or below would be found with a probability of 80 %.")
    }
      ?? Text(
        zh: "按每月约\(events)起、开展前\(before)个月、开展后\(after)个月计，减少再多也看不出来：事件太少。",
        en:
          "With about \(events) events a month, \(before) months before and \(after) months after delivery, no fall however "
          + "large would be found: events are too few.")
  }
  /// The raw counts.
  public static let counts = Text(zh: "原始计数", en: "Raw counts")
  /// What is not among them.
  public static func countsNote(leftOut: String) -> Text {
    Text(
      zh: "“当月”既非全在开展前、也非全在开展后。未开展的学校以各校开展日期的中位为界。另有\(leftOut)个学校月未报或不计。",
      en:
        "“Month of delivery” lies neither wholly before nor wholly after it. Schools not reached are split at the median day of "
        + "delivery. \(leftOut) school-months more were not reported or are left out.")
  }
  /// The footer.
  public static let footer = Text(
    zh: "比较不能代替因果：同期在同样地方的其他工作，其作用分不开。",
    en: "A comparison is no proof of cause: what else was done in the same places at the time cannot be told apart.")

  // MARK: columns

  /// The headings of the page's tables, by the column's name in the file.
  static let headings: [String: Text] = [
    "since": Text(zh: "开展后期数", en: "Periods since delivery"),
    "difference": Text(zh: "相差（起/千人·年）", en: "Difference per 1,000 a year"),
    "band": Text(zh: "同时95%区间", en: "95% band"),
    "method": Text(zh: "方法", en: "Method"),
    "ratio_interval": Text(zh: "比值95%区间", en: "95% interval of the ratio"),
    "schools_group": Text(zh: "学校", en: "Schools"),
    "schools": Text(zh: "所数", en: "Number"),
    "months_before": Text(zh: "开展前校月", en: "School-months before"),
    "events_before": Text(zh: "开展前事件", en: "Events before"),
    "months_between": Text(zh: "当月校月", en: "School-months of delivery"),
    "events_between": Text(zh: "当月事件", en: "Events of that month"),
    "months_after": Text(zh: "开展后校月", en: "School-months after"),
  ]

  // MARK: the command

  /// No such intervention.
  public static func unknownIntervention(_ id: String, known: [String], more: Int) -> Text {
    known.isEmpty
      ? Text(
        zh: "没有编号为“\(id)”的干预措施：工作区还没有登记任何干预措施。",
        en: "There is no intervention with the id “\(id)”: the workspace has none yet.")
      : Text(
        zh: "没有编号为“\(id)”的干预措施；已登记的有\(known.joined(separator: "、"))\(more > 0 ? "等，另有\(more)项" : "")。",
        en:
          "There is no intervention with the id “\(id)”; there are \(known.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more." : "."))
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
