extension Workbook {
  /// What a workbook holds besides cells that Tidemark never runs nor follows.
  public enum Ignored: Sendable, Hashable {
    /// Programs.
    case macros
    /// References to other files.
    case links
  }

  /// Finds macros and links to other files in a workbook that `read` accepts.
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: What a file may hold before it is refused.
  /// - Returns: What there is of each, once.
  /// - Throws: why the file cannot be opened.
  public static func ignored(
    in bytes: [UInt8], limits: WorkbookLimits = .init()
  ) throws(WorkbookError) -> [Ignored] {
    if isCompoundFile(bytes) {
      let file = try CompoundFile(bytes)
      let hasLinks = try file.workbook().map(hasLinks) ?? false
      return (file.contains("_VBA_PROJECT_CUR") ? [.macros] : []) + (hasLinks ? [.links] : [])
    }
    let parts = try ZipArchive(bytes, limits: limits).names
    return (parts.contains { $0.hasSuffix("vbaProject.bin") } ? [.macros] : [])
      + (parts.contains { $0.contains("/externalLinks/") } ? [.links] : [])
  }

  /// Whether a BIFF8 workbook names another file.
  ///
  /// Source: Microsoft, [MS-XLS] 2.4.271 (SupBook): 0x0401 stands for the workbook itself, 0x3A01 for add-in functions.
  private static func hasLinks(_ bytes: [UInt8]) -> Bool {
    var records = BIFFRecords(bytes)
    while let record = records.next(), record.kind != 0x0A {
      if record.kind == 0x01AE, ![0x0401, 0x3A01].contains(bytes.little16(record.body.lowerBound + 2)) { return true }
    }
    return false
  }
}
