extension ProblemTexts {
  /// A part larger than its whole.
  public static func partAboveWhole(part: Text, count: Int, whole: Text, total: Int) -> ProblemText {
    .init(
      Text(zh: "\(part.zh) \(count) 大于\(whole.zh) \(total)", en: "\(part.en) \(count) exceeds \(whole.en) \(total)"),
      Text(zh: "请核对并改正其中一个数字", en: "check both and correct one"))
  }

  /// The six categories of key pupils above the pupils visited.
  public static func categoriesAboveVisited(sum: Int, visited: Int) -> ProblemText {
    .init(
      Text(
        zh: "六类重点学生合计 \(sum) 大于实际家访学生 \(visited)",
        en: "the six categories of key pupils add up to \(sum), more than the \(visited) pupils visited"),
      Text(zh: "一名学生可属几类；如非此因请改正", en: "a pupil may be in several; correct the figures if that is not why"))
  }

  /// More pupils put in tiers than interviewed.
  public static func tiersAboveInterviewed(sum: Int, interviewed: Int) -> ProblemText {
    .init(
      Text(
        zh: "纳入三类合计 \(sum) 大于访谈核实 \(interviewed)",
        en: "\(sum) pupils were put in tiers, more than the \(interviewed) interviewed"),
      Text(zh: "请说明其余学生的来源，或改正数字", en: "explain where the others came from, or correct the figures"))
  }

  /// More plans than pupils discussed.
  public static func plansAbovePupils(plans: Int, pupils: Int) -> ProblemText {
    .init(
      Text(
        zh: "已定一人一策 \(plans) 大于二类、三类合计 \(pupils)",
        en: "\(plans) plans were made, more than the \(pupils) pupils of tiers 2 and 3"),
      Text(zh: "请核对两个数字", en: "check both figures"))
  }

  /// More persons than pupils enrolled.
  public static func personsAboveEnrolment(count: Int, enrolment: Int) -> ProblemText {
    .init(
      Text(zh: "人数 \(count) 大于在校学生数 \(enrolment)", en: "\(count) pupils, more than the \(enrolment) enrolled"),
      Text(zh: "请核对人数和在校学生数", en: "check the figure and the enrolment"))
  }

  /// The same note as the record before.
  public static func recordRepeated(row: Int) -> ProblemText {
    .init(
      Text(zh: "情况记录与上一次（第\(row)行）完全相同", en: "the note equals the one before it, in row \(row)"),
      Text(zh: "请核实本次跟踪是否进行", en: "make sure that the pupil was followed up"))
  }

  /// Days without a note.
  public static func recordsBlank(count: Int) -> ProblemText {
    .init(
      Text(zh: "有 \(count) 行只有时间，没有情况记录，不计为跟踪", en: "rows with a day and no note, not counted as follow-ups: \(count)"),
      Text(zh: "如已跟踪，请补填情况记录", en: "if the pupil was followed up, write the note"))
  }

  /// An answer given to try the questionnaire.
  public static func testAnswer() -> ProblemText {
    .init(
      Text(zh: "测试答卷，未载入", en: "a test answer, not loaded"),
      Text(zh: "如为正式答卷，请去掉“测试”字样", en: "if it is a real one, remove the word “test”"))
  }

  /// An answer that a later one replaces; without a row, one that was loaded before.
  public static func answerSuperseded(row: Int?) -> ProblemText {
    .init(
      row.map { Text(zh: "该校第\($0)行的答卷提交较晚，以其为准", en: "row \($0) holds a later answer of this school, which counts") }
        ?? Text(zh: "该校已载入的答卷提交较晚，以其为准", en: "a later answer of this school was loaded before, which counts"),
      Text(zh: "请核对应以哪一份为准", en: "make sure that the later one is right"))
  }

  /// Two answers at one time.
  public static func answerTimeShared(row: Int) -> ProblemText {
    .init(
      Text(zh: "与第\(row)行是同一学校、同一提交时间，内容却不同", en: "the same school and time as row \(row) with another content"),
      Text(zh: "请保留正确的一份", en: "keep the right answer"))
  }

  /// No day to which a summary speaks.
  public static func cutoffUnknown() -> ProblemText {
    .init(
      Text(zh: "没有统计截止日期，填报任务中也没有对应的一项", en: "no cut-off day is given, and no task tells one"),
      Text(zh: "请填写统计截止日期，或先载入填报任务", en: "write the cut-off day, or load the task first"))
  }
}
