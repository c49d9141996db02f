import Submissions

extension PupilLinker {
  /// The identity to go by: without its number where that is another pupil's, by what was told with it before. Which of the
  /// two has the right number nobody can tell here, so that both stay apart and the number is asked about.
  mutating func withOwnNumber(_ identity: PupilIdentity, _ school: SchoolCode) throws -> PupilIdentity {
    guard let marks = pseudonymizer.numberMarks(of: identity) else { return identity }
    let key = pseudonymizer.pseudonyms(of: identity, school: school)[0]
    guard let told = try toldMarks(key) else { return identity }
    switch marks.likeness(to: told) {
    case .same: return identity
    case .toldOtherwise:
      toldOtherwise.insert(key)
      return identity
    case .another:
      var other = identity
      other.studentID = nil
      shared.insert(pseudonymizer.pseudonyms(of: other, school: school)[0])
      return other
    }
  }

  /// Keeps what is told beside a number; what says nothing new is not written.
  func rememberMarks(of identity: PupilIdentity, _ school: SchoolCode) throws {
    guard let marks = pseudonymizer.numberMarks(of: identity), marks != NumberMarks() else { return }
    let key = pseudonymizer.pseudonyms(of: identity, school: school)[0]
    let told = try toldMarks(key) ?? NumberMarks()
    let now = marks.filled(from: told)
    guard now != told else { return }
    updateMarks.bind(1, now.name)
    updateMarks.bind(2, now.birth)
    updateMarks.bind(3, now.sex)
    updateMarks.bind(4, key)
    try updateMarks.run()
  }

  /// What was told last with a number; nothing for one not seen before.
  private func toldMarks(_ key: String) throws -> NumberMarks? {
    selectMarks.bind(1, key)
    var marks: NumberMarks?
    try selectMarks.forEachRow {
      marks = NumberMarks(
        name: selectMarks.integer(0), birth: selectMarks.integer(1), sex: selectMarks.integer(2))
    }
    return marks
  }
}
