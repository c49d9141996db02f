/// Why a file, a folder or the database cannot be read or written.
public enum FileTexts {
  /// It is not there.
  /// - Parameter path: The path.
  /// - Returns: what is wrong.
  public static func missing(_ path: String) -> Text {
    Text(zh: "找不到：\(path)。请核对路径。", en: "Not found: \(path). Check the path.")
  }
  /// It may not be read.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func readForbidden(_ path: String) -> Text {
    Text(
      zh: "没有权限读取：\(path)。请换用有权限的账户，或请管理员授权。",
      en: "No permission to read \(path). Use an account that has it, or ask the administrator.")
  }
  /// It cannot be read.
  /// - Parameter path: The path.
  /// - Returns: what is wrong.
  public static func unreadable(_ path: String) -> Text { Text(zh: "无法读取：\(path)", en: "Cannot be read: \(path)") }
  /// It may not be written.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func writeForbidden(_ path: String) -> Text {
    Text(
      zh: "没有权限写入：\(path)。请换用有权限的账户，或请管理员授权。",
      en: "No permission to write \(path). Use an account that has it, or ask the administrator.")
  }
  /// A key is not the workspace's own.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func keyForeign(_ path: String) -> Text {
    Text(
      zh: "密钥与数据库不符：\(path)。用它会把同一学生当作另一个人。请放回原来的密钥文件。",
      en:
        "The key is not the one this database was begun with: \(path). With it pupils would be counted twice. Put the "
        + "right key file back.")
  }
  /// The database is gone.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func databaseLost(_ path: String) -> Text {
    Text(
      zh: "已有报告，但找不到数据库：\(path)。请从备份恢复；如确要从头开始，请另建工作区。",
      en: "There are reports but no database: \(path). Restore it from a backup; to begin anew make another workspace.")
  }
  /// It lies where nothing can be written.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func readOnly(_ path: String) -> Text {
    Text(
      zh: "只能读、不能写入：\(path)。磁盘为只读，或当前账户没有写入权限；请换用有权限的账户或位置。",
      en:
        "Can be read but not written: \(path). The disk is read-only or your account has no permission to write; "
        + "use another account or place.")
  }
  /// The disk is full.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func full(_ path: String) -> Text {
    Text(
      zh: "磁盘已满，无法写入：\(path)。请腾出空间后重新运行；已载入的数据不受影响。",
      en: "The disk is full, cannot be written: \(path). Make room and run again; what has loaded stays.")
  }
  /// It cannot be written.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func unwritable(_ path: String) -> Text {
    Text(zh: "无法写入：\(path)。请核对该位置可以写入。", en: "Cannot be written: \(path). Check that it can be.")
  }
  /// Another program holds the database.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func locked(_ path: String) -> Text {
    Text(
      zh: "数据库正被其他程序占用：\(path)。请关闭该程序，稍后重新运行。",
      en: "Another program holds the database: \(path). Close it and run again.")
  }
  /// The database is none.
  /// - Parameter path: The path.
  /// - Returns: what is wrong and what to do.
  public static func noDatabase(_ path: String) -> Text {
    Text(
      zh: "不是本系统的数据库，或已损坏：\(path)。请用备份恢复。",
      en: "This is no database of Tidemark, or it is damaged: \(path). Restore the backup.")
  }
  /// The database cannot be used for another reason.
  /// - Parameters:
  ///   - path: The path.
  ///   - reason: What the database says.
  /// - Returns: what is wrong and what to do.
  public static func databaseFailed(_ path: String, _ reason: String) -> Text {
    Text(
      zh: "数据库出错，本次未完成的部分已撤销：\(path)。请重新运行；再次出错请把下面的原文告诉技术人员：\(reason)",
      en:
        "The database failed, and what was under way is undone: \(path). Run again; if it fails again, show this to a technician: \(reason)"
    )
  }

  /// A key that is gone, or damaged.
  public static func keyLost(_ path: String) -> Text {
    Text(
      zh: "密钥文件 \(path) 不在或已损坏：请从备份恢复。没有它，新来的材料与库中的学生对不上；不要另建密钥。",
      en: "The key \(path) is gone or damaged: restore it from a backup. Without it nothing new can be matched with "
        + "the pupils on file; do not make another.")
  }
}
