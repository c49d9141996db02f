/// The texts of the month's notebook besides those of the report.
public enum NotebookTexts {
  /// What the notebook is and how it is used.
  public static let introduction = Text(
    zh: "文字、表格和图与月报页面一致。表格和图由下面各格的代码从本文件夹 data/ 中的CSV算出，不运行也能看；运行需要 Python、pandas 和 Jupyter，"
      + "不需要安装其他程序。改动代码即可换列、换行、换图；改动只影响这份笔记本，不影响月报。图在 JupyterLab 或 VS Code 中显示。长表只列最近的时段或前40行，全部在CSV中。"
      + "学生名单和学校名单不在本笔记本中，见月报。",
    en:
      "Words, tables and charts are those of the report's page. The code below makes tables and charts from the CSV files in "
      + "data/ beside this notebook; they show without being run. To run it takes Python, pandas and Jupyter and nothing "
      + "else. Change the code for other columns, rows or charts: that changes this notebook, never the report. Charts show "
      + "in JupyterLab and VS Code. Of a long table the latest times or the first 40 rows are shown; the CSV file has all. Lists of pupils and schools are in the report, not here."
  )
  /// How the districts' rates are to be read; the chart of them is the page's alone.
  public static let funnelNote = Text(
    zh: "各学区本月每万名学生的事件数；“位置”指是否超出纯属偶然时的范围，学校越少、人数越少，范围越宽（图见月报页面）。超出只说明与全市不同，"
      + "可能长年如此，也可能是报送松紧不同，不用于排名。",
    en:
      "Events per 10,000 pupils of each district this month, and whether that lies outside of what chance alone gives; the "
      + "fewer pupils, the wider that is (the chart is on the report's page). Outside only means different from the city; it "
      + "may always have been so, or reporting may differ. It is no ranking.")
  /// How the table of where pupils went is to be read.
  public static let tierMovesNote = Text(
    zh: "纵为期初、横为期末的状态，格中为学生数。只比较前后两天的状态，其间来了又走的不计；“未建档”也包括解除后重新建档的学生。",
    en:
      "Down where pupils stood on the first day, across on the last, with their number. Only the two days are compared: who "
      + "came and went in between is not seen. “Not on file” includes pupils released before and on file again.")
  /// Leads to the notebook.
  public static let open = Text(zh: "笔记本（可改动的表和图）", en: "Notebook: tables and charts to change")
  /// What the first cell of code holds.
  public static let functions = Text(
    zh: "先运行本格：读表、列表、画图的函数，供以下各格使用。",
    en: "Run this cell first: the functions that read, show and draw, for the cells below.")
  /// Why columns are read as texts.
  public static let textColumns = Text(
    zh: "按文字读的列：代码“0101”不能读成101。", en: "Columns read as texts: the code 0101 must not become 101.")
  /// What reading a table does.
  public static let read = Text(
    zh: "读 data/ 中的一张表；空格是没有数字，不是零。", en: "Reads a table of data/; an empty field is no figure, not zero.")
  /// How a value is written.
  public static let write = Text(
    zh: "一个数的写法：form 同 Python 的 format，\"p\" 是概率。",
    en: "How a value is written: form as in Python's format, \"p\" for a probability.")
  /// How a table is shown.
  public static let showTable = Text(
    zh: "列表：columns 逐列写列名、标题、写法。", en: "Shows a table: of each column its name, its heading and how it is written.")
  /// How a chart is drawn.
  public static let showChart = Text(
    zh: "画图：chart 按 Vega-Lite 5 书写，画的就是 rows 中的数。", en: "Draws rows: chart is a Vega-Lite 5 specification without data."
  )
}
