import Submissions

/// Records of enrolment by school, stage and sex.
struct EnrolmentHistory {
  private struct Key: Hashable {
    let school: SchoolCode
    let stage: Stage
    let sex: Sex?
  }
  private let records: [Key: [Enrolment]]

  init(_ enrolments: [Enrolment]) {
    var records = Dictionary(grouping: enrolments) { Key(school: $0.school, stage: $0.stage, sex: $0.sex) }
    // A school that tells both sexes and one that tells their total are held against each other by the total.
    for (key, ofSex) in records where key.sex == .male {
      let whole = Key(school: key.school, stage: key.stage, sex: nil)
      let others = records[Key(school: key.school, stage: key.stage, sex: .female)] ?? []
      for record in ofSex {
        guard let other = others.first(where: { $0.asOf == record.asOf }) else { continue }
        var total = record
        (total.sex, total.pupils) = (nil, record.pupils + other.pupils)
        records[whole, default: []].append(total)
      }
    }
    self.records = records
  }

  /// The last record that is not later; of the same day one that tells another number.
  func before(_ enrolment: Enrolment) -> Enrolment? {
    of(enrolment).filter { $0.asOf <= enrolment.asOf && $0 != enrolment }.max { $0.asOf < $1.asOf }
  }

  /// The first later record.
  func after(_ enrolment: Enrolment) -> Enrolment? {
    of(enrolment).filter { $0.asOf > enrolment.asOf }.min { $0.asOf < $1.asOf }
  }

  private func of(_ enrolment: Enrolment) -> [Enrolment] {
    records[Key(school: enrolment.school, stage: enrolment.stage, sex: enrolment.sex)] ?? []
  }
}
