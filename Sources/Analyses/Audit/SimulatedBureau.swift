import Foundation
import Statistics
import Submissions

/// A bureau with schools large enough that an effect of usual size can be seen: 60 in 6 districts, three years.
///
/// Schools differ in size, all share each month's shock, each has log errors of its own that hang together, and counts vary
/// 1.3 times as much as Poisson counts.
enum SimulatedBureau {
  static let first = Month(year: 2019, month: 7)
  /// The report's month.
  static let month = first.advanced(by: 36)

  /// Draws the record of a bureau.
  /// - Parameters:
  ///   - mean: the events a school of the middle size has in a usual month.
  ///   - random: where the draws come from.
  static func draw(mean: Double, random: inout SplitMix64) -> Panel {
    var panel = Panel()
    let months = (0..<36).map { (month: first.advanced(by: $0), shock: 0.2 * random.normal()) }
    for number in 0..<60 {
      let school = School(
        code: SchoolCode(rawValue: "\(1000 + number)"), name: "", district: "\(1 + number % 6)", type: .junior)
      panel.schools.append(school)
      panel.enrolments.append(
        Enrolment(school: school.code, stage: .junior, sex: nil, pupils: 1000, asOf: first.firstDay))
      let size = exp(0.4 * random.normal())
      var error = random.normal()
      for (month, shock) in months {
        let count = random.negativeBinomial(mean: mean * size * exp(shock + 0.15 * error), dispersion: 1.3)
        error = 0.6 * error + 0.8 * random.normal()
        panel.returns.append(
          SchoolReturn(
            school: school.code, form: .events, period: month.description, received: month.lastDay, state: .accepted))
        guard count > 0 else { continue }
        panel.eventCounts.append(
          EventCount(
            school: school.code, month: month, stage: .junior, kind: .selfHarm, tier: nil, sex: nil, count: count))
      }
    }
    return panel
  }
}
