/// What the follow-ups tell that cannot wait: deaths, and pupils nobody can reach.
public enum CaseAlertTexts {
  /// The part about deaths.
  public static let deaths = Text(zh: "台账所记死亡", en: "Deaths in the follow-ups")
  /// How many died, of how many no event tells, and of how many a later record tells otherwise.
  public static func deaths(pupils: Int, withoutEvent: Int, contradicted: Int) -> Text {
    let (n, silent, doubtful) = (Numerals.count(pupils), Numerals.count(withoutEvent), Numerals.count(contradicted))
    return Text(
      zh: "跟踪台账记有在册学生死亡\(n)人"
        + (withoutEvent > 0 ? "，其中\(silent)人在事件月报中没有相应事件" : "，事件月报中均有相应事件")
        + (contradicted > 0 ? "；\(doubtful)人其后又有其他状态的记录，须核实" : ""),
      en: "The follow-ups tell of the death of \(n) pupil\(pupils == 1 ? "" : "s")"
        + (withoutEvent > 0
          ? ", \(silent) of them without an event in the returns that may be it"
          : ", each with an event in the returns that may be it")
        + (contradicted > 0 ? "; of \(doubtful) a later record has another state, to be checked" : ""))
  }
  /// How deaths are counted.
  public static let deathsNote = Text(
    zh: "按台账中首次记“死亡”的日期计，不论死因；其后又记其他状态的也计入，学校把有误的行作废后才不计。为避免认出学生，只列全市人数。",
    en:
      "Counted by the first record with the state “deceased”, whatever the cause; a later record of another state changes "
      + "nothing until the school withdraws the wrong row. Only the city's number is given, so that nobody can be recognised."
  )

  /// The part about pupils nobody can reach.
  public static let lost = Text(zh: "失联的学生", en: "Pupils out of contact")
  /// How many pupils on file cannot be reached.
  public static func lost(day: Text, pupils: Int) -> Text {
    let n = Numerals.count(pupils)
    return Text(
      zh: "截至\(day.zh)，在册学生中失联\(n)人，须立即查找并核实安全",
      en:
        "On \(day.en) \(n) pupil\(pupils == 1 ? "" : "s") on file could not be reached: find them at once and make sure "
        + "that they are safe")
  }
  /// What being out of contact means for the figures.
  public static let lostNote = Text(
    zh: "最近一条记录的状态为“失联”的在册学生。失联是没有联系上，当周不算已跟踪，距最近一次联系上超过7天即为逾期。",
    en:
      "Pupils on file whose latest record has the state “lost”. It tells of an attempt that failed: the week does not count "
      + "as followed up, and after 7 days without a contact the pupil is overdue.")

  /// See to deaths.
  public static func seeToDeaths(_ pupils: Int) -> Text {
    let n = Numerals.count(pupils)
    return Text(
      zh: "核实台账所记的学生死亡（\(n)人），查明是否已按危机事件上报，做好善后和同伴干预",
      en:
        "Verify the deaths the follow-ups tell (\(n)), make sure that they are reported as events, and see to those left behind"
    )
  }
  /// Find pupils.
  public static func findLost(_ pupils: Int) -> Text {
    let n = Numerals.count(pupils)
    return Text(
      zh: "立即查找失联的在册学生并核实安全：\(n)人", en: "Find at once the pupils on file who cannot be reached: \(n)")
  }
}
