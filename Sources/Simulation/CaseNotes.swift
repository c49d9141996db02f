import Submissions

/// Short notes as teachers write them (情况记录). The notes of three weeks in a row never begin alike, so that no two
/// weeks read the same.
enum CaseNotes {
  private static let moods = [
    ["情绪平稳", "情绪较上周好转", "情绪略有波动", "精神状态尚可"],
    ["状态稳定", "近期情绪低落，已陪伴疏导", "心情有起伏，能主动倾诉", "交流时愿意表达想法"],
    ["整体平稳", "睡眠有所改善", "入睡困难，白天疲惫", "与同伴相处较好"],
  ]
  private static let inTerm = [
    "按时到校上课", "课堂参与正常", "课间有同学陪伴", "作业基本完成", "已与班主任沟通", "心理老师面谈一次", "家长反馈在家表现正常", "考试前有些紧张，已指导放松方法",
    "参加了班级活动", "午休到心理辅导室放松",
  ]
  private static let inHolidays = [
    "在家作息基本规律", "家长反馈与家人沟通增多", "使用手机时间偏长，已提醒家长", "假期作业按计划完成", "外出活动减少，建议户外运动", "家长陪伴较多",
    "参加社区活动", "已提醒家长注意看护", "与同学保持联系", "家访时交谈顺畅",
  ]
  private static let lost = [
    "本周多次联系未接通，继续联系", "电话无人接听，已请社区协助", "与家长尚未取得联系，已上报学区",
  ]

  /// The note of a follow-up.
  static func note(_ record: CaseRecords.Record, of pupil: SimulatedCase, seed: UInt64) -> String {
    switch record.status {
    case .released: return "经评估风险解除，转入一般关注。"
    case .transferredOut: return "已转学，档案移交手续办理中。"
    case .graduated: return "学段结束，档案按规定处理。"
    case .deceased: return "已按规定上报。"
    case .lost: return lost[record.week % 3] + "。"
    case .transferredIn: return "转入本校，已接收档案并见面。"
    case .reopened: return "近期状态反复，重新建档跟踪。"
    case .open, .withdrawn: break
    }
    var generator = CityGenerator(seed: seed, .followUps, pupil.key, -record.week)
    let mood = generator.pick(moods[record.week % 3]) ?? ""
    return mood + "，" + (generator.pick(record.isHoliday ? inHolidays : inTerm) ?? "") + "。"
  }
}
