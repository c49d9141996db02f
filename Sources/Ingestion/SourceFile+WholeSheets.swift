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
      let isTooLarge = stream.withBytes { bytes in
        var marks = 0
        return bytes.contains { byte in
          if byte == 0x2C || byte == 0x3B || byte == 0x09 || byte == 0x0A { marks += 1 }
          return marks > CorrectedReturn.mostCells
        }
      }
      if isTooLarge { throw tooLarge }
      sheets = [try CSVReader.sheet(DecodedText.decode(stream.withBytes { Array($0) }))]
    }
    let cells = sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
    if cells > CorrectedReturn.mostCells { throw tooLarge }
    return sheets
  }
}
