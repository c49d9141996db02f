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
    var sheet = RawSheet(name: "", rows: try result.get())
    sheet.endsWithinRow = text.bytes.withUnsafeBufferPointer(endsWithinRow)
    return sheet
  }

  /// Reads the first rows of a file that is UTF-8.
  /// - Parameters:
  ///   - count: How many rows at the most.
  ///   - bytes: The file; a byte order mark is left out.
  /// - Returns: the rows.
  /// - Throws: `CSVError.unterminatedQuote`.
  public static func firstRows(
    _ count: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) throws(CSVError) -> RawSheet {
    var reader = CSVReader(bytes)
    var rows: [RawRow] = []
    while rows.count < count, try reader.next() { rows.append(reader.row) }
    return RawSheet(name: "", rows: rows)
  }

  /// Whether a text does not end with a line end.
  /// - Parameter bytes: The text.
  /// - Returns: whether its last byte belongs to a row.
  public static func endsWithinRow(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
  }

  /// The row as texts.
  public var row: RawRow {
    let cells = (0..<fieldCount).map { field in
      let text = text(field)
      return text.isEmpty ? RawCell.empty : .text(text)
    }
    return RawRow(number: rowNumber, cells: cells)
  }
}
