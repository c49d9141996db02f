public import Tables

extension MergedCells {
  /// The ranges Excel opens: of more than one cell, where the sheet holds anything, and none over another.
  ///
  /// What a hostile file joins is bounded: a range counts with its cells, and those beyond the bound are left out.
  /// - Returns: the ranges, and each cell they cover with the place of its value.
  static func apart(_ sheet: RawSheet, bound: Int = 500_000) -> (
    ranges: [RawRange], covered: [CellAddress: CellAddress]
  ) {
    let lastRow = max(sheet.rows.last?.number ?? 0, 1)
    let lastColumn = max(sheet.rows.map(\.cells.count).max() ?? 0, 1)
    var left = bound
    var ranges: [RawRange] = []
    var covered: [CellAddress: CellAddress] = [:]
    for merge in sheet.merged {
      let (top, start) = (merge.rows.lowerBound, merge.columns.lowerBound)
      guard top <= lastRow, start <= lastColumn else { continue }
      // Schools join a title over columns without a header, and the last pupil's cells to the end of the page.
      let rows = top...min(merge.rows.upperBound, lastRow + 200)
      let columns = start...min(merge.columns.upperBound, max(lastColumn, start + 50))
      left -= rows.count * columns.count
      guard left >= 0 else { break }
      let cells = rows.flatMap { row in columns.map { CellAddress(row: row, column: $0) } }
      guard cells.count > 1, !cells.contains(where: { covered[$0] != nil }) else { continue }
      for cell in cells { covered[cell] = cells[0] }
      ranges.append(RawRange(rows: rows, columns: columns))
    }
    return (ranges, covered)
  }
}

extension RawSheet {
  /// The cells that are joined with others when the sheet is written, each with the first of them, which bears the value.
  public var joinedCells: [CellAddress: CellAddress] { MergedCells.apart(self).covered }
}
