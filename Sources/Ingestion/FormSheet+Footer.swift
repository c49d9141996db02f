import Tables

extension FormSheet {
  /// Whether the row is what people write below a table, 填表人 or 联系电话: it begins with one of their words, and has no
  /// school code of its own. A laid-out form has such lines as printed.
  func isFooter(_ row: RawRow) -> Bool {
    guard !match.columns.isEmpty, match.places.isEmpty,
      let first = row.cells.first(where: { !$0.plainText.isEmpty }), Self.isFooter(first)
    else { return false }
    let code = match.columns["school_code"].map(row.cell) ?? .empty
    return code.plainText.isEmpty || Self.isFooter(code)
  }

  private static func isFooter(_ cell: RawCell) -> Bool {
    guard case .text(let text) = cell else { return false }
    let key = text.comparisonKey
    return footerWords.contains(where: key.hasPrefix)
  }

  private static let footerWords = [
    "填表人", "填报人", "制表人", "经办人", "审核人", "负责人", "联系人", "联系电话", "填表日期", "填报日期", "制表日期", "填表时间", "填报时间",
    "填表单位", "填报单位", "单位负责人", "学校负责人", "校长签", "签字", "签名", "盖章", "(盖章", "学校盖章", "学校(盖章", "单位(盖章", "注:", "备注:",
    "说明:", "填表说明", "填报说明", "filledinby", "preparedby", "signature", "contact:", "note:",
  ]
}
