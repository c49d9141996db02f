import CDistributions
public import LinearAlgebra

/// How many standard errors wide intervals must be so that all of them cover together.
///
/// The errors of all figures are redrawn at once: each cluster's influence, times +1 or −1 with probability ½ each. The
/// critical value is the quantile of max over figures of |Σ v ψ ÷ n| ÷ standard error. R's did and csdid divide by the
/// interquartile range of the draws instead of the standard error; the two agree as n grows, and one error is easier to read.
///
/// Source: Callaway & Sant'Anna (2021), algorithm 1; with Rademacher weights, as csdid draws them.
/// Checked against: Tests/Fixtures/effects/did_more_expected.csv, to Monte Carlo error.
public struct SimultaneousBand: Sendable, Hashable {
  /// The half-width of intervals in standard errors.
  public let criticalValue: Double
  /// The number of figures that are covered together.
  public let figureCount: Int
  /// The number of draws.
  public let draws: Int
  /// The probability that all are covered.
  public let confidence: Double

  /// Draws the critical value.
  /// - Parameters:
  ///   - influence: ψ, n × k; columns of zeros are figures that do not exist.
  ///   - panel: the panel they come from.
  ///   - draws: the number of draws; with 20,000 the critical value has an error of about 0.015.
  ///   - confidence: the probability that all are covered.
  ///   - generator: the source of randomness.
  /// - Throws: `StaggeredBlank` when no figure exists.
  /// - Precondition: there is a draw, and the confidence lies between 0 and 1.
  /// - Complexity: O(draws × clusters × k ÷ 8).
  public static func draw(
    _ influence: Matrix, panel: StaggeredPanel, draws: Int = 20_000, confidence: Double = 0.95,
    using generator: inout SplitMix64
  ) throws(StaggeredBlank) -> SimultaneousBand {
    precondition(draws > 0 && confidence > 0 && confidence < 1, "\(draws) draws, confidence \(confidence)")
    let studentised = Self.studentised(panel.clusterSums(influence))
    let k = studentised.columnCount
    guard k > 0 else { throw .nothingToCombine }
    var largest = Self.largestErrors(studentised, draws: draws, &generator)
    largest.sort()
    let index = Int((confidence * Double(draws)).rounded(.up)) - 1
    return SimultaneousBand(
      criticalValue: largest[max(0, index)], figureCount: k, draws: draws, confidence: confidence)
  }

  /// Columns scaled to a sum of squares of 1, without those of zeros: Σ v ψ is then in standard errors.
  private static func studentised(_ sums: Matrix) -> Matrix {
    let columns = (0..<sums.columnCount).compactMap { j -> [Double]? in
      let column = sums.elements[j * sums.rowCount..<(j + 1) * sums.rowCount]
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? column.map { $0 / length } : nil
    }
    return Matrix(rowCount: sums.rowCount, columnCount: columns.count, elements: columns.flatMap { $0 })
  }

  /// The largest |Σ v ψ| of the figures, for every draw.
  ///
  /// The signs of eight clusters are one random byte: their sums are looked up in a table of the 256 there are, which costs an
  /// eighth of the matrix product.
  private static func largestErrors(_ influence: Matrix, draws: Int, _ generator: inout SplitMix64) -> [Double] {
    let (clusters, k) = (influence.rowCount, influence.columnCount)
    var errors = [Double](repeating: 0, count: draws * k)
    errors.withUnsafeMutableBufferPointer { errors in
      for first in stride(from: 0, to: clusters, by: 64) {
        signedSums(influence, first).withUnsafeBufferPointer { sums in
          for draw in 0..<draws {
            let bits = generator.next()
            let row = errors.baseAddress.unsafelyUnwrapped + draw * k
            func sum(_ byte: Int) -> UnsafePointer<Double> {
              sums.baseAddress.unsafelyUnwrapped + (byte * 256 + Int(bits >> (8 * byte) & 255)) * k
            }
            let (a, b, c, d, e, f, g, h) = (sum(0), sum(1), sum(2), sum(3), sum(4), sum(5), sum(6), sum(7))
            for j in 0..<k { row[j] += ((a[j] + b[j]) + (c[j] + d[j])) + ((e[j] + f[j]) + (g[j] + h[j])) }
          }
        }
      }
    }
    return errors.withUnsafeBufferPointer { errors in
      (0..<draws).map { draw in
        var largest = 0.0
        for j in draw * k..<(draw + 1) * k where abs(errors[j]) > largest { largest = abs(errors[j]) }
        return largest
      }
    }
  }

  /// The sums of ±ψ over eight clusters at a time, for 64 clusters from one on: 8 × 256 × k. A set bit is a minus.
  private static func signedSums(_ influence: Matrix, _ first: Int) -> [Double] {
    let (clusters, k) = (influence.rowCount, influence.columnCount)
    var sums = [Double](repeating: 0, count: 8 * 256 * k)
    for byte in 0..<8 where first + 8 * byte < clusters {
      let members = first + 8 * byte..<min(first + 8 * byte + 8, clusters)
      for figure in 0..<k {
        let column = influence.elements[figure * clusters..<(figure + 1) * clusters]
        let start = column.startIndex
        sums[byte * 256 * k + figure] = members.reduce(0) { $0 + column[start + $1] }
        for signs in 1..<256 {
          let lowest = members.lowerBound + signs.trailingZeroBitCount
          sums[(byte * 256 + signs) * k + figure] =
            sums[(byte * 256 + signs & (signs - 1)) * k + figure]
            - (lowest < clusters ? 2 * column[start + lowest] : 0)
        }
      }
    }
    return sums
  }
}
