import Submissions

/// Keyed marks of what was told last beside a school number. They are bound to the number, so that they tell nothing of
/// whom else a name belongs to.
struct NumberMarks: Equatable {
  var name: Int64?
  /// That of the month of birth.
  var birth: Int64?
  var sex: Int64?

  /// What a row says of a pupil, beside what was told with the number before.
  enum Likeness { case same, toldOtherwise, another }

  /// Another name beside the same birth, or another birth beside the same name, may put right what was told; when the sex
  /// differs too, or nothing else is known to be the same, it is another pupil.
  func likeness(to told: NumberMarks) -> Likeness {
    let isSexOther = Self.differ(sex, told.sex)
    if Self.differ(name, told.name) {
      return birth != nil && birth == told.birth && !isSexOther ? .toldOtherwise : .another
    }
    guard Self.differ(birth, told.birth) else { return .same }
    return isSexOther && name != nil && name == told.name ? .another : .toldOtherwise
  }

  private static func differ(_ left: Int64?, _ right: Int64?) -> Bool { left != nil && right != nil && left != right }

  /// These marks with those told before where nothing is told now.
  func filled(from told: NumberMarks) -> NumberMarks {
    NumberMarks(name: name ?? told.name, birth: birth ?? told.birth, sex: sex ?? told.sex)
  }
}

extension Pseudonymizer {
  /// The marks of what an identity tells beside its number; nothing where it has none.
  func numberMarks(of identity: PupilIdentity) -> NumberMarks? {
    guard let number = identity.studentID else { return nil }
    func mark(_ kind: String, _ value: String?) -> Int64? {
      value.map { shortCode(["beside", kind, normalized(number), normalized($0)].joined(separator: "\u{1F}")) }
    }
    return NumberMarks(
      name: mark("name", identity.name), birth: mark("birth", identity.birth.map { String($0.prefix(7)) }),
      sex: mark("sex", identity.sex?.rawValue))
  }
}
