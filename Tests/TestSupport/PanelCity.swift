import Foundation
public import Submissions

/// A made-up city whose schools' events are drawn anew for every test from a seed, to be changed before it is asked.
///
/// Districts are 甲区, 乙区 …; each has a primary, a junior, a senior and again a junior school, and so on, of 1,000 pupils. Events
/// are self-harm but for one in eight, a suicide attempt; July and August are quiet.
public struct PanelCity {
  public static let districtNames = ["甲区", "乙区", "丙区", "丁区", "戊区", "己区", "庚区", "辛区"]

  public var schools: [School]
  /// The events of each school and month; a month without an entry was not reported.
  public var events: [SchoolCode: [Month: [EventKind: Int]]] = [:]
  /// How many days after the month's end a return comes.
  public var returnDays = 3
  /// How long after the returns events became known.
  public var delays: [EventDelay] = []
  public var screenings: [SchoolReturn] = []
  public var tasks: [SubmissionTask] = []

  /// Draws a city.
  /// - Parameters:
  ///   - districts: how many districts.
  ///   - schools: how many schools each has.
  ///   - months: the months reported.
  ///   - mean: the events of a school in an ordinary month; nil: exactly one event each month, a self-harm.
  ///   - seed: where the draws start.
  public init(
    districts: Int = 6, schools: Int = 4, months: ClosedRange<Month>, mean: Double?, seed: UInt64 = 1
  ) {
    var random = SeededGenerator(seed: seed)
    let types: [SchoolType] = [.primary, .junior, .senior, .junior]
    self.schools = (0..<districts).flatMap { district in
      (0..<schools).map { index in
        School(
          code: SchoolCode(rawValue: "\(district + 1)0\(index + 1)"),
          name: "\(Self.districtNames[district])第\(index + 1)学校", district: Self.districtNames[district],
          type: types[index % types.count])
      }
    }
    for school in self.schools {
      for index in 0...months.lowerBound.distance(to: months.upperBound) {
        let month = months.lowerBound.advanced(by: index)
        guard let mean else {
          events[school.code, default: [:]][month] = [.selfHarm: 1]
          continue
        }
        let season = [7, 8].contains(month.monthOfYear) ? 0.3 : [2].contains(month.monthOfYear) ? 0.6 : 1
        var kinds: [EventKind: Int] = [:]
        for _ in 0..<Self.poisson(mean * season, &random) {
          kinds[Double.random(in: 0..<1, using: &random) < 0.125 ? .suicideAttempt : .selfHarm, default: 0] += 1
        }
        events[school.code, default: [:]][month] = kinds
      }
    }
  }

  private static func poisson(_ mean: Double, _ random: inout SeededGenerator) -> Int {
    var (left, count) = (Double.random(in: 0..<1, using: &random), 0)
    var probability = exp(-mean)
    while left > probability, count < 1000 {
      left -= probability
      count += 1
      probability *= mean / Double(count)
    }
    return count
  }

  /// The schools of a district.
  public func schools(of district: String) -> [SchoolCode] { schools.filter { $0.district == district }.map(\.code) }

  /// Adds events to a school's month.
  public mutating func add(_ count: Int, _ kind: EventKind = .selfHarm, to school: SchoolCode, _ month: Month) {
    events[school]?[month, default: [:]][kind, default: 0] += count
  }

  /// What the analyses see.
  public func panel() -> Panel {
    var panel = Panel()
    panel.schools = schools.sorted { $0.code < $1.code }
    panel.eventDelays = delays
    panel.tasks = tasks
    panel.returns = screenings
    for school in panel.schools {
      for stage in school.type.stages {
        panel.enrolments.append(
          Enrolment(
            school: school.code, stage: stage, sex: nil, pupils: 1000, asOf: Month(year: 2017, month: 9).firstDay))
      }
      for (month, kinds) in (events[school.code] ?? [:]).sorted(by: { $0.key < $1.key }) {
        panel.returns.append(
          SchoolReturn(
            school: school.code, form: .events, period: month.description,
            received: month.lastDay.advanced(by: returnDays), state: .accepted))
        for (kind, count) in kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where count > 0 {
          panel.eventCounts.append(
            EventCount(
              school: school.code, month: month, stage: school.type.stages[0], kind: kind, tier: nil, sex: nil,
              count: count))
        }
      }
    }
    return panel
  }
}
