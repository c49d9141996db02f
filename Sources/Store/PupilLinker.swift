import GRDB
import Submissions

/// Finds the pupil of an identity, joins pupils who turn out to be one, and asks where only the name says so.
struct PupilLinker {
  let database: Database
  let pseudonymizer: Pseudonymizer
  /// The pupils that were joined to another one since this value was made.
  private(set) var joined: [Int64: Int64] = [:]
  /// The pseudonyms of pupils who may be another pupil on file.
  private(set) var questions: Set<String> = []
  private let namesakes: Namesakes
  private let selectPupil: RawStatement
  private let insertPupil: RawStatement
  private let insertKey: RawStatement

  init(database: Database, pseudonymizer: Pseudonymizer) throws {
    self.database = database
    self.pseudonymizer = pseudonymizer
    namesakes = try Namesakes(database)
    selectPupil = try RawStatement(database, "SELECT pupilId FROM pupilKey WHERE pseudonym = ?")
    insertPupil = try RawStatement(database, "INSERT INTO pupil (pseudonym, isProvisional) VALUES (?, ?)")
    insertKey = try RawStatement(database, "INSERT OR IGNORE INTO pupilKey (pseudonym, pupilId) VALUES (?, ?)")
  }

  /// The pupil of an identity, who is entered when new.
  mutating func id(of identity: PupilIdentity, school: SchoolCode) throws -> Int64 {
    try ids(of: [identity], school: school)[0]
  }

  /// The pupils of some identities, in their order; those not known are entered.
  ///
  /// Namesakes are looked at once all are known, so that the order of rows decides nothing.
  mutating func ids(of identities: [PupilIdentity], school: SchoolCode) throws -> [Int64] {
    var known: [String: String] = [:]
    var found: [(id: Int64, isNew: Bool, marks: Pseudonymizer.NameMarks?)] = []
    found.reserveCapacity(identities.count)
    for identity in identities {
      let marks = pseudonymizer.nameMarks(of: identity, school: school, known: &known)
      let (id, isNew) = try find(identity, school, marks)
      found.append((id, isNew, marks))
    }
    let isAnyProvisional: Bool =
      try database.cachedRows("SELECT EXISTS (SELECT 1 FROM pupil WHERE isProvisional = 1)", []).first?[0] ?? false
    if isAnyProvisional {
      for (identity, pupil) in zip(identities, found) {
        try joinPrintedForm(of: identity, now(pupil.id), school, pupil.marks)
      }
    }
    for (identity, pupil) in zip(identities, found) where pupil.isNew || identity.isProvisional {
      let alike = try namesakes.all(with: pupil.marks)
      if alike.contains(where: { $0.pupil != now(pupil.id) && $0.mayBe(identity) }) {
        questions.insert(pseudonymizer.pseudonyms(of: identity, school: school)[0])
      }
    }
    return found.map { now($0.id) }
  }

  /// The pupil one that was found is now: a later identity may have joined it to another.
  private func now(_ pupil: Int64) -> Int64 { joined[pupil] ?? pupil }

  /// Finds the pupil by the keys of an identity; several pupils with these keys are one.
  private mutating func find(
    _ identity: PupilIdentity, _ school: SchoolCode, _ marks: Pseudonymizer.NameMarks?
  ) throws -> (id: Int64, isNew: Bool) {
    let keys = pseudonymizer.pseudonyms(of: identity, school: school)
    var known: [Int64] = []
    var isLinked = true
    for (index, key) in keys.enumerated() {
      guard let pupil = try pupil(key) else {
        isLinked = false
        continue
      }
      // Pupils of one name may share the month of birth: another school number is another pupil.
      if index > 0, identity.studentID != nil, !known.contains(pupil), try hasNumber(pupil) { continue }
      if !known.contains(pupil) { known.append(pupil) }
    }
    let id = try known.isEmpty ? enter(identity, keys[0]) : join(known)
    if !isLinked {
      for key in keys {
        insertKey.bind(1, key)
        insertKey.bind(2, id)
        try insertKey.run()
      }
    }
    try namesakes.remember(identity, id, with: marks)
    return (id, known.isEmpty)
  }

  private func hasNumber(_ pupil: Int64) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM pupilName WHERE pupilId = ? AND hasNumber = 1)")
    return try Bool.fetchOne(statement, arguments: [pupil]) ?? false
  }

  /// Joins the pupil of a printed form with the same name, class and sex, sent before the number was known; with another
  /// namesake about, it may be either's and stays apart.
  private mutating func joinPrintedForm(
    of identity: PupilIdentity, _ pupil: Int64, _ school: SchoolCode, _ marks: Pseudonymizer.NameMarks?
  ) throws {
    guard !identity.isProvisional, let key = pseudonymizer.printedFormPseudonym(of: identity, school: school),
      let printed = try self.pupil(key), printed != pupil
    else { return }
    let others = try namesakes.all(with: marks).filter { $0.pupil != pupil }
    if others.count == 1, others[0].pupil == printed, others[0].isProvisional { _ = try join([pupil, printed]) }
  }

  private func pupil(_ pseudonym: String) throws -> Int64? {
    selectPupil.bind(1, pseudonym)
    return try selectPupil.firstInteger()
  }

  private func enter(_ identity: PupilIdentity, _ pseudonym: String) throws -> Int64 {
    insertPupil.bind(1, pseudonym)
    insertPupil.bind(2, identity.isProvisional ? 1 : 0)
    try insertPupil.run()
    return database.lastInsertedRowID
  }

  /// Makes one pupil of those that a row shows to be one: the surest of them, or else the one known longest.
  private mutating func join(_ pupils: [Int64]) throws -> Int64 {
    guard pupils.count > 1 else { return pupils[0] }
    let marks = pupils.map { _ in "?" }.joined(separator: ", ")
    let kept =
      try Int64.fetchOne(
        database, sql: "SELECT id FROM pupil WHERE id IN (\(marks)) ORDER BY isProvisional, id LIMIT 1",
        arguments: StatementArguments(pupils)) ?? pupils[0]
    for pupil in pupils where pupil != kept {
      try PupilJoin(database: database, from: pupil, to: kept).run()
      for (earlier, target) in joined where target == pupil { joined[earlier] = kept }
      joined[pupil] = kept
    }
    return kept
  }
}

extension SubmissionWriter {
  /// The linker for the pupils of this submission.
  var linker: PupilLinker { get throws { try PupilLinker(database: database, pseudonymizer: pseudonymizer) } }

  /// Asks about the pupils who may be another one on file.
  func ask(_ linker: PupilLinker, in receipt: inout Store.Receipt) {
    guard !linker.questions.isEmpty else { return }
    receipt.submission.problems.append(Problem(.pupilsAlike(pseudonyms: linker.questions.sorted())))
  }
}
