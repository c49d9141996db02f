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
    var linker = PupilLinker(database: database, pseudonymizer: pseudonymizer)
    let known = try database.cachedStatement(sql: "SELECT 1 FROM vault WHERE pupilId = ? AND mark = ?")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO vault (pupilId, pseudonym, mark, sealed, fileId) VALUES (?, ?, ?, ?, ?)")
    for entry in submission.personal {
      let pupil = try linker.id(of: entry.pupil, school: school)
      let content = try json(entry.content)
      // A keyed mark tells an entry again without opening it.
      let mark = pseudonymizer.code("vault\u{1F}" + content)
      guard try Int.fetchOne(known, arguments: [pupil, mark]) == nil else { continue }
      let pseudonym = pseudonymizer.pseudonyms(of: entry.pupil, school: school)[0]
      try insert.execute(arguments: [
        pupil, pseudonym, mark, try vault.seal(Data(content.utf8), of: pseudonym), fileID,
      ])
    }
  }
}
