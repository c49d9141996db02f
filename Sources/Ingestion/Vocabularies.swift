import Submissions
import Wording

/// The words a column accepts for its values.
struct Vocabulary<Value: Sendable>: Sendable {
  private let values: [String: Value]
  /// The words to offer when another one was written.
  let expected: [Text]

  /// Accepts each value's label in both languages, its name in the program, and synonyms.
  init(_ values: [Value], name: (Value) -> String, label: (Value) -> Text, synonyms: [String: Value] = [:]) {
    var words = synonyms
    for value in values {
      words[name(value).comparisonKey] = value
      words[label(value).zh.comparisonKey] = value
      words[label(value).en.comparisonKey] = value
    }
    self.values = words
    expected = values.map(label)
  }

  /// The value a cleaned text stands for.
  func value(_ text: String) -> Value? { values[text.comparisonKey] }
}

/// The words of all columns that hold one of a few values.
enum Vocabularies {
  static let sex = Vocabulary(
    Sex.allCases, name: \.rawValue, label: \.label,
    synonyms: ["男生": .male, "男性": .male, "m": .male, "女生": .female, "女性": .female, "f": .female])
  static let eventKind = Vocabulary(
    EventKind.allCases, name: \.rawValue, label: \.label,
    synonyms: [
      "自杀身亡": .suicideDeath, "自残": .selfHarm, "自伤自残": .selfHarm, "离家出走": .missing, "失联": .missing,
      "走失": .missing, "伤害他人": .violence, "急性精神障碍": .acutePsychosis, "其它": .other,
    ])
  static let caseStatus = Vocabulary(
    CaseStatus.allCases, name: \.rawValue, label: \.label,
    synonyms: statusSynonyms.merging(["已作废": .withdrawn]) { first, _ in first })
  /// A tracking sheet has one state for all its rows, so that none of them can be withdrawn by it.
  static let sheetStatus = Vocabulary(
    CaseStatus.allCases.filter { $0 != .withdrawn }, name: \.rawValue, label: \.label,
    synonyms: statusSynonyms)
  private static let statusSynonyms: [String: CaseStatus] = [
    "在档": .open, "跟踪中": .open, "销号": .released, "结案": .released, "已解除": .released, "已销号": .released,
    "已结案": .released, "已毕业": .graduated, "已转出": .transferredOut,
  ]
  static let followUpMode = Vocabulary(
    FollowUpMode.allCases, name: \.rawValue, label: \.label,
    synonyms: ["入户": .homeVisit, "电话访谈": .phone, "网络": .online, "线上访谈": .online, "当面": .inPerson, "面对面": .inPerson])
  static let tier = Vocabulary(
    Tier.all, name: \.label.zh, label: \.label,
    synonyms: ["1类": .general, "2类": .serious, "3类": .gravest])
  static let stage = Vocabulary(
    Stage.allCases, name: \.rawValue, label: \.label,
    synonyms: ["普高": .senior, "普通高中": .senior, "职高": .vocational, "中专": .vocational, "中等职业": .vocational])
  static let schoolType = Vocabulary(
    SchoolType.allCases, name: \.rawValue, label: \.label,
    synonyms: [
      "九年一贯": .nineYear, "完中": .completeSecondary, "完全中学校": .completeSecondary, "普高": .senior,
      "普通高中": .senior, "职高": .vocational, "中专": .vocational, "中等职业学校": .vocational,
    ])
  static let interventionKind = Vocabulary(
    Intervention.Kind.allCases, name: \.rawValue, label: \.label,
    synonyms: ["研讨会": .caseConference, "心理课": .lesson, "家庭教育讲座": .parentLecture, "其它": .other])
  static let interventionScope = Vocabulary(
    Intervention.Scope.allCases, name: \.rawValue, label: \.label, synonyms: ["全市": .city, "区县": .district])
  static let form = Vocabulary(FormID.allCases, name: \.rawValue, label: FormCatalog.title)
  static let informingMode = Vocabulary(
    Acknowledgement.Mode.allCases, name: \.rawValue, label: \.label,
    synonyms: ["面谈": .inPerson, "当面告知": .inPerson, "面对面": .inPerson, "书面告知": .written, "电话告知": .phone])
  static let informingRole = Vocabulary(
    Acknowledgement.Role.allCases, name: \.rawValue, label: \.label,
    synonyms: ["副校长": .deputyHead, "心理教师": .counsellor, "心理辅导老师": .counsellor, "心理健康教师": .counsellor])
  static let yesNo = Vocabulary(
    [true, false], name: { $0 ? "true" : "false" }, label: { $0 ? Text(zh: "是", en: "yes") : Text(zh: "否", en: "no") },
    synonyms: [
      "有": true, "1": true, "y": true, "√": true, "✓": true, "无": false, "没有": false, "0": false, "n": false,
      "×": false,
    ])

  /// The characters of every Chinese label; no person is recognised by them.
  static let everyLabel: String = [
    sex.expected, eventKind.expected, caseStatus.expected, followUpMode.expected, tier.expected, stage.expected,
    schoolType.expected, interventionKind.expected, interventionScope.expected, informingMode.expected,
    informingRole.expected,
  ].joined().map(\.zh).joined()

  /// Marks that people write into a cell that holds nothing.
  static let blankMarks: Set<String> = [
    "无", "没有", "/", "\\", "-", "--", "—", "——", "–", "−", "空", "(空)", "(跳过)", "n/a", "N/A", "不详", "未知", "暂无",
  ]

  /// How a 问卷星 export writes a question that was not answered or skipped.
  static let unanswered: Set<String> = ["-2", "-3", "(空)", "(跳过)"]

  /// Words of other tier schemes, which number or colour the gravest differently.
  static func isForeignTier(_ text: String) -> Bool { foreignTiers.contains(text.comparisonKey) }

  private static let foreignTiers: Set<String> = Set(
    ["一", "二", "三", "四", "1", "2", "3", "4", "i", "ii", "iii", "iv"].flatMap { ["\($0)级", "\($0)级预警"] }
      + ["红", "橙", "黄", "蓝", "绿"].flatMap { [$0, "\($0)色", "\($0)色预警"] }
      + ["red", "orange", "yellow", "blue", "green"])
}
