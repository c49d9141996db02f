import GRDB
import Submissions

/// The pupils of one school by all that it told of them the last time: told again the same, there is nothing to look up.
///
/// They are read at once, since weekly files name nearly all of them.
struct ToldPupils {
  let school: SchoolCode
  /// By the mark of what was told; nothing for a mark that two pupils have.
  private let pupils: [Int64: Int64?]
  /// Those of whom something else was told since, or of whom it is no longer enough.
  private var changed: Set<Int64> = []
  private let insert: RawStatement
  private let delete: RawStatement

  init(_ database: Database, _ school: SchoolCode) throws {
    self.school = school
    insert = try RawStatement(database, "INSERT OR REPLACE INTO pupilTold (pupil, school, mark) VALUES (?, ?, ?)")
    delete = try RawStatement(database, "DELETE FROM pupilTold WHERE pupil = ?")
    let select = try RawStatement(database, "SELECT mark, pupil FROM pupilTold WHERE school = ?")
    select.bind(1, school.rawValue)
    var pupils: [Int64: Int64?] = [:]
    try select.forEachRow {
      guard let mark = select.integer(0), let pupil = select.integer(1) else { return }
      pupils[mark] = .some(pupils[mark] == nil ? pupil : nil)
    }
    self.pupils = pupils
  }

  /// The pupil of whom exactly this was told the last time.
  func pupil(_ mark: Int64) -> Int64? {
    guard let known = pupils[mark], let pupil = known, !changed.contains(pupil) else { return nil }
    return pupil
  }

  /// Enters what was told of a pupil.
  mutating func remember(_ mark: Int64, of pupil: Int64) throws {
    changed.insert(pupil)
    insert.bind(1, pupil)
    insert.bind(2, school.rawValue)
    insert.bind(3, mark)
    try insert.run()
  }

  /// Forgets what any school told of a pupil: the same would no longer tell who is meant.
  mutating func forget(_ pupil: Int64) throws {
    changed.insert(pupil)
    delete.bind(1, pupil)
    try delete.run()
  }
}
