/// The earlier periods that resemble a period: the same ones of past years and their neighbours, and the latest.
struct SameSeason {
  /// How many earlier years.
  let years: Int
  /// How many periods either side of the same one.
  let halfWindow: Int
  /// Whether the `halfWindow` periods right before belong to them.
  let includeRecent: Bool

  /// The known counts, in no order; refused when the earliest period lies before the series, or none is known.
  func counts(_ series: CountSeries, before time: Int) -> Result<[Int], DetectorRefusal> {
    let reach = years * series.frequency + (years > 0 || includeRecent ? halfWindow : 0)
    guard time >= reach else { return .failure(.shortHistory(periods: time, wanted: reach)) }
    var counts: [Int] = []
    for year in 0..<years {
      let center = time - (year + 1) * series.frequency
      // A window wider than a year must not reach the tested period.
      counts += series.counts[(center - halfWindow)..<min(center + halfWindow + 1, time)].compactMap { $0 }
    }
    if includeRecent { counts += series.counts[(time - halfWindow)..<time].compactMap { $0 } }
    return counts.isEmpty ? .failure(.tooFewKnown(periods: 0, wanted: 1)) : .success(counts)
  }
}
