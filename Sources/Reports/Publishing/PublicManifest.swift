import Analyses
import Disclosure
import Foundation
import Submissions
import Wording

/// What `manifest.json` says of a release: the rules it was held to and how much they hid, not which hid what.
struct PublicManifest: Encodable {
  struct Thresholds: Encodable {
    var count: Int
    var minimumPersons: Int
    var minimumSchools: Int
    var unreliableBelow: Int
    var rounding: Int
    var extremeShare: Double
  }
  struct Level: Encodable {
    var level: String
    var figures: Int
    var confidential: Int
  }
  struct DistrictChange: Encodable {
    var before: [String]
    var after: [String]
  }
  var version: String
  var city: String
  var month: String
  var release: Int
  var asOf: String
  var language: String
  var topics: [String]
  var thresholds: Thresholds
  var levels: [Level]
  var heldAgainstReleases: Int
  var standing: Int
  var districtChanges: [DistrictChange]
  var inputs: String

  init(_ frame: PublicationFrame, _ figures: PublicFigures, _ facts: PublicFacts, _ language: Language) {
    version = facts.version
    city = facts.cityName
    month = frame.month.description
    release = facts.revision
    asOf = frame.asOf.description
    self.language = language.rawValue
    topics = facts.topics.map(\.rawValue)
    let profile = facts.profile
    thresholds = Thresholds(
      count: profile.threshold, minimumPersons: profile.minimumDenominator,
      minimumSchools: profile.minimumContributors, unreliableBelow: profile.unreliableBelow,
      rounding: profile.rounding, extremeShare: profile.extremeShare)
    levels = figures.levels.map {
      Level(level: "\($0.level)", figures: $0.cellCount, confidential: $0.confidentialCount)
    }
    heldAgainstReleases = facts.earlierReleases
    standing = figures.cells.count { $0.figure.symbol == "p" }
    districtChanges = facts.districtChanges.groups.map { DistrictChange(before: $0.before, after: $0.after) }
    inputs = facts.inputs
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
