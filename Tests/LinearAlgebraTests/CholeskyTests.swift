import LinearAlgebra
import TestSupport
import Testing

@Suite("Matrices and their Cholesky factors")
struct CholeskyTests {
  @Test("A product agrees with the sum that defines it, transposed or not")
  func product() {
    let a = Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])
    let b = Matrix(rowCount: 3, columnCount: 2, elements: [7, 8, 9, 10, 11, 12])
    #expect(a.product(b).elements == [76, 100, 103, 136])
    #expect(b.product(a, transposingLeft: true, transposingRight: true).elements == [76, 103, 100, 136])
    #expect(a.product(a, transposingRight: true).elements == [35, 44, 44, 56])
    let empty = Matrix(rowCount: 0, columnCount: 3)
    #expect(empty.product(empty, transposingLeft: true) == Matrix(rowCount: 3, columnCount: 3))
  }

  @Test("A solution times its matrix gives the right-hand side, whatever the units of the columns")
  func solve() throws {
    var random = SeededGenerator(seed: 1)
    for size in [1, 2, 5, 20] {
      var x = Matrix(rowCount: size + 3, columnCount: size)
      for i in 0..<x.rowCount {
        for j in 0..<size { x[i, j] = Double.random(in: -1...1, using: &random) * [1e-6, 1, 1e6][j % 3] }
      }
      let matrix = x.product(x, transposingLeft: true)
      let cholesky = try Cholesky(matrix)
      // In the columns' own units; otherwise forming the right-hand side would already lose the small ones.
      let truth = Matrix(
        rowCount: size, columnCount: 1, elements: (0..<size).map { (Double($0) - 2.5) / [1e-6, 1, 1e6][$0 % 3] })
      let solution = cholesky.solve(matrix.product(truth))
      let inverse = cholesky.inverse()
      let identity = inverse.product(matrix)
      for j in 0..<size {
        #expect(isClose(solution[j, 0], truth[j, 0], relative: 1e-7))
        #expect(isClose(identity[j, j], 1, relative: 1e-7))
        for i in 0..<size { #expect(inverse[i, j] == inverse[j, i]) }
      }
    }
  }

  @Test("Dependent columns, non-square and non-finite matrices are refused by name")
  func refusals() {
    let dependent = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 2, 4])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) { try Cholesky(dependent) }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 1)) {
      try Cholesky(Matrix(rowCount: 1, columnCount: 1))
    }
    #expect(throws: LinearAlgebraError.notSquare(rowCount: 1, columnCount: 2)) {
      try Cholesky(Matrix(rowCount: 1, columnCount: 2))
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try Cholesky(Matrix(rowCount: 1, columnCount: 1, elements: [.nan]))
    }
  }
}
