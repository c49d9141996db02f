import Foundation

extension Double {
  /// The number with 12 significant digits and no trailing zeros, so that the last bits, which depend on the machine,
  /// do not reach a file: `0.1`, `1.25e-07`, `Inf`, `-Inf`, `NaN`. Negative zero is `0`.
  public var twelveDigits: String { significantDigits(12) }

  func significantDigits(_ count: Int) -> String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Inf" : "Inf" }
    if self == 0 { return "0" }
    return String(format: "%.\(count)g", self)
  }
}
