import Foundation

extension Double {
  /// The number with 12 significant digits and no trailing zeros, so that the last bits, which depend on the machine,
  /// do not reach a file: `0.1`, `1.25e-07`, `Inf`, `-Inf`, `NaN`. Negative zero is `0`.
  public var twelveDigits: String { significantDigits(12) }

  func significantDigits(_ count: Int) -> String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Inf" : "Inf" }
    if let integer = Int32(exactly: self), count >= 10 { return String(integer) }
    if self == 0 { return "0" }
    // `String(format:)` gives the same, ten times slower.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      _ = withVaList([count, self]) { vsnprintf(buffer.baseAddress, buffer.count, "%.*g", $0) }
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}
