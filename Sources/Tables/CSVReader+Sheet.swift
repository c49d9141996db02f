extension CSVReader {
  /// Reads a whole file.
  ///
  /// Every cell is `.text` or `.empty`; a row's number is the line its record starts on.
  /// - Parameter text: The decoded file.
  /// - Throws: `CSVError.unterminatedQuote`, since such a quote swallows the rest of the file.
  public static func sheet(_ text: DecodedText) throws(CSVError) -> RawSheet {
    let result = text.bytes.withUnsafeBufferPointer { bytes -> Result<[RawRow], CSVError> in
      var reader = CSVReader(bytes)
      return Result { () throws(CSVError) in
        var rows: [RawRow] = []
        while try reader.next() { rows.append(reader.row) }
        return rows
      }
    }
    return RawSheet(name: "", rows: try result.get())
  }

  private var row: RawRow {
    let cells = (0..<fieldCount).map { field in
      let text = text(field)
      return text.isEmpty ? RawCell.empty : .text(text)
    }
    return RawRow(number: rowNumber, cells: cells)
  }
}
