/// SplitMix64: small, fast, and the same stream on every machine.
///
/// Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators".
public struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// Creates a generator from its seed.
  public init(seed: UInt64) { state = seed }

  /// Opens one of the streams of a seed: what one stream draws does not shift the numbers of another.
  /// - Parameters:
  ///   - seed: the seed.
  ///   - keys: what the stream is for.
  public init(seed: UInt64, stream keys: [UInt64]) {
    state = keys.reduce(Self.mixed(seed)) { Self.mixed($0 ^ Self.mixed($1 &+ Self.increment)) }
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
