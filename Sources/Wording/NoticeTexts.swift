/// The notice to parents (附件2 告知书), and what the command that prints it says.
///
/// The notice names no tier, no diagnosis and nobody's judgement: what was seen the school writes by hand.
public enum NoticeTexts {
  /// The title.
  public static let title = Text(zh: "学生心理状况告知书", en: "Notice to parents")
  /// To whom.
  public static func address(_ name: String) -> Text {
    Text(zh: "\(name)同学的家长（监护人）：", en: "To the parents or guardians of \(name):")
  }
  /// Where the pupil is.
  public static func place(school: String, schoolClass: String?) -> Text {
    let place = [school, schoolClass ?? ""].filter { !$0.isEmpty }
    return Text(zh: place.joined(separator: " "), en: place.joined(separator: ", "))
  }
  /// What was seen.
  public static let observed = Text(
    zh: "近一段时间，老师看到孩子有以下情况（由学校填写）：",
    en: "Your child's teachers have lately noticed the following (for the school to fill in):")
  /// What leads to the requests.
  public static let together = Text(
    zh: "孩子的成长需要家庭和学校一起关心。请您做好以下几件事：", en: "Home and school look after a child together. We ask you to:")
  /// What parents are asked for.
  public static let requests = [
    Text(
      zh: "多陪伴、多倾听，留意孩子的情绪、睡眠和行为变化，注意居家安全；",
      en: "spend time with your child, listen, mind changes of mood, sleep and behaviour, and keep the home safe;"),
    Text(
      zh: "与学校保持联系，把孩子在家的情况及时告诉老师；",
      en: "stay in touch with the school and tell the teachers soon how your child is at home;"),
    Text(
      zh: "尽快带孩子到医院或专业机构就诊、咨询，并把医生的建议告诉学校；情况紧急时立即就医，同时告知学校。",
      en:
        "see a doctor or a professional service with your child soon and tell the school what they advise; in an emergency see "
        + "a doctor at once and let the school know."),
  ]
  /// Who at the school.
  public static let contact = Text(zh: "学校联系人", en: "Contact at the school")
  /// Phone.
  public static let phone = Text(zh: "联系电话", en: "Phone")
  /// Who told the parents.
  public static let toldBy = Text(zh: "告知人签名", en: "Told by (signature)")
  /// The school's stamp.
  public static let stamp = Text(zh: "学校（盖章）", en: "School (stamp)")
  /// A date to fill in.
  public static let date = Text(zh: "日期", en: "Date")
  /// How many copies.
  public static let copies = Text(
    zh: "本告知书分上、下两联：上联由家长留存，下联由学校留存。", en: "Two parts: the parents keep this one, the school the one below.")
  /// The lower part.
  public static let receipt = Text(zh: "告知书回执（学校留存）", en: "Acknowledgement (kept by the school)")
  /// What is acknowledged.
  public static let acknowledged = Text(
    zh: "学校已当面向我说明上述情况，我已阅读并收到告知书。",
    en: "The school has told me of the above in person; I have read and received the notice.")
  /// The pupil.
  public static let pupil = Text(zh: "学生姓名", en: "Pupil")
  /// The school and class.
  public static let schoolAndClass = Text(zh: "学校、班级", en: "School and class")
  /// The opinion.
  public static let opinion = Text(zh: "家长（监护人）意见", en: "Opinion of the parents")
  /// The signature.
  public static let signature = Text(zh: "家长（监护人）签名", en: "Signature of a parent or guardian")
  /// The relation.
  public static let relation = Text(zh: "与学生关系", en: "Relation to the pupil")

  // MARK: the command

  /// Neither or both are named.
  public static let studentOrSchool = Text(
    zh: "请用 --student 指定一名学生，或用 --school 指定一所学校，二者选一",
    en: "name a pupil with --student or a school with --school, one of them")
  /// The school is not in the roster.
  public static func schoolUnknown(_ code: String) -> Text {
    Text(zh: "学校名册中没有代码 \(code)。请核对学校代码。", en: "The roster has no school \(code). Check the code.")
  }
  /// The school has nobody on file.
  public static func nobodyOnFile(_ school: String) -> Text {
    Text(zh: "\(school)没有在册学生，没有写出告知书。", en: "\(school) has no pupils on file; no notice was written.")
  }
  /// What was written for a school.
  public static func written(_ pupils: Int) -> Text {
    Text(
      zh: "已写出 \(pupils) 名学生的告知书和预填的回执表，含姓名，请妥善保管；回执表填好后用 ingest 载入，没有告知的学生请删去该行。",
      en:
        "Notices and a pre-filled list of acknowledgements for \(pupils) pupils were written. They bear names: keep them safe. "
        + "Load the list with ingest when it is filled in, without the rows of pupils whose parents were not told.")
  }
  /// Some names are not known.
  public static func notKept(_ pupils: Int) -> Text {
    Text(
      zh: "另有 \(pupils) 名在册学生没有封存姓名，没有写出，请学校补填。",
      en: "Of \(pupils) more pupils on file no name was sealed; they are left out, and the school has to add them.")
  }
}
