"""Writes the workbooks of this folder; run as `python3 generate.py` here with openpyxl 3."""
from datetime import date, datetime
from openpyxl import Workbook

GROUPS = [
    ("家访", ["应该家访学生总人数", "实际家访学生总人数", "参与家访工作的教师人数"]),
    ("对重点学生的家访", ["各类精神疾病", "有严重心理问题", "明显性格偏差", "亲子关系不良", "严重网络成瘾", "未及时到校"]),
    ("访谈与干预", ["因心理问题休学在家", "住院治疗", "服药治疗", "定期咨询"]),
    ("适应性心理辅导", ["心理辅导活动课节数", "专题讲座培训次数"]),
    ("家长科普", ["家庭教育专题讲座次数", "家长参与数", "家庭教育资源数量", "家长参与数"]),
]
ITEMS = [item for _, items in GROUPS for item in items]
LEADING = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]


def save(book, name):
    book.properties.created = book.properties.modified = datetime(2022, 8, 26)
    book.save(name)


def sheet_of(book, title, head, rows):
    """Lays out 附件1: `head` as lines of label and value over six columns, then the weekly rows."""
    sheet = book.create_sheet(title)
    sheet["A1"] = "附件1　心理高危学生动态跟踪记录表"
    sheet.merge_cells("A1:F1")
    line = 2
    for cells in head:
        for column, value in enumerate(cells, start=1):
            if value is not None:
                sheet.cell(line, column, value)
        if len(cells) == 2:
            sheet.merge_cells(start_row=line, start_column=2, end_row=line, end_column=6)
        line += 1
    sheet.cell(line, 1, "跟踪记录（每周一次）")
    sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=6)
    line += 1
    for cells in [("时间", "情况记录")] + rows:
        sheet.cell(line, 1, cells[0])
        sheet.cell(line, 3, cells[1])
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=2)
        sheet.merge_cells(start_row=line, start_column=3, end_row=line, end_column=6)
        line += 1
    sheet.cell(line, 1, "说明：假期每周至少跟踪一次。")
    sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=6)


PERSONS = [
    ["跟踪教师", "王敏", None, "联系电话", "13800138001"],
    ["家长", "张建国", None, "联系电话", "13900139002"],
    ["心理异常情况", "情绪低落，睡眠差"],
    ["干预处置情况", "已约谈家长，建议就医"],
]

book = Workbook()
book.remove(book.active)
sheet_of(
    book, "一",
    [["学校代码", "0203", "学籍号", "G330102200803072345", "风险等级", "二类"],
     ["等级评定日期", date(2022, 6, 8), "状态", "解除"],
     ["姓名", "张小明", "性别", "男", "年龄", 14],
     ["班级", "初二（3）班", None, "班主任", "李芳"]] + PERSONS,
    [(date(2022, 6, 1), "电话了解，情绪平稳"), ("2022年6月8日", "家访，愿意配合"), (date(2022, 6, 15), "复诊，好转"), (None, None)])
sheet_of(
    book, "二",
    [["学校代码：0203", None, "学籍号", "G330102200911054321"],
     ["姓名", "陈小红", "性别", "女", "年龄", 13],
     ["班级", "七年级1班", None, "班主任", None]] + PERSONS,
    [(date(2022, 6, 2), "面谈"), (date(2022, 6, 9), "电话")])
save(book, "tracking-sheet.xlsx")

book = Workbook()
book.remove(book.active)
sheet_of(
    book, "跟踪表",
    [["姓名", "张小明", "性别", "男", "年龄", 11], ["班级", "五（2）班", None, "班主任", "李芳"]] + PERSONS,
    [("12.28", "电话了解，情绪平稳"), ("6月5日", "家访"), (6.15, "家访"), ("第25周", "家访，按时服药"), ("6月28日", None)])
save(book, "tracking-sheet-printed.xlsx")

book = Workbook()
sheet = book.active
sheet.append(LEADING + ["1、学校名称"] + [f"{number}、{item}" for number, item in enumerate(ITEMS, start=2)])


def answer(number, time, school, values):
    return [number, time, "125秒", "微信", "N/A", "117.136.0.1(浙江-杭州)", school] + values


FULL = [30, 28, "12人", 1, 2, 3, "(空)", 0, 1, 2, 0, 3, "５", "4节", "2次", 3, "1,110", 2, "约20"]
sheet.append(answer(1, "2022/8/19 9:00:00", "测试学校", [1] * 19))
sheet.append(answer(2, "2022/8/20 10:15:33", "云汀市第一小学", FULL))
sheet.append(answer(3, "2022/8/20 11:00:00", "云汀市第一小学", FULL))
sheet.append(answer(4, "2022/8/21 8:00:00", "云汀市第二中学", [10, 12] + [0] * 17))
sheet.append(answer(5, "2022/8/22 8:00:00", "云汀市第二中学", [12, 10] + [0] * 17))
sheet.append(answer(6, "2022/8/22 9:30:00", "云汀市实验学较", [1] * 19))
sheet.append(answer(7, "2022/8/22 9:40:00", "云汀市育才中学", ["(跳过)"] + [0] * 18))
save(book, "summary-text.xlsx")

book = Workbook()
sheet = book.active
header, number = ["序号", "提交答卷时间", "所用时间", "1、学校代码"], 2
for group, items in GROUPS:
    header += [f"第{number}题({item})" for item in items]
    number += 1
sheet.append(header)
sheet.append([1, "2022/8/20 10:15:33", 125, "0101", 30, 28, 12, 1, 2, 3, -2, 0, 1, 2, 0, 3, 5, 4, 2, 3, 1110, 2, -3])
sheet.append([2, "2022/8/20 10:20:00", 90, "0102", -1] + [0] * 18)
save(book, "summary-code.xlsx")

book = Workbook()
sheet = book.active
sheet.append(["附件3　暑期心理健康工作汇总表"])
sheet.merge_cells("A1:D1")
sheet.append(["学校名称", "云汀市第一小学", None, None])
sheet.append(["统计截止日期", "2022-08-25", None, None])
sheet.append(["类别", "项目", "数量", "备注"])
values = iter([30, 28, 12, 1, 2, 3, None, 0, 1, 2, 0, 3, 5, 4, 2, 3, 1110, 2, 95])
line = 5
for group, items in GROUPS:
    sheet.cell(line, 1, group)
    for position, item in enumerate(items, start=1):
        sheet.cell(line, 2, f"{position}．{item}" if len(items) > 4 else item)
        sheet.cell(line, 3, next(values))
        line += 1
    sheet.merge_cells(start_row=line - len(items), start_column=1, end_row=line - 1, end_column=1)
save(book, "summary-printed.xlsx")
sheet.delete_rows(line - 1)
save(book, "summary-printed-cut.xlsx")

book = Workbook()
sheet = book.active
sheet.append(["学校代码", "学校名称", "统计截止日期"] + [name for group, items in GROUPS for name in [group] + [None] * (len(items) - 1)])
column = 4
for group, items in GROUPS:
    sheet.merge_cells(start_row=1, start_column=column, end_row=1, end_column=column + len(items) - 1)
    column += len(items)
sheet.append([None, None, None] + ITEMS)
for column in (1, 2, 3):
    sheet.merge_cells(start_row=1, start_column=column, end_row=2, end_column=column)
sheet.append(["0101", "云汀市第一小学", date(2022, 8, 25), 30, 28, 12, 1, 2, 3, None, 0, 1, 2, 0, 3, 5, 4, 2, 3, 1110, 2, 95])
save(book, "summary-two-lines.xlsx")

book = Workbook()
sheet = book.active
sheet.append(["学校代码", "0101", "统计截止日期", date(2022, 8, 25)])
values = iter([30, 28, 12, 1, 2, 3, None, 0, 1, 2, 0, 3, 5, 4, 2, 3, 1110, 2, 95])
for group, items in GROUPS:
    sheet.append([group])
    sheet.append(items)
    sheet.append([next(values) for _ in items])
save(book, "summary-stacked.xlsx")

book = Workbook()
sheet = book.active
sheet.append(["学校：云汀市第一小学", None, None, "统计截止日期：2022年8月25日"])
values = iter([30, 28, 12, 1, 2, 3, None, 0, 1, 2, 0, 3, 5, 4, 2, 3, 1110, 2, 95])
for group, items in GROUPS:
    sheet.append([group] + [cell for item in items for cell in (item, next(values))])
save(book, "summary-pairs.xlsx")

book = Workbook()
book.remove(book.active)
sheet_of(book, "张小明", [["姓名", "张小明", "学籍号", "A1", "学校代码", "0101"]], [(date(2022, 6, 1), "家访"), (date(2022, 6, 8), "家访")])
save(book, "tracking-sheet-named.xlsx")
