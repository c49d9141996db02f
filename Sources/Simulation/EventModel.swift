import Statistics
import Submissions

/// How crisis events come about: a rate by stage and sex, a slight common trend, the school calendar, and negative
/// binomial variation (variance φ × mean) by district and month.
struct EventModel {
  /// Variance over mean of a district's monthly count.
  static let dispersion = 1.3
  /// Growth of the rates from one year to the next, in the whole city.
  static let yearlyTrend = 1.01
  /// Events per pupil on an average day at relative rate 1.
  static let baseRate = 0.9e-5
  static let stageRates: [Stage: Double] = [.primary: 0.35, .junior: 1.35, .senior: 1.55, .vocational: 1.1]
  static let sexRates: [Sex: Double] = [.male: 0.85, .female: 1.17]
  static let kindWeights: [(EventKind, Double)] = [
    (.suicideDeath, 0.008), (.suicideAttempt, 0.1), (.selfHarm, 0.46), (.missing, 0.18), (.violence, 0.07),
    (.acutePsychosis, 0.08), (.other, 0.102),
  ]
  /// The stages that carry the spike.
  static let spikeStages: [Stage] = [.junior, .senior]

  let city: City
  let calendar: SchoolCalendar
  /// The districts that carry the spike; empty when nothing is planted.
  let spikeDistricts: [Int]
  /// How many times as many events the cells that carry the spike have.
  let spikeFactor: Double

  init(_ city: City) {
    self.city = city
    calendar = SchoolCalendar(seed: city.plan.seed)
    guard city.plan.spike > 1 else {
      (spikeDistricts, spikeFactor) = ([], 1)
      return
    }
    // From the larger half, so that each of the two stands out against its own earlier years.
    var generator = CityGenerator(seed: city.plan.seed, .spike)
    let larger = city.districtIndices.prefix(max(2, (city.districts.count + 1) / 2))
    spikeDistricts = Array(larger.shuffled(using: &generator).prefix(2)).sorted()
    let means = city.cells.map { (cell: $0, mean: Self.rate($0) * Double($0.pupils)) }
    let carried = means.filter { [spikeDistricts] in Self.carries($0.cell, spikeDistricts) }
    let share = carried.map(\.mean).reduce(0, +) / max(means.map(\.mean).reduce(0, +), .leastNormalMagnitude)
    spikeFactor = share > 0 ? 1 + (city.plan.spike - 1) / share : 1
  }

  private static func rate(_ cell: City.Cell) -> Double {
    baseRate * (stageRates[cell.stage] ?? 1) * (sexRates[cell.sex] ?? 1)
  }

  private static func carries(_ cell: City.Cell, _ districts: [Int]) -> Bool {
    spikeStages.contains(cell.stage) && districts.contains(cell.district)
  }

  /// The expected events of a cell in a month.
  func mean(_ cell: City.Cell, _ month: Month) -> Double {
    let years = Double(city.plan.from.distance(to: month)) / 12
    var trend = 1.0
    for _ in 0..<Int(years) { trend *= Self.yearlyTrend }
    trend *= 1 + (Self.yearlyTrend - 1) * (years - years.rounded(.down))
    let pupils = cell.pupils(inYear: month.schoolYear - city.plan.from.schoolYear)
    let spike = month == city.plan.spikeMonth && Self.carries(cell, spikeDistricts) ? spikeFactor : 1
    return Self.rate(cell) * Double(pupils) * (calendar.runningIntensity(of: month).last ?? 0) * trend * spike
  }

  /// The events of a district in a month, by school and day.
  func events(inDistrict district: Int, month: Month) -> [SimulatedEvent] {
    var generator = CityGenerator(seed: city.plan.seed, .events, district, Int(month.rawValue))
    let cells = city.cells.filter { $0.district == district }
    var total = 0.0
    let runningTotal = cells.map { cell in
      total += mean(cell, month)
      return total
    }
    guard total > 0 else { return [] }
    let days = calendar.runningIntensity(of: month)
    var kindTotal = 0.0
    let kinds = Self.kindWeights.map {
      kindTotal += $0.1; return kindTotal
    }
    let count = generator.negativeBinomial(mean: total, dispersion: Self.dispersion)
    let events = (0..<count).map { _ in
      let cell = cells[generator.position(in: runningTotal)]
      let occurred = month.firstDay.advanced(by: generator.position(in: days))
      // Known and reported before the return of the month is put together on the 2nd.
      let deadline = month.lastDay.advanced(by: 2)
      let known = min(occurred.advanced(by: generator.happens(0.7) ? 0 : generator.integer(1...3)), deadline)
      let reported = min(known.advanced(by: generator.happens(0.6) ? 0 : generator.integer(1...5)), deadline)
      let kind = Self.kindWeights[generator.position(in: kinds)].0
      let tier: Tier = kind.isGrave ? .gravest : generator.happens(0.4) ? .serious : .general
      let grade = generator.integer(1...cell.stage.years)
      return SimulatedEvent(
        school: cell.school, occurred: occurred, known: known, reported: reported, kind: kind,
        tier: generator.happens(0.85) ? tier : nil, stage: cell.stage, grade: grade, sex: cell.sex)
    }
    return events.sorted { ($0.school, $0.occurred) < ($1.school, $1.occurred) }
  }
}

/// An event before it is written into a return.
struct SimulatedEvent {
  var school: Int
  var occurred: Day
  var known: Day
  var reported: Day
  var kind: EventKind
  var tier: Tier?
  var stage: Stage
  var grade: Int
  var sex: Sex
}
