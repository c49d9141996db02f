"""Goes the way of a school through LibreOffice: a return is opened, saved, mended and sent back; a blank form is filled in.

TIDEMARK names the built command; soffice must be there.
"""

import copy
import datetime
import json
import os
import pathlib
import shutil
import subprocess

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

TIDEMARK = os.environ.get("TIDEMARK", "")
FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "Fixtures"
AS_OF = "2022-07-01"
LIST, EXAMPLE = "问题清单", "填写示例"
ERROR, QUERY = "FFEE9A94", "FFFFF2B3"

# What a person types into the marked cells of a return: (sheet, address) to value. None empties a cell.
MENDED = {
    "ingestion/enrolment-faulty.csv": {(0, "F4"): "2021-09-30", (0, "A5"): "0203", (0, "B5"): "云汀市实验学校", (0, "E6"): "5"},
    "ingestion/events-faulty.csv": {(0, "O2"): None, (0, "F3"): "2022-06-05", (0, "A4"): "0101", (0, "B4"): "云汀市第一小学", (0, "E4"): "E2"},
    "ingestion/followups.xlsx": {
        (1, "A3"): "0101", (1, "A4"): "0101", (1, "G4"): datetime.date(2022, 6, 10), (1, "G6"): datetime.date(2022, 6, 3),
        (1, "F6"): "高一", (1, "D7"): "2009-04", **{(1, f"{get_column_letter(c)}8"): None for c in range(1, 13)},
    },
    # The return asks for the school number, days with their years, a note that is no copy, and one that is missing.
    "forms/tracking-sheet-printed.xlsx": {
        (0, "G2"): "学籍号", (0, "H2"): "G990101201003070018", (0, "A10"): datetime.date(2021, 12, 28),
        (0, "A11"): datetime.date(2022, 6, 5), (0, "A12"): "2022-06-15", (0, "C12"): "电话联系，情绪平稳",
        (0, "A13"): "2022年6月20日", (0, "A14"): datetime.date(2022, 6, 28), (0, "C14"): "家访，假期安排已告知",
    },
}


def run(*arguments, code=None):
    result = subprocess.run([TIDEMARK, *map(str, arguments)], capture_output=True, text=True)
    assert code is None or result.returncode == code, result.stderr
    return result


def bureau(folder, roster=True):
    run("init", folder, code=0)
    if roster:
        run("ingest", "-w", folder, "--as-of", AS_OF, FIXTURES / "ingestion/roster.csv", code=0)
    return folder


def ingest(folder, file, *options):
    result = run("ingest", "-w", folder, "--as-of", AS_OF, "--format", "json", file, *options)
    assert result.stdout, result.stderr
    return result.returncode, json.loads(result.stdout)


def resaved(folder, *files):
    """The files as LibreOffice writes them anew."""
    out = folder / "resaved"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", out, *files],
        check=True, capture_output=True, timeout=300,
    )
    return [out / file.name for file in files]


def problems(record):
    return [problem for file in record["files"] for problem in file["problems"]]


def marked(sheet):
    """The coloured cells, and those with a note."""
    cells = [cell for row in sheet.iter_rows() for cell in row]
    coloured = {cell.coordinate: cell.fill.fgColor.rgb for cell in cells if cell.fill.fill_type == "solid"}
    return coloured, {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


@pytest.fixture(scope="module", autouse=True)
def tools():
    assert TIDEMARK and shutil.which("soffice"), "TIDEMARK and soffice are needed"


@pytest.mark.parametrize("name", MENDED)
def test_a_return_saved_by_libreoffice_and_mended_loads_clean_and_supersedes(name, tmp_path):
    folder = bureau(tmp_path / "bureau")
    options = ["--school", "0101"] if name.startswith("forms/") else []
    code, record = ingest(folder, FIXTURES / name, *options)
    assert code in (1, 3)
    [returned] = (folder / "returns").glob("*.xlsx")

    book = openpyxl.load_workbook(returned)
    assert book.sheetnames[-1] == LIST and book.active.title == LIST
    for problem in problems(record):
        if problem.get("column"):
            sheet = book[problem["sheet"]] if problem["sheet"] else book.worksheets[0]
            coloured, noted = marked(sheet)
            address = f"{problem['column']}{problem['row']}"
            assert coloured[address] == (ERROR if problem["severity"] == "error" else QUERY)
            assert problem["message"] in noted[address] and problem["hint"] in noted[address]
    listed = list(book[LIST].iter_rows(min_row=5))
    assert [row[4].value for row in listed if row[1].hyperlink] and len(listed) == len(problems(record))
    for row in listed:
        if row[1].hyperlink:
            sheet, address = row[1].hyperlink.location.rsplit("!", 1)
            assert book[sheet.strip("'").replace("''", "'")][address].fill.fill_type == "solid"

    [saved] = resaved(tmp_path, returned)
    before = sorted((p["code"], p["row"], p.get("column")) for p in problems(record) if p.get("row"))
    other = bureau(tmp_path / "unmended")
    _, unmended = ingest(other, saved, *options)
    assert sorted((p["code"], p["row"], p.get("column")) for p in problems(unmended) if p.get("row")) == before

    book = openpyxl.load_workbook(saved)
    for (sheet, address), value in MENDED[name].items():
        book.worksheets[sheet][address] = value
    if name == "ingestion/followups.xlsx":
        # The sheet of instructions and the hidden one hold nothing to report.
        del book["说明"], book["旧"]
    mended = tmp_path / returned.name
    book.save(mended)
    code, again = ingest(folder, mended, *options)
    assert problems(again) == [] and code == 0
    rows = [part["rows"] for file in again["files"] for part in file["submissions"]]
    assert all(part["status"] in ("accepted", "unchanged") for file in again["files"] for part in file["submissions"])
    assert sum(row["new"] + row["unchanged"] + row["replaced"] for row in rows) == sum(row["read"] for row in rows) > 0
    assert any(part["revision"] > 1 for file in again["files"] for part in file["submissions"])
    assert not list((folder / "returns").glob("*.xlsx"))


def test_the_original_cells_are_the_same_in_the_return(tmp_path):
    folder = bureau(tmp_path / "bureau")
    original = FIXTURES / "ingestion/followups.xlsx"
    ingest(folder, original)
    [returned] = (folder / "returns").glob("*.xlsx")
    [saved] = resaved(tmp_path, returned)
    for path in (returned, saved):
        book, source = openpyxl.load_workbook(path), openpyxl.load_workbook(original)
        assert book.sheetnames[:-1] == source.sheetnames
        assert [s.sheet_state for s in book.worksheets[:-1]] == [s.sheet_state for s in source.worksheets]
        for sheet in source.worksheets:
            values = {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value not in (None, "")}
            others = {c.coordinate: c.value for row in book[sheet.title].iter_rows() for c in row if c.value is not None}
            assert {a: str(v)[:10] for a, v in others.items()} == {a: str(v)[:10] for a, v in values.items()}
            assert {type(others[a]) for a in values} <= {str, int, float, datetime.datetime}
            joined = {range.coord for range in sheet.merged_cells.ranges}
            assert {range.coord for range in book[sheet.title].merged_cells.ranges} == joined


def examples(book):
    return {row[0].value: row[3].value for row in book[EXAMPLE].iter_rows(min_row=4) if row[0].value}


def fill_in(book):
    """Types the examples where they belong; every one must pass the sheet's own checks and unlocked cells."""
    sheet = book.worksheets[0]
    joined = {r.coord.split(":")[0]: r.size["columns"] for r in sheet.merged_cells.ranges}
    is_table = sheet["A2"].value is None and sheet["A1"].comment is not None
    for heading, value in examples(book).items():
        cell = next(
            c for row in sheet.iter_rows() for c in row
            if isinstance(c.value, str) and (c.value == heading or c.value.startswith(heading + "（")))
        below = is_table or heading in ("时间", "情况记录")
        assert cell.comment and cell.protection.locked
        if below:
            target = sheet.cell(cell.row + 1, cell.column)
        else:
            target = sheet.cell(cell.row, cell.column + joined.get(cell.coordinate, 1))
        if not target.has_style:
            style = sheet.column_dimensions[get_column_letter(target.column)]
            target.number_format, target.protection = style.number_format, copy.copy(style.protection)
        if value is None:
            continue
        assert not target.protection.locked, heading
        check(sheet, target, value)
        target.value = value
        if isinstance(value, datetime.datetime):
            assert target.number_format == "yyyy-mm-dd", heading
        elif isinstance(value, str):
            assert target.number_format == "@", heading


def check(sheet, cell, value):
    for rule in sheet.data_validations.dataValidation:
        if cell.coordinate in rule.sqref:
            if rule.type == "list":
                assert value in rule.formula1.strip('"').split(",")
            elif rule.type == "whole":
                assert value >= int(rule.formula1)
            else:
                assert rule.type == "date" and isinstance(value, datetime.datetime)


def test_every_blank_form_filled_in_loads_without_a_problem_also_saved_by_libreoffice(tmp_path):
    blank = tmp_path / "blank"
    run("template", "-o", blank, "-w", tmp_path, code=0)
    forms = sorted(blank.glob("*.xlsx"))
    assert len(forms) == 13
    for path in forms:
        book = openpyxl.load_workbook(path)
        assert book.worksheets[0].protection.sheet and not book.worksheets[0].protection.password
        fill_in(book)
        book.save(path)
    for index, path in enumerate(forms + resaved(tmp_path, *forms)):
        folder = bureau(tmp_path / f"bureau-{index}", roster=path.stem != "学校名册")
        code, record = ingest(folder, path)
        assert code == 0 and problems(record) == [], (path.name, problems(record))
        assert record["totals"]["new"] == 1, path.name


def test_what_a_drop_down_offers_is_what_the_reader_takes(tmp_path):
    run("template", "-o", tmp_path / "blank", "-w", tmp_path, "--form", "events", code=0)
    [path] = (tmp_path / "blank").glob("*.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    headings = {cell.value: get_column_letter(cell.column) for cell in sheet[1]}
    lists = {str(rule.sqref).split("2")[0]: rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert lists[headings["风险等级"]] == ["一类", "二类", "三类"] and len(lists[headings["事件类型"]]) == 7
    folder = bureau(tmp_path / "bureau")
    header = ["学校代码", "填报月份", "事件编号", "事件日期", "上报日期", "年级", "事件类型"]
    rows = [["0101", "2022-06", f"E{n}", "2022-06-05", "2022-06-07", "三年级", kind] for n, kind in enumerate(lists[headings["事件类型"]])]
    book = openpyxl.Workbook()
    for row in [header, *rows]:
        book.active.append(row)
    book.save(tmp_path / "events.xlsx")
    code, record = ingest(folder, tmp_path / "events.xlsx")
    assert code == 3 or code == 0
    assert not [p for p in problems(record) if p["severity"] == "error"] and record["totals"]["new"] == 7
