/// Why a matrix could not be factorised, solved or exponentiated.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// The matrix is not square.
  case notSquare(rowCount: Int, columnCount: Int)
  /// The leading minor of this order is not positive: the columns up to it are linearly dependent.
  case notPositiveDefinite(order: Int)
  /// The pivot of this column, counted from 1, is exactly 0: no solution is unique.
  case singular(column: Int)
  /// An element is infinite or not a number.
  case notFinite
}

extension LinearAlgebraError: CustomStringConvertible {
  /// What is wrong with the matrix.
  public var description: String {
    switch self {
    case .notSquare(let rows, let columns): "a \(rows) × \(columns) matrix is not square"
    case .notPositiveDefinite(let order): "column \(order) depends linearly on the columns before it"
    case .singular(let column): "the matrix is singular: column \(column) has no pivot"
    case .notFinite: "the matrix holds a value that is infinite or not a number"
    }
  }
}
