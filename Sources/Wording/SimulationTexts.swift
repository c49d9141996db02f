/// What `tidemark simulate` says.
public enum SimulationTexts {
  /// A city was written.
  public static func written(folder: String, schools: Int, events: Int) -> Text {
    Text(
      zh: "已生成虚构的云汀市：\(schools) 所学校，\(events) 起心理危机事件，写入 \(folder)。",
      en: "Wrote the invented city of Yunting: \(schools) schools, \(events) crisis events, in \(folder).")
  }

  /// What was planted.
  public static func planted(month: String, factor: String, districts: [String], stages: [String]) -> Text {
    Text(
      zh: "\(month) 全市事件数设为平常的 \(factor) 倍，由\(districts.joined(separator: "、"))的\(stages.joined(separator: "、"))造成。",
      en: """
        In \(month) the city expects \(factor) times its usual events, carried by \(stages.joined(separator: ", ")) \
        in \(districts.joined(separator: ", ")).
        """)
  }

  /// Nothing was planted.
  public static func nothingPlanted() -> Text {
    Text(zh: "未设置任何异常。", en: "Nothing abnormal was planted.")
  }

  /// A month was not given as `YYYY-MM`.
  public static func badMonth(_ value: String, option: String) -> Text {
    Text(
      zh: "\(option) 的值“\(value)”不是月份，请写成 2022-06 的样子。", en: "\(option) \(value) is no month; write it like 2022-06.")
  }

  /// A language Tidemark does not speak.
  public static func badLanguage(_ value: String) -> Text {
    Text(zh: "不支持语言 \(value)，可用 zh-Hans 或 en。", en: "\(value) is no language known here: zh-Hans or en.")
  }

  /// The number of pupils is out of range.
  public static func badPupils(_ value: Int) -> Text {
    Text(zh: "学生数 \(value) 超出范围（1 到 2000 万）。", en: "\(value) pupils: between 1 and 20 million are possible.")
  }

  /// The number of districts is out of range.
  public static func badDistricts(_ value: Int) -> Text {
    Text(zh: "学区数 \(value) 超出范围（1 到 99）。", en: "\(value) districts: between 1 and 99 are possible.")
  }

  /// The number of schools does not suit the districts.
  public static func badSchools(_ value: Int, districts: Int) -> Text {
    Text(
      zh: "学校数 \(value) 不合适：\(districts) 个学区应有 \(districts) 到 \(districts * 400) 所学校。",
      en: "\(value) schools do not suit \(districts) districts: \(districts) to \(districts * 400) are possible.")
  }

  /// The months are the wrong way round.
  public static func badMonths(from: String, to: String) -> Text {
    Text(zh: "起始月份 \(from) 晚于结束月份 \(to)。", en: "The first month, \(from), is later than the last, \(to).")
  }

  /// The years are out of range.
  public static func badYears() -> Text {
    Text(zh: "年份须在 1900 到 2200 之间。", en: "The years must lie between 1900 and 2200.")
  }

  /// The spike factor is out of range.
  public static func badSpike(_ value: String) -> Text {
    Text(zh: "倍数 \(value) 超出范围（1 到 100）。", en: "A spike of \(value): between 1 and 100 are possible.")
  }

  /// The folder holds something.
  public static func folderNotEmpty(_ folder: String) -> Text {
    Text(zh: "文件夹 \(folder) 不是空的；请换一个，或先清空。", en: "\(folder) is not empty; name another folder or empty it first.")
  }

  /// The README of a simulated city.
  public static func readMe(command: String) -> String {
    """
    # 云汀市（虚构）· Yunting, an invented city

    **本文件夹中的一切均为虚构**：城市、学区、学校、学生、学籍号与全部数字都由程序随机生成，与任何真实的人和单位无关。学籍号以 G99 开头，
    现实中没有 99 开头的行政区划代码。生成命令（种子相同，结果逐字节相同）：

    **Everything in this folder is invented**: city, districts, schools, pupils, school numbers and all figures come from
    a random generator and stand for nobody. School numbers begin with G99; no real region code begins with 99. Made by
    (the same seed gives the same bytes):

    ```
    \(command)
    ```

    | 文件 file | 内容 what it is |
    |---|---|
    | `roster.xlsx`, `tasks.csv`, `enrolment.csv`, `interventions.xlsx` | 教育局自己的表 · what the bureau keeps |
    | `events/` | 学校的心理危机事件月报；`-late` 为迟报 · monthly returns; `-late` came after the day due |
    | `followups/` | 按学期和学区的动态跟踪台账 · weekly follow-ups by term and district |
    | `tracking-sheets/` | 几份附件1跟踪表 · a few laid-out tracking forms |
    | `summary/` | 附件3的问卷星导出 · the summer return as a 问卷星 export |
    | `dirty/` | 有错的文件，用来看程序怎样报错 · faulty files, to see how they are reported |
    | `received.csv` | 每个文件的收到日期 · the day each file was received |
    | `truth.json` | 生成时放进去的一切 · everything that was planted |

    """
  }
}
