import Analyses
import Submissions
import TestSupport
import Testing

/// Ten months a bureau may meet, each with the card it has to get: made by the analysis itself from returns.
enum CardScenario: String, CaseIterable, CustomTestStringConvertible {
  case spike, fall, graveEvent, provisional, silence, shortHistory, oneSchool, lesserKinds, cityWide, allClear

  static let june = Month(year: 2022, month: 6)
  var testDescription: String { rawValue }

  /// Which of the page's cards is the one.
  var unit: Unit {
    switch self {
    case .spike, .oneSchool: .district("丙区")
    case .graveEvent: .district("乙区")
    default: .city
    }
  }

  func analysis() -> MonthlyAnalysis {
    let first = self == .shortHistory ? Self.june.advanced(by: -7) : Month(year: 2018, month: 9)
    var city = PanelCity(months: first...Self.june, mean: 1.2, seed: 20)
    var days = 30
    switch self {
    case .spike: for school in city.schools(of: "丙区") { city.add(4, to: school, Self.june) }
    case .fall:
      for school in city.schools where school.type != .primary { city.events[school.code]?[Self.june] = [:] }
    case .graveEvent:
      for school in city.schools(of: "乙区") {
        for back in 0..<14 {
          let month = Self.june.advanced(by: -back)
          let attempts = city.events[school]?[month]?[.suicideAttempt] ?? 0
          city.events[school]?[month]?[.suicideAttempt] = nil
          city.add(attempts, to: school, month)
        }
      }
      city.add(1, .suicideDeath, to: city.schools(of: "乙区")[2], Self.june)
    case .provisional:
      days = 6
      for school in city.schools where school.type == .junior {
        city.add(2, to: school.code, Self.june)
        city.add(1, .suicideAttempt, to: school.code, Self.june)
      }
      for index in 1...40 {
        let returned = Self.june.advanced(by: -index).lastDay.advanced(by: city.returnDays)
        city.delays += [
          EventDelay(returned: returned, days: 0, count: 20), EventDelay(returned: returned, days: 12, count: 5),
        ]
      }
    case .silence:
      for (index, school) in city.schools.enumerated() where index % 2 == 0 {
        city.events[school.code]?[Self.june] = nil
      }
    case .oneSchool: city.add(18, to: city.schools(of: "丙区")[1], Self.june)
    case .lesserKinds:
      for school in city.schools {
        for year in 2019...2021 where school.type == .junior {
          city.add(1, .suicideAttempt, to: school.code, Month(year: year, month: 6))
        }
        let now = city.events[school.code]?[Self.june]?.values.reduce(0, +) ?? 0
        city.events[school.code]?[Self.june] = [.selfHarm: now + 3]
      }
    case .cityWide:
      for (index, school) in city.schools.enumerated() {
        city.add(2, to: school.code, Self.june)
        if index % 3 == 0 { city.add(1, .suicideAttempt, to: school.code, Self.june) }
      }
    case .shortHistory, .allClear: break
    }
    return MonthlyAnalysis.make(
      panel: city.panel(), month: Self.june, asOf: Self.june.lastDay.advanced(by: days), options: .init())
  }
}
