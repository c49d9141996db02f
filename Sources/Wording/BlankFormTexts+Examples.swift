extension BlankFormTexts {
  /// An example in both languages. The form says it in Chinese; schools and districts keep their names.
  /// - Parameter chinese: The example as the form has it.
  /// - Returns: the example; the same in both where it has no English.
  public static func translated(example chinese: String) -> Text { Text(zh: chinese, en: english[chinese] ?? chinese) }

  private static let english = [
    "张三": "Zhang San",
    "李四": "Li Si",
    "王五": "Wang Wu",
    "张建国": "Zhang Jianguo",
    "五年级": "grade 5",
    "五年级2班": "grade 5, class 2",
    "小学、初中": "all",
    "2022年暑期": "2022-summer",
    "2022春": "2022 spring",
    "普测": "all pupils",
    "同意": "agreed",
    "心理危机事件": "crisis events",
    "家访月": "month of home visits",
    "三月全学区家访": "visits in the whole district in March",
    "已联系家长": "parents informed",
    "已告知家长，每周心理咨询": "parents told, counselling every week",
    "家访，情绪平稳": "visited at home, calm",
    "情绪平稳，按时到校": "calm, at school on time",
    "近期情绪低落，睡眠欠佳": "low of late, sleeps badly",
  ]
}
