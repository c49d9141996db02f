/// The largest relative difference seen for each figure.
struct Differences {
  private(set) var largest: [String: Double] = [:]
  private(set) var compared: [String: Int] = [:]

  /// Notes a figure and what the reference says of it; a blank there says nothing. Below `floor` a figure is rounding
  /// error, of R's tails 1 − P for one.
  mutating func note(_ figure: String, _ value: Double?, _ reference: String?, floor: Double = 1e-12) {
    guard let reference, let wanted = Double(reference) else { return }
    let value = value ?? .nan
    let difference = abs(value - wanted) / max(abs(wanted), floor)
    compared[figure, default: 0] += 1
    largest[figure] = max(largest[figure] ?? 0, difference.isNaN ? .infinity : difference)
  }
}
