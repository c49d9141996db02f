public import Foundation

/// The bytes of a file. Those of a file on disk are mapped: pages come in as they are read, and pages read through can be
/// given back, so that a file of gigabytes needs no memory of its size.
public final class FileBytes: Sendable {
  // Read-only from here on, so that it may be shared.
  nonisolated(unsafe) private let memory: UnsafeRawBufferPointer
  private let isMapped: Bool
  /// Whether another program had the file open for writing when it was opened here, so that more of it may come.
  public let isBeingWritten: Bool

  /// Maps a file.
  /// - Parameter url: The file.
  /// - Throws: when it cannot be read.
  public init(contentsOf url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.systemError }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.systemError }
    let count = Int(status.st_size)
    isBeingWritten = Self.isBeingWritten(descriptor)
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      guard count == 0 else { throw Self.systemError }
      (memory, isMapped) = (UnsafeRawBufferPointer(start: nil, count: 0), false)
      return
    }
    madvise(start, count, Int32(MADV_SEQUENTIAL))
    (memory, isMapped) = (UnsafeRawBufferPointer(start: start, count: count), true)
  }

  /// Copies bytes.
  /// - Parameter bytes: The whole file.
  public init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    (memory, isMapped) = (UnsafeRawBufferPointer(copy), false)
    isBeingWritten = false
  }

  /// The error the system met last.
  private static var systemError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

  /// Whether someone has the file open for writing: then, and only then, the system gives no lease for that reason.
  /// Where it gives none for another reason (another owner, some network folders), nothing is known.
  private static func isBeingWritten(_ descriptor: Int32) -> Bool {
    // A program that opens the file in this instant is announced by a signal, which would end the process.
    signal(SIGIO, SIG_IGN)
    if fcntl(descriptor, setLease, Int32(F_RDLCK)) != 0 { return errno == EAGAIN }
    _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
    return false
  }

  /// `F_SETLEASE`, which Linux alone has and Swift does not import.
  private static let setLease: Int32 = 1_024

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
    } else {
      memory.deallocate()
    }
  }

  /// The number of bytes.
  public var count: Int { memory.count }

  /// Gives the bytes to a function; they stay where they are as long as this object lives.
  /// - Parameter body: What reads them.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: memory.baseAddress?.assumingMemoryBound(to: UInt8.self), count: memory.count))
  }

  /// Gives back the memory of what was read through; read again, it comes from the file again.
  /// - Parameters:
  ///   - start: The first byte no longer needed.
  ///   - end: The byte behind the last one.
  public func giveBack(from start: Int, to end: Int) {
    guard isMapped, let base = memory.baseAddress else { return }
    let page = Int(getpagesize())
    let (first, last) = ((start + page - 1) / page * page, end / page * page)
    guard first < last else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + first), last - first, Int32(MADV_DONTNEED))
  }
}
