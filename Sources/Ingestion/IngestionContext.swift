public import Submissions

/// What a file is read against: the roster in force and the day the file came in.
public struct IngestionContext: Sendable {
  /// The schools of the roster.
  public var schools: [SchoolCode: School]
  /// The day the file was received; nothing reported may lie after it.
  public var received: Day

  /// What schools owe; a summary return without a cut-off day takes it from here.
  public var tasks: [SubmissionTask]
  /// The pupils of each school, where known.
  public var enrolment: [SchoolCode: Int]
  /// The records of enrolment in force, which new ones are held against.
  public var enrolments: [Enrolment]
  /// The school that sent the file, where the one who loads it says so.
  public var sender: SchoolCode?
  /// The name of the folder the file lies in; it may be a school's code or name.
  public var folder: String?
  /// Whether identities and notes are handed on to be sealed; otherwise they are dropped while reading.
  public var keepsPersonal: Bool
  /// Is told how much of a file that takes long is read.
  public var progress: LoadStep.Hook?

  /// Creates a context.
  /// - Parameters:
  ///   - schools: the roster.
  ///   - received: the day the file came.
  ///   - tasks: what schools owe.
  ///   - enrolment: the pupils of each school, where known.
  ///   - enrolments: the records of enrolment in force.
  ///   - sender: the school that sent the file, where told.
  ///   - folder: the name of the file's folder.
  ///   - keepsPersonal: whether identities and notes are handed on to be sealed.
  ///   - progress: is told how much of a file that takes long is read.
  public init(
    schools: [SchoolCode: School], received: Day, tasks: [SubmissionTask] = [], enrolment: [SchoolCode: Int] = [:],
    enrolments: [Enrolment] = [], sender: SchoolCode? = nil, folder: String? = nil, keepsPersonal: Bool = false,
    progress: LoadStep.Hook? = nil
  ) {
    self.schools = schools
    self.received = received
    self.tasks = tasks
    self.enrolment = enrolment
    self.enrolments = enrolments
    self.sender = sender
    self.folder = folder
    self.keepsPersonal = keepsPersonal
    self.progress = progress
  }
}
