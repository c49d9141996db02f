import COpenBLAS

/// The Cholesky factorisation A = L Lᵀ of a symmetric positive definite matrix.
public struct Cholesky: Sendable {
  /// The lower triangle holds L; what stands above the diagonal means nothing.
  private let factor: Matrix

  /// Factorises a matrix, reading its lower triangle only.
  ///
  /// The matrix is scaled to unit diagonal first, so that the test for dependent columns does not depend on units:
  /// a pivot below `tolerance` is the share of a column's variation that the columns before it leave unexplained.
  /// - Throws: `LinearAlgebraError` when the matrix is not square, not finite, or not positive definite.
  public init(_ matrix: Matrix, tolerance: Double = 1e-11) throws(LinearAlgebraError) {
    let n = matrix.rowCount
    guard n == matrix.columnCount else {
      throw .notSquare(rowCount: n, columnCount: matrix.columnCount)
    }
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    var scale = [Double]()
    for i in 0..<n {
      guard matrix[i, i] > 0 else { throw .notPositiveDefinite(order: i + 1) }
      scale.append(matrix[i, i].squareRoot())
    }
    var scaled = matrix
    for j in 0..<n { for i in 0..<n { scaled[i, j] /= scale[i] * scale[j] } }
    let info = Cholesky.call(&scaled) { a, order, info in dpotrf_("L", &order, a, &order, &info, 1) }
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    for j in 0..<n {
      guard scaled[j, j] * scaled[j, j] > tolerance else { throw .notPositiveDefinite(order: j + 1) }
    }
    for j in 0..<n { for i in j..<n { scaled[i, j] *= scale[i] } }
    factor = scaled
  }

  /// The solution X of A X = B.
  /// - Precondition: `right` has as many rows as the factorised matrix.
  public func solve(_ right: Matrix) -> Matrix {
    precondition(right.rowCount == factor.rowCount, "\(right.rowCount) rows, \(factor.rowCount) wanted")
    var solution = right
    var count = Int32(right.columnCount)
    _ = Cholesky.call(&solution) { b, order, info in
      dpotrs_("L", &order, &count, factor.elements, &order, b, &order, &info, 1)
    }
    return solution
  }

  /// The inverse of the factorised matrix, symmetric to the last bit.
  public func inverse() -> Matrix {
    var inverse = factor
    _ = Cholesky.call(&inverse) { a, order, info in dpotri_("L", &order, a, &order, &info, 1) }
    for j in 0..<inverse.columnCount { for i in 0..<j { inverse[i, j] = inverse[j, i] } }
    return inverse
  }

  /// Runs a LAPACK routine on a matrix with n rows and returns its `info`.
  private static func call(
    _ matrix: inout Matrix, _ routine: (UnsafeMutablePointer<Double>?, inout Int32, inout Int32) -> Void
  ) -> Int32 {
    var info: Int32 = 0
    guard matrix.rowCount > 0, matrix.columnCount > 0 else { return info }
    _ = singleThreadedBLAS
    var order = Int32(matrix.rowCount)
    matrix.elements.withUnsafeMutableBufferPointer { routine($0.baseAddress, &order, &info) }
    precondition(info >= 0, "argument \(-info) of a LAPACK routine is illegal")
    return info
  }
}
