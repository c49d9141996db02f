public import Analyses
public import Disclosure
import Foundation
public import Submissions
public import Wording
import Yams

/// The settings of a workspace, read once from `tidemark.yaml`.
public struct Settings: Sendable {
  /// The city's name, as reports print it.
  public var city = ""
  /// The language of reports and messages.
  public var language = Language.chinese
  /// How alarms are decided.
  public var analysis = AnalysisOptions()
  /// The first days of the summer holidays, one a year; a year without one begins it on 1 July.
  public var summerStarts: [Day] = []
  /// What becomes of pupils' identities and of notes.
  public var identities = Identities.dropped
  /// What becomes of files in the inbox that loaded clean.
  public var originals = Originals.delete
  /// Whether `monthly` publishes.
  public var publishes = false
  /// What is published.
  public var publishTopics = Set(PublicTopic.allCases)
  /// The thresholds that what is published is held to.
  public var profile = Profile.standard
  /// Whom the public may ask; empty: nobody is named.
  public var contact = ""

  /// What becomes of pupils' identities and of notes; the tables hold pseudonyms either way.
  public enum Identities: String, Sendable, CaseIterable {
    /// They are encrypted into the vault.
    case sealed
    /// They are not kept.
    case dropped
  }

  /// What becomes of files in the inbox that loaded clean; files elsewhere are never touched.
  public enum Originals: String, Sendable, CaseIterable {
    /// They are deleted.
    case delete
    /// They are encrypted into the folder `originals`.
    case seal
    /// They stay where they are.
    case keep
  }

  private enum Name: String, CaseIterable {
    case city, language, dispersion, falseDiscoveryRate, provisionalDays, missingShare, graveMonths, ruleChanges
    case negativeControls, summerStarts
    case identities, originals
    case publish, publishTopics, publishThreshold, publishPersons, publishSchools, publishRounding, contact
  }

  /// The commented file a new workspace gets.
  static func template(city: String, language: Language) -> String {
    let defaults = AnalysisOptions()
    let profile = Profile.standard
    return """
      # 工作区设置。未列出的名称会被拒绝。 Settings of this workspace; unknown names are refused.

      # 市名，印在报告上。 The city's name, as reports print it.
      city: "\(city.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))"
      # 报告与提示的语言：zh-Hans 或 en。 The language of reports and messages.
      language: \(language.rawValue)
      # 离散度：auto 为由历史估计；1 为泊松精确检验。 Dispersion: auto, or a number from 1 on; 1 makes the test exact.
      dispersion: auto
      # 偏高（或偏低）异常中可容许的误报比例，由全市、学区、学段均分。
      # The accepted share of false alarms among rises (and among falls), shared by city, districts and stages.
      falseDiscoveryRate: \(defaults.falseDiscoveryRate)
      # 月末后多少天内数字为初步。 Days after a month's end in which its figures are provisional.
      provisionalDays: \(defaults.provisionalDays)
      # 未报学校超过此比例时，结论仅供参考。 From this share of missing schools a figure is only indicative.
      missingShare: \(defaults.missingShare)
      # 一个学区多少个月没有自杀死亡或未遂之后，再出现一起即提示。
      # After so many months without a suicide death or attempt a district's first one is a finding.
      graveMonths: \(defaults.graveMonths)
      # 上报口径自哪些月份起有变，如 [2022-03]；与此前的比较仅供参考。
      # Months from which on something else is to be reported, as in [2022-03]: comparisons across them are indicative.
      ruleChanges: []
      # 月度汇总中本不应受任何干预措施影响的指标，如 ["病假"]；用作全市性措施的阴性对照。
      # Indicators of the monthly totals that no intervention can move: negative controls of those for the whole city.
      negativeControls: []
      # 暑假从哪天开始，每年一天，如 ["2022-07-02"]；没有列出的年份为7月1日。暑期专报用。
      # The first day of each year's summer holiday, for the summer report; 1 July in years not listed.
      summerStarts: []
      # 学生身份与文字记录：dropped 不保留；sealed 加密封存（密钥 keys/vault.key，遗失则无法打开），仅可用 reidentify 查阅并留痕。
      # Pupils' identities and notes: dropped, or sealed with keys/vault.key; only reidentify opens them, and is logged.
      identities: dropped
      # 收件箱 inbox 中无错误载入的原件：delete 删除；seal 加密移入 originals；keep 保留。其他位置的文件一律不动。
      # Files in inbox that loaded without an error: delete, seal (encrypt into originals) or keep. Files elsewhere are
      # never touched.
      originals: delete
      # monthly 是否同时生成公开版（releases）。公布的数字收不回，请先用 publish --preview 查看。
      # Whether monthly also publishes. What is published cannot be taken back: look first with publish --preview.
      publish: false
      # 公布哪些内容。 What is published.
      publishTopics: [\(PublicTopic.allCases.map(\.rawValue).joined(separator: ", "))]
      # 小于此数（大于 0）的数字不公布，且不能推算到比这更准；不低于 5。
      # Counts from 1 to one less than this are hidden and stay uncertain by as much; at least 5.
      publishThreshold: \(profile.threshold)
      # 不足此人数的比例不公布；不低于 10。 Shares of fewer persons are hidden; at least 10.
      publishPersons: \(profile.minimumDenominator)
      # 不足此数学校的数字不公布；不低于 2。 Figures from fewer schools are hidden; at least 2.
      publishSchools: \(profile.minimumContributors)
      # 公布的数字取整到 5，或 1（不取整）。 Published counts are rounded to 5, or 1: as they are.
      publishRounding: \(profile.rounding)
      # 公众有疑问时联系谁，印在公开版上。 Whom the public may ask, printed on what is published.
      contact: ""

      """
  }

  /// Whether a text can stand as the city's name in a title: a line that says something.
  /// - Parameter name: the text.
  /// - Returns: whether it has 1 to 40 characters, not all blank and none a control character.
  public static func isCityName(_ name: String) -> Bool {
    (1...40).contains(name.count) && !name.allSatisfy(\.isWhitespace)
      && name.unicodeScalars.allSatisfy {
        ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
      }
  }

  /// Reads the settings of a workspace.
  /// - Parameter folder: its folder.
  /// - Throws: when it has none, or they cannot be read or used.
  init(of folder: URL) throws {
    let file = folder.appending(path: "tidemark.yaml")
    let bytes: Data
    do { bytes = try Data(contentsOf: file) } catch {
      let fault = FileFault(error)
      throw fault == .missing
        ? WorkspaceError.noWorkspace(folder.path) : WorkspaceError.unreadable(file.path, fault)
    }
    guard let yaml = String(data: bytes, encoding: .utf8) else {
      throw WorkspaceError.settings(CommandTexts.settingsNotUTF8)
    }
    // Emptied by a full disk, say: the defaults are not what the bureau decided.
    guard !yaml.allSatisfy(\.isWhitespace) else { throw WorkspaceError.settings(CommandTexts.settingsEmpty) }
    try self.init(yaml: yaml)
  }

  /// Reads the settings.
  /// - Throws: `WorkspaceError.settings` for an unknown name or a value a setting cannot have.
  init(yaml: String) throws {
    let loaded: Any?
    do { loaded = try Yams.load(yaml: yaml) } catch { throw WorkspaceError.settings(YAMLFault(error).text) }
    guard let values = (loaded ?? [:]) as? [String: Any] else {
      throw WorkspaceError.settings(CommandTexts.settingValue("tidemark.yaml", wanted: Text(verbatim: "name: value")))
    }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let name = Name(rawValue: key) else { throw WorkspaceError.settings(CommandTexts.unknownSetting(key)) }
      try set(name, value)
    }
  }

  private mutating func set(_ name: Name, _ value: Any) throws {
    func refused(_ wanted: Text) -> WorkspaceError {
      .settings(CommandTexts.settingValue(name.rawValue, wanted: wanted))
    }
    func refused(_ wanted: String) -> WorkspaceError { refused(Text(verbatim: wanted)) }
    let number = value as? Double ?? (value as? Int).map(Double.init)
    switch name {
    case .city:
      // Empty until somebody fills it in.
      guard let name = value as? String, name.isEmpty || Self.isCityName(name) else {
        throw refused(CommandTexts.cityForm)
      }
      city = name
    case .language:
      guard let known = Language(rawValue: "\(value)") else { throw refused("zh-Hans | en") }
      language = known
    case .dispersion:
      if value as? String == "auto" {
        analysis.dispersion = .automatic
      } else if let number, number >= 1, number.isFinite {
        analysis.dispersion = .fixed(number)
      } else {
        throw refused("auto | 1 …")
      }
    case .falseDiscoveryRate:
      guard let number, number > 0, number <= 0.5 else { throw refused("0 … 0.5") }
      analysis.falseDiscoveryRate = number
    case .provisionalDays:
      guard let days = value as? Int, (0...366).contains(days) else { throw refused("0 … 366") }
      analysis.provisionalDays = days
    case .missingShare:
      guard let number, (0...1).contains(number) else { throw refused("0 … 1") }
      analysis.missingShare = number
    case .graveMonths:
      guard let months = value as? Int, (1...120).contains(months) else { throw refused("1 … 120") }
      analysis.graveMonths = months
    case .ruleChanges:
      let months = (value as? [Any])?.map { ($0 as? String).flatMap(Month.init(iso:)) }
      guard let months, months.allSatisfy({ $0 != nil }) else { throw refused("[YYYY-MM, …]") }
      analysis.ruleChanges = months.compactMap(\.self).sorted()
    case .negativeControls:
      let names = (value as? [Any])?.map { $0 as? String }
      guard let names, names.allSatisfy({ $0?.allSatisfy(\.isWhitespace) == false }) else {
        throw refused("[\"…\", …]")
      }
      analysis.negativeControls = names.compactMap(\.self)
    case .summerStarts:
      let days = (value as? [Any])?.map(Self.day)
      guard let days, days.allSatisfy({ $0.map(Self.canBeginSummer) ?? false }) else {
        throw refused(CommandTexts.summerStartForm)
      }
      summerStarts = days.compactMap(\.self).sorted()
      // Of two days in a year one is a mistake.
      guard Set(summerStarts.map(\.month.year)).count == days.count else { throw refused(CommandTexts.summerStartForm) }
    case .identities:
      guard let known = Identities(rawValue: "\(value)") else { throw refused("sealed | dropped") }
      identities = known
    case .originals:
      guard let known = Originals(rawValue: "\(value)") else { throw refused("delete | seal | keep") }
      originals = known
    case .publish:
      guard let known = value as? Bool else { throw refused("true | false") }
      publishes = known
    case .publishTopics:
      let topics = (value as? [Any])?.map { ($0 as? String).flatMap(PublicTopic.init(rawValue:)) }
      guard let topics, topics.allSatisfy({ $0 != nil }) else {
        throw refused("[\(PublicTopic.allCases.map(\.rawValue).joined(separator: ", "))]")
      }
      publishTopics = Set(topics.compactMap(\.self))
    case .publishThreshold, .publishPersons, .publishSchools, .publishRounding:
      guard let number = value as? Int else { throw refused("1 2 3 …") }
      try setProfile(name, number)
    case .contact:
      guard let text = value as? String, text.isEmpty || Self.isCityName(text) else {
        throw refused(CommandTexts.cityForm)
      }
      contact = text
    }
  }

  /// A day as YAML gives it: a text, or a date of its own where it stands without quotes.
  private static func day(_ value: Any) -> Day? {
    if let text = value as? String { return Day(iso: text) }
    return (value as? Date).map { Day(rawValue: Int32(($0.timeIntervalSince1970 / 86_400).rounded(.down))) }
  }

  /// No holiday begins before June, or after the summer returns are due.
  private static func canBeginSummer(_ day: Day) -> Bool {
    let (_, month, date) = day.parts
    return month == 6 || month == 7 || (month == 8 && date <= 25)
  }

  private mutating func setProfile(_ name: Name, _ value: Int) throws {
    let threshold = name == .publishThreshold ? value : profile.threshold
    do {
      profile = try Profile(
        threshold: threshold,
        minimumDenominator: name == .publishPersons ? value : profile.minimumDenominator,
        minimumContributors: name == .publishSchools ? value : profile.minimumContributors,
        unreliableBelow: max(threshold, Profile.standard.unreliableBelow),
        rounding: name == .publishRounding ? value : profile.rounding)
    } catch { throw WorkspaceError.settings(error.text) }
  }

  /// Every setting that decides a report with its value, as the report's provenance prints it.
  var resolved: [(name: String, value: String)] {
    let dispersion =
      switch analysis.dispersion {
      case .automatic: "auto"
      case .fixed(let value): "\(value)"
      }
    return [
      (Name.city.rawValue, city), (Name.dispersion.rawValue, dispersion),
      (Name.falseDiscoveryRate.rawValue, "\(analysis.falseDiscoveryRate)"),
      (Name.graveMonths.rawValue, "\(analysis.graveMonths)"), (Name.identities.rawValue, identities.rawValue),
      (Name.language.rawValue, language.rawValue),
      (Name.missingShare.rawValue, "\(analysis.missingShare)"),
      (Name.negativeControls.rawValue, analysis.negativeControls.joined(separator: " ")),
      (Name.originals.rawValue, originals.rawValue),
      (Name.provisionalDays.rawValue, "\(analysis.provisionalDays)"),
      (Name.ruleChanges.rawValue, analysis.ruleChanges.map(\.description).joined(separator: " ")),
      (Name.summerStarts.rawValue, summerStarts.map(\.description).joined(separator: " ")),
    ]
  }
}
