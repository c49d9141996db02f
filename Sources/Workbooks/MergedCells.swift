import Tables

/// Cells joined into one; the value stands in the uppermost on the left.
struct MergedCells {
  /// The rows' numbers, from 1.
  let firstRow: Int
  let lastRow: Int
  /// The column on the left, from 0.
  let column: Int

  /// Gives the value of cells joined downwards to each of their rows that holds anything; a school's code joined over
  /// its events belongs to every one of them. Rows that hold nothing else stay empty.
  ///
  /// Every row visited counts as a cell, since a hostile file may join the same rows again and again.
  static func fillDown(
    _ merges: [MergedCells], in rows: inout [RawRow], cellsLeft: inout Int, limit: Int
  ) throws(WorkbookError) {
    for merge in merges where merge.lastRow > merge.firstRow {
      var index = firstIndex(in: rows, from: merge.firstRow)
      guard index < rows.count, rows[index].number == merge.firstRow, rows[index].cells.count > merge.column else {
        continue
      }
      let value = rows[index].cells[merge.column]
      if value == .empty { continue }
      index += 1
      while index < rows.count, rows[index].number <= merge.lastRow {
        cellsLeft -= max(1, merge.column + 1 - rows[index].cells.count)
        if cellsLeft < 0 { throw .tooLarge(.cells, limit: limit) }
        while rows[index].cells.count <= merge.column { rows[index].cells.append(.empty) }
        if rows[index].cells[merge.column] == .empty { rows[index].cells[merge.column] = value }
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
