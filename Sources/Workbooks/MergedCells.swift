import Tables

/// What is done with cells joined into one; their value stands in the uppermost on the left.
enum MergedCells {
  /// Gives the value of cells joined downwards to each of their rows that holds anything; a school's code joined over
  /// its events belongs to every one of them. Rows that hold nothing else stay empty.
  ///
  /// Every row visited counts as a cell, since a hostile file may join the same rows again and again.
  static func fillDown(
    _ merges: [RawRange], in rows: inout [RawRow], cellsLeft: inout Int, limit: Int
  ) throws(WorkbookError) {
    for merge in merges where merge.rows.count > 1 {
      let column = merge.columns.lowerBound - 1
      var index = firstIndex(in: rows, from: merge.rows.lowerBound)
      guard index < rows.count, rows[index].number == merge.rows.lowerBound, rows[index].cells.count > column else {
        continue
      }
      let value = rows[index].cells[column]
      if value == .empty { continue }
      index += 1
      while index < rows.count, rows[index].number <= merge.rows.upperBound {
        cellsLeft -= max(1, column + 1 - rows[index].cells.count)
        if cellsLeft < 0 { throw .tooLarge(.cells, limit: limit) }
        while rows[index].cells.count <= column { rows[index].cells.append(.empty) }
        if rows[index].cells[column] == .empty { rows[index].cells[column] = value }
        index += 1
      }
    }
  }

  private static func firstIndex(in rows: [RawRow], from number: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
