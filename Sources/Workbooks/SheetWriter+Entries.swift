import CXlsxWriter
import Glibc
import Tables

extension SheetWriter {
  /// Notes a text beside a cell, in a box that shows all of it.
  func note(_ text: String, at address: CellAddress) {
    var options = lxw_comment_options()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + max(1, ($1.count + 17) / 18) }
    options.width = 300
    options.height = UInt16(min(24 + 20 * lines, 600))
    options.font_size = 10
    worksheet_write_comment_opt(sheet, UInt32(address.row - 1), UInt16(address.column - 1), text, &options)
  }

  /// Lets only some values into cells.
  func add(_ rule: EntryRule) {
    var validation = lxw_data_validation()
    let texts = CTexts()
    validation.error_message = texts.copy(rule.message)
    // Without it Excel takes what it calls a blank: any value, once a cell of a list is blank.
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    switch rule.allowed {
    case .words(let words):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = texts.list(words)
    case .wholeNumber(let first):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      validation.value_number = Double(first)
    case .day(let first):
      validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
      validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      validation.value_number = NumberFormats.serial(day: first) ?? 1
    }
    worksheet_data_validation_range(
      sheet, UInt32(rule.range.rows.lowerBound - 1), UInt16(rule.range.columns.lowerBound - 1),
      UInt32(rule.range.rows.upperBound - 1), UInt16(rule.range.columns.upperBound - 1), &validation)
  }

  /// Keeps locked cells from being changed by mistake; rows may still be added, removed and sorted.
  func protect() {
    var options = lxw_protection()
    options.format_cells = 1
    options.format_columns = 1
    options.format_rows = 1
    options.insert_rows = 1
    options.delete_rows = 1
    options.sort = 1
    options.autofilter = 1
    worksheet_protect(sheet, nil, &options)
  }
}

/// Texts as C takes them, freed with this value.
private final class CTexts {
  private var texts: [UnsafeMutablePointer<CChar>] = []
  private var lists: [UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>] = []

  func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    let copy = strdup(text)
    if let copy { texts.append(copy) }
    return copy
  }

  /// The texts, and nothing after the last.
  func list(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    let list = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
    _ = list.initialize(from: texts.map(copy) + [nil])
    lists.append(list)
    return list.baseAddress
  }

  deinit {
    for text in texts { free(text) }
    for list in lists { list.deallocate() }
  }
}
