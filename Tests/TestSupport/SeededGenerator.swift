import Statistics

/// The random numbers of the tests, the same on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var stream: SplitMix64
  /// Creates a generator from its seed.
  public init(seed: UInt64) { stream = SplitMix64(seed: seed) }
  /// The next 64 random bits.
  public mutating func next() -> UInt64 { stream.next() }
}
