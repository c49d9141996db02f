import Foundation
import GRDB
import Submissions

/// Seals what a submission says of pupils in person, each entry once.
struct VaultWriter {
  let database: Database
  let pseudonymizer: Pseudonymizer
  let vault: Vault
  let fileID: Int64

  func write(_ submission: Submission) throws {
    guard let school = submission.school else { return }
    var linker = try PupilLinker(database: database, pseudonymizer: pseudonymizer)
    let known = try database.cachedStatement(sql: "SELECT 1 FROM vault WHERE pupilId = ? AND mark = ?")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO vault (pupilId, pseudonym, mark, sealed, fileId) VALUES (?, ?, ?, ?, ?)")
    // The submission's rows are stored, so that no pupil is joined to another from here on.
    var pupils: [PupilIdentity: (id: Int64, pseudonym: String)] = [:]
    for entry in submission.personal {
      let (pupil, pseudonym) =
        try pupils[entry.pupil]
        ?? (
          linker.id(of: entry.pupil, school: school),
          pseudonymizer.pseudonyms(of: entry.pupil, school: school)[0]
        )
      pupils[entry.pupil] = (pupil, pseudonym)
      let content = try json(entry.content)
      // A keyed mark tells an entry again without opening it.
      let mark = pseudonymizer.code("vault\u{1F}" + content)
      guard try Int.fetchOne(known, arguments: [pupil, mark]) == nil else { continue }
      try insert.execute(arguments: [
        pupil, pseudonym, mark, try vault.seal(Data(content.utf8), of: pseudonym), fileID,
      ])
    }
  }
}
