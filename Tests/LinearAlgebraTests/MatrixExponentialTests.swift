import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite("Matrix exponentials, their derivatives and linear systems")
struct MatrixExponentialTests {
  /// A matrix from its elements row by row.
  private func matrix(_ order: Int, _ rows: [Double]) -> Matrix {
    var matrix = Matrix(rowCount: order, columnCount: order)
    for i in 0..<order { for j in 0..<order { matrix[i, j] = rows[i * order + j] } }
    return matrix
  }

  /// The largest difference relative to the largest element.
  private func difference(_ left: Matrix, _ right: Matrix) -> Double {
    let scale = right.elements.map(abs).max() ?? 0
    return (zip(left.elements, right.elements).map { abs($0 - $1) }.max() ?? 0) / scale
  }

  @Test("Values and derivatives agree with 60-digit arithmetic")
  func highPrecision() throws {
    let lines = try Fixture.text("linear-algebra/exponential_expected.csv").split(separator: "\n").dropFirst()
    #expect(lines.count == 10)
    for line in lines {
      let fields = line.split(separator: ",").map(String.init)
      let order = try #require(Int(fields[1]))
      let matrices = fields[2...].map { field in matrix(order, field.split(separator: " ").compactMap { Double($0) }) }
      let result = try matrices[0].exponential(derivativesIn: [matrices[1]])
      // Squaring a matrix with 20 scalings doubles its rounding error each time; the others keep 13 digits.
      let tolerance = ["overscaling", "stiff"].contains(fields[0]) ? 1e-9 : 1e-13
      #expect(difference(result.value, matrices[2]) < tolerance, "\(fields[0]) value")
      #expect(difference(result.derivatives[0], matrices[3]) < tolerance, "\(fields[0]) derivative")
    }
  }

  @Test("Closed forms: two states, a rotation, a nilpotent matrix, zero and nothing")
  func closedForms() throws {
    let (a, b) = (0.3, 0.05)
    let twoStates = try matrix(2, [-a, a, b, -b]).exponential().value
    let decay = exp(-(a + b))
    #expect(isClose(twoStates[0, 1], a / (a + b) * (1 - decay), relative: 1e-15))
    #expect(isClose(twoStates[1, 1], (a + b * decay) / (a + b), relative: 1e-15))
    let turned = try matrix(2, [0, -2, 2, 0]).exponential().value
    #expect(isClose(turned[0, 0], cos(2), relative: 1e-14) && isClose(turned[1, 0], sin(2), relative: 1e-14))
    let nilpotent = try matrix(3, [0, 1, 2, 0, 0, 3, 0, 0, 0]).exponential().value
    #expect(difference(nilpotent, matrix(3, [1, 1, 3.5, 0, 1, 3, 0, 0, 1])) < 1e-15)
    #expect(difference(try matrix(2, [0, 0, 0, 0]).exponential().value, matrix(2, [1, 0, 0, 1])) < 1e-15)
    #expect(try Matrix(rowCount: 0, columnCount: 0).exponential().value.elements.isEmpty)
  }

  @Test("The derivative in the direction of the matrix itself is A e^A, and derivatives add up")
  func derivativeRules() throws {
    var random = SeededGenerator(seed: 3)
    for order in 1...6 {
      let elements = (0..<order * order).map { _ in Double.random(in: -2...2, using: &random) }
      let a = matrix(order, elements)
      let other = matrix(order, elements.reversed())
      var sum = a
      for index in elements.indices { sum.elements[index] += other.elements[index] }
      let result = try a.exponential(derivativesIn: [a, other, sum])
      #expect(difference(result.derivatives[0], a.product(result.value)) < 1e-13)
      var added = result.derivatives[0]
      for index in elements.indices { added.elements[index] += result.derivatives[1].elements[index] }
      #expect(difference(result.derivatives[2], added) < 1e-13)
    }
  }

  @Test("A solution times its matrix gives the right-hand side; what has none is refused by name")
  func solving() throws {
    let a = matrix(3, [0, 2, 1, 1, 0, 3, 4, 1, 0])
    let right = Matrix(rowCount: 3, columnCount: 2, elements: [1, 2, 3, 4, 5, 6])
    #expect(difference(a.product(try a.solve(right)), right) < 1e-14)
    #expect(throws: LinearAlgebraError.singular(column: 2)) {
      try matrix(2, [1, 2, 2, 4]).solve(matrix(2, [1, 0, 0, 1]))
    }
    #expect(throws: LinearAlgebraError.notSquare(rowCount: 1, columnCount: 2)) {
      try Matrix(rowCount: 1, columnCount: 2).exponential()
    }
    #expect(throws: LinearAlgebraError.notFinite) { try matrix(1, [.nan]).exponential() }
    #expect(throws: LinearAlgebraError.notFinite) { try matrix(1, [1e300]).exponential() }
  }
}
