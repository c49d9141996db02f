/// Fixed effects of any number of factors, taken out of columns by weighted least squares without ever being columns.
///
/// With D the n × L indicator matrix of all levels, the residual of y is y − Da where DᵀWD a = DᵀWy. The system is
/// solved by conjugate gradients, scaled by the diagonal of DᵀWD (each level's weight): one pass over the rows an
/// iteration, whatever the number of factors. It is singular (levels of two factors sum to the same), but consistent, so
/// that Da is unique.
///
/// Source: Hestenes & Stiefel (1952), J. Res. NBS 49, 409; Correia (2017) for the problem.
struct AbsorbedEffects: Sendable {
  /// The number of levels, L.
  let levelCount: Int
  /// Row after row, the place in a of the level of each factor.
  private let places: [Int32]
  private let factorCount: Int

  init(_ factors: [[Int32]]) {
    let n = factors[0].count
    factorCount = factors.count
    var places = [Int32](repeating: 0, count: n * factors.count)
    var first: Int32 = 0
    for (k, factor) in factors.enumerated() {
      for row in 0..<n { places[row * factors.count + k] = first + factor[row] }
      first += (factor.max() ?? -1) + 1
    }
    self.places = places
    levelCount = Int(first)
  }

  /// Takes the effects out of a column.
  /// - Parameters:
  ///   - column: y, n values; then the residual.
  ///   - weights: W, n values.
  ///   - effects: a of an earlier column like this one, to start from; then a itself.
  ///   - tolerance: the share of the column's variation between levels that may be left.
  /// - Returns: whether the tolerance was reached; chains of levels that hardly overlap may need too many iterations.
  /// - Complexity: O(nK) an iteration.
  func subtract(from column: inout [Double], _ weights: [Double], _ effects: inout [Double], _ tolerance: Double)
    -> Bool
  {
    column.withUnsafeMutableBufferPointer { column in
      weights.withUnsafeBufferPointer { subtract(from: column, $0, &effects, tolerance) }
    }
  }

  private func subtract(
    from column: UnsafeMutableBufferPointer<Double>, _ weights: UnsafeBufferPointer<Double>,
    _ effects: inout [Double], _ tolerance: Double
  ) -> Bool {
    let (n, width, count) = (column.count, factorCount, levelCount)
    var totals = [Double](repeating: 0, count: count)
    var right = totals
    var residual = totals
    var direction = totals
    var image = totals
    return places.withUnsafeBufferPointer { places in
      effects.withUnsafeMutableBufferPointer { effects in
        for row in 0..<n {
          var start = 0.0
          for k in 0..<width { start += effects[Int(places[row * width + k])] }
          let whole = weights[row] * column[row]
          let left = whole - weights[row] * start
          for k in 0..<width {
            let place = Int(places[row * width + k])
            totals[place] += weights[row]
            right[place] += whole
            residual[place] += left
          }
        }
        let inverse = totals.map { $0 > 0 ? 1 / $0 : 0 }
        var size = 0.0
        var target = 0.0
        for level in 0..<count {
          direction[level] = residual[level] * inverse[level]
          size += residual[level] * direction[level]
          target += right[level] * right[level] * inverse[level]
        }
        target *= tolerance * tolerance
        // Without rounding L iterations would be exact.
        var left = min(2 * count + 50, 10_000)
        while size > target, left > 0 {
          left -= 1
          image.withUnsafeMutableBufferPointer { image in
            direction.withUnsafeBufferPointer { direction in
              image.update(repeating: 0)
              for row in 0..<n {
                var sum = 0.0
                for k in 0..<width { sum += direction[Int(places[row * width + k])] }
                sum *= weights[row]
                for k in 0..<width { image[Int(places[row * width + k])] += sum }
              }
            }
          }
          var curvature = 0.0
          for level in 0..<count { curvature += direction[level] * image[level] }
          guard curvature > 0 else { break }
          let step = size / curvature
          var next = 0.0
          for level in 0..<count {
            effects[level] += step * direction[level]
            residual[level] -= step * image[level]
            next += residual[level] * residual[level] * inverse[level]
          }
          let ratio = next / size
          size = next
          for level in 0..<count { direction[level] = residual[level] * inverse[level] + ratio * direction[level] }
        }
        for row in 0..<n {
          var sum = 0.0
          for k in 0..<width { sum += effects[Int(places[row * width + k])] }
          column[row] -= sum
        }
        return size <= target
      }
    }
  }
}
