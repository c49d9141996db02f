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
    var result = Matrix(rowCount: m, columnCount: n)
    // BLAS refuses leading dimensions of 0; the empty sum is a matrix of zeros.
    guard m > 0, n > 0, k > 0 else { return result }
    _ = singleThreadedBLAS
    result.elements.withUnsafeMutableBufferPointer { c in
      cblas_dgemm(
        CblasColMajor, transposingLeft ? CblasTrans : CblasNoTrans, transposingRight ? CblasTrans : CblasNoTrans,
        Int32(m), Int32(n), Int32(k), 1, elements, Int32(rowCount), right.elements, Int32(right.rowCount), 0,
        c.baseAddress, Int32(m))
    }
    return result
  }

  /// The product of this matrix's first columns, as many as the other has rows, and the other.
  /// - Precondition: there are that many.
  public func leadingColumnsProduct(_ right: Matrix) -> Matrix {
    precondition(right.rowCount <= columnCount, "\(right.rowCount) of \(columnCount) columns")
    var result = Matrix(rowCount: rowCount, columnCount: right.columnCount)
    guard rowCount > 0, right.columnCount > 0, right.rowCount > 0 else { return result }
    _ = singleThreadedBLAS
    result.elements.withUnsafeMutableBufferPointer { c in
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rowCount), Int32(right.columnCount), Int32(right.rowCount), 1,
        elements, Int32(rowCount), right.elements, Int32(right.rowCount), 0, c.baseAddress, Int32(rowCount))
    }
    return result
  }
}
