/// What the commands say about sealed identities, originals and the access log.
public enum PrivacyTexts {
  /// No pupil has the pseudonym.
  public static let pseudonymUnknown = Text(
    zh: "没有学生使用这个代号。请核对代号；本次查询已记入访问日志。",
    en: "No pupil has this pseudonym. Check it; the request was logged.")
  /// Several pupils have pseudonyms that begin like this.
  /// - Parameter pupils: How many.
  /// - Returns: What is wrong and what to do.
  public static func pseudonymAmbiguous(pupils: Int) -> Text {
    Text(
      zh: "有 \(pupils) 名学生的代号以此开头，未显示任何一名。请输入更长的代号；本次查询已记入访问日志。",
      en: "The pseudonyms of \(pupils) pupils begin like this; none is shown. Give more of it; the request was logged.")
  }
  /// A pseudonym is written wrongly.
  public static let pseudonymForm = Text(
    zh: "代号应为至少 8 位十六进制数字", en: "a pseudonym is 8 or more hexadecimal digits")
  /// Nothing was sealed of the pupil.
  public static let identityNotKept = Text(
    zh: "该学生的身份没有封存（载入时设置为 identities: dropped），系统无法还原，请向学校核实。本次查询已记入访问日志。",
    en:
      "Nothing was sealed of this pupil (identities: dropped when it was loaded), so it cannot be shown; ask the school. The request was logged."
  )
  /// Something sealed does not open.
  public static let sealBroken = Text(
    zh: "封存内容无法打开：密钥 keys/vault.key 不是封存时所用的，或内容已被改动。请恢复原密钥。",
    en: "What was sealed does not open: keys/vault.key is another key, or the content was altered. Restore the key.")
  /// A reason that says nothing.
  public static let reasonTooShort = Text(
    zh: "请用 --reason 写明理由（至少 4 个字）", en: "say why with --reason (at least 4 characters)")
  /// The reason holds a personal number.
  public static let reasonPersonal = Text(
    zh: "--reason 会印在报告和日志里，请勿写电话、身份证号、学籍号等",
    en:
      "--reason is printed in reports and the log: no telephone, identity or school numbers of persons")
  /// The access log is as it was written.
  /// - Parameter entries: How many entries it has.
  /// - Returns: The sentence.
  public static func logIntact(entries: Int) -> Text {
    Text(zh: "访问日志完整，共 \(entries) 条。", en: "The access log is intact. Entries: \(entries).")
  }
  /// The access log was altered.
  /// - Parameter entry: The number of the first entry that is missing or altered.
  /// - Returns: What is wrong and what to do.
  public static func brokenLog(entry: Int) -> Text {
    Text(
      zh: "访问日志已被改动：第 \(entry) 条缺失或与写入时不符。请保留现状，报告主管人员，并与备份核对。",
      en:
        "The access log was altered: entry \(entry) is missing or not as it was written. Leave it as it is, tell the person in charge and compare it with the backup."
    )
  }
  /// How many originals in the inbox were deleted.
  /// - Parameter count: How many.
  /// - Returns: The sentence.
  public static func originalsDeleted(_ count: Int) -> Text {
    Text(zh: "收件箱中 \(count) 个已载入的原件已删除。", en: "Loaded originals deleted from the inbox: \(count).")
  }
  /// How many originals in the inbox were sealed.
  /// - Parameter count: How many.
  /// - Returns: The sentence.
  public static func originalsSealed(_ count: Int) -> Text {
    Text(
      zh: "收件箱中 \(count) 个已载入的原件已加密移入 originals。",
      en: "Loaded originals sealed into originals: \(count).")
  }
}
