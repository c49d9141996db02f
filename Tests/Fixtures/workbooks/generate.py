"""Makes openpyxl.xlsx, openpyxl-1904.xlsx and inline.xlsx. Needs openpyxl 3."""
import datetime
import io
import pathlib
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

folder = pathlib.Path(__file__).parent
stamp = datetime.datetime(2022, 6, 1)


def dated(book, name):
    book.properties.created = book.properties.modified = stamp
    book.save(folder / name)


book = openpyxl.Workbook()
sheet = book.active
sheet.title = "六月 & 七月"
sheet.append(["学校", "日期", "人数", "率", "已报", "备注"])
sheet.append(["云汀一中", datetime.date(2022, 6, 15), 3, 0.1, True, "两行\n文字"])
sheet.append(["𠮷田校", datetime.date(1900, 2, 28), -2, 1.5e-7, False, " 前后空格 "])
sheet["B5"] = datetime.date(1900, 3, 1)
sheet["C5"] = "=1+1"
sheet["D5"] = "#DIV/0!"
sheet["D5"].data_type = "e"
sheet["F5"] = "0012"
for row, code in enumerate(['yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', '[Red]0.00', '0.00"days"', 'h:mm', 'm"月"', "[h]:mm"], 7):
    sheet.cell(row, 1, code)
    sheet.cell(row, 2, 44727.5).number_format = code
hidden = book.create_sheet("说明")
hidden["A1"] = "请勿填写"
hidden.sheet_state = "hidden"
book.create_sheet("空表")
dated(book, "openpyxl.xlsx")

book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904
book.active.append([datetime.date(2022, 6, 15), datetime.date(1904, 1, 2), 7])
dated(book, "openpyxl-1904.xlsx")

# What openpyxl does not write but other programs do: cells without addresses, inline and rich strings with reading
# aids, built-in East Asian date formats, escapes, absolute relationship targets, a prefix on every element.
parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/book.xml"/></Relationships>',
    "xl/book.xml": '<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="乙 &lt;b&gt; &amp;amp;" sheetId="2" r:id="s2"/><x:sheet name="甲" sheetId="1" r:id="s1" state="veryHidden"/></x:sheets></x:workbook>',
    "xl/_rels/book.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="x/worksheet" Target="one.xml"/><Relationship Id="s2" Type="x/worksheet" Target="../xl/two.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="/xl/texts.xml"/><Relationship Id="f" Type="x/styles" Target="styles.xml"/><Relationship Id="e" Type="x/externalLink" TargetMode="External" Target="http://example.invalid/"/></Relationships>',
    "xl/texts.xml": '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>東</t></r><r><t xml:space="preserve">京 </t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si><si><t/></si></sst>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="49"/></cellXfs></styleSheet>',
    "xl/one.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row></sheetData></worksheet>',
    "xl/two.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="3"><c t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is></c><c s="1"><v>44727</v></c><c r="D3" s="2"><v>44727.99999999999</v></c><c s="3"><v>44727</v></c></row><row><c><f>A1</f></c><c><f>A1</f><v/></c><c t="str"><f>A1</f><v></v></c><c t="str"><f>A1</f><v>好</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c><c t="d"><v>2022-06-15T08:00:00</v></c><c s="1"><v>60</v></c></row></sheetData></worksheet>',
}
with zipfile.ZipFile(folder / "inline.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts.items():
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
