/// What a form says of a pupil that no table may hold in clear: who it is, or a note. It is sealed, or not kept.
///
/// Lives only between reading and sealing, like ``PupilIdentity``.
public struct PersonalEntry: Sendable, Hashable {
  /// Either who the pupil is, or a note with its field and day.
  public struct Content: Sendable, Hashable, Codable {
    /// The code of the school that sent it.
    public var school: String
    /// The school number (学籍号) as given.
    public var studentID: String?
    /// The name as given.
    public var name: String?
    /// Month or day of birth as given.
    public var birth: String?
    /// The class (班级) as given.
    public var schoolClass: String?
    /// The day a note belongs to, `YYYY-MM-DD`.
    public var day: String?
    /// The field of the form a note stands in.
    public var field: String?
    /// The text of a note.
    public var note: String?

    /// Creates what a row says of who the pupil is.
    /// - Parameters:
    ///   - school: The code of the school that sent it.
    ///   - studentID: The school number as given.
    ///   - name: The name as given.
    ///   - birth: The birth as given.
    ///   - schoolClass: The class as given.
    public init(school: SchoolCode, studentID: String?, name: String?, birth: String?, schoolClass: String?) {
      self.school = school.rawValue
      self.studentID = studentID
      self.name = name
      self.birth = birth
      self.schoolClass = schoolClass
    }

    /// Creates a note.
    /// - Parameters:
    ///   - note: The text.
    ///   - field: The field of the form it stands in.
    ///   - day: The day it belongs to, if it belongs to one.
    ///   - school: The code of the school that sent it.
    public init(note: String, field: String, day: Day?, school: SchoolCode) {
      self.school = school.rawValue
      self.day = day?.description
      self.field = field
      self.note = note
    }
  }

  /// Whose it is.
  public var pupil: PupilIdentity
  /// What it says.
  public var content: Content

  /// Creates an entry.
  /// - Parameters:
  ///   - pupil: Whose it is.
  ///   - content: What it says.
  public init(pupil: PupilIdentity, content: Content) {
    self.pupil = pupil
    self.content = content
  }
}
