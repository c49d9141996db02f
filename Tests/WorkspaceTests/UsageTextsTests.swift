import Testing
import Wording

struct UsageTextsTests {
  @Test(arguments: [
    ("Unknown option '--mont'. Did you mean '--month'?", "没有选项 --mont"),
    ("Missing expected argument '<folder>'\nHelp:  <folder>  The folder to make.", "缺少 <folder>"),
    ("Missing value for '-w <workspace>'", "选项 -w <workspace> 后面缺少内容"),
    ("Unexpected argument '张小明'", "不认识 张小明"),
    ("A sentence nobody has seen", "命令写法有误"),
  ]) func `a sentence of the parser is said in Chinese too`(message: String, chinese: String) {
    let text = UsageTexts.explained(message)
    #expect(text.zh == chinese && text.en == message)
  }

  @Test func `a sentence of our own is taken apart again`() {
    let text = UsageTexts.explained("2022-08 还没有开始\nhas not begun")
    #expect(text == Text(zh: "2022-08 还没有开始", en: "has not begun"))
  }
}
