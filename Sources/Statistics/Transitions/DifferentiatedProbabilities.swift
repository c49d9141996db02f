import LinearAlgebra

/// Probabilities of the next state, k × k, with their derivatives; multiplied by each other they lead further ahead.
///
/// Rows of probabilities sum to 1 and rows of derivatives to 0. Rounding leaves a little beside, which doubles with every
/// squaring: 10⁶ units ahead it has reached the eleventh digit. So each product is brought back to these sums.
///
/// Behind the probabilities there may be more columns, such as the time spent in each state; the rows below are then those
/// of the identity.
struct DifferentiatedProbabilities {
  /// The probabilities in the first k rows and columns.
  var value: Matrix
  /// As large as the value, one for each parameter.
  var derivatives: [Matrix]
  /// k.
  let stateCount: Int

  /// Takes a matrix with its derivatives.
  init(_ value: Matrix, derivatives: [Matrix], stateCount: Int) {
    self.value = value
    self.derivatives = derivatives
    self.stateCount = stateCount
    restoreSums()
  }

  /// The product, by the product rule.
  /// - Precondition: both have as many derivatives.
  func times(_ next: DifferentiatedProbabilities) -> DifferentiatedProbabilities {
    precondition(
      derivatives.count == next.derivatives.count, "\(derivatives.count) and \(next.derivatives.count) derivatives")
    let changes = zip(derivatives, next.derivatives).map { own, other in
      var change = own.product(next.value)
      let rest = value.product(other)
      for index in change.elements.indices { change.elements[index] += rest.elements[index] }
      return change
    }
    return DifferentiatedProbabilities(value.product(next.value), derivatives: changes, stateCount: stateCount)
  }

  private mutating func restoreSums() {
    let states = 0..<stateCount
    for i in stateCount..<value.rowCount {
      for j in 0..<value.columnCount {
        value[i, j] = i == j ? 1 : 0
        for d in derivatives.indices { derivatives[d][i, j] = 0 }
      }
    }
    for i in states {
      let sum = states.reduce(0) { $0 + value[i, $1] }
      for j in states { value[i, j] /= sum }
      for d in derivatives.indices {
        let excess = states.reduce(0) { $0 + derivatives[d][i, $1] }
        for j in states { derivatives[d][i, j] -= excess * value[i, j] }
      }
    }
  }
}
