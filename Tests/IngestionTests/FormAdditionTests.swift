import Ingestion
import Submissions
import Testing
import Wording

@Suite struct FormAdditionTests {
  private func refusal(_ yaml: String) -> FormError? {
    do throws(FormError) {
      _ = try FormCatalog.shipped.adding([try FormAddition(yaml: yaml)])
      return nil
    } catch { return error }
  }

  @Test func anAddedHeaderAndANewWordingAreReadBesideTheOldOnes() throws {
    let catalog = try FormCatalog.shipped.adding([
      try FormAddition(
        yaml: """
          form: plans
          version: 2
          fields:
            - { name: period, header: 填报学期, synonyms: [学期] }
          """)
    ])
    #expect(catalog.specification(.plans)?.version == 2)
    for header in ["填报学期", "学期", "周期"] {
      let text = "学校代码,\(header),收到日期\n0101,2022秋,2022-06-28\n"
      let file = SourceFile(bytes: Array(text.utf8), name: "p.csv", catalog: catalog).parsed(in: try roster())
      #expect(places(file).isEmpty && file.submissions.map(\.period) == ["2022秋"])
    }
  }

  @Test func theAnswersOfADropDownTurnItsNumbersIntoSchools() throws {
    let catalog = try FormCatalog.shipped.adding([
      try FormAddition(
        yaml: "form: summary\nfields:\n  - { name: school, options: [云汀市第二中学, 云汀市第一小学, 云汀市第三小学] }\n")
    ])
    let items = SummaryItem.allCases.map(\.rawValue).joined(separator: ",")
    let zeros = Array(repeating: "0", count: 19).joined(separator: ",")
    func school(_ answer: String) throws -> [String] {
      var context = try roster()
      context.tasks = [SubmissionTask(form: .summary, period: "2022-summer", due: received)]
      let text = "school,\(items)\n\(answer),\(zeros)\n"
      let file = SourceFile(bytes: Array(text.utf8), name: "s.csv", catalog: catalog).parsed(in: context)
      return file.submissions.map { $0.school?.rawValue ?? "-" } + places(file)
    }
    #expect(try school("2") == ["0101"])
    #expect(try school("3") == ["云汀市第三小学", "school.name-unknown 2 A"])
    #expect(try school("4") == ["", "school.option-list-missing 2 A"])
  }

  @Test func whatIsNotKnownIsRefusedWithASentence() {
    #expect(refusal("form: plans\ntype: x\n") == .unknownKey("type", known: ["form", "version", "ignored", "fields"]))
    #expect(
      refusal("form: plans\nfields: [{ name: period, required: true }]\n")
        == .unknownKey("required", known: ["name", "header", "synonyms", "options"]))
    #expect(refusal("form: homework\n") == .unknownForm("homework"))
    #expect(refusal("form: plans\nfields: [{ name: term }]\n") == .unknownField("term", form: .plans))
    #expect(refusal("form: plans\nversion: zwei\n") == .value("version", wanted: "1, 2, …"))
    #expect(
      refusal("form: plans\nfields: [{ name: period, synonyms: 学期 }]\n") == .value("synonyms", wanted: "[text, …]"))
    #expect(
      refusal("form: plans\nfields: [{ name: period, synonyms: [收到时间] }]\n")
        == .takenHeader("收到时间", by: "received_on"))
    guard case .notYAML = refusal("form: [plans\n") else {
      Issue.record("broken YAML was read")
      return
    }
  }

  @Test(arguments: [
    FormError.notYAML(YAMLFault(line: 2, reason: "x")), .unknownKey("type", known: ["form"]), .unknownForm("x"),
    .unknownField("x", form: .plans),
    .value("version", wanted: "1"), .takenHeader("x", by: "y"),
  ]) func everyRefusalSpeaksBothLanguages(error: FormError) {
    #expect(error.text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(!error.text.en.isEmpty && !error.text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }
}
