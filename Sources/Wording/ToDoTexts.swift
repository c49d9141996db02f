/// What is to be done, by whom and by when.
public enum ToDoTexts {
  /// The list.
  public static let toDos = Text(zh: "待办", en: "To do")
  /// Nothing is to be done by a date.
  public static let nothing = Text(
    zh: "没有须限期办理的事项。按常规开展工作；单个学生的情况以每周跟踪为准。",
    en: "Nothing has to be done by a date. Go on as usual; for single pupils the weekly follow-up counts.")
  /// Nothing follows from figures that are not there.
  public static let nothingKnown = Text(
    zh: "没有数据，无法列出待办；请先催报并补齐数据。", en: "Without figures nothing can be listed; obtain the missing returns first.")

  /// Handle grave events.
  public static func grave(_ events: String) -> Text {
    Text(
      zh: "按危机干预预案逐起处置自杀死亡、自杀未遂事件（\(events)起），并检查同类在册学生的跟踪",
      en:
        "Handle each suicide death or attempt (\(events)) by the crisis plan, and check the follow-up of pupils on file"
    )
  }
  /// Look into a rise.
  public static func rise(_ unit: Text, _ subject: Text) -> Text {
    Text(
      zh: "逐起核实\(unit.zh)\(subject.zh)异常偏高的原因，并上报结果",
      en: "Find out, event by event, why \(subject.en) are high in \(unit.en), and report")
  }
  /// Look into a fall.
  public static func fall(_ unit: Text, _ subject: Text) -> Text {
    Text(
      zh: "核实\(unit.zh)\(subject.zh)异常偏低是否因漏报、迟报或口径变化",
      en:
        "Find out whether the low \(subject.en) in \(unit.en) come from missing or late returns or changed definitions")
  }
  /// Check zeros.
  public static func zeros(_ months: String) -> Text {
    Text(
      zh: "到校抽查连续\(months)个月的零报告是否属实", en: "Check in schools whether the zero reports of \(months) months are true")
  }
  /// Obtain monthly totals.
  public static func figures(_ subject: Text) -> Text {
    Text(zh: "催报本月“\(subject.zh)”的数字", en: "Obtain this month's figures of “\(subject.en)”")
  }
  /// Obtain returns.
  public static func returns(form: Text, period: Text, schools: Int) -> Text {
    let n = Numerals.count(schools)
    return Text(
      zh: "催齐\(period.zh)“\(form.zh)”，未报或待更正\(n)所",
      en: "Obtain “\(form.en)” for \(period.en): \(n) school\(schools == 1 ? "" : "s") missing or to be corrected")
  }
  /// Follow pupils up.
  public static func followUps(_ pupils: Int) -> Text {
    let n = Numerals.count(pupils)
    return Text(
      zh: "补做逾期跟踪：超过7天未跟踪的学生\(n)人",
      en: "Make up for overdue follow-ups: \(n) pupil\(pupils == 1 ? "" : "s") without contact for over 7 days")
  }
  /// A district with its part of what is to be done.
  public static func part(_ district: String, schools: String) -> Text {
    Text(zh: "\(district)（\(schools)所）", en: "\(district) (\(schools))")
  }
  /// A district with its pupils.
  public static func part(_ district: String, pupils: String) -> Text {
    Text(zh: "\(district)（\(pupils)人）", en: "\(district) (\(pupils))")
  }
  /// Who answers where no district is known.
  public static let concerned = Text(zh: "有关学区", en: "districts concerned")
}
