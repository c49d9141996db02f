import COpenBLAS

/// OpenBLAS runs on one thread: results do not depend on the machine's cores, and parallelism belongs to the caller.
let singleThreadedBLAS: Void = openblas_set_num_threads(1)

extension Matrix {
  /// The product of this matrix and another, either of them transposed first on request.
  /// - Precondition: the inner dimensions agree.
  public func product(_ right: Matrix, transposingLeft: Bool = false, transposingRight: Bool = false) -> Matrix {
    let (m, k) = transposingLeft ? (columnCount, rowCount) : (rowCount, columnCount)
    let (rightRows, n) =
      transposingRight ? (right.columnCount, right.rowCount) : (right.rowCount, right.columnCount)
    precondition(k == rightRows, "inner dimensions \(k) and \(rightRows) differ")
    return product(
      right, (m, n, k), transposingLeft ? CblasTrans : CblasNoTrans, transposingRight ? CblasTrans : CblasNoTrans)
  }

  /// The product of this matrix's first columns, as many as the other has rows, and the other.
  /// - Precondition: there are that many.
  public func leadingColumnsProduct(_ right: Matrix) -> Matrix {
    precondition(right.rowCount <= columnCount, "\(right.rowCount) of \(columnCount) columns")
    return product(right, (rowCount, right.columnCount, right.rowCount), CblasNoTrans, CblasNoTrans)
  }

  /// The product of `m` by `k` and `k` by `n` elements.
  private func product(
    _ right: Matrix, _ size: (m: Int, n: Int, k: Int), _ left: CBLAS_TRANSPOSE, _ other: CBLAS_TRANSPOSE
  ) -> Matrix {
    var result = Matrix(rowCount: size.m, columnCount: size.n)
    // BLAS refuses leading dimensions of 0; the empty sum is a matrix of zeros.
    guard size.m > 0, size.n > 0, size.k > 0 else { return result }
    _ = singleThreadedBLAS
    result.elements.withUnsafeMutableBufferPointer { c in
      cblas_dgemm(
        CblasColMajor, left, other, Int32(size.m), Int32(size.n), Int32(size.k), 1, elements, Int32(rowCount),
        right.elements, Int32(right.rowCount), 0, c.baseAddress, Int32(size.m))
    }
    return result
  }
}
