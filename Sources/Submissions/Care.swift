/// What is done about a pupil on file, as the follow-up tells it: 休学在家, 住院治疗, 服药治疗, 定期咨询.
///
/// A byte, because millions of follow-ups hold one: four bits for yes, and four for having been answered at all, since no
/// answer is not no.
public struct Care: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  /// Creates a set from its bits.
  /// - Parameter rawValue: the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// On leave from school, at home (休学在家).
  public static let onLeave = Care(rawValue: 1)
  /// Treated in hospital (住院治疗).
  public static let inHospital = Care(rawValue: 2)
  /// Under medication (服药治疗).
  public static let onMedication = Care(rawValue: 4)
  /// Seen by a counsellor regularly (定期咨询).
  public static let inCounselling = Care(rawValue: 8)

  /// Each kind with the number of the summary return that counts its pupils; the follow-up's field has the same name.
  public static let kinds: [(care: Care, item: SummaryItem)] = [
    (.onLeave, .onLeave), (.inHospital, .inHospital), (.onMedication, .onMedication), (.inCounselling, .inCounselling),
  ]

  /// Takes down an answer.
  /// - Parameters:
  ///   - kind: one of the kinds.
  ///   - isDone: the answer; absent: none was given.
  public mutating func answer(_ kind: Care, _ isDone: Bool?) {
    guard let isDone else { return }
    formUnion(Care(rawValue: kind.rawValue << 4))
    if isDone { formUnion(kind) }
  }

  /// What the row says of a kind.
  /// - Parameter kind: one of the kinds.
  /// - Returns: nothing when it was not answered.
  public func isDone(_ kind: Care) -> Bool? {
    contains(Care(rawValue: kind.rawValue << 4)) ? contains(kind) : nil
  }
}
