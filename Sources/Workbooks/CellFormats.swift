import CXlsxWriter

/// The formats of a workbook: one for each style, made when it is first used.
final class CellFormats {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

  /// The format of a style.
  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    switch style.format {
    case .general: break
    case .text: format_set_num_format(format, "@")
    case .date: format_set_num_format(format, "yyyy-mm-dd")
    case .dateTime: format_set_num_format(format, "yyyy-mm-dd hh:mm:ss")
    case .whole: format_set_num_format(format, "0")
    case .number(let code): format_set_num_format(format, code)
    }
    if style.isBold { format_set_bold(format) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    if let ink = style.ink { format_set_font_color(format, ink) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if style.isCentred { format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue)) }
    if style.isCentred || style.wraps { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)) }
    if style.wraps { format_set_text_wrap(format) }
    if style.isUnlocked { format_set_unlocked(format) }
    formats[style] = format
    return format
  }
}
