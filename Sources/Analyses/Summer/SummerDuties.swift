import Submissions

/// The pupils on file of a unit whose parents were told (附件2), and what came of it.
public struct SummerNotices: Sendable, Hashable {
  public var unit: Unit
  public var onFile: Int
  public var told: Int
  public var signed: Int
  /// Told, and the acknowledgement says that nobody signed.
  public var notSigned: Int
  /// Told, and no acknowledgement says whether anybody signed.
  public var notAnswered: Int { told - signed - notSigned }
  /// On file, without any acknowledgement.
  public var notTold: Int { onFile - told }

  static func all(
    _ cases: [OpenCase], told: [ToldParents], districtOf: [SchoolCode: String]
  ) -> [SummerNotices] {
    guard !cases.isEmpty, !told.isEmpty else { return [] }
    let answers = Dictionary(told.map { ($0.pseudonym, $0.isSigned) }, uniquingKeysWith: { first, _ in first })
    return Unit.cityAndDistricts(of: cases.map { districtOf[$0.school] ?? "" }).map { unit in
      let own = cases.filter { unit == .city || unit == .district(districtOf[$0.school] ?? "") }
      let known = own.compactMap { answers[$0.pseudonym] }
      return SummerNotices(
        unit: unit, onFile: own.count, told: known.count, signed: known.count { $0 == true },
        notSigned: known.count { $0 == false })
    }
  }
}

/// The schools of a unit with pupils in tiers 2 and 3, and those that held a conference (专题研讨会).
public struct SummerConferences: Sendable, Hashable {
  public var unit: Unit
  public var schools: Int
  public var held: Int

  /// The share that held one; absent where no school has to.
  public var share: Double? { schools > 0 ? Double(held) / Double(schools) : nil }
}

extension Unit {
  /// The city, then the districts named, each once and in order.
  static func cityAndDistricts(of districts: [String]) -> [Unit] {
    [.city] + Set(districts).sorted().map(Unit.district)
  }
}

extension SummerAnalysis {
  /// Counts who had to hold a conference, and who did.
  mutating func count(_ conferences: [Conference], _ cases: [OpenCase], _ schools: [School]) {
    let held = Set(conferences.filter { summer.preparedFrom <= $0.held && $0.held <= day }.map(\.school))
    isAnyConferenceKnown = !held.isEmpty
    let concerned = Set(cases.filter { $0.tier ?? .general > .general }.map(\.school))
    let owing = schools.filter { concerned.contains($0.code) }.sorted {
      ($0.district, $0.code) < ($1.district, $1.code)
    }
    guard !owing.isEmpty else { return }
    self.conferences = Unit.cityAndDistricts(of: owing.map(\.district)).map { unit in
      let own = owing.filter { unit == .city || unit == .district($0.district) }
      return SummerConferences(unit: unit, schools: own.count, held: own.count { held.contains($0.code) })
    }
    schoolsWithoutConference = owing.filter { !held.contains($0.code) }
  }
}
