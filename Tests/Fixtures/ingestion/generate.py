"""Writes followups.xlsx and tasks.xlsx; run as `python3 generate.py` in this folder with openpyxl 3."""
from datetime import date, datetime
from openpyxl import Workbook

book = Workbook()
book.properties.created = book.properties.modified = datetime(2022, 6, 30)
notes = book.active
notes.title = "说明"
notes.append(["请先阅读填表说明"])
sheet = book.create_sheet("六月")
sheet.append(["心理高危学生动态跟踪台账"])
sheet.append(["学校代码", "学校名称", "姓 名", "出生年⽉", "性别", "年级", "跟踪⽇期", "心理危机等级", "等级评定日期", "状态", "跟踪方式", "情况记录"])
sheet.append([101, "云汀市第一小学", "张三", "2010-03", "男", "五年级", date(2022, 6, 3), "二类", date(2022, 3, 8), "", "家访", "平稳"])
sheet.append([101, "云汀市第一小学", "张三", "2010年3月", "男", "五年级", 44722, "二类", None, "在册", "电话", None])
sheet.append(["0203", "云汀市实验学校", "李四", date(2008, 5, 6), "女", "七年级", "2022.6.3", "三类", None, "销号", "面谈", None])
sheet.append(["0305", "云汀市育才中学", "王五", "2006-01", "女", "", date(2022, 6, 3), "一类", None, "在册", None, None])
sheet.append(["0102", "云汀市第二中学", "赵六", None, "女", "初二", date(2022, 6, 3), "一类", None, "在册", None, None])
sheet.append(["合计", None, None, None, None, None, None, None, None, None, None, 5])
hidden = book.create_sheet("旧")
hidden.append(["学校代码", "填报月份", "零报告"])
hidden.append(["0101", "2022-05", "是"])
hidden.sheet_state = "hidden"
book.save("followups.xlsx")

book = Workbook()
book.properties.created = book.properties.modified = datetime(2022, 6, 30)
sheet = book.active
sheet.append(["表单", "周期", "截止时间", "适用学段"])
sheet.append(["心理危机事件月报", date(2022, 6, 1), datetime(2022, 7, 5, 17, 0), "初中、高中"])
sheet.append(["followups", "2022春", "2022年7月10日", None])
book.save("tasks.xlsx")
