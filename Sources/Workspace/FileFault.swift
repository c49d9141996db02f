import Foundation

/// Why the system would not let a file be read or written, as far as a person can do something about it.
public enum FileFault: Sendable, Equatable {
  case missing, forbidden, readOnly, full, unknown

  /// The reason the system gave.
  /// - Parameter errno: the system's number.
  public init(errno: Int32) {
    switch errno {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .forbidden
    case EROFS: self = .readOnly
    case ENOSPC, EDQUOT, EFBIG: self = .full
    default: self = .unknown
    }
  }

  /// The reason within an error.
  /// - Parameter error: what a call that reads or writes has thrown.
  public init(_ error: any Error) {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain {
      self.init(errno: Int32(error.code))
    } else if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error {
      self.init(cause)
    } else {
      switch CocoaError.Code(rawValue: error.code) {
      case .fileNoSuchFile, .fileReadNoSuchFile: self = .missing
      case .fileReadNoPermission, .fileWriteNoPermission: self = .forbidden
      case .fileWriteVolumeReadOnly: self = .readOnly
      case .fileWriteOutOfSpace: self = .full
      default: self = .unknown
      }
    }
  }
}
