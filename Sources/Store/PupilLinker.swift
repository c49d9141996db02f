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
  /// The pseudonyms of pupils who may be one whose birth is told more, or less, exactly.
  private(set) var births: Set<String> = []
  /// The pseudonyms of pupils whose number is another one's.
  var shared: Set<String> = []
  /// The pseudonyms of pupils of whom another name or birth was told before.
  var toldOtherwise: Set<String> = []
  private let namesakes: Namesakes
  /// What the school asked about last had told.
  private var told: ToldPupils?
  private let selectPupil: RawStatement
  private let insertPupil: RawStatement
  private let insertKey: RawStatement
  private let shareKey: RawStatement
  let selectMarks: RawStatement
  let updateMarks: RawStatement

  init(database: Database, pseudonymizer: Pseudonymizer) throws {
    self.database = database
    self.pseudonymizer = pseudonymizer
    namesakes = try Namesakes(database)
    selectPupil = try RawStatement(database, "SELECT pupilId, isShared FROM pupilKey WHERE pseudonym = ?")
    insertPupil = try RawStatement(database, "INSERT INTO pupil (pseudonym, isProvisional) VALUES (?, ?)")
    insertKey = try RawStatement(database, "INSERT OR IGNORE INTO pupilKey (pseudonym, pupilId) VALUES (?, ?)")
    shareKey = try RawStatement(database, "UPDATE pupilKey SET isShared = 1 WHERE pseudonym = ?")
    selectMarks = try RawStatement(database, "SELECT toldName, toldBirth, toldSex FROM pupilKey WHERE pseudonym = ?")
    updateMarks = try RawStatement(
      database, "UPDATE pupilKey SET toldName = ?, toldBirth = ?, toldSex = ? WHERE pseudonym = ?")
  }

  /// The pupil of an identity, who is entered when new.
  mutating func id(of identity: PupilIdentity, school: SchoolCode) throws -> Int64 {
    try ids(of: [identity], school: school)[0]
  }

  /// The pupils of some identities, in their order; those not known are entered.
  ///
  /// Namesakes are looked at once all are known, so that the order of rows decides nothing.
  mutating func ids(of identities: [PupilIdentity], school: SchoolCode) throws -> [Int64] {
    if told?.school != school { told = try ToldPupils(database, school) }
    var marks = NameMarks(pseudonymizer, school)
    var identities = identities
    var found: [(id: Int64, isNew: Bool)] = []
    found.reserveCapacity(identities.count)
    for (index, mark) in pseudonymizer.marks(of: identities, school: school).enumerated() {
      if !identities[index].isProvisional, let pupil = told?.pupil(mark) {
        found.append((pupil, false))
      } else {
        identities[index] = try withOwnNumber(identities[index], school)
        let pupil = try find(identities[index], school, marks.of(identities[index]))
        try rememberMarks(of: identities[index], school)
        found.append(pupil)
        try told?.remember(mark, of: pupil.id)
      }
    }
    let isAnyProvisional: Bool =
      try database.cachedRows("SELECT EXISTS (SELECT 1 FROM pupil WHERE isProvisional = 1)", []).first?[0] ?? false
    if isAnyProvisional {
      for (identity, pupil) in zip(identities, found) {
        try joinPrintedForm(of: identity, now(pupil.id), school, marks.of(identity))
      }
    }
    for (identity, pupil) in zip(identities, found) where pupil.isNew || identity.isProvisional {
      let alike = try namesakes.all(with: marks.of(identity))
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
    var keys = pseudonymizer.pseudonyms(of: identity, school: school)
    if identity.studentID == nil, let first = keys.first, try pupil(first)?.isShared == true {
      // Two pupils with numbers have this name and birth: which of them is meant is a question, never a guess.
      keys = [pseudonymizer.pseudonymOfEither(identity, school: school)]
      if try pupil(keys[0]) == nil { questions.insert(keys[0]) }
    }
    var known: [Int64] = []
    var isLinked = true
    for (index, key) in keys.enumerated() {
      guard let (pupil, _) = try pupil(key) else {
        isLinked = false
        continue
      }
      // Pupils of one name may share the month of birth: another school number is another pupil.
      if index > 0, identity.studentID != nil, !known.contains(pupil), try hasNumber(pupil) {
        shareKey.bind(1, key)
        try shareKey.run()
        try told?.forget(pupil)
        continue
      }
      if !known.contains(pupil) { known.append(pupil) }
    }
    let id = try known.isEmpty ? enter(identity, keys[0]) : join(known)
    if !isLinked {
      for key in keys {
        insertKey.bind(1, key)
        insertKey.bind(2, id)
        try insertKey.run()
      }
      try askAboutBirth(of: identity, id, school)
    }
    try namesakes.remember(identity, id, with: marks)
    return (id, known.isEmpty)
  }

  /// Asks where a birth is told to the month and another pupil of the name has one told to a day in it, or the reverse.
  private mutating func askAboutBirth(of identity: PupilIdentity, _ pupil: Int64, _ school: SchoolCode) throws {
    guard let keys = pseudonymizer.birthKeys(of: identity, school: school) else { return }
    if let own = keys.own {
      insertKey.bind(1, own)
      insertKey.bind(2, pupil)
      try insertKey.run()
    }
    guard let (other, _) = try self.pupil(keys.other), other != pupil,
      try identity.studentID == nil || !hasNumber(other)
    else { return }
    births.insert(pseudonymizer.pseudonyms(of: identity, school: school)[0])
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
      let (printed, _) = try self.pupil(key), printed != pupil
    else { return }
    let others = try namesakes.all(with: marks).filter { $0.pupil != pupil }
    if others.count == 1, others[0].pupil == printed, others[0].isProvisional { _ = try join([pupil, printed]) }
  }

  /// The pupil of a key, and whether another pupil has the same.
  private func pupil(_ pseudonym: String) throws -> (id: Int64, isShared: Bool)? {
    selectPupil.bind(1, pseudonym)
    var found: (id: Int64, isShared: Bool)?
    try selectPupil.forEachRow {
      if let id = selectPupil.integer(0) { found = (id, selectPupil.integer(1) == 1) }
    }
    return found
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

/// The marks of names at one school; those of classes and sexes, of which it has few, are made once.
private struct NameMarks {
  private let pseudonymizer: Pseudonymizer
  private let school: SchoolCode
  private var known: [String: String] = [:]

  init(_ pseudonymizer: Pseudonymizer, _ school: SchoolCode) {
    self.pseudonymizer = pseudonymizer
    self.school = school
  }

  mutating func of(_ identity: PupilIdentity) -> Pseudonymizer.NameMarks? {
    pseudonymizer.nameMarks(of: identity, school: school, known: &known)
  }
}

extension SubmissionWriter {
  /// The linker for the pupils of this submission.
  var linker: PupilLinker { get throws { try PupilLinker(database: database, pseudonymizer: pseudonymizer) } }

  /// Asks about the pupils who may be another one on file.
  func ask(_ linker: PupilLinker, in receipt: inout Store.Receipt) {
    if !linker.questions.isEmpty {
      receipt.submission.problems.append(Problem(.pupilsAlike(pseudonyms: linker.questions.sorted())))
    }
    if !linker.births.isEmpty {
      receipt.submission.problems.append(Problem(.birthPrecision(pseudonyms: linker.births.sorted())))
    }
    if !linker.shared.isEmpty {
      receipt.submission.problems.append(Problem(.numbersShared(pseudonyms: linker.shared.sorted())))
    }
    // Where the file itself tells both, its rows are asked about.
    let isAsked = receipt.submission.problems.contains {
      if case .numberToldOtherwise = $0.kind { true } else { false }
    }
    if !linker.toldOtherwise.isEmpty, !isAsked {
      receipt.submission.problems.append(Problem(.numbersToldOtherwise(pseudonyms: linker.toldOtherwise.sorted())))
    }
  }
}
