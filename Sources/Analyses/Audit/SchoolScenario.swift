/// A kind of simulated districts: the length of their history, and what their model does not know.
struct SchoolScenario: Sendable, Hashable {
  var name: String
  /// The months, of which the last twelve are tested.
  var periods: Int
  /// The standard deviations of a district's own month effects and of shocks to all districts.
  var districtMonth = 0.0
  var shocks = 0.0
  /// The share of cells of which nothing is known.
  var missing = 0.0

  /// Four years, nothing that the model does not know.
  static let usual = SchoolScenario(name: "school-48", periods: 48)

  static let all = [
    SchoolScenario(name: "school-24", periods: 24), SchoolScenario(name: "school-36", periods: 36), usual,
    SchoolScenario(name: "school-48-uneven", periods: 48, districtMonth: 0.1, shocks: 0.12),
    SchoolScenario(name: "school-48-missing", periods: 48, missing: 0.1),
  ]

  /// The months tested.
  var tested: Range<Int> { periods - 12..<periods }
  /// The June in which anomalies are planted; period 0 is a January.
  var june: Int { periods - 7 }
}
