/// The plan of a workbook: its sheets, and what their cells refer to.
struct WorkbookPackage {
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var sharedStrings: String?
  private(set) var formats = NumberFormats.Formats()
  private(set) var uses1904 = false

  init(_ archive: ZipArchive) throws(WorkbookError) {
    guard archive.contains("_rels/.rels") else { throw .notAWorkbook }
    let root = try Relationships.read(part: "", from: archive)
    guard let main = root.first(where: { $0.kind == "officeDocument" })?.target else { throw .notAWorkbook }
    if main.hasSuffix(".bin") { throw .binaryFormat }
    let outline = WorkbookOutline()
    try archive.parse(main, with: outline)
    guard outline.isWorkbook else { throw .notAWorkbook }
    uses1904 = outline.uses1904
    let relationships = try Relationships.read(part: main, from: archive)
    for sheet in outline.sheets {
      guard let target = relationships.first(where: { $0.id == sheet.relationship }) else {
        throw .damaged(part: main)
      }
      // Chart and dialog sheets have no cells.
      guard target.kind == "worksheet" else { continue }
      sheets.append(Sheet(name: sheet.name, part: target.target, isHidden: sheet.isHidden))
    }
    sharedStrings = relationships.first { $0.kind == "sharedStrings" }?.target
    if let styles = relationships.first(where: { $0.kind == "styles" })?.target {
      let reader = NumberFormats()
      try archive.parse(styles, with: reader)
      formats = reader.formats
    }
  }
}

/// Reads `workbook.xml`.
private final class WorkbookOutline: XMLHandler {
  var sheets: [(name: String, relationship: String, isHidden: Bool)] = []
  var uses1904 = false
  var isWorkbook = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "workbook" {
      isWorkbook = true
    } else if name == "workbookPr" {
      uses1904 = attributes.isTrue("date1904")
    } else if name == "sheet" {
      sheets.append(
        (
          attributes["name"] ?? "", attributes["id"] ?? "",
          ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
        ))
    }
  }
}

/// Reads the relationships of a part: which parts it refers to, and as what.
private final class Relationships: XMLHandler {
  struct Relationship {
    let id: String
    /// The last step of the type's address, which is the same in strict and transitional workbooks.
    let kind: Substring
    let target: String
  }

  private var relationships: [Relationship] = []
  private let folder: Substring

  private init(folder: Substring) { self.folder = folder }

  static func read(part: String, from archive: ZipArchive) throws(WorkbookError) -> [Relationship] {
    let cut = part.lastIndex(of: "/").map(part.index(after:)) ?? part.startIndex
    let reader = Relationships(folder: part[..<cut])
    try archive.parse("\(part[..<cut])_rels/\(part[cut...]).rels", with: reader)
    return reader.relationships
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let kind = type.split(separator: "/").last ?? ""
    relationships.append(Relationship(id: id, kind: kind, target: resolve(target)))
  }

  private func resolve(_ target: String) -> String {
    var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}
