public import Submissions

/// What kind of city to make.
public struct CityPlan: Sendable, Hashable {
  public let seed: UInt64
  public let pupils: Int
  public let districts: Int
  public let schools: Int
  public let from: Month
  public let to: Month
  /// How many times as many events the spike month has in the whole city; 1 plants nothing.
  public let spike: Double

  /// The default seed: its city shows the planted spike as large as it was planted.
  public static let defaultSeed: UInt64 = 2022
  /// The first month of the default city.
  public static let defaultFrom = Month(year: 2018, month: 9)
  /// The last month of the default city.
  public static let defaultTo = Month(year: 2022, month: 6)

  /// Checks what is asked for.
  /// - Parameters:
  ///   - seed: The same seed gives the same city.
  ///   - pupils: 1 to 20 million.
  ///   - districts: 1 to 99.
  ///   - schools: At most 400 per district; absent: one for every 750 pupils, at least one per district.
  ///   - from: The first month.
  ///   - to: The last month.
  ///   - spike: How many times as many events the spike month has, 1 to 100.
  /// - Throws: `SimulationError` naming the first value no city can have.
  public init(
    seed: UInt64 = CityPlan.defaultSeed, pupils: Int = 120_000, districts: Int = 8, schools: Int? = nil,
    from: Month = CityPlan.defaultFrom, to: Month = CityPlan.defaultTo, spike: Double = 1.9
  ) throws(SimulationError) {
    guard (1...20_000_000).contains(pupils) else { throw .pupils(pupils) }
    guard (1...99).contains(districts) else { throw .districts(districts) }
    let schools = schools ?? max(districts, pupils / 750)
    guard schools >= districts, schools <= districts * 400 else { throw .schools(schools, districts: districts) }
    guard from <= to else { throw .months(from, to) }
    guard from.year >= 1900, to.year <= 2200 else { throw .years }
    guard spike.isFinite, (1...100).contains(spike) else { throw .spike(spike) }
    self.seed = seed
    self.pupils = pupils
    self.districts = districts
    self.schools = schools
    self.from = from
    self.to = to
    self.spike = spike
  }

  /// The month the spike is planted in: the last June, or the last month when there is no June.
  public var spikeMonth: Month { months.last { $0.monthOfYear == 6 } ?? to }

  /// The months of the city's history.
  public var months: ClosedRange<Month>.SubSequence { (from...to)[...] }
}

/// Why no city can be made.
public enum SimulationError: Error, Equatable, Sendable {
  case pupils(Int)
  case districts(Int)
  case schools(Int, districts: Int)
  case months(Month, Month)
  case years
  case spike(Double)
  /// The folder to write to holds something already.
  case folderNotEmpty(String)
}
