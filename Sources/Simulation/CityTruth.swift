import Foundation
import Submissions

/// What was put into a simulated city, so that a report can be held against it.
public struct CityTruth: Sendable, Hashable, Codable {
  public var note = "An invented city; no person or school in it is real. 本数据纯属虚构。"
  public var seed: UInt64
  public var pupils: Int
  public var schools: Int
  public var districts: [String]
  public var from: String
  public var to: String
  public var spike: Spike
  public var events: Events
  public var cases: Cases
  public var months: [MonthTruth]

  /// The spike that was planted.
  public struct Spike: Sendable, Hashable, Codable {
    /// Whether anything was planted.
    public var planted: Bool
    public var month: String
    /// How many times as many events are expected in the whole city.
    public var cityFactor: Double
    /// How many times as many are expected in the stages and districts that carry it.
    public var cellFactor: Double
    public var districts: [String]
    /// The stages that carry it, as forms write them.
    public var stages: [String]
  }

  /// How events come about.
  public struct Events: Sendable, Hashable, Codable {
    /// Variance over mean of a district's monthly count.
    public var dispersion: Double
    /// Growth of the rates from one year to the next.
    public var yearlyTrend: Double
    /// Rates by stage, relative to each other.
    public var stageRates: [String: Double]
    /// Interventions change no event rate in this city.
    public var interventionEffect = 1.0
  }

  /// How cases move between tiers.
  public struct Cases: Sendable, Hashable, Codable {
    /// Moves per pupil and year without interventions: `1>2` from tier 1 to tier 2, `1>0` released, `*` from any tier.
    public var yearlyIntensities: [String: Double]
    /// By how much a kind of intervention multiplies the moves to a lower tier and the releases.
    public var interventionEffects: [String: Double]
    /// By how much the moves to a graver tier are multiplied, by stage as forms write it.
    public var escalation: [String: Double]
    /// Pupils who come on file in a year, per 1,000 enrolled, by stage.
    public var yearlyInflow: [String: Double]
    /// The share of weeks with a follow-up, in term and in holidays; schools differ around it.
    public var adherence: [String: Double]
    /// What stands in the files of each term.
    public var terms: [TermTruth] = []
  }

  /// What the event files of a month hold.
  public struct MonthTruth: Sendable, Hashable, Codable {
    public var month: String
    /// Events in returns that can be loaded, in the order of the districts.
    public var reportedByDistrict: [Int]
    /// Events that happened but stand in no return that can be loaded.
    public var unreported: Int
    /// The schools, by code, whose return came after the day it was due.
    public var late: [String]
    /// The schools that sent none.
    public var missing: [String]
    /// The schools whose return has to be corrected.
    public var faulty: [String]
    /// The schools whose return is in order but lies in a file of the folder `dirty`.
    public var inDirtyFiles: [String]
  }

  /// The events in all returns that can be loaded.
  public var reportedEvents: Int { months.reduce(0) { $0 + $1.reportedByDistrict.reduce(0, +) } }

  /// The truth as JSON, the same bytes each time.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(self)) + [0x0A]
  }
}
