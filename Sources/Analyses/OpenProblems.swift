public import Submissions

/// Problems of one kind in the data of a district's schools that nobody has settled yet.
public struct OpenProblems: Sendable, Hashable {
  public var district: String
  public var form: FormID
  /// One of them, for its words.
  public var example: Problem
  public var count: Int
  /// The schools they are of.
  public var schools: Int

  /// Creates the record from its parts.
  public init(district: String, form: FormID, example: Problem, count: Int, schools: Int) {
    self.district = district
    self.form = form
    self.example = example
    self.count = count
    self.schools = schools
  }

  /// Puts problems of one kind together.
  /// - Parameters:
  ///   - problems: every problem with its school and form, in the order of loading.
  ///   - schools: the roster; a problem of a school that is not on it is nobody's.
  /// - Returns: by district and form, errors before queries, the most frequent first.
  public static func all(
    _ problems: [(school: SchoolCode, form: FormID, problem: Problem)], schools: [School]
  ) -> [OpenProblems] {
    struct Key: Hashable {
      var district: String
      var form: FormID
      var code: String
    }
    let districtOf = Dictionary(schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    var (groups, named) = ([Key: OpenProblems](), [Key: Set<SchoolCode>]())
    for (school, form, problem) in problems {
      guard let district = districtOf[school] else { continue }
      let key = Key(district: district, form: form, code: problem.kind.code)
      groups[key, default: OpenProblems(district: district, form: form, example: problem, count: 0, schools: 0)]
        .count += 1
      named[key, default: []].insert(school)
    }
    return groups.map { key, group in
      var group = group
      group.schools = named[key]?.count ?? 0
      return group
    }.sorted { $0.order < $1.order }
  }

  private var order: (String, Int, Int, String, String) {
    (district, example.kind.severity == .error ? 0 : 1, -count, form.rawValue, example.kind.code)
  }
}
