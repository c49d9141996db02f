/// A dense matrix of doubles, stored column by column.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, column after column: element (i, j) stands at `i + j * rowCount`.
  public var elements: [Double]

  /// Creates a matrix of zeros.
  /// - Precondition: neither dimension is negative.
  public init(rowCount: Int, columnCount: Int) {
    self.init(
      rowCount: rowCount, columnCount: columnCount, elements: Array(repeating: 0, count: rowCount * columnCount))
  }

  /// Creates a matrix from its elements in column-major order.
  /// - Precondition: there are `rowCount * columnCount` elements.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(
      elements.count == rowCount * columnCount, "\(elements.count) elements for \(rowCount) × \(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row < rowCount && column < columnCount, "(\(row), \(column)) in \(rowCount) × \(columnCount)")
      return elements[row + column * rowCount]
    }
    set {
      precondition(row < rowCount && column < columnCount, "(\(row), \(column)) in \(rowCount) × \(columnCount)")
      elements[row + column * rowCount] = newValue
    }
  }
}
