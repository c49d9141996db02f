/// A screening of a school's pupils with one instrument (心理普测), from those due to those put on file.
public struct Screening: Sendable, Hashable, Codable {
  public var school: SchoolCode
  public var period: String
  /// The stage screened; absent: the school as a whole.
  public var stage: Stage?
  /// The questionnaire used, as written.
  public var instrument: String?
  /// The score from which a pupil was flagged, as written.
  public var cutoff: String?
  /// The pupils due; absent: not answered, as below.
  public var due: Int?
  public var tested: Int?
  public var flagged: Int?
  public var interviewed: Int?
  public var tier1: Int?
  public var tier2: Int?
  public var tier3: Int?

  /// Creates a screening.
  public init(
    school: SchoolCode, period: String, stage: Stage? = nil, instrument: String? = nil, cutoff: String? = nil,
    due: Int? = nil, tested: Int? = nil, flagged: Int? = nil, interviewed: Int? = nil, tier1: Int? = nil,
    tier2: Int? = nil, tier3: Int? = nil
  ) {
    self.school = school
    self.period = period
    self.stage = stage
    self.instrument = instrument
    self.cutoff = cutoff
    self.due = due
    self.tested = tested
    self.flagged = flagged
    self.interviewed = interviewed
    self.tier1 = tier1
    self.tier2 = tier2
    self.tier3 = tier3
  }
}
