import COpenBLAS

extension Matrix {
  /// The solution X of A X = B for a square A, by LU factorisation with partial pivoting.
  /// - Parameter right: B, with as many rows as A.
  /// - Throws: `LinearAlgebraError` when A is not square, not finite or exactly singular.
  /// - Precondition: the row counts agree.
  public func solve(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    let n = rowCount
    guard n == columnCount else { throw .notSquare(rowCount: n, columnCount: columnCount) }
    precondition(right.rowCount == n, "\(right.rowCount) rows, \(n) wanted")
    guard elements.allSatisfy(\.isFinite), right.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    guard n > 0, right.columnCount > 0 else { return right }
    _ = singleThreadedBLAS
    var (factor, solution) = (elements, right.elements)
    var pivots = [Int32](repeating: 0, count: n)
    var (order, count, info) = (Int32(n), Int32(right.columnCount), Int32(0))
    dgesv_(&order, &count, &factor, &order, &pivots, &solution, &order, &info)
    precondition(info >= 0, "argument \(-info) of a LAPACK routine is illegal")
    guard info == 0 else { throw .singular(column: Int(info)) }
    return Matrix(rowCount: n, columnCount: right.columnCount, elements: solution)
  }
}
