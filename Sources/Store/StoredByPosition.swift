import Submissions

/// A value kept as a small integer: its place in `stored`. A new value goes to the end; what is stored stays readable.
protocol StoredByPosition: Equatable {
  static var stored: [Self] { get }
}

extension StoredByPosition {
  /// The integer that stands for the value.
  var code: Int64 { Int64(Self.stored.firstIndex(of: self) ?? -1) }

  /// The value an integer stands for.
  init?(code: Int64?) {
    guard let code, Self.stored.indices.contains(Int(code)) else { return nil }
    self = Self.stored[Int(code)]
  }
}

extension CaseStatus: StoredByPosition {
  static let stored: [CaseStatus] = [
    .open, .released, .reopened, .transferredOut, .transferredIn, .graduated, .lost, .deceased, .withdrawn,
  ]
}

extension Stage: StoredByPosition {
  static let stored: [Stage] = [.primary, .junior, .senior, .vocational]
}

extension Sex: StoredByPosition {
  static let stored: [Sex] = [.male, .female]
}

extension FollowUpMode: StoredByPosition {
  static let stored: [FollowUpMode] = [.homeVisit, .phone, .online, .inPerson]
}
