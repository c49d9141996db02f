public import Disclosure
import Foundation
public import Submissions

/// A release as the ledger keeps it: what was told and what was hidden. It never leaves the bureau.
public struct KeptRelease: Sendable, Equatable {
  /// The month it is of.
  public let month: Month
  /// 1 for the first of its month.
  public let revision: Int
  /// The day it speaks from.
  public let asOf: Day
  /// The thresholds it was held to, as text.
  public let profile: String
  /// The district each school was counted in; empty for releases from before this was kept.
  public let districts: [SchoolCode: String]
  /// Its counts and sums.
  public let record: EarlierRelease

  /// Creates a release.
  public init(
    month: Month, revision: Int, asOf: Day, profile: String, districts: [SchoolCode: String] = [:],
    record: EarlierRelease
  ) {
    self.month = month
    self.revision = revision
    self.asOf = asOf
    self.profile = profile
    self.districts = districts
    self.record = record
  }

  /// SHA-256 over the hash of the release before it and all it says, set apart by characters no text of it contains.
  func hash(after previous: String) -> String {
    var lines = [previous, "\(month) \(revision) \(asOf) \(record.cells.count)", profile]
    lines.reserveCapacity(record.cells.count + record.equations.count + 4)
    for cell in record.cells {
      let (schools, told) = (cell.contributors, "\(cell.value) \(cell.lower) \(cell.upper.map(String.init) ?? "-")")
      lines.append(
        "\(Self.text(cell.key))\u{1E}\(told)\u{1E}\(schools.count) \(schools.sole ?? "-") \(schools.largest)")
    }
    for sum in record.equations {
      lines.append(([sum.total] + sum.parts).map(Self.text).joined(separator: "\u{1E}"))
    }
    for (school, district) in districts.sorted(by: { $0.key < $1.key }) { lines.append("\(school)\u{1E}\(district)") }
    return Fingerprint.of(lines.joined(separator: "\u{1D}"))
  }

  private static func text(_ key: CellKey) -> String {
    let period = "\(key.period.first) \(key.period.last)"
    return ([key.indicator, "\(key.level.rawValue)", key.place, period] + key.breakdown).joined(separator: "\u{1F}")
  }
}

/// Why the ledger of releases cannot be relied on.
public enum ReleaseLedgerError: Error, Equatable, Sendable {
  /// The release with this number, from 1, is missing or not as it was written.
  case broken(release: Int)
}
