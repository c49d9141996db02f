"""Writes the workbook and the pseudonyms of this folder; run as `python3 generate.py` here with openpyxl 3."""
import csv
import hashlib
import hmac
from datetime import datetime
from openpyxl import Workbook

# A ledger with pupils' names and numbers wherever they do not belong. All persons are invented.
HEAD = ["学校代码", "学校名称", "学籍号", "姓名", "出生年月", "年级", "班级", "性别", "跟踪日期", "风险等级", "状态", "情况记录",
        "休学在家", "张小明"]
ROWS = [
    # A note that is not stored: a query, and the row loads.
    ["0101", "云汀市第一小学", "G330102201203072340", "张小明", "2012-03", "五年级", "五（2）班", "男", "2022-06-01", "三类",
     "在册", "母亲电话 138 0013 8001，妹妹李芳同班", "否", None],
    # A name in the column of schools, and a number in that of grades.
    ["0102", "李芳", "G330102200905112223", "李芳", "2009-05", "初一", "七（1）班", "女", "2022-06-02", "二类", "在册", "家访",
     "否", "妈妈"],
    ["0203", "王敏", "G330102200905112231", "王敏", "2009-05", "陈小红", "七（1）班", "女", "2022-06-02", "二类", "王敏", "家访",
     "否", None],
    # A phone as a number, and a name, where a label belongs.
    ["0305", "云汀市育才中学", "G330102200905112258", "陈小红", "2009-05", 13800138001, "七（1）班", "女", "2022-06-02", "陈小红",
     "在册", "家访", "否", None],
    ["赵一鸣", "赵一鸣", "G330102200905112266", "赵一鸣", "2009-05", "初一", "七（1）班", "女", "13900139002", "二类", "在册",
     "家访", "否", None],
]
book = Workbook()
book.remove(book.active)
sheet = book.create_sheet("张小明 G330102201203072340")
for line in [HEAD] + ROWS:
    sheet.append(line)
other = book.create_sheet("李芳")
other.append(["备忘"])
other.append(["赵一鸣 13900139002"])
counts = book.create_sheet("13900139002")
counts.append(["学校代码", "日期", "二类人数", "三类人数", "已定一人一策人数"])
counts.append(["0101", "2022-06-10", 13800138001, 1, 1])
book.properties.created = book.properties.modified = datetime(2022, 8, 26)
book.save("names-everywhere.xlsx")

# The pseudonyms of the article "Pseudonyms", by the key 00 01 … 1f.
KEY = bytes(range(32))
INPUTS = [
    ("number", ["number", "G330102200803072345"]),
    ("name and birth", ["name", "0203", "张小明", "2008-03"]),
    ("printed form", ["provisional", "0203", "王五", "初一", "FEMALE"]),
]
with open("pseudonyms.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["key", "pseudonym"])
    for name, parts in INPUTS:
        text = "\x1f".join(parts).encode("utf-8")
        writer.writerow([name, hmac.new(KEY, text, hashlib.sha256).hexdigest()])
