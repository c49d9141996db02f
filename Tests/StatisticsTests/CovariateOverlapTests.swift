import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Which covariates repeat others once effects of units and times are taken out.
@Suite struct CovariateOverlapTests {
  private static let (units, times) = (12, 10)

  /// Covariates by unit and time.
  private static func overlap(_ columns: [(Int, Int) -> Double]) -> CovariateOverlap {
    let cells = (0..<units).flatMap { unit in (0..<times).map { (unit, $0) } }
    return CovariateOverlap(
      Matrix(
        rowCount: cells.count, columnCount: columns.count,
        elements: columns.flatMap { column in cells.map { column($0.0, $0.1) } }),
      factors: [cells.map { Int32($0.0) }, cells.map { Int32($0.1) }],
      weights: [Double](repeating: 1, count: cells.count))
  }

  private static func step(_ from: @escaping (Int) -> Int?) -> (Int, Int) -> Double {
    { unit, time in from(unit).map { $0 <= time ? 1 : 0 } ?? 0 }
  }

  private static func early(_ unit: Int) -> Int? { unit < 4 ? 3 : nil }
  private static func late(_ unit: Int) -> Int? { (4..<8).contains(unit) ? 6 : nil }

  @Test func `a column that is another's plus effects repeats it, in whatever units`() {
    let overlap = Self.overlap([
      Self.step(Self.early), { 50 * Self.step(Self.early)($0, $1) + Double($0) + 0.3 * Double($1) },
      Self.step(Self.late),
    ])
    #expect(overlap.explaining(0, among: [0, 1, 2], share: 0.999) == [1])
    #expect(overlap.explaining(1, among: [0, 1, 2], share: 0.999) == [0])
    #expect(overlap.explaining(2, among: [0, 1, 2], share: 0.8).isEmpty)
  }

  @Test func `a sum is explained by its parts together and by none alone`() {
    let overlap = Self.overlap([
      Self.step(Self.early), Self.step(Self.late), Self.step { Self.early($0) ?? Self.late($0) },
    ])
    #expect(Set(overlap.explaining(2, among: [0, 1, 2], share: 0.999)) == [0, 1])
    #expect(Set(overlap.explaining(0, among: [0, 1, 2], share: 0.999)) == [1, 2])
  }

  @Test func `what the effects explain is explained by no covariate`() {
    let overlap = Self.overlap([{ unit, _ in Double(unit) }, Self.step(Self.early), { _, time in time > 5 ? 1 : 0 }])
    for column in 0..<3 { #expect(overlap.explaining(column, among: [0, 1, 2], share: 0.8).isEmpty) }
  }
}
