import Submissions
import Tables

/// Reads the parents' acknowledgements of the notice (告知书回执).
struct AcknowledgementsReader: FormReader {
  private struct Key: Hashable {
    let school: SchoolCode
    let pupil: PupilIdentity
    let informed: Day
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<Acknowledgement>()
  private var repeated = RepeatedRows<Key>()
  private var numbered = NumberedPupils()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let pupil = reader.identityOrName()
    if let pupil, let doubt = numbered.add(pupil, at: finding.code, place: row.number) {
      reader.note(doubt.kind(row: doubt.place), "student_id")
    }
    let informed = reader.day("informed_on", required: true)
    let mode = reader.choice("mode", Vocabularies.informingMode, required: true)
    let informedBy = reader.choice("informed_by", Vocabularies.informingRole)
    let studentAbsent = reader.yesNo("student_absent")
    let referred = reader.yesNo("referred")
    let signed = reader.yesNo("signed")
    let signedOn = reader.day("signed_on")
    reader.check("informed_on", informed, notAfter: "signed_on", signedOn)
    reader.checkOpen(finding.school, on: informed)
    reader.checkNote("opinion")

    var acknowledgement: Acknowledgement?
    if !reader.hasError, let pupil, let informed, let mode {
      switch repeated.add(Key(school: finding.code, pupil: pupil, informed: informed), row, sheet) {
      case .none:
        acknowledgement = Acknowledgement(
          school: finding.code, pupil: pupil, informed: informed, mode: mode, informedBy: informedBy,
          studentAbsent: studentAbsent, referred: referred, signed: signed, signedOn: signedOn)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "informed_on")
      }
    }
    var personal: [PersonalEntry] = []
    if context.keepsPersonal, !reader.hasError, let pupil {
      personal = sheet.personalEntries(of: row, pupil, at: finding.code, on: informed, notes: ["opinion"])
    }
    parts.add(acknowledgement, problems: reader.problems, personal: personal, to: finding.code)
  }

  mutating func submissions() -> [Submission] { parts.submissions(.acknowledgements) { .acknowledgements($0) } }
}
