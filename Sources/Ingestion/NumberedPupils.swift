import Submissions

/// Notices where one file gives a school number (学籍号) to pupils who cannot be one.
struct NumberedPupils {
  private struct Key: Hashable {
    let school: SchoolCode
    let number: String
  }
  private var known: [Key: [(pupil: PupilIdentity, place: Int)]] = [:]

  /// An earlier pupil with the number of which something else is told.
  struct Doubt {
    /// Whether it is another pupil; otherwise one of them may be put right.
    let isAnother: Bool
    /// Where the earlier one stands.
    let place: Int

    /// The problem, with the place as people find it.
    func kind(row: Int? = nil, sheet: Int? = nil) -> ProblemKind {
      isAnother ? .numberOfAnother(row: row, sheet: sheet) : .numberToldOtherwise(row: row, sheet: sheet)
    }
  }

  /// Remembers who has a number, and tells what speaks against that.
  mutating func add(_ pupil: PupilIdentity, at school: SchoolCode, place: Int) -> Doubt? {
    guard let number = pupil.studentID, pupil.name != nil || pupil.birth != nil else { return nil }
    let key = Key(school: school, number: number)
    let earlier = known[key] ?? []
    if earlier.contains(where: { $0.pupil == pupil }) { return nil }
    known[key, default: []].append((pupil, place))
    let likenesses = earlier.map { pupil.likeness(to: $0.pupil) }
    guard let index = likenesses.firstIndex(of: .another) ?? likenesses.firstIndex(of: .corrected) else { return nil }
    return Doubt(isAnother: likenesses[index] == .another, place: earlier[index].place)
  }
}

extension PupilIdentity {
  fileprivate enum Likeness { case same, corrected, another }

  /// Whether another row with the same number can be of this pupil: a name with one other character beside the same birth
  /// and sex may be put right, and so may a birth beside the same name; whatever differs by more is another pupil.
  fileprivate func likeness(to other: PupilIdentity) -> Likeness {
    let names = [name, other.name].compactMap { $0?.comparisonKey }
    let births = [birth, other.birth].compactMap(\.self)
    let isNameOther = names.count == 2 && names[0] != names[1]
    let isBirthOther = births.count == 2 && !births[0].hasPrefix(births[1]) && !births[1].hasPrefix(births[0])
    let isSexOther = sex != nil && other.sex != nil && sex != other.sex
    switch (isNameOther, isBirthOther) {
    case (false, false): return .same
    case (false, true): return isSexOther ? .another : .corrected
    case (true, _):
      let isNear = editDistance(Array(names[0]), Array(names[1])) == 1
      return isNear && births.count == 2 && !isBirthOther && !isSexOther ? .corrected : .another
    }
  }
}
