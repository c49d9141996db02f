"""Makes the files of this folder and expected.csv, which says what stands in them. See README.md for what it needs.

What is expected is what is put in, never what a reader gives. The programs write the time, or chance, into some files:
their bytes differ at each run, their cells do not.
"""
import csv
import datetime
import io
import pathlib
import shutil
import struct
import subprocess
import tempfile
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import openpyxl.styles
import xlwt
import xlwt.CompoundDoc
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FOLDER = pathlib.Path(__file__).parent
STAMP = datetime.datetime(2022, 6, 1)
expected = []


class Problem(str):
    """A problem's code."""


class Error(str):
    """An error value in a cell."""


def typed(cell):
    """The cell as expected.csv has it: `=` number, `@` date or date with time, `?` truth value, `!` error, else text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "?TRUE" if cell else "?FALSE"
    if isinstance(cell, Error):
        return "!" + cell
    if isinstance(cell, (int, float)):
        return f"={cell:.12g}"
    if isinstance(cell, datetime.date):
        return "@" + str(cell).removesuffix(" 00:00:00")
    return cell


def text(cell):
    """The cell as a text file has it."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def expect(file, *sheets, problems=()):
    """Sheets are (name, hidden, rows); rows are lists, numbered from 1, or a dictionary by number."""
    for code in problems:
        expected.append([file, "problem", "", "", code])
    for number, (name, hidden, rows) in enumerate(sheets, 1):
        numbered = rows if isinstance(rows, dict) else dict(enumerate(rows, 1))
        expected.append([file, number, "hidden" if hidden else "", "", name])
        for row, cells in numbered.items():
            cells = [typed(c) for c in cells]
            while cells and cells[-1] == "":
                cells.pop()
            if cells:
                expected.append([file, number, "", row, *cells])


def as_text(rows):
    return [[text(c) or None for c in row] for row in rows]


def put(file, content, encoding="utf-8"):
    (FOLDER / file).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))


def csv_text(rows, delimiter=",", end="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(as_text(rows))
    return out.getvalue()


def save(book, file):
    book.properties.created = book.properties.modified = STAMP
    book.save(FOLDER / file)


def convert(source, target, filter_name):
    """Through LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        kind = target.rsplit(".", 1)[1]
        subprocess.run(["soffice", "--headless", "--convert-to", f"{kind}:{filter_name}", "--outdir", folder,
                        str(FOLDER / source)], check=True, capture_output=True)
        shutil.move(f"{folder}/{source.rsplit('.', 1)[0]}.{kind}", FOLDER / target)


def xlwt_book(sheets, dates_1904=False):
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = dates_1904
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    for name, hidden, rows in sheets:
        sheet = book.add_sheet(name)
        sheet.visibility = 1 if hidden else 0
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write(r, c, cell, day)
                elif cell is not None:
                    sheet.write(r, c, cell)
    return book


def archive(file, parts):
    with zipfile.ZipFile(FOLDER / file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def package(sheet, **more):
    """The parts of a workbook of one sheet, as small as they may be."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="在校生" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="s" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="f" Type="{rel}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    parts.update({name.replace("__", "/").replace("--", "."): value for name, value in more.items()})
    return parts


def inline(rows):
    return "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{text(c)}</t></is></c>' for c in row) + "</row>"
                   for row in rows)


D = datetime.date
EVENTS = [
    ["学校代码", "学校名称", "填报月份", "零报告", "事件编号", "事件日期", "知悉日期", "上报日期", "事件类型", "风险等级", "年级", "性别", "备注"],
    ["0101", "云汀市第一小学", "2022-06", None, "E1", D(2022, 6, 5), D(2022, 6, 6), D(2022, 6, 7), "自伤", "二类", "五年级", "女", "已联系家长"],
    ["0101", "云汀市第一小学", "2022-06", None, "E2", D(2022, 6, 15), D(2022, 6, 15), D(2022, 6, 20), "离家出走或失联", "三类", "六年级", "男", "当晚寻回, 已“面谈”"],
    ["0203", "云汀市第二中学", "2022-06", None, "E3", D(2022, 6, 30), D(2022, 7, 1), D(2022, 7, 1), "其他", "一类", "初二", "女", "镕老师跟进"],
    ["0305", "云汀市实验高级中学", "2022-06", "是"],
]
ENROLMENT = [
    ["学校代码", "学校名称", "学段", "性别", "在校学生数", "统计日期"],
    ["0101", "云汀市第一小学", "小学", "男", 310, D(2021, 9, 1)],
    ["0101", "云汀市第一小学", "小学", "女", 295, D(2021, 9, 1)],
]
FOLLOWUPS = [
    ["学校代码", "学校名称", "姓名", "出生年月", "跟踪日期", "风险等级", "状态"],
    ["0101", "云汀市第一小学", "甲某", "2011-03", D(2022, 6, 6), "二类", "在册"],
    ["0101", "云汀市第一小学", "甲某", "2011-03", D(2022, 6, 13), "二类", "在册"],
    ["0101", "云汀市第一小学", "甲某", "2011-03", D(2022, 6, 20), "一类", "解除"],
    ["0203", "云汀市第二中学", "乙某", "2008-11", D(2022, 6, 7), "三类", "在册"],
    ["0203", "云汀市第二中学", "乙某", "2008-11", D(2022, 6, 14), "三类", "在册"],
]


# One form of one month in every format.

book = openpyxl.Workbook()
book.active.title = "事件"
for row in EVENTS:
    book.active.append(row)
save(book, "events.xlsx")
xlwt_book([("事件", False, EVENTS)]).save(FOLDER / "events.xls")
convert("events.xlsx", "events-libreoffice.xlsx", "Calc MS Excel 2007 XML")
convert("events.xlsx", "events-libreoffice.xls", "MS Excel 97")
subprocess.run(["ssconvert", "--export-type=Gnumeric_Excel:excel_biff7", FOLDER / "events.xlsx",
                FOLDER / "events-biff5.xls"], check=True, capture_output=True, env={"LC_ALL": "zh_CN.GBK", "PATH": "/usr/bin:/bin"})
for file in ["events.xlsx", "events.xls", "events-libreoffice.xlsx", "events-libreoffice.xls", "events-biff5.xls"]:
    expect(file, ("事件", False, EVENTS))
shutil.copy(FOLDER / "events.xls", FOLDER / "events-named-xlsx.xlsx")
expect("events-named-xlsx.xlsx", ("事件", False, EVENTS))

for file, content, encoding in [
    ("events-utf8.csv", csv_text(EVENTS), "utf-8"),
    ("events-utf8-bom.csv", csv_text(EVENTS), "utf-8-sig"),
    ("events-gb18030.csv", csv_text(EVENTS), "gb18030"),
    ("events-utf16le.txt", "\ufeff" + csv_text(EVENTS, "\t"), "utf-16-le"),
    ("events-utf16be.txt", "\ufeff" + csv_text(EVENTS, "\t"), "utf-16-be"),
    ("events-utf16le-unmarked.txt", csv_text(EVENTS, "\t"), "utf-16-le"),
    ("events-utf16be-unmarked.txt", csv_text(EVENTS, "\t"), "utf-16-be"),
    ("events-tabs.xls", csv_text(EVENTS, "\t"), "gb18030"),
    ("events-csv.xls", csv_text(EVENTS), "utf-8"),
    ("events-lone-cr.csv", csv_text(EVENTS, ";", "\r"), "utf-8"),
]:
    put(file, content, encoding)
    expect(file, ("", False, as_text(EVENTS)))
put("events-sep.csv", "sep=;\r\n" + csv_text(EVENTS, ";"), "utf-8-sig")
expect("events-sep.csv", ("", False, dict(enumerate(as_text(EVENTS), 2))))


def html(rows, charset):
    lines = ["".join(f'<td style=\'mso-number-format:"\\@"\' x:num="1">{text(c) or "&nbsp;"}</td>' for c in row)
             for row in rows]
    return (f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" '
            f'content="text/html; charset={charset}"><title>导出</title><style>td {{mso-number-format:"\\@";}}</style>'
            '<!--[if gte mso 9]><xml><x:Name>事件</x:Name></xml><![endif]--></head><body><table border=1>\n<tr>'
            + "</tr>\n<tr>".join(lines) + "</tr>\n</table></body></html>")


put("events-html.xls", html(EVENTS, "utf-8"))
put("events-html-gbk.xls", html(EVENTS, "gb2312"), "gbk")
put("events-html-utf16.xls", "\ufeff" + html(EVENTS, "unicode"), "utf-16-le")
for file in ["events-html.xls", "events-html-gbk.xls", "events-html-utf16.xls"]:
    expect(file, ("", False, as_text(EVENTS)))


def xml_2003(sheets):
    def cell(c):
        kind, value = ("DateTime", f"{c}T00:00:00.000") if isinstance(c, D) else ("Number", c) if isinstance(c, int) else ("String", c)
        return f'<Data ss:Type="{kind}">{value}</Data>'

    out = ['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">']
    for name, hidden, rows in sheets:
        out.append(f'<Worksheet ss:Name="{name}"><Table>')
        for row in rows:
            skipped, cells = False, []
            for column, c in enumerate(row, 1):
                if c is not None:
                    cells.append('<Cell' + (f' ss:Index="{column}"' if skipped else '') + f'>{cell(c)}</Cell>')
                skipped = c is None
            out.append(f"<Row>{''.join(cells)}</Row>")
        out.append(f"</Table><WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">{'<Visible>SheetHidden</Visible>' if hidden else ''}</WorksheetOptions></Worksheet>")
    return "\n".join(out) + "</Workbook>"


SHEETS_2003 = [("事件", False, EVENTS), ("说明", True, [["请勿填写"]])]
put("events-2003.xls", xml_2003(SHEETS_2003))
expect("events-2003.xls", *SHEETS_2003)
put("enrolment-2003.xls", '<?xml version="1.0" encoding="gb2312"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="在校生"><Table><Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">0101</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">小学</Data></Cell><Cell><Data ss:Type="Number">310</Data></Cell><Cell ss:Formula="=R[-1]C/0"><Data ss:Type="Error">#DIV/0!</Data></Cell></Row><Row><Cell ss:Index="4" ss:Formula="=1+1"/><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>', "gb2312")
expect("enrolment-2003.xls", ("在校生", False, {
    2: ["0101", "小学", None, 310, Error("#DIV/0!")], 3: ["0101", None, None, Error("#UNCALCULATED"), True]}))


# Merged cells: a title across, and a school and pupil joined over the weeks.

TITLE = [["心理高危学生动态跟踪台账（2022年6月）"]]
MERGES = [(3, 5), (6, 7)]


def merged(rows):
    """Only the upper cell of a merged range holds its value."""
    below = {r for first, last in MERGES for r in range(first + 1, last + 1)}
    return [[None] * 4 + row[4:] if number in below else row for number, row in enumerate(rows, 1)]


rows = TITLE + FOLLOWUPS
book = openpyxl.Workbook()
book.active.title = "台账"
for row in rows:
    book.active.append(row)
book.active.merge_cells("A1:G1")
for first, last in MERGES:
    for column in "ABCD":
        book.active.merge_cells(f"{column}{first}:{column}{last + (8 if last == 7 else 0)}")
save(book, "followups-merged.xlsx")
convert("followups-merged.xlsx", "followups-merged.xls", "MS Excel 97")
for file in ["followups-merged.xlsx", "followups-merged.xls"]:
    expect(file, ("台账", False, rows))
lines = [f'<tr><td colspan="7">{TITLE[0][0]}</td></tr>']
for number, row in enumerate(merged(rows)[1:], 2):
    spans = {first: last - first + 1 for first, last in MERGES}
    lines.append("<tr>" + "".join(
        f'<td{f" rowspan={spans[number]}" if number in spans and c < 4 else ""}>{text(v)}</td>'
        for c, v in enumerate(row) if v is not None) + "</tr>")
put("followups-merged-html.xls", "<table>" + "\n".join(lines) + "</table>")
expect("followups-merged-html.xls", ("", False, as_text(rows)))


# Web pages.

put("html-nested.xls", "<html><body><table><tr><td>外层</td><td><table><tr><th>学校代码<th>在校<br>学生数<tr><td>0101<td> 310 <p>人</p></table></td></tr></table>"
    "<script>var a = '<td>x</td>';</script><table></table></body></html>")
expect("html-nested.xls", ("", False, [["外层"]]), ("", False, [["学校代码", "在校\n学生数"], ["0101", "310\n人"]]))
put("html-login.xls", "<!DOCTYPE html><html><head><title>登录</title></head><body><form>用户名 <input></form></body></html>")
expect("html-login.xls", problems=["file.no-table"])
put("html-cut.xls", html(EVENTS, "utf-8")[:1200])
expect("html-cut.xls", problems=["file.damaged"])
put("html-entities.xls", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><table><tr><td>0101</td><td>&lt;3&amp;4&gt;&nbsp;&mdash;</td><td>[&x;]</td></tr></table>')
expect("html-entities.xls", ("", False, [["0101", "<3&4> —", "[&x;]"]]))


# Dates.

book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904
book.active.title = "在校生"
for row in ENROLMENT:
    book.active.append(row)
save(book, "enrolment-1904.xlsx")
xlwt_book([("在校生", False, ENROLMENT)], dates_1904=True).save(FOLDER / "enrolment-1904.xls")
for file in ["enrolment-1904.xlsx", "enrolment-1904.xls"]:
    expect(file, ("在校生", False, ENROLMENT))

# Built-in formats that say they are dates, by number (ECMA-376-1, 18.8.30), with the neighbours that are none.
ids = [0, 9, 13, *range(14, 24), 26, *range(27, 37), 37, 44, 45, 46, 47, 48, 49, *range(50, 59), 59]
styles = '<styleSheet><cellXfs>' + "".join(f'<xf numFmtId="{i}"/>' for i in ids) + "</cellXfs></styleSheet>"
cells = "".join(f'<row><c><v>{i}</v></c><c s="{n}"><v>44717</v></c></row>' for n, i in enumerate(ids))
archive("dates-builtin.xlsx", package(cells, **{"xl__styles--xml": styles}))
is_date = lambda i: 14 <= i <= 22 or 27 <= i <= 36 or 45 <= i <= 47 or 50 <= i <= 58
expect("dates-builtin.xlsx", ("在校生", False, [[i, D(2022, 6, 5) if is_date(i) else 44717] for i in ids]))

CODES = {'yyyy"年"m"月"d"日"': 1, "yyyy年m月d日": 1, "[$-804]yyyy/m/d;@": 1, "m/d/yy h:mm": 1, "[h]:mm": 1, "mmm-yy": 1,
         "[DBNum1][$-804]yyyy年m月": 1, "0.00": 0, "[Red]0": 0, '0"day"': 0, "#,##0": 0, "@": 0, "\\d0": 0}
rows = [[code, D(2022, 6, 5) if yes else 44717] for code, yes in CODES.items()]
serials = [["1", D(1900, 1, 1)], ["59", D(1900, 2, 28)], ["60", 60], ["61", D(1900, 3, 1)], ["0", 0], ["-1", -1]]
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "日期"
for r, (code, _) in enumerate(rows, 1):
    sheet.cell(r, 1, code).data_type = "s"
    sheet.cell(r, 2, 44717).number_format = code
for r, (serial, _) in enumerate(serials, len(rows) + 1):
    sheet.cell(r, 1, serial)
    sheet.cell(r, 2, int(serial)).number_format = "yyyy-mm-dd"
save(book, "dates-custom.xlsx")
old = xlwt.Workbook(encoding="utf-8")
sheet = old.add_sheet("日期")
for r, (code, _) in enumerate(rows + serials):
    sheet.write(r, 0, code)
    value, code = (44717, code) if r < len(rows) else (int(code), "yyyy-mm-dd")
    sheet.write(r, 1, value, xlwt.easyxf(num_format_str=code))
old.save(FOLDER / "dates-custom.xls")
for file in ["dates-custom.xlsx", "dates-custom.xls"]:
    expect(file, ("日期", False, rows + serials))


# Formulas and errors.

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "公式"
for row in [["学校代码", "男", "女", "合计"], ["0101", 310, 295, "=B2+C2"], ["0203", 0, 0, "=B3/C3"],
            ["0305", True, '="已"&"核"', "=1=1"], ["0306", "=DATE(2022,6,5)", '=""', "=NA()"]]:
    sheet.append(row)
sheet["B5"].number_format = "yyyy-mm-dd"
save(book, "formulas-uncalculated.xlsx")
U = Error("#UNCALCULATED")
expect("formulas-uncalculated.xlsx", ("公式", False, [
    ["学校代码", "男", "女", "合计"], ["0101", 310, 295, U], ["0203", 0, 0, U], ["0305", True, U, U], ["0306", U, U, U]]))
convert("formulas-uncalculated.xlsx", "formulas.xlsx", "Calc MS Excel 2007 XML")
convert("formulas-uncalculated.xlsx", "formulas.xls", "MS Excel 97")
for file in ["formulas.xlsx", "formulas.xls"]:
    expect(file, ("公式", False, [
        ["学校代码", "男", "女", "合计"], ["0101", 310, 295, 605], ["0203", 0, 0, Error("#DIV/0!")],
        ["0305", True, "已核", True], ["0306", D(2022, 6, 5), None, Error("#N/A")]]))


# Hidden sheets, rows and columns.

SHEETS = [("在校生", False, ENROLMENT), ("选项", True, [["小学"], ["初中"]]), ("旧表", True, [["0101"]])]
book = openpyxl.Workbook()
for number, (name, hidden, rows) in enumerate(SHEETS):
    sheet = book.active if number == 0 else book.create_sheet()
    sheet.title = name
    sheet.sheet_state = ["visible", "hidden", "veryHidden"][number]
    for row in rows:
        sheet.append(row)
book.active.row_dimensions[2].hidden = True
book.active.column_dimensions["B"].hidden = True
save(book, "hidden.xlsx")
old = xlwt_book(SHEETS)
old.get_sheet(0).row(1).hidden = True
old.get_sheet(0).col(1).hidden = True
old.get_sheet(2).visibility = 2
old.save(FOLDER / "hidden.xls")
for file in ["hidden.xlsx", "hidden.xls"]:
    expect(file, *SHEETS)


# What other programs write into an .xlsx.

strict = {name: part.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
          .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
          for name, part in package(inline(as_text(ENROLMENT[:2])) + '<row><c t="d"><v>2021-09-01</v></c></row>').items()}
archive("strict.xlsx", strict)
expect("strict.xlsx", ("在校生", False, as_text(ENROLMENT[:2]) + [[D(2021, 9, 1)]]))
absolute = package(inline(as_text(ENROLMENT)))
absolute["xl/_rels/workbook.xml.rels"] = absolute["xl/_rels/workbook.xml.rels"].replace('"worksheets/', '"/xl/worksheets/').replace('"styles', '"../xl/./styles')
archive("targets-absolute.xlsx", absolute)
expect("targets-absolute.xlsx", ("在校生", False, as_text(ENROLMENT)))
archive("text-rich.xlsx", package('<row><c t="inlineStr"><is><r><t>云汀市</t></r><r><t xml:space="preserve"> 第一小学</t></r><rPh sb="0" eb="2"><t>yunting</t></rPh></is></c><c t="inlineStr"><is><t>a_x000D_b &amp; &lt;c&gt;</t></is></c></row>'))
expect("text-rich.xlsx", ("在校生", False, [["云汀市 第一小学", "a\rb & <c>"]]))
archive("macros.xlsm", package(inline(as_text(ENROLMENT)), **{"xl__vbaProject--bin": b"\xd0\xcf\x11\xe0"}))
expect("macros.xlsm", ("在校生", False, as_text(ENROLMENT)), problems=["file.macros-ignored"])
archive("links.xlsx", package(
    '<row><c><f>[1]Sheet1!A1</f><v>310</v></c></row>',
    **{"xl__externalLinks__externalLink1--xml": "<externalLink/>",
       "xl__externalLinks___rels__externalLink1--xml--rels": '<Relationships><Relationship Id="r" Type="x/externalLinkPath" TargetMode="External" Target="http://example.invalid/a.xlsx"/></Relationships>'}))
expect("links.xlsx", ("在校生", False, [[310]]), problems=["file.links-ignored"])

# The same two in the old format: a folder of macros beside the stream of cells; a formula that LibreOffice links.
xlwt_book([("在校生", False, ENROLMENT)]).save(FOLDER / "macros.xls")
content = bytearray((FOLDER / "macros.xls").read_bytes())
at = content.index("Workbook\0".encode("utf-16-le"))
content[at + 72:at + 76] = struct.pack("<I", 2)
content[at + 128:at + 208] = ("_VBA_PROJECT_CUR\0".encode("utf-16-le").ljust(64, b"\0")
                              + struct.pack("<HBBIII", 34, 1, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF))
put("macros.xls", bytes(content))
expect("macros.xls", ("在校生", False, ENROLMENT), problems=["file.macros-ignored"])
with tempfile.TemporaryDirectory() as folder:
    flat = pathlib.Path(folder) / "links.fods"
    flat.write_text('<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="在校生"><table:table-row><table:table-cell table:formula="of:=[\'file:///data/other.xlsx\'#$Sheet1.A1]" office:value-type="float" office:value="310"/><table:table-cell office:value-type="float" office:value="295"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>')
    subprocess.run(["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", folder, str(flat)], check=True, capture_output=True)
    shutil.copy(f"{folder}/links.xls", FOLDER / "links.xls")
    subprocess.run(["soffice", "--headless", "--convert-to", "ods", "--outdir", folder, str(FOLDER / "enrolment-1904.xlsx")], check=True, capture_output=True)
    shutil.copy(f"{folder}/enrolment-1904.ods", FOLDER / "open-document.ods")
# LibreOffice finds no such file and saves that.
expect("links.xls", ("在校生", False, [[Error("#N/A"), 295]]), problems=["file.links-ignored"])
expect("open-document.ods", problems=["file.no-workbook"])


# What is refused.

parts = package("")
parts["xl/worksheets/sheet1.xml"] = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
archive("doctype.xlsx", parts)
expect("doctype.xlsx", problems=["file.unsafe"])
archive("bomb.xlsx", package(" " * 20_000_000))
expect("bomb.xlsx", problems=["file.too-large"])
archive("binary.xlsb", {"_rels/.rels": package("")["_rels/.rels"].replace("workbook.xml", "workbook.bin"), "xl/workbook.bin": b"\x83\x01\x00"})
expect("binary.xlsb", problems=["file.no-workbook"])
archive("word.docx", {"_rels/.rels": package("")["_rels/.rels"].replace("xl/workbook.xml", "word/document.xml"), "word/document.xml": "<document><body/></document>"})
expect("word.docx", problems=["file.no-workbook"])
whole = (FOLDER / "events.xlsx").read_bytes()
put("cut.xlsx", whole[:len(whole) * 2 // 3])
whole = (FOLDER / "events.xls").read_bytes()
put("cut.xls", whole[:len(whole) // 2])
for file in ["cut.xlsx", "cut.xls"]:
    expect(file, problems=["file.damaged"])
with open(FOLDER / "events.xlsx", "rb") as plain, open(FOLDER / "encrypted.xlsx", "wb") as target:
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("geheim", target)
expect("encrypted.xlsx", problems=["file.encrypted"])


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def container(file, stream, name=None):
    """An OLE container; xlwt always calls its stream Workbook."""
    doc = xlwt.CompoundDoc.XlsDoc()
    doc.save(FOLDER / file, stream)
    if name:
        content = bytearray((FOLDER / file).read_bytes())
        at = content.index("Workbook\0".encode("utf-16-le"))
        content[at:at + 66] = (name + "\0").encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
        put(file, bytes(content))


container("encrypted.xls", record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x2F, b"\0" * 6) + record(0x0A))
expect("encrypted.xls", problems=["file.encrypted"])
container("word.doc", b"\xec\xa5\xc1\0" * 100, "WordDocument")
expect("word.doc", problems=["file.no-workbook"])


def cell(row, column):
    return struct.pack("<HHH", row, column, 0)


# BIFF5 as Chinese Excel 95 wrote it: bytes of code page 936; a formula with its text in a record of its own.
bof = lambda kind: record(0x809, struct.pack("<HHHH", 0x500, kind, 0, 0))
coded = lambda t: struct.pack("<H", len(t.encode("gbk"))) + t.encode("gbk")
name = "旧表".encode("gbk")
head = bof(5) + record(0x42, struct.pack("<H", 936)) + record(0xE0, struct.pack("<HH", 0, 0) + b"\0" * 12)
bound = record(0x85, struct.pack("<IBBB", len(head) + 4 + 7 + len(name) + 4, 0, 0, len(name)) + name)
body = bof(16) + record(0x204, cell(0, 0) + coded("学校名称")) + record(0x204, cell(1, 0) + coded("云汀市第一小学"))
body += record(0x06, cell(1, 1) + b"\0" * 6 + b"\xff\xff" + b"\0" * 8) + record(0x207, coded("已核"))
body += record(0xBD, struct.pack("<HH", 2, 0) + struct.pack("<HI", 0, 310 << 2 | 2) + struct.pack("<HI", 0, 12345 << 2 | 3) + struct.pack("<H", 1))
body += record(0x205, cell(3, 0) + b"\x01\x00") + record(0x205, cell(3, 1) + b"\x2a\x01") + record(0x0A)
container("biff5-gbk.xls", (head + bound + record(0x0A) + body).ljust(4096, b"\0"), "Book")
expect("biff5-gbk.xls", ("旧表", False, [["学校名称"], ["云汀市第一小学", "已核"], [310, 123.45], [True, Error("#N/A")]]))

# A table of texts over several records: 800 different texts of 30 characters, narrow and wide.
LONG = [[f"{'记录' if n % 2 else 'ab'}{n:04d}" * 5] for n in range(800)]
xlwt_book([("记录", False, LONG)]).save(FOLDER / "texts-continued.xls")
expect("texts-continued.xls", ("记录", False, LONG))

# A questionnaire's export in numbers: -2 and -3 stand for not answered and skipped.
WJX = [["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、学校名称", "2、应该家访学生总人数", "3、实际家访学生总人数", "4、家访形式"],
       [1, "2022/8/20 9:15:02", "182秒", "微信", "N/A", "10.0.0.1(浙江-云汀)", 3, 25, 24, "上门┋电话"],
       [2, "2022/8/21 10:02:40", "95秒", "链接", "直接访问", "10.0.0.2(浙江-云汀)", 5, -2, -3, "(空)"]]
xlwt_book([("Sheet1", False, WJX)]).save(FOLDER / "questionnaire-numbers.xls")
expect("questionnaire-numbers.xls", ("Sheet1", False, WJX))

# An export whose times of answering are date cells: two answers of one school on one day, the later one first.
QUESTIONS = ["应该家访学生总人数", "实际家访学生总人数", "参与家访工作的教师人数", "各类精神疾病", "有严重心理问题", "明显性格偏差", "亲子关系不良", "严重网络成瘾",
             "未及时到校", "因心理问题休学在家", "住院治疗", "服药治疗", "定期咨询", "心理辅导活动课节数", "专题讲座培训次数", "家庭教育专题讲座次数", "家长参与数",
             "家庭教育资源数量", "家长参与数"]
TIMES = [["序号", "提交答卷时间", "1、学校名称", *(f"{n}、{text}" for n, text in enumerate(QUESTIONS, 2))],
         [1, datetime.datetime(2022, 8, 20, 16, 40, 9), "云汀市第一小学", 30, 29, *[0] * 17],
         [2, datetime.datetime(2022, 8, 20, 9, 15, 2), "云汀市第一小学", 30, 28, *[0] * 17]]
book = openpyxl.Workbook()
book.active.title = "Sheet1"
for row in TIMES:
    book.active.append(row)
for cell in book.active["B"][1:]:
    cell.number_format = "yyyy/m/d h:mm:ss"
save(book, "questionnaire-times.xlsx")
xlwt_book([("Sheet1", False, TIMES)]).save(FOLDER / "questionnaire-times.xls")
for file in ["questionnaire-times.xlsx", "questionnaire-times.xls"]:
    expect(file, ("Sheet1", False, TIMES))


# Texts.

put("text-empty.csv", b"")
put("text-blank.csv", "\ufeff\r\n,,,\r\n  \r\n".replace("  ", ""))
expect("text-empty.csv", problems=["file.empty"])
expect("text-blank.csv", ("", False, []), problems=["file.empty"])
put("text-header-only.csv", csv_text(EVENTS[:1]))
expect("text-header-only.csv", ("", False, EVENTS[:1]))
put("text-ragged.csv", '\ufeff"学校代码","在校学生数",统计日期,,\r\n\r\n0101,310\r\n,,,,\r\n0203,295,2021-09-01,,,\r\n')
expect("text-ragged.csv", ("", False, {1: ["学校代码", "在校学生数", "统计日期"], 3: ["0101", "310"], 5: ["0203", "295", "2021-09-01"]}))
put("text-kept-zeros.csv", '学校代码,学籍号,备注\n="00123",="G330102",="a b"\n"=""00456""","=SUM(A1)",=1+1\n')
expect("text-kept-zeros.csv", ("", False, [["学校代码", "学籍号", "备注"], ["00123", "G330102", '="a b"'], ["00456", "=SUM(A1)", "=1+1"]]))
put("text-quotes.csv", '学校,备注\n一中,身高5" 体重\n二中,"说""好""\r\n第二行"\n三中,"甲"乙\n')
expect("text-quotes.csv", ("", False, {1: ["学校", "备注"], 2: ["一中", '身高5" 体重'], 3: ["二中", '说"好"\r\n第二行'], 5: ["三中", "甲乙"]}))
put("text-lookalikes.csv", "学校代码,⽬标\u00a0人数,（\u200b备注\u3000）\n0101,３１０,⻅附件\n")
expect("text-lookalikes.csv", ("", False, [["学校代码", "⽬标\u00a0人数", "（\u200b备注\u3000）"], ["0101", "３１０", "⻅附件"]]))
put("text-euro.csv", "学校,金额\n一中,".encode("gbk") + b"\x80" + "12镕\n".encode("gb18030"))
expect("text-euro.csv", ("", False, [["学校", "金额"], ["一中", "€12镕"]]))
good = csv_text(EVENTS).encode()
put("text-damaged-utf8.csv", good[:300] + b"\xff" + good[300:])
put("text-big5.csv", "學校代碼,學生數\r\n0101,裏碁銹墻嫺\r\n".encode("big5hkscs")[:-2] + b"\xf9\xd6\xff")
for file in ["text-damaged-utf8.csv", "text-big5.csv"]:
    expect(file, problems=["file.undecodable"])
put("text-open-quote.csv", csv_text(EVENTS).replace("镕老师跟进", '"镕老师跟进'))
expect("text-open-quote.csv", problems=["file.open-quote"])
put("text-nul.csv", b"\x00\x01PNG,\n\x00\x02")
expect("text-nul.csv", problems=["file.nul"])

with open(FOLDER / "expected.csv", "w", encoding="utf-8", newline="") as target:
    csv.writer(target, lineterminator="\r\n").writerows([["file", "sheet", "hidden", "row", "cells"], *expected])
