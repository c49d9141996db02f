public import Submissions
import Tables
public import Wording
import Workbooks

extension FormSpecification.FieldType {
  /// The words a cell may hold, where it holds one of a few; none for any other type.
  public var choices: [Text] {
    switch self {
    case .text, .code, .day, .month, .count, .time: []
    case .yesNo: Vocabularies.yesNo.expected
    case .tier: Vocabularies.tier.expected
    case .stage: Vocabularies.stage.expected
    case .schoolType: Vocabularies.schoolType.expected
    case .sex: Vocabularies.sex.expected
    case .eventKind: Vocabularies.eventKind.expected
    case .caseStatus: Vocabularies.caseStatus.expected
    case .sheetStatus: Vocabularies.sheetStatus.expected
    case .followUpMode: Vocabularies.followUpMode.expected
    case .interventionKind: Vocabularies.interventionKind.expected
    case .interventionScope: Vocabularies.interventionScope.expected
    case .form: Vocabularies.form.expected
    case .informingMode: Vocabularies.informingMode.expected
    case .informingRole: Vocabularies.informingRole.expected
    }
  }
}

extension FormSpecification.Field {
  /// The header as a blank form in a language has it.
  func heading(_ language: Language) -> String { label(language) }

  /// What a program should make of what is typed into a cell. Codes, months and long numbers stay texts.
  var format: CellStyle.Format {
    switch type {
    case .day: .date
    case .count: .whole
    default: .text
    }
  }

  /// What may be entered into some cells.
  func rule(_ range: RawRange, _ language: Language) -> EntryRule? {
    switch type {
    case .day:
      // Earlier days are slips of the pen: no school sends anything of before 1950.
      return EntryRule(
        range, .day(from: Day(year: 1950, month: 1, day: 1)?.rawValue ?? 0), message: BlankFormTexts.day(language))
    case .count: return EntryRule(range, .wholeNumber(from: 0), message: BlankFormTexts.count(language))
    default:
      let words = type.choices.map { $0(language) }
      return EntryRule.fits(words) ? EntryRule(range, .words(words), message: BlankFormTexts.notInList(language)) : nil
    }
  }

  /// How a cell is filled in, by its type.
  private var kindOfEntry: Text? {
    switch type {
    case .day: BlankFormTexts.day
    case .month: BlankFormTexts.month
    case .count: BlankFormTexts.count
    case .code: BlankFormTexts.code
    case .text, .time: nil
    default: BlankFormTexts.choice(type.choices)
    }
  }

  /// Whether the column is marked as one to fill in.
  func isMarked(in form: FormSpecification) -> Bool {
    required == true || BlankFormTexts.condition(of: name, in: form.form.rawValue) != nil
  }

  /// Whether the column may be left blank: required, or required in some cases.
  func duty(in form: FormSpecification) -> Text {
    if let condition = BlankFormTexts.condition(of: name, in: form.form.rawValue) { return condition }
    guard required == true else { return BlankFormTexts.optional }
    let others = (unless ?? []).compactMap { form.field($0)?.label }
    return others.isEmpty ? BlankFormTexts.required : BlankFormTexts.required(unless: others)
  }

  /// What to fill in, in sentences: how, and what the column means.
  func guide(in form: FormSpecification) -> Text {
    let sentences = [BlankFormTexts.meaning(of: name, in: form.form.rawValue), kindOfEntry].compactMap(\.self)
    return Text(zh: sentences.map(\.zh).joined(), en: sentences.map(\.en).joined(separator: " "))
  }

  /// The example, typed as a person would type it.
  func exampleCell(_ language: Language) -> RawCell {
    guard let example else { return .empty }
    if type == .day, let day = Day(iso: example) { return .date(day.rawValue) }
    if type == .count, let count = Double(example) { return .number(count) }
    // Words of a list are shown as the list has them.
    return .text((type.choices.first { $0.zh == example } ?? BlankFormTexts.translated(example: example))(language))
  }
}
