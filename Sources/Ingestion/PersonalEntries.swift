import Submissions
import Tables

/// What is to be sealed of the rows read, each entry once: a pupil's name stands in every row.
struct PersonalEntries {
  private(set) var all: [PersonalEntry] = []
  private var seen: Set<PersonalEntry> = []

  mutating func add(_ entries: [PersonalEntry]) {
    for entry in entries where seen.insert(entry).inserted { all.append(entry) }
  }
}

extension FormSheet {
  /// What a row says of its pupil in person: the identity as given, and the notes in some fields.
  func personalEntries(
    of row: RawRow, _ pupil: PupilIdentity, at school: SchoolCode, on day: Day?, notes: [String]
  ) -> [PersonalEntry] {
    func given(_ field: String) -> String? {
      let text = cell(field, of: row).plainText
      return text.isEmpty || Vocabularies.blankMarks.contains(text) ? nil : text
    }
    let identity = PersonalEntry.Content(
      school: school, studentID: pupil.studentID == nil ? nil : given("student_id"), name: given("name"),
      birth: given("birth"),
      schoolClass: given("class"))
    return [PersonalEntry(pupil: pupil, content: identity)]
      + notes.compactMap { field in
        given(field).map {
          PersonalEntry(pupil: pupil, content: .init(note: $0, field: field, day: day, school: school))
        }
      }
  }
}
