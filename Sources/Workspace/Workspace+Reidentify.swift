import Store
import Submissions
public import Tables
import Wording

extension Workspace {
  /// Opens what is sealed of a pupil: who it is, and the notes. Every try is logged, also one that finds nothing.
  /// - Parameters:
  ///   - pseudonym: the pupil's pseudonym, or its beginning as problems show it.
  ///   - access: who asks and why.
  /// - Returns: a row per entry.
  /// - Throws: `WorkspaceError` when no pupil or more than one is meant, identities were dropped, or the key is another.
  public func reidentify(_ pseudonym: String, by access: Access) throws -> Table {
    let found = try pupil(store.findPupil(pseudonym), asked: pseudonym, by: access)
    let entries = try personalEntries(found)
    guard !entries.isEmpty else { throw WorkspaceError.identityNotKept }
    return Table(
      name: "identity",
      columns: ["pseudonym", "school_code", "student_id", "name", "birth", "class", "date", "field", "note"],
      rows: entries.map { entry in
        [.text(found), .text(entry.school)]
          + [entry.studentID, entry.name, entry.birth, entry.schoolClass, entry.day, entry.field, entry.note]
          .map { $0.map(Cell.text) ?? .missing(.notApplicable) }
      })
  }

  /// The one pupil found, once the access is logged.
  /// - Parameters:
  ///   - finding: what was found.
  ///   - asked: what was asked for, as the log has it where nobody or several were found.
  ///   - access: who asks and why.
  /// - Returns: the pupil's pseudonym in full.
  /// - Throws: `WorkspaceError` when no pupil or more than one is meant.
  func pupil(_ finding: Store.PupilFinding, asked: String, by access: Access) throws -> String {
    guard case .pupil(let found) = finding else {
      try log(access, asked)
      if case .ambiguous(let pupils) = finding { throw WorkspaceError.pseudonymAmbiguous(pupils: pupils) }
      throw WorkspaceError.pseudonymUnknown
    }
    try log(access, found)
    return found
  }

  /// What is sealed of a pupil.
  /// - Throws: `WorkspaceError.sealBroken` when the key is another.
  func personalEntries(_ pseudonym: String) throws -> [PersonalEntry.Content] {
    do { return try store.personalEntries(of: pseudonym, vault: vault()) } catch is VaultError {
      throw WorkspaceError.sealBroken
    }
  }
}
