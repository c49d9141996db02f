public import Foundation
import Ingestion
import Reports
import Store
public import Submissions
public import Wording

extension Workspace {
  /// The files of notices that were written.
  public struct Notices: Sendable {
    public var files: [URL]
    public var pupils: Int
    /// Pupils on file whose names were not sealed.
    public var notKept: Int
  }

  /// Who a pupil is, from what is sealed.
  private struct Person {
    var name: String
    var school: SchoolCode
    var studentID: String?
    var birth: String?
    var schoolClass: String?

    /// The order of a list for the school.
    var place: (String, String, String) { (schoolClass ?? "", name, studentID ?? "") }
  }

  /// Writes the notice to the parents (附件2 告知书) of one pupil. Every try is logged.
  /// - Parameters:
  ///   - student: the pupil's pseudonym, its beginning, or the school number.
  ///   - folder: where to; absent: the workspace's `returns`.
  ///   - language: the notice's language; absent: the workspace's.
  ///   - access: who asks and why.
  /// - Returns: the file, which only its owner may read.
  /// - Throws: `WorkspaceError` when no pupil or more than one is meant, no name was sealed, or the file cannot be written.
  public func notice(
    student: String, to folder: URL? = nil, language: Language? = nil, by access: Access
  ) throws -> URL {
    let pseudonym = try pupil(student, by: access)
    guard let person = try person(pseudonym) else { throw WorkspaceError.identityNotKept }
    let names = try schoolNames()
    let page = try NoticePage.html([sheet(person, names)], language: language ?? settings.language)
    return try write([("notice-\(pseudonym.prefix(12)).html", Data(page.utf8))], to: folder)[0]
  }

  /// Writes the notices of all pupils a school has on file, and the list of acknowledgements with these pupils filled in.
  ///
  /// Each pupil's name that is given out is logged.
  /// - Parameters:
  ///   - school: the school's code.
  ///   - asOf: the day the pupils are on file.
  ///   - folder: where to; absent: the workspace's `returns`.
  ///   - language: the language; absent: the workspace's.
  ///   - access: who asks and why.
  /// - Returns: the files, and how many pupils are in them.
  /// - Throws: `WorkspaceError` when the school is unknown or has nobody on file, no name was sealed, or a list that was
  ///   perhaps filled in is there already.
  public func notices(
    school: SchoolCode, asOf: Day, to folder: URL? = nil, language: Language? = nil, by access: Access
  ) throws -> Notices {
    let language = language ?? settings.language
    let names = try schoolNames()
    guard let name = names[school] else { throw WorkspaceError.schoolUnknown(school.rawValue) }
    let cases = try store.cases(on: asOf, asOf: asOf).open.filter { $0.school == school }
    guard !cases.isEmpty else { throw WorkspaceError.nobodyOnFile(name) }
    var people: [Person] = []
    for open in cases {
      try log(access, open.pseudonym)
      guard var person = try person(open.pseudonym) else { continue }
      person.school = school
      people.append(person)
    }
    guard !people.isEmpty else { throw WorkspaceError.identityNotKept }
    people.sort { $0.place < $1.place }
    let form = try BlankForm(forms.specification(.acknowledgements) ?? FormSpecification.shipped(.acknowledgements))
    let rows = people.map { person in
      [
        "school_code": school.rawValue, "school": name, "student_id": person.studentID, "name": person.name,
        "birth": person.birth,
      ].compactMapValues(\.self)
    }
    let code = String(school.rawValue.filter { $0.isLetter || $0.isNumber })
    let files = try write(
      [
        ("notices-\(code).html", Data(NoticePage.html(people.map { sheet($0, names) }, language: language).utf8)),
        ("\(form.name(language))-\(code).xlsx", Data(form.bytes(language, rows: rows))),
      ], to: folder)
    return Notices(files: files, pupils: people.count, notKept: cases.count - people.count)
  }

  private func sheet(_ person: Person, _ names: [SchoolCode: String]) -> NoticePage.Pupil {
    NoticePage.Pupil(
      name: person.name, school: names[person.school] ?? person.school.rawValue, schoolClass: person.schoolClass)
  }

  private func schoolNames() throws -> [SchoolCode: String] {
    Dictionary(try store.schools().map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
  }

  /// The pupil meant by a pseudonym or a school number. The log never has the number.
  private func pupil(_ student: String, by access: Access) throws -> String {
    let text = student.uppercased().filter { !$0.isWhitespace }
    let isNumber = text.count >= 18 && text.drop { $0 == "G" }.dropLast().allSatisfy { ("0"..."9").contains($0) }
    let isPseudonym = !isNumber && text.count >= 8 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    return try pupil(
      isPseudonym ? store.findPupil(text) : store.findPupil(number: text),
      asked: isPseudonym ? text.lowercased() : "student_id", by: access)
  }

  private func person(_ pseudonym: String) throws -> Person? {
    let entries = try personalEntries(pseudonym).filter { $0.note == nil }
    guard let last = entries.last, let name = entries.compactMap(\.name).last else { return nil }
    return Person(
      name: name, school: SchoolCode(rawValue: last.school), studentID: entries.compactMap(\.studentID).last,
      birth: entries.compactMap(\.birth).last, schoolClass: entries.compactMap(\.schoolClass).last)
  }

  /// Writes files that only their owner may read; a list that differs from the one to be written is left, and nothing is
  /// written then.
  private func write(_ files: [(name: String, bytes: Data)], to folder: URL?) throws -> [URL] {
    let folder = folder ?? self.folder.appending(path: "returns")
    let all = files.map { (url: folder.appending(path: $0.name), bytes: $0.bytes) }
    for file in all where file.url.pathExtension == "xlsx" {
      if let present = try? Data(contentsOf: file.url), present != file.bytes {
        throw WorkspaceError.exists(file.url.path)
      }
    }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for file in all {
        try file.bytes.write(to: file.url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.url.path)
      }
    } catch { throw WorkspaceError.unwritable(folder.path, FileFault(error)) }
    return all.map(\.url)
  }
}
