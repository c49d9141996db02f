public import Wording

extension SummaryItem {
  /// The number's name as the form writes it.
  public var label: Text {
    Self.labels[self] ?? Text(verbatim: rawValue)
  }

  private static let labels: [SummaryItem: Text] = {
    let fields = (try? FormSpecification.shipped(.summary))?.fields ?? []
    return Dictionary(
      fields.compactMap { field in
        SummaryItem(rawValue: field.name).map { ($0, Text(zh: field.header, en: field.name)) }
      }, uniquingKeysWith: { first, _ in first })
  }()
}
