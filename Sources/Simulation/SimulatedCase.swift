import Submissions

/// A pupil at risk, from the first day on file to the last.
struct SimulatedCase {
  /// Tells the pupil from every other one, whatever the length of the city's history.
  var key: Int
  /// The pupil's school number (学籍号); region 99 does not exist.
  var studentID: String
  var name: String
  var sex: Sex
  var birth: Day
  /// The number of the pupil's class within the grade.
  var classNumber: Int
  var spells: [Spell]

  /// A time without a break on file at one school.
  struct Spell {
    var school: Int
    var schooling: Schooling
    /// The first day on file at this school.
    var from: Day
    /// The day the file was opened, perhaps by an earlier school.
    var opened: Day
    var source: Source
    /// How the pupil came on file here: open, reopened or transferred in.
    var entry: CaseStatus
    /// The true tier on the first day; a school that takes a file over knows the assessed one only.
    var tier: Tier
    /// The tiers as assessed: at the opening, in March and in September.
    var assessments: [Assessment]
    /// The times nobody could reach the pupil: from the first day to the day before contact was made again.
    var lost: [Range<Day>] = []
    /// How the time on file ended; absent: it lasts.
    var exit: (day: Day, status: CaseStatus)?
  }

  /// A tier with the day it was assessed.
  struct Assessment: Hashable {
    var day: Day
    var tier: Tier
  }

  /// How the school learnt of the pupil.
  enum Source: String, CaseIterable {
    case screening = "普测"
    case daily = "日常"
    case parents = "家长"
    case transfer = "转入"
  }
}

extension SimulatedCase.Spell {
  /// The latest assessment on a day.
  func assessment(on day: Day) -> SimulatedCase.Assessment {
    assessments.last { $0.day <= day } ?? assessments[0]
  }

  /// The pupil's stage and grade on a day; in the days before the next school takes over, those of the last school year.
  func schooling(on day: Day, at type: SchoolType) -> Schooling {
    let lastDay = Month(year: schooling.lastYear(at: type) + 1, month: 8).lastDay
    return schooling.on(min(day, lastDay), at: type) ?? schooling
  }
}

/// Where a pupil stands in the years of schooling.
struct Schooling: Hashable {
  var stage: Stage
  /// The grade within the stage in the school year.
  var grade: Int
  /// The school year, by its first September.
  var year: Int

  /// Where the pupil stands on a day at a school, which may teach the next stage too; absent: the school has no further
  /// grade.
  func on(_ day: Day, at type: SchoolType) -> Schooling? {
    var later = self
    later.year = day.month.schoolYear
    later.grade += later.year - year
    while later.grade > later.stage.years {
      guard let next = type.stages.first(where: { $0 == later.stage.following }) else { return nil }
      later.grade -= later.stage.years
      later.stage = next
    }
    return later
  }

  /// The last school year a school has room for the pupil.
  func lastYear(at type: SchoolType) -> Int {
    var last = year + stage.years - grade
    if let next = stage.following, type.stages.contains(next) { last += next.years }
    return last
  }
}

extension Stage {
  /// The stage that follows in one school.
  var following: Stage? {
    switch self {
    case .primary: .junior
    case .junior: .senior
    case .senior, .vocational: nil
    }
  }
}
