/// The sentences of the cards that follow from a rule, and of those that say that nothing was found.
public enum AlertTexts {
  // MARK: grave events

  /// The title of a grave event's card.
  public static func graveTitle(unit: Text, month: Text) -> Text {
    Text(zh: "\(unit.zh)：\(month.zh)出现重大事件", en: "\(unit.en): grave event in \(month.en)")
  }
  /// What makes it a finding, instead of a verdict.
  public static let rule = Text(zh: "规则提示，不是统计检验", en: "a rule, not a statistical test")
  /// What happened.
  public static func grave(count: String) -> Text {
    Text(zh: "本月自杀死亡或自杀未遂\(count)起", en: "Suicide deaths or attempts this month: \(count)")
  }
  /// How long there was none.
  public static func graveBefore(last: Text?, months: Int, recorded: Int) -> Text {
    if let last {
      return Text(
        zh: "上一次在\(last.zh)，其间至少\(months)个月没有",
        en: "the last one before was in \(last.en), with at least \(months) months without any since")
    }
    let n = Numerals.count(recorded)
    return recorded < months
      ? Text(zh: "此前有记录的\(n)个月里没有", en: "there was none in the \(n) months on record before")
      : Text(zh: "此前有记录以来没有", en: "there is none on record before")
  }
  /// How sure it is.
  public static let graveCertain = Text(
    zh: "事件本身已经发生，不必用概率衡量；是否预示上升，一起事件说明不了",
    en: "the event has happened, whatever the odds; one event does not tell whether more are to come")
  /// What to do.
  public static let graveNextStep = Text(
    zh: "请按危机干预预案逐起处置，并检查该学区同类在册学生的跟踪是否到位",
    en: "Handle each event by the crisis plan, and check that the district's pupils on file are being followed up")
  /// The rule.
  public static func graveMethod(months: Int) -> Text {
    Text(
      zh: "规则：一个学区过去\(months)个月没有自杀死亡或未遂，出现一起即提示（月数可在设置中更改）",
      en:
        "rule: a first suicide death or attempt in a district after \(months) months without any (setting graveMonths)")
  }

  // MARK: silence

  /// The title of a silence's card.
  public static func silenceTitle(unit: Text, month: Text, isZeros: Bool) -> Text {
    isZeros
      ? Text(zh: "\(unit.zh)：截至\(month.zh)长期零报告", en: "\(unit.en): nothing but zero reports up to \(month.en)")
      : Text(zh: "\(unit.zh)：\(month.zh)大量学校没有报送", en: "\(unit.en): many schools have not reported \(month.en)")
  }
  /// Silence is not calm.
  public static let notCalm = Text(zh: "没有报送不等于平稳", en: "silence is not calm")
  /// Who is missing.
  public static func returnsMissing(_ missing: Int, of expected: Int) -> Text {
    let (m, e) = (Numerals.count(missing), Numerals.count(expected))
    return Text(
      zh: "应报\(e)所学校中有\(m)所没有报送", en: "\(m) of \(e) schools that owe a return have not sent it")
  }
  /// How many usually are.
  public static func usuallyMissing(share: Double?) -> Text {
    guard let share else {
      return Text(zh: "此前没有月份可比", en: "there is no earlier month to compare with")
    }
    guard share > 0 else {
      return Text(zh: "前12个月没有缺报", en: "in the 12 months before, none was missing")
    }
    let percent = Numerals.percent(share)
    return Text(zh: "前12个月平均有\(percent)的学校没有报送", en: "in the 12 months before, \(percent) of schools had not")
  }
  /// A district and its number of schools missing.
  public static func placeWithSchools(_ name: Text, _ schools: String) -> Text {
    Text(zh: "\(name.zh)\(schools)所", en: "\(name.en) (\(schools))")
  }
  /// Where schools are missing.
  public static func missingPlaces(_ places: Text) -> Text {
    Text(zh: "未报学校：\(places.zh)", en: "schools missing by district: \(places.en)")
  }
  /// Months of zeros.
  public static func onlyZeros(months: Int) -> Text {
    let n = Numerals.count(months)
    return Text(
      zh: "连续\(n)个月所有学校都报零", en: "all its schools have reported zero for \(n) months in a row")
  }
  /// What was to be expected instead.
  public static func expectedInstead(_ expected: String) -> Text {
    Text(zh: "按该学区以往水平，这段时间应有\(expected)左右", en: "by its past, about \(expected) would be expected in that time")
  }
  /// How often it would happen by chance.
  public static func silenceChance(oneIn: Int?) -> Text {
    guard let oneIn else {
      return Text(
        zh: "若报送照常，这样的情况1,000次里不到一次", en: "with reporting as usual this happens less than once in 1,000 times")
    }
    let n = Numerals.count(oneIn)
    return Text(zh: "若报送照常，约\(n)次里有一次", en: "with reporting as usual this happens about once in \(n) times")
  }
  /// What cannot be said because of it.
  public static func silenceEffect(_ unit: Text) -> Text {
    Text(
      zh: "\(unit.zh)本月的平稳或下降都不可采信",
      en: "nothing calm or falling in \(unit.en) can be relied on this month")
  }
  /// What to do about missing returns.
  public static let remind = Text(
    zh: "请按催报名单逐校催报，补齐后重新生成报告", en: "Remind the schools on the list, and make the report again when they have sent it")
  /// What to do about zeros.
  public static let checkZeros = Text(
    zh: "请到校抽查零报告是否属实，重点看在册学生的跟踪记录",
    en: "Check in some schools whether the zeros are true, beginning with the follow-up records")
  /// How missing returns are judged.
  public static let missingMethod = Text(
    zh: "名册上应报而未报的学校数，与前12个月未报的比例相比，截止日期过后才提示",
    en:
      "schools on the roster that owe a return, against the share missing in the 12 months before; only after the due day"
  )
  /// How zeros are judged.
  public static let zeroMethod = Text(
    zh: "零报告逐月累计，与各学区历年同月和近期水平相比",
    en: "zero reports added up month by month, against the level expected of the district")

  // MARK: no finding

  /// The title of a city's card without a finding.
  public static func statusTitle(unit: Text, subject: Text, month: Text, answer: Text) -> Text {
    Text(
      zh: "\(unit.zh)：\(month.zh)\(subject.zh)\(answer.zh)",
      en: "\(unit.en): \(subject.en) in \(month.en): \(answer.en)")
  }
  /// Nothing abnormal.
  public static let calm = Text(zh: "未见异常", en: "nothing abnormal")
  /// Too few events.
  public static let undecided = Text(zh: "数据太少，看不出是否异常", en: "too few events to tell")
  /// Too little to compare with.
  public static let cannotSay = Text(zh: "无法判断是否异常", en: "cannot be told")
  /// How large a rise is ruled out.
  public static func ruledOut(_ ratio: String) -> Text {
    Text(
      zh: "有97.5%的把握不高于应有水平的\(ratio)倍，更小的上升看不出来",
      en: "with 97.5% confidence not above \(ratio) times the expected level; a smaller rise could not be seen")
  }
  /// How sure one can be without a comparison.
  public static let unsure = Text(zh: "没有可比的数据，谈不上把握", en: "without anything to compare with, not at all")

  // MARK: findings that were dealt with

  /// A grave event by the rule.
  public static let graveKind = Text(zh: "重大事件", en: "grave event")
  /// Silence.
  public static let silenceKind = Text(zh: "报送异常", en: "silence")
  /// Nobody has said anything of it.
  public static let open = Text(zh: "未处理", en: "open")
  /// Seen and dealt with.
  public static let acknowledged = Text(zh: "已确认", en: "acknowledged")
  /// No longer shown as a card.
  public static let muted = Text(zh: "已静音", en: "muted")
  /// The section of earlier findings.
  public static let earlier = Text(zh: "前12个月的异常及处理", en: "Findings of the last 12 months and what became of them")
  /// How to add to it.
  public static let earlierNote = Text(
    zh: "用“tidemark finding ack 编号 --reason 理由”登记处理情况；加--mute不再列出卡片，加--leave-out不作为今后比较的基线。理由会印在报告上，不得写学生姓名。",
    en:
      "`tidemark finding ack ID --reason WHY` enters what became of one; --mute takes its card away, --leave-out keeps the "
      + "month out of what later ones are compared with. The reason is printed: no pupil's name in it.")
  /// What was made of a finding, on its card.
  public static func handled(_ state: Text, on day: Text, reason: String, isLeftOut: Bool) -> Text {
    Text(
      zh: "\(state.zh)（\(day.zh)）：\(reason)" + (isLeftOut ? "；不作为今后比较的基线" : ""),
      en: "\(state.en) on \(day.en): \(reason)" + (isLeftOut ? "; kept out of later comparisons" : ""))
  }
  /// How many cards are not shown.
  public static func mutedCards(_ count: Int) -> Text {
    let n = Numerals.count(count)
    return Text(
      zh: "另有\(n)条已静音，不列卡片，仍在数据表中。",
      en: "\(n) more \(count == 1 ? "is" : "are") muted: no card, but in the data table.")
  }
  /// A finding was marked.
  public static func marked(_ id: String) -> Text { Text(zh: "已登记：\(id)。", en: "Entered: \(id).") }
  /// A number is written wrongly.
  public static let idForm = Text(zh: "编号应为至少6位十六进制数字", en: "a finding's number is 6 or more hexadecimal digits")
  /// No report has found it.
  public static func unknown(_ id: String) -> Text {
    Text(
      zh: "没有编号为“\(id)”的异常。请用 tidemark finding list 查看编号；先生成报告才有编号。",
      en: "No finding has the number \(id). `tidemark finding list` shows them; a report has to be made first.")
  }
  /// Several begin like this.
  public static func ambiguous(_ id: String, findings: Int) -> Text {
    Text(
      zh: "有\(findings)条异常的编号以“\(id)”开头，未登记。请输入更长的编号。",
      en: "The numbers of \(findings) findings begin with \(id); nothing was entered. Give more of it.")
  }
  /// There is none.
  public static let noneKept = Text(zh: "还没有登记过异常；生成月报后才有。", en: "No finding is kept yet; make a report first.")
}
