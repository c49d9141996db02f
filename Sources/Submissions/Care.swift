/// What is done about a pupil on file, as the follow-up tells it: a bit for each of 休学在家, 住院治疗, 服药治疗, 定期咨询.
///
/// A byte, because millions of follow-ups hold one. What a row does not answer counts as not done.
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

  /// Each kind with the number of the summary return that counts its pupils; the follow-up has the same column name.
  public static let kinds: [(care: Care, item: SummaryItem)] = [
    (.onLeave, .onLeave), (.inHospital, .inHospital), (.onMedication, .onMedication), (.inCounselling, .inCounselling),
  ]
}
