import Mustache
public import Wording

/// Notices to parents (附件2 告知书) to print: a sheet of A4 for each pupil, the lower part an acknowledgement to sign.
public struct NoticePage {
  /// Whom a notice is about; the only page of the program with a name on it.
  public struct Pupil: Sendable, Hashable {
    public var name: String
    public var school: String
    /// Absent: not known.
    public var schoolClass: String?

    /// Creates the record from its parts.
    /// - Parameters:
    ///   - name: the pupil's name.
    ///   - school: the school's name.
    ///   - schoolClass: the class, if known.
    public init(name: String, school: String, schoolClass: String?) {
      self.name = name
      self.school = school
      self.schoolClass = schoolClass
    }
  }

  /// What the template fills in.
  private struct Notice {
    var title: String
    var place: String
    var address: String
    var observed: String
    var together: String
    var requests: [String]
    var ofSchool: [Page.Line]
    var copies: String
    var receipt: String
    var acknowledged: String
    var ofParents: [Page.Line]
    var opinion: String
    var signature: String
    var reach: [Page.Line]
  }
  private struct Sheets {
    var language: String
    var title: String
    var notices: [Notice]
  }

  /// The notices as one page.
  /// - Parameters:
  ///   - pupils: whom they are about, in order.
  ///   - language: the language of the notices.
  /// - Returns: HTML.
  /// - Throws: when the template is not in the program.
  public static func html(_ pupils: [Pupil], language: Language) throws -> String {
    let template = try MustacheTemplate(string: Page.text(PackageResources.notice_mustache))
    return template.render(
      Sheets(
        language: language.rawValue, title: NoticeTexts.title(language),
        notices: pupils.map { notice($0, language) }))
  }

  private static func notice(_ pupil: Pupil, _ language: Language) -> Notice {
    func blank(_ label: Text, _ value: String = "") -> Page.Line { Page.Line(name: label(language), value: value) }
    let place = NoticeTexts.place(school: pupil.school, schoolClass: pupil.schoolClass)(language)
    return Notice(
      title: NoticeTexts.title(language), place: place, address: NoticeTexts.address(pupil.name)(language),
      observed: NoticeTexts.observed(language), together: NoticeTexts.together(language),
      requests: NoticeTexts.requests.map { $0(language) },
      ofSchool: [NoticeTexts.contact, NoticeTexts.phone, NoticeTexts.toldBy, NoticeTexts.date, NoticeTexts.stamp].map {
        blank($0)
      },
      copies: NoticeTexts.copies(language), receipt: NoticeTexts.receipt(language),
      acknowledged: NoticeTexts.acknowledged(language),
      ofParents: [blank(NoticeTexts.pupil, pupil.name), blank(NoticeTexts.schoolAndClass, place)],
      opinion: NoticeTexts.opinion(language),
      signature: NoticeTexts.signature(language),
      reach: [NoticeTexts.relation, NoticeTexts.phone, NoticeTexts.date].map { blank($0) })
  }
}
