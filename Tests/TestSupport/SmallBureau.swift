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

    /// Its type, as the files have it.
    var type: String { isPrimary ? "小学" : "初中" }
    /// A grade of it.
    var grade: String { isPrimary ? "小学五年级" : "初二" }
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
  public static let months: [String] = (0..<18).map { number in
    let month = number % 12 + 1
    return "\(2021 + number / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  /// Creates the bureau.
  public init() {
    schools = []
    for (district, name) in Self.districts.enumerated() {
      for number in 0..<4 {
        let kind = number < 2 ? "小学" : "中学"
        schools.append(
          School(
            code: "07\(district + 10)\(number + 10)", name: "\(name.dropLast())第\(number + 1)\(kind)", district: name,
            isPrimary: number < 2))
      }
    }
    events = (0..<24).map { school in (0..<18).map { Self.count(school, $0) } }
  }

  /// One and two events in each half-year in the first two districts, elsewhere one or two a month and school.
  private static func count(_ school: Int, _ month: Int) -> Int {
    switch school {
    case 0: month % 6 == 2 ? 1 : 0
    case 4: month % 3 == 1 ? 1 : 0
    case 1..<8: 0
    default: (school * 3 + month * 5 + school * month) % 4 + (school / 4 == 4 ? 1 : 0)
    }
  }

  /// The roster.
  public var roster: String {
    lines("学校代码,学校名称,学区,办学类型", schools.map { "\($0.code),\($0.name),\($0.district),\($0.type)" })
  }

  /// The enrolment: 900 pupils each.
  public var enrolment: String {
    lines("学校代码,学段,性别,在校学生数,统计日期", schools.map { "\($0.code),\($0.type),男,900,2020-09-01" })
  }

  /// The events of all months.
  public var allEvents: String {
    var text = Self.eventHeadings
    for school in schools.indices {
      for (number, month) in Self.months.enumerated() { text += rows(school, month, count: events[school][number]) }
    }
    return text
  }

  /// A school's return of a month: its events, or that there were none.
  public func rows(_ school: Int, _ month: String, count: Int) -> String {
    let entry = schools[school]
    guard count > 0 else { return "\(entry.code),\(month),是,,,,,\n" }
    var text = ""
    for number in 1...count {
      let (id, day) = ("\(month)-\(entry.code)-\(number)", number % 9)
      text += "\(entry.code),\(month),,\(id),\(month)-0\(day + 1),\(month)-1\(day),离家出走或失联,\(entry.grade)\n"
    }
    return text
  }

  /// Follow-ups of 4 to 15 pupils at each school, few of tier 3, in the weeks from February to June 2022.
  public var followUps: String {
    let tiers = ["三类", "二类", "二类", "一类", "一类"]
    var rows: [String] = []
    for (school, entry) in schools.enumerated() {
      for pupil in 0..<(4 + school % 4 * 3 + school / 8) {
        let who = "\(entry.code),\(Self.pupilNumber)\(entry.code)\(pupil),\(Self.pupilName),\(entry.grade)"
        for week in 0..<20 where (week + school + pupil) % 11 != 3 {
          // A few weeks are left out.
          let day = ["01", "08", "15", "22"][week % 4]
          rows.append("\(who),2022-0\(2 + week / 4)-\(day),\(tiers[pupil % 5]),在册")
        }
      }
    }
    return lines("学校代码,学籍号,姓名,年级,跟踪日期,风险等级,状态", rows)
  }

  private func lines(_ headings: String, _ rows: [String]) -> String {
    ([headings] + rows).joined(separator: "\n") + "\n"
  }
}
