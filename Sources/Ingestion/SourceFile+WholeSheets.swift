import Tables
import Workbooks

extension SourceFile {
  /// The sheets with all their rows, also of a file whose rows are otherwise read one by one.
  /// - Throws: `WorkbookError.tooLarge` for a file that is larger than a workbook should be.
  func wholeSheets() throws -> [RawSheet] {
    let tooLarge = WorkbookError.tooLarge(.cells, limit: CorrectedReturn.mostCells)
    var sheets = sheets
    if let stream {
      // Counted before anything is read into memory: behind every cell stands a mark.
      let marks = stream.withBytes { $0.count { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 || $0 == 0x0A } }
      if marks > CorrectedReturn.mostCells { throw tooLarge }
      sheets = [try CSVReader.sheet(DecodedText.decode(stream.withBytes { Array($0) }))]
    }
    let cells = sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
    if cells > CorrectedReturn.mostCells { throw tooLarge }
    return sheets
  }
}
