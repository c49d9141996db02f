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
  /// - Complexity: O(draws × clusters × k), as matrix products.
  public static func draw(
    _ influence: Matrix, panel: StaggeredPanel, draws: Int = 20_000, confidence: Double = 0.95,
    using generator: inout SplitMix64
  ) throws(StaggeredBlank) -> SimultaneousBand {
    precondition(draws > 0 && confidence > 0 && confidence < 1, "\(draws) draws, confidence \(confidence)")
    let studentised = Self.studentised(panel.clusterSums(influence))
    let (clusters, k) = (studentised.rowCount, studentised.columnCount)
    guard k > 0 else { throw .nothingToCombine }
    var largest: [Double] = []
    largest.reserveCapacity(draws)
    // A block of signs fits the cache, however many draws there are.
    let blockSize = 128
    while largest.count < draws {
      let count = min(blockSize, draws - largest.count)
      let sums = signs(count, clusters, &generator).product(studentised)
      for draw in 0..<count {
        largest.append((0..<k).reduce(0) { max($0, abs(sums.elements[draw + $1 * count])) })
      }
    }
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

  /// A matrix of +1 and −1, one random bit each.
  private static func signs(_ rows: Int, _ columns: Int, _ generator: inout SplitMix64) -> Matrix {
    var matrix = Matrix(rowCount: rows, columnCount: columns)
    matrix.elements.withUnsafeMutableBufferPointer { elements in
      var start = 0
      while start < elements.count {
        var bits = generator.next()
        for index in start..<min(start + 64, elements.count) {
          // The sign bit of 1.0, set or not.
          elements[index] = Double(bitPattern: 0x3FF0_0000_0000_0000 | bits << 63)
          bits >>= 1
        }
        start += 64
      }
    }
    return matrix
  }
}
