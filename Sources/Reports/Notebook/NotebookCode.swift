import Wording

/// The functions the notebook's cells call, in Python.
enum NotebookCode {
  /// - Parameters:
  ///   - textColumns: the columns that hold texts.
  ///   - language: the language of the comments.
  static func functions(_ textColumns: [String], _ language: Language) -> String {
    """
    # \(NotebookTexts.functions(language))
    from html import escape

    import pandas as pd
    from IPython.display import display

    # \(NotebookTexts.textColumns(language))
    TEXT = \(wrapped(textColumns))


    def read(name):
        \"\"\"\(NotebookTexts.read(language))\"\"\"
        return pd.read_csv(
            f"data/{name}.csv", dtype={column: str for column in TEXT}, keep_default_na=False, na_values=[""])


    def write(value, form):
        \"\"\"\(NotebookTexts.write(language))\"\"\"
        if pd.isna(value):
            return "\(Numerals.absent)"
        if form == "p":
            return "<0.001" if value < 0.001 else ">0.999" if 0.999 < value < 1 else format(value, ".3f")
        return format(value, form)


    def show_table(rows, columns):
        \"\"\"\(NotebookTexts.showTable(language))\"\"\"
        lines = [[heading for _, heading, _ in columns]]
        lines += [[write(row[name], form) for name, _, form in columns] for row in rows.to_dict("records")]
        html = "<table>\\n"
        for number, line in enumerate(lines):
            tag = "td" if number else "th"
            html += "<tr>" + "".join(f"<{tag}>{escape(cell, quote=False)}</{tag}>" for cell in line) + "</tr>\\n"
        text = "\\n".join("\\t".join(line) for line in lines)
        display({"text/html": html + "</table>", "text/plain": text}, raw=True)


    def show_chart(rows, chart):
        \"\"\"\(NotebookTexts.showChart(language))\"\"\"
        values = rows.astype(object).where(rows.notna(), None).to_dict("records")
        drawn = {**chart, "data": {"values": values}}
        display({"application/vnd.vegalite.v5+json": drawn, "text/plain": chart["title"]}, raw=True)
    """
  }

  private static func wrapped(_ names: [String]) -> String {
    var lines = [""]
    for name in names {
      let item = PythonText.quoted(name) + ","
      if lines[lines.count - 1].count + item.count > 100 { lines.append("") }
      lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? item : " " + item
    }
    return "[\n" + lines.map { "    " + $0 + "\n" }.joined() + "]"
  }
}
