import CLibZip
import Glibc

/// A ZIP archive in memory, whose parts are streamed and counted against the limits.
final class ZipArchive {
  private let archive: OpaquePointer
  private let limits: WorkbookLimits
  private var bytesRead = 0

  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookError) {
    // libzip owns and frees the copy.
    guard let copy = malloc(max(bytes.count, 1)) else { throw .tooLarge(.bytes, limit: bytes.count) }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, $0.count) } }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, nil) else {
      free(copy)
      throw .notAWorkbook
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw .damaged(part: "")
    }
    self.archive = archive
    self.limits = limits
    try checkDirectory()
  }

  deinit { zip_discard(archive) }

  private func checkDirectory() throws(WorkbookError) {
    let count = zip_get_num_entries(archive, 0)
    if count > limits.maximumParts { throw .tooLarge(.parts, limit: limits.maximumParts) }
    var total = 0
    for index in 0..<zip_uint64_t(max(count, 0)) {
      var entry = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &entry) == 0 else { throw .damaged(part: "") }
      if entry.encryption_method != ZIP_EM_NONE { throw .encrypted }
      guard let size = Int(exactly: entry.size), let packed = Int(exactly: entry.comp_size),
        size <= limits.maximumBytes - total
      else { throw .tooLarge(.bytes, limit: limits.maximumBytes) }
      total += size
      if size > 1 << 20, size / max(packed, 1) > limits.maximumRatio {
        throw .tooLarge(.compressionRatio, limit: limits.maximumRatio)
      }
    }
  }

  func contains(_ part: String) -> Bool { zip_name_locate(archive, part, ZIP_FL_NOCASE) >= 0 }

  /// The names of all parts.
  var names: [String] {
    (0..<max(zip_get_num_entries(archive, 0), 0)).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  /// Streams a part through a handler.
  func parse(_ part: String, with handler: XMLHandler) throws(WorkbookError) {
    let index = zip_name_locate(archive, part, ZIP_FL_NOCASE)
    guard index >= 0, let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged(part: part) }
    defer { zip_fclose(file) }
    let parser = try XMLParser(part: part, handler: handler)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while !handler.isFinished {
      let count = Int(zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count)))
      if count < 0 { throw .damaged(part: part) }
      bytesRead += count
      if bytesRead > limits.maximumBytes { throw .tooLarge(.bytes, limit: limits.maximumBytes) }
      try parser.feed(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
      if count == 0 { return }
    }
  }
}
