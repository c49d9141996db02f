/// An OLE container, the file system inside an `.xls` and inside a workbook with a password.
///
/// Source: Microsoft, [MS-CFB] Compound File Binary File Format, 2.1–2.6.
struct CompoundFile {
  private struct Entry {
    let name: String
    let isStream: Bool
    let start: Int
    let size: Int
    let left: Int
    let right: Int
    let child: Int
  }

  private let bytes: [UInt8]
  private let sectorShift: Int
  private let smallestLarge: Int
  private var fat: [UInt32] = []
  private var miniFAT: [UInt32] = []
  private var miniStream: [UInt8] = []
  /// The entries of the outermost folder; an embedded workbook lies in a folder of its own.
  private var entries: [Entry] = []

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    sectorShift = bytes.little16(30)
    smallestLarge = bytes.little32(56)
    guard bytes.count >= 512, sectorShift == 9 || sectorShift == 12, bytes.little16(32) == 6 else {
      throw .damaged(part: "")
    }
    fat = try allocationTable()
    let directory = try chain(from: bytes.little32(48))
    let all = stride(from: 0, to: directory.count - 127, by: 128).map { Self.entry(in: directory, at: $0) }
    guard let root = all.first else { throw .damaged(part: "") }
    if root.size > 0 { miniStream = try chain(from: root.start) }
    let table = try chain(from: bytes.little32(60))
    miniFAT = stride(from: 0, to: table.count - 3, by: 4).map { UInt32(table.little32($0)) }
    var pending = [root.child]
    var seen: Set<Int> = []
    while let index = pending.popLast() {
      guard all.indices.contains(index), seen.insert(index).inserted else { continue }
      entries.append(all[index])
      pending += [all[index].left, all[index].right]
    }
  }

  func contains(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// The cells of an `.xls`, under the name of BIFF8 or of BIFF5.
  func workbook() throws(WorkbookError) -> [UInt8]? {
    if let stream = try stream("Workbook") { return stream }
    return try stream("Book")
  }

  /// The bytes of a stream, or nil where there is none of that name.
  func stream(_ name: String) throws(WorkbookError) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name && $0.isStream }) else { return nil }
    let content = entry.size < smallestLarge ? try miniChain(from: entry.start) : try chain(from: entry.start)
    guard content.count >= entry.size else { throw .damaged(part: name) }
    return Array(content.prefix(entry.size))
  }

  private static func entry(in directory: [UInt8], at offset: Int) -> Entry {
    let length = max(0, min(directory.little16(offset + 64), 64) / 2 - 1)
    let units = (0..<length).map { UInt16(directory.little16(offset + 2 * $0)) }
    return Entry(
      name: String(decoding: units, as: UTF16.self), isStream: directory[offset + 66] == 2,
      start: directory.little32(offset + 116), size: directory.little32(offset + 120),
      left: directory.little32(offset + 68), right: directory.little32(offset + 72),
      child: directory.little32(offset + 76))
  }

  /// The table of which sector follows which. Its own sectors are listed in the header and, beyond 109, in a chain.
  private func allocationTable() throws(WorkbookError) -> [UInt32] {
    var sectors = (0..<109).map { bytes.little32(76 + 4 * $0) }
    var next = bytes.little32(68)
    let perSector = 1 << (sectorShift - 2)
    var steps = 0
    while next < 0xFFFF_FFFA {
      guard let range = sector(next), range.count == 1 << sectorShift, steps <= bytes.count >> sectorShift else {
        throw .damaged(part: "")
      }
      sectors += (0..<(perSector - 1)).map { bytes.little32(range.lowerBound + 4 * $0) }
      next = bytes.little32(range.upperBound - 4)
      steps += 1
    }
    let used = sectors.prefix { $0 < 0xFFFF_FFFA }
    guard used.count <= bytes.count >> sectorShift else { throw .damaged(part: "") }
    var table: [UInt32] = []
    for number in used {
      guard let range = sector(number), range.count == 1 << sectorShift else { throw .damaged(part: "") }
      table += (0..<perSector).map { UInt32(bytes.little32(range.lowerBound + 4 * $0)) }
    }
    return table
  }

  /// Where a sector lies; the last one of a file may be short.
  private func sector(_ number: Int) -> Range<Int>? {
    let start = (number + 1) << sectorShift
    return start < bytes.count ? start..<min(start + (1 << sectorShift), bytes.count) : nil
  }

  private func chain(from first: Int) throws(WorkbookError) -> [UInt8] {
    var content: [UInt8] = []
    var next = first
    while next < 0xFFFF_FFFA {
      // No chain is longer than the file, unless it runs in a circle.
      guard let range = sector(next), fat.indices.contains(next), content.count < bytes.count else {
        throw .damaged(part: "")
      }
      content += bytes[range]
      next = Int(fat[next])
    }
    return content
  }

  private func miniChain(from first: Int) throws(WorkbookError) -> [UInt8] {
    var content: [UInt8] = []
    var next = first
    while next < 0xFFFF_FFFA {
      guard miniFAT.indices.contains(next), 64 * next < miniStream.count, content.count < miniStream.count else {
        throw .damaged(part: "")
      }
      content += miniStream[(64 * next)..<min(64 * next + 64, miniStream.count)]
      next = Int(miniFAT[next])
    }
    return content
  }
}

extension [UInt8] {
  /// Two bytes as a number, the lower first; 0 beyond the end.
  func little16(_ offset: Int) -> Int {
    offset + 2 <= count ? Int(self[offset]) | Int(self[offset + 1]) << 8 : 0
  }

  /// Four bytes as a number, the lowest first; 0 beyond the end.
  func little32(_ offset: Int) -> Int { little16(offset) | little16(offset + 2) << 16 }
}
