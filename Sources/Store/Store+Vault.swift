import Foundation
import GRDB
public import Submissions

extension Store {
  /// The pupil a pseudonym, or the beginning of one, belongs to.
  public enum PupilFinding: Sendable, Equatable {
    /// No pupil has it.
    case unknown
    /// That many pupils have pseudonyms beginning like this.
    case ambiguous(pupils: Int)
    /// The pupil's pseudonym in full.
    case pupil(pseudonym: String)
  }

  /// Finds a pupil.
  /// - Parameter code: a pseudonym or its beginning, in hexadecimal digits.
  /// - Returns: the one pupil, or why there is not one.
  /// - Throws: when the database cannot be read.
  public func findPupil(_ code: String) throws -> PupilFinding {
    let code = code.lowercased()
    guard code.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return .unknown }
    return try database.read { database in
      let pseudonyms = try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT p.pseudonym FROM pupilKey AS k JOIN pupil AS p ON p.id = k.pupilId
          WHERE k.pseudonym >= ? AND k.pseudonym < ? ORDER BY 1
          """, arguments: [code, code + "g"])
      switch pseudonyms.count {
      case 0: return .unknown
      case 1: return .pupil(pseudonym: pseudonyms[0])
      default: return .ambiguous(pupils: pseudonyms.count)
      }
    }
  }

  /// Opens what the vault holds of a pupil.
  /// - Parameters:
  ///   - pseudonym: one of the pupil's pseudonyms in full.
  ///   - vault: the vault with the key it was sealed with.
  /// - Returns: the entries: who the pupil is first, then notes by day; none where identities were dropped.
  /// - Throws: `VaultError` when an entry cannot be opened.
  public func personalEntries(of pseudonym: String, vault: Vault) throws -> [PersonalEntry.Content] {
    let rows = try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT v.pseudonym, v.sealed FROM vault AS v JOIN pupilKey AS k ON k.pupilId = v.pupilId
          WHERE k.pseudonym = ? ORDER BY v.id
          """, arguments: [pseudonym])
    }
    let decoder = JSONDecoder()
    let entries = try rows.map { row in
      try decoder.decode(PersonalEntry.Content.self, from: vault.open(row["sealed"], of: row["pseudonym"]))
    }
    return entries.filter { $0.note == nil }
      + entries.filter { $0.note != nil }.sorted { ($0.day ?? "", $0.field ?? "") < ($1.day ?? "", $1.field ?? "") }
  }

  /// The number of entries in the vault.
  /// - Returns: 0 where identities were always dropped.
  /// - Throws: when the database cannot be read.
  public func vaultEntryCount() throws -> Int {
    try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM vault") ?? 0 }
  }

  /// Whether a file was loaded with none of its submissions rejected; one that loaded when the same bytes came again
  /// (after the roster was mended) is none.
  /// - Parameter sha256: the fingerprint of its bytes.
  /// - Returns: false too when no such file was loaded.
  /// - Throws: when the database cannot be read.
  public func isLoadedClean(sha256: String) throws -> Bool {
    try database.read { database in
      try Bool.fetchOne(
        database,
        sql: """
          SELECT NOT EXISTS (
            SELECT 1 FROM submission AS r WHERE r.fileId = f.id AND r.status = 'rejected' AND NOT EXISTS (
              SELECT 1 FROM submission AS a WHERE a.fileId = f.id AND a.status <> 'rejected' AND a.form = r.form
                AND a.school IS r.school AND a.period IS r.period AND a.id > r.id))
          FROM file AS f WHERE f.sha256 = ?
          """, arguments: [sha256]) ?? false
    }
  }
}
