"""Writes the files of a bureau that sends corrections, loads them with a program of the third schema (commit 790d305)
and prints the database: `python3 make-version-3.py TIDEMARK > version-3.sql`."""
import pathlib
import subprocess
import sys
import tempfile

EVENTS = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"
FOLLOWUPS = "学校代码,学籍号,年级,跟踪日期,风险等级\n"
SCREENING = "学校代码,周期,学段,应测,实测\n"
# Day of receipt and content; a later file of a form corrects the one before.
FILES = [
    ("2022-05-01", "表单,周期,截止时间,适用学段\nevents,2022-05,2022-06-05,初中\nsummary,2022-summer,2022-08-25,\n"),
    ("2022-05-02", "学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,300,2021-09-01\n"),
    ("2022-06-02", EVENTS + "0101,2022-05,,A1,2022-05-03,2022-05-04,自伤,小学三年级\n0102,2022-05,是,,,,,\n"),
    ("2022-06-09", EVENTS + "0101,2022-05,,A1,2022-05-03,2022-05-04,其他,小学三年级\n"),
    ("2022-06-10", FOLLOWUPS + "0101,G1,小学三年级,2022-06-01,一类\n0101,G1,小学三年级,2022-06-08,二类\n"),
    ("2022-06-20", FOLLOWUPS + "0101,G1,小学三年级,2022-06-08,三类\n"),
    ("2022-06-21", SCREENING + "0203,2022春,小学,300,298\n0203,2022春,初中,250,250\n"),
    ("2022-06-22", SCREENING + "0203,2022春,小学,300,299\n0203,2022春,初中,250,250\n"),
    ("2022-06-23", "学校代码,学籍号,告知日期,告知方式\n0101,G1,2022-06-20,当面\n"),
    ("2022-06-24", "学校代码,日期,二类人数\n0102,2022-06-10,3\n"),
    ("2022-06-25", "学校代码,周期,收到日期\n0102,2022-summer,2022-06-24\n"),
    ("2022-06-26", "月份,学区,指标,数量\n2022-05,河东学区,热线来电,7\n"),
    ("2022-06-27", "干预编号,名称,类型,范围,范围代码,开始日期\nI1,暑期家访,家访,市,,2022-07-01\n"),
]

with tempfile.TemporaryDirectory() as folder:
    bureau = f"{folder}/bureau"
    roster = pathlib.Path(__file__).parent.parent / "ingestion/roster.csv"
    subprocess.run([sys.argv[1], "init", bureau], check=True, capture_output=True)
    loads = [("2022-04-30", str(roster))]
    for number, (received, text) in enumerate(FILES):
        path = pathlib.Path(folder) / f"{number:02}.csv"
        path.write_text(text, encoding="utf-8")
        loads.append((received, str(path)))
    summary = pathlib.Path(__file__).parent.parent / "forms/summary-printed.xlsx"
    loads.append(("2022-08-26", str(summary)))
    for received, path in loads:
        run = subprocess.run(
            [sys.argv[1], "ingest", "-w", bureau, "--received", received, path], capture_output=True, text=True)
        if run.returncode not in (0, 3):
            sys.exit(f"{path}: {run.stderr}")
    dump = pathlib.Path(__file__).parent / "dump.py"
    subprocess.run([sys.executable, str(dump), f"{bureau}/tidemark.sqlite"], check=True)
