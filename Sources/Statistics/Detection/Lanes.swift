/// Consecutive tested periods of one series, fitted side by side: their reference periods are consecutive as well.
typealias Lanes = SIMD4<Double>

extension Lanes {
  /// The values from an address on.
  @inline(__always)
  init(_ values: UnsafeMutablePointer<Double>) {
    self = UnsafeRawPointer(values).loadUnaligned(as: Lanes.self)
  }

  /// A function of each lane.
  @inline(__always)
  func map(_ function: (Double) -> Double) -> Lanes {
    Lanes(function(self[0]), function(self[1]), function(self[2]), function(self[3]))
  }
}

/// The larger of each two lanes.
@inline(__always)
func larger(_ left: Lanes, _ right: Lanes) -> Lanes { left.replacing(with: right, where: left .< right) }

/// The quotient; 0 where the divisor is 0.
func divide(_ left: Lanes, _ right: Lanes) -> Lanes {
  (left / right).replacing(with: 0, where: right .== 0)
}
