import Analyses
import Foundation
import Submissions
import Tables
import Wording

/// What a month's report says in a few figures: its record keeps them for the page of all months.
struct MonthOverview: Codable {
  /// The answers of the page for the leadership.
  var answers: [Answer]
  /// The city's figures, one for each indicator.
  var indicators: [Figure]
  /// Pupils on file at the month's end, or by its day; absent without follow-ups.
  var pupils: Int?
  /// Those in the gravest tier.
  var thirdTier: Int?
  /// The share followed up in the latest week that is over and told to its end.
  var trackingRate: Double?

  struct Answer: Codable {
    /// `rise`, `fall` or `plain`.
    var tone: String
    var statement: String
  }
  struct Figure: Codable {
    var indicator: String
    var observed: Int?
    var expected: Double?
  }

  init(_ analysis: MonthlyAnalysis, answers: [Page.Headline], labels: Labels) {
    self.answers = answers.map { Answer(tone: $0.tone, statement: $0.statement) }
    indicators = analysis.indicators.map { indicator in
      let city = indicator.comparisons.first { $0.unit == .city }
      return Figure(
        indicator: labels.text(labels.subject(indicator.indicator)), observed: city?.current?.count,
        expected: city?.expected.flatMap { $0.isFinite ? Double($0.twelveDigits) : nil })
    }
    let stock = analysis.tiers?.stock.filter { $0.month == analysis.month }
    pupils = stock?.reduce(0) { $0 + $1.pupils }
    thirdTier = stock?.reduce(0) { $0 + ($1.tier == .gravest ? $1.pupils : 0) }
    trackingRate = analysis.tracking?.lastFinished?.rate.flatMap { Double($0.twelveDigits) }
  }
}
