public import Submissions

/// One of the 19 numbers of the summary return, summed over the schools of a unit that answered it.
public struct SummerRollUp: Sendable, Hashable {
  public var unit: Unit
  public var item: SummaryItem
  /// Absent: no school answered it.
  public var sum: Int?
  public var answered: Int
  /// Schools that sent the return without this number.
  public var notAnswered: Int
  /// Schools that owe the return and have none accepted.
  public var missing: Int

  /// Sums every number for the city and its districts.
  /// - Parameters:
  ///   - summaries: the returns of one period.
  ///   - completeness: who owes one.
  ///   - districtOf: the district of each school.
  /// - Returns: the city first, then the districts in order of name, each with the numbers in the order of the form.
  static func all(
    _ summaries: [SchoolSummary], _ completeness: CompletenessAnalysis?, districtOf: [SchoolCode: String]
  ) -> [SummerRollUp] {
    guard !summaries.isEmpty else { return [] }
    return units(summaries, completeness, districtOf: districtOf).flatMap { unit, own, missing in
      SummaryItem.allCases.map { item in
        let values = own.compactMap { $0.numbers[item] }
        return SummerRollUp(
          unit: unit, item: item, sum: values.isEmpty ? nil : values.reduce(0, +), answered: values.count,
          notAnswered: own.count - values.count, missing: missing)
      }
    }
  }

  /// The city and the districts with their returns, and how many are missing.
  static func units(
    _ summaries: [SchoolSummary], _ completeness: CompletenessAnalysis?, districtOf: [SchoolCode: String]
  ) -> [(unit: Unit, summaries: [SchoolSummary], missing: Int)] {
    let byDistrict = Dictionary(grouping: summaries) { districtOf[$0.school] ?? "" }
    let owing = (completeness?.units ?? []).flatMap(\.unit.districts)
    let units = [Unit.city] + Set(byDistrict.keys).union(owing).sorted().map(Unit.district)
    return units.map { unit in
      let row = completeness?.units.first { $0.unit == unit }
      let own = unit.districts.first.map { byDistrict[$0] ?? [] } ?? summaries
      return (unit, own, row.map { $0.missing + $0.awaitingCorrection } ?? 0)
    }
  }
}

/// Home visits due and made (应访、实访), over the schools of a unit that answered both.
public struct SummerVisits: Sendable, Hashable {
  public var unit: Unit
  public var due: Int
  public var made: Int
  /// Schools that answered both numbers.
  public var answered: Int
  /// Schools that sent the return without one of them.
  public var notAnswered: Int
  /// Schools that owe the return and have none accepted.
  public var missing: Int

  /// The share visited; absent where no visit is known to be due.
  public var share: Double? { due > 0 ? Double(made) / Double(due) : nil }

  static func all(
    _ summaries: [SchoolSummary], _ completeness: CompletenessAnalysis?, districtOf: [SchoolCode: String]
  ) -> [SummerVisits] {
    guard !summaries.isEmpty else { return [] }
    return SummerRollUp.units(summaries, completeness, districtOf: districtOf).map { unit, own, missing in
      let both = own.compactMap { school in
        school.numbers[.visitsDue].flatMap { due in school.numbers[.visited].map { (due, $0) } }
      }
      return SummerVisits(
        unit: unit, due: both.reduce(0) { $0 + $1.0 }, made: both.reduce(0) { $0 + $1.1 }, answered: both.count,
        notAnswered: own.count - both.count, missing: missing)
    }
  }
}
