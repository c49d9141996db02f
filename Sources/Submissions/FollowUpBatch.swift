/// One school's follow-ups of a file, each pupil named once: a row takes 32 bytes, so that millions fit into memory.
public struct FollowUpBatch: Sendable {
  /// One contact; the pupil is given by position.
  public struct Row: Sendable, Hashable {
    /// The pupil's position in `pupils`.
    public var pupil: Int32
    public var date: Day
    public var tier: Tier?
    public var status: CaseStatus
    public var stage: Stage
    public var sex: Sex?
    public var mode: FollowUpMode?
    public var care: Care
    public var tierAssessed: Day?
    public var opened: Day?

    /// Whether the row takes back what was told of its pupil and day.
    public var isWithdrawn: Bool { status == .withdrawn }

    /// Creates a row.
    public init(
      pupil: Int32, date: Day, tier: Tier?, status: CaseStatus, stage: Stage, sex: Sex?, mode: FollowUpMode?,
      care: Care = [], tierAssessed: Day?, opened: Day?
    ) {
      self.pupil = pupil
      self.date = date
      self.tier = tier
      self.status = status
      self.stage = stage
      self.sex = sex
      self.mode = mode
      self.care = care
      self.tierAssessed = tierAssessed
      self.opened = opened
    }
  }

  /// Every pupil of the rows, once.
  public private(set) var pupils: [PupilIdentity] = []
  /// The contacts.
  public private(set) var rows: [Row] = []
  private var positions: [PupilIdentity: Int32] = [:]

  /// Creates an empty batch.
  public init() {}

  /// Puts follow-ups together.
  /// - Parameter followUps: Follow-ups of one school.
  public init(_ followUps: some Sequence<FollowUp>) {
    for followUp in followUps { append(followUp) }
  }

  /// Adds a follow-up.
  /// - Parameter followUp: The follow-up; its school is the batch's.
  public mutating func append(_ followUp: FollowUp) {
    append(
      Row(
        pupil: position(of: followUp.pupil), date: followUp.date, tier: followUp.tier, status: followUp.status,
        stage: followUp.stage, sex: followUp.sex, mode: followUp.mode, care: followUp.care,
        tierAssessed: followUp.tierAssessed, opened: followUp.opened))
  }

  /// Adds a row whose pupil is known to the batch.
  /// - Parameter row: The row.
  public mutating func append(_ row: Row) { rows.append(row) }

  /// Adds the rows of another batch of the same school.
  /// - Parameter next: The batch.
  public mutating func append(_ next: FollowUpBatch) {
    let pupils = next.pupils.map { position(of: $0) }
    rows.reserveCapacity(rows.count + next.rows.count)
    for var row in next.rows {
      row.pupil = pupils[Int(row.pupil)]
      rows.append(row)
    }
  }

  /// The position of a pupil, who joins the batch when new.
  /// - Parameter pupil: The pupil.
  /// - Returns: The position in `pupils`.
  public mutating func position(of pupil: PupilIdentity) -> Int32 {
    if let known = positions[pupil] { return known }
    let position = Int32(pupils.count)
    positions[pupil] = position
    pupils.append(pupil)
    return position
  }

  /// The rows with their pupils.
  /// - Parameter school: The school they are of.
  /// - Returns: The follow-ups, in the order of the rows.
  public func followUps(of school: SchoolCode) -> [FollowUp] {
    rows.map { row in
      FollowUp(
        school: school, pupil: pupils[Int(row.pupil)], date: row.date, tier: row.tier, tierAssessed: row.tierAssessed,
        status: row.status, opened: row.opened, stage: row.stage, sex: row.sex, mode: row.mode, care: row.care)
    }
  }

  /// Keeps the rows at some positions, in the order given.
  /// - Parameter kept: Positions in `rows`.
  public mutating func keep(_ kept: [Int]) { rows = kept.map { rows[$0] } }
}
