/// The files of a bureau with six districts of four schools, events from January 2021 to June 2022 and follow-ups of the
/// spring of 2022. The first two districts have next to no events.
public struct SmallBureau: Sendable {
  /// A school.
  public struct School: Sendable {
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// Its district.
    public var district: String
    /// Whether it is a primary school, and not a junior one.
    public let isPrimary: Bool

    /// A grade of it.
    public var grade: String { isPrimary ? "小学五年级" : "初二" }
  }
  /// The districts, in order of code.
  public static let districts = ["岚东区", "岚西区", "岚南区", "岚北区", "江口区", "湖心区"]
  /// The name of every pupil on file.
  public static let pupilName = "钱小满"
  /// The first digits of every pupil's number.
  public static let pupilNumber = "G330107200901"
  /// The head of a file of events.
  public static let eventHeadings = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"
  /// The schools; districts may be changed.
  public var schools: [School]
  /// How many events each school has in a month, by school and month.
  public var events: [[Int]]
  /// The months, ascending.
  public static let months = (0..<18).map { "\(2021 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }

  /// Creates the bureau.
  public init() {
    schools = Self.districts.enumerated().flatMap { district, name in
      (0..<4).map { number in
        School(
          code: "07\(district + 10)\(number + 10)", name: "\(name.dropLast())第\(number + 1)\(number < 2 ? "小学" : "中学")",
          district: name, isPrimary: number < 2)
      }
    }
    events = (0..<24).map { school in
      (0..<18).map { month in
        // One and two events in each half-year in the first two districts, elsewhere one or two a month and school.
        switch school {
        case 0: month % 6 == 2 ? 1 : 0
        case 4: month % 3 == 1 ? 1 : 0
        case 1..<8: 0
        default: (school * 3 + month * 5 + school * month) % 4 + (school / 4 == 4 ? 1 : 0)
        }
      }
    }
  }

  /// The roster.
  public var roster: String {
    "学校代码,学校名称,学区,办学类型\n"
      + schools.map { "\($0.code),\($0.name),\($0.district),\($0.isPrimary ? "小学" : "初中")\n" }.joined()
  }

  /// The enrolment: 900 pupils each.
  public var enrolment: String {
    "学校代码,学段,性别,在校学生数,统计日期\n"
      + schools.map { "\($0.code),\($0.isPrimary ? "小学" : "初中"),男,900,2020-09-01\n" }.joined()
  }

  /// The events of all months.
  public var allEvents: String {
    Self.eventHeadings
      + schools.indices.flatMap { school in
        Self.months.enumerated().map { rows(school, $1, count: events[school][$0]) }
      }.joined()
  }

  /// A school's return of a month: its events, or that there were none.
  public func rows(_ school: Int, _ month: String, count: Int, kind: String = "离家出走或失联") -> String {
    let entry = schools[school]
    guard count > 0 else { return "\(entry.code),\(month),是,,,,,\n" }
    return (1...count).map { number in
      "\(entry.code),\(month),,\(month)-\(entry.code)-\(number),\(month)-0\(number % 9 + 1),\(month)-1\(number % 9),\(kind),\(entry.grade)\n"
    }.joined()
  }

  /// Follow-ups of 4 to 14 pupils at each school, few of tier 3, in the weeks from February to June 2022.
  public var followUps: String {
    let days = (2...6).flatMap { month in [1, 8, 15, 22].map { "2022-0\(month)-\($0 < 10 ? "0" : "")\($0)" } }
    return "学校代码,学籍号,姓名,年级,跟踪日期,风险等级,状态\n"
      + schools.enumerated().flatMap { school, entry in
        (0..<(4 + school % 4 * 3 + school / 8)).flatMap { pupil in
          // A few weeks are left out.
          days.enumerated().filter { ($0.offset + school + pupil) % 11 != 3 }.map { _, day in
            "\(entry.code),\(Self.pupilNumber)\(entry.code)\(pupil),\(Self.pupilName),\(entry.grade),\(day),\(["三类", "二类", "二类", "一类", "一类"][pupil % 5]),在册\n"
          }
        }
      }.joined()
  }
}
