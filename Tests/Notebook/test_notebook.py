"""Runs the month's notebook without the program and holds what it gives against what it showed, and against the CSV files.

TIDEMARK_REPORTS names the folders of reports, parted by colons; TIDEMARK_EXPORTS those of the committed notebooks, in the same order;
TIDEMARK_AWKWARD a folder of the folders of reports with hardly anything in them, or too much.
"""

import base64
import csv
import json
import os
import pathlib
import re
import shutil

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

CHART, TABLE, PICTURE = "application/vnd.vegalite.v5+json", "text/html", "image/svg+xml"
REPORTS = [pathlib.Path(p).resolve() for p in os.environ.get("TIDEMARK_REPORTS", "").split(":") if p]
AWKWARD = sorted(pathlib.Path(os.environ["TIDEMARK_AWKWARD"]).resolve().iterdir()) if "TIDEMARK_AWKWARD" in os.environ else []
EXPORTS = [pathlib.Path(p).resolve() for p in os.environ.get("TIDEMARK_EXPORTS", "").split(":") if p]


def stored(folder):
    return nbformat.read(folder / "notebook.ipynb", as_version=4)


def shown(notebook):
    """What each cell of code shows, by the cell's name: charts as values, tables as text. Only what is stored has pictures."""
    return {
        cell.id: [{kind: data for kind, data in output.data.items() if kind != PICTURE} for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def read_csv(folder, name):
    with open(folder / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chosen(folder, code):
    """The rows of the CSV file that a cell of code chooses, read without pandas, and the table's name."""
    [name] = re.findall(r'^rows = read\("(.*?)"\)', code, re.M)
    rows = read_csv(folder, name)
    for column, value in re.findall(r'^rows = rows\[rows\["(.*?)"\] == (".*?")\]$', code, re.M):
        rows = [row for row in rows if row[column] == json.loads(value)]
    return name, rows


@pytest.fixture(scope="module", params=REPORTS, ids=lambda path: path.name)
def report(request):
    return request.param


@pytest.fixture(scope="module")
def executed(report, tmp_path_factory):
    return run(report, tmp_path_factory.mktemp("copy"))


def run(report, folder):
    """The notebook run from top to bottom in a folder that has nothing but it and the CSV files."""
    shutil.copy(report / "notebook.ipynb", folder)
    if (report / "data").exists():
        shutil.copytree(report / "data", folder / "data")
    notebook = stored(folder)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


def test_there_are_notebooks():
    assert REPORTS and len(EXPORTS) in (0, len(REPORTS))


def test_it_is_valid_and_knows_no_place_or_clock(report):
    notebook = json.loads((report / "notebook.ipynb").read_text(encoding="utf-8"))
    nbformat.validate(notebook)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    names = [cell["id"] for cell in notebook["cells"]]
    assert len(set(names)) == len(names) > 20
    text = json.dumps(notebook, ensure_ascii=False)
    assert not re.search(r"/home|/tmp|/root|/work|NaN|Infinity", text)
    assert "内部资料 注意保密" in text.split('"cell_type": "code"')[0] or "confidential" in text.split('"cell_type": "code"')[0]


def test_running_it_gives_what_it_showed(report, executed):
    before, after = shown(stored(report)), shown(executed)
    assert before.keys() == after.keys()
    charts = tables = 0
    for name in before:
        assert len(before[name]) == len(after[name]), name
        for old, new in zip(before[name], after[name]):
            assert old == new, name
            charts += CHART in old
            tables += TABLE in old
    assert charts >= 8 and tables >= 15


@pytest.mark.parametrize("awkward", AWKWARD, ids=lambda path: path.name)
def test_an_awkward_month_runs_too(awkward, tmp_path):
    nbformat.validate(json.loads((awkward / "notebook.ipynb").read_text(encoding="utf-8")))
    assert shown(stored(awkward)) == shown(run(awkward, tmp_path))
    compare(awkward)


def test_charts_and_tables_have_the_figures_of_the_csv_files(report):
    assert compare(report) > 2000


def compare(report):
    """Holds every value of charts and tables against the CSV files; returns how many there are."""
    notebook = stored(report)
    compared = 0
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.outputs:
            continue
        name, rows = chosen(report, cell.source)
        for output in cell.outputs:
            if CHART in output.data:
                values = output.data[CHART]["data"]["values"]
                assert len(values) == len(rows), cell.id
                for value, row in zip(values, rows):
                    for column, shown_value in value.items():
                        if shown_value is None:
                            assert row[column] == "", (cell.id, column)
                        elif isinstance(shown_value, str):
                            assert row[column] == shown_value, (cell.id, column)
                        else:
                            assert float(row[column]) == shown_value, (cell.id, column)
                        compared += 1
            else:
                columns = re.findall(r'^    \("(.*?)", ".*", "(.*?)"\),$', cell.source, re.M)
                lines = output.data["text/plain"].split("\n")[1:]
                if "rows.tail(" in cell.source:
                    rows = rows[-len(lines):]
                elif match := re.search(r'show_table\(rows\[rows\["(.*?)"\] == "(.*?)"\]', cell.source):
                    rows = [row for row in rows if row[match.group(1)] == match.group(2)]
                elif "rows.head(" in cell.source:
                    rows = rows[: len(lines)]
                assert len(lines) == len(rows), cell.id
                for line, row in zip(lines, rows):
                    for text, (column, form) in zip(line.split("\t"), columns, strict=True):
                        assert agrees(text, row[column], form), (cell.id, column, text, row[column])
                        compared += 1
    return compared


def agrees(text, field, form):
    """Whether a written figure is the file's, to the digits it has."""
    if field == "":
        return text == "—"
    if form == "":
        return text == field
    value = float(field)
    if text in ("<0.001", ">0.999"):
        return form == "p" and (value < 0.001 if text[0] == "<" else 0.999 < value < 1)
    number = text.replace(",", "").rstrip("%")
    digits = len(number.partition(".")[2])
    return abs(float(number) - value * (100 if text.endswith("%") else 1)) <= 0.5000001 * 10**-digits


def test_without_running_it_words_tables_and_charts_show(report):
    html, _ = HTMLExporter().from_notebook_node(stored(report))
    charts = 0
    for cell in stored(report).cells:
        for output in cell.get("outputs", []):
            if TABLE in output.data:
                assert output.data[TABLE].split("\n")[1] in html
            else:
                picture = output.data[PICTURE]
                assert base64.b64encode(picture.encode()).decode() in html and output.data[CHART]["title"] in picture
                charts += 1
    assert charts >= 8


@pytest.mark.parametrize("pair", list(zip(REPORTS, EXPORTS)), ids=lambda pair: pair[0].name)
def test_the_committed_notebook_is_the_one_the_demo_makes(pair):
    made, committed = pair
    assert [plain(cell) for cell in stored(made).cells] == [plain(cell) for cell in stored(committed).cells]
    before, after = shown(stored(committed)), shown(stored(made))
    for name in before:
        for old, new in zip(before[name], after[name], strict=True):
            if CHART in old:
                same(old[CHART], new[CHART], name)
            else:
                assert old == new, name
    for file in (committed / "data").glob("*.csv"):
        for old, new in zip(read_csv(committed, file.stem), read_csv(made, file.stem), strict=True):
            for column in old:
                same(number(old[column]), number(new[column]), (file.name, column))


def plain(cell):
    return cell.cell_type, cell.id, cell.source


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def same(old, new, place):
    """Whether two values agree; the last digits of a figure depend on the machine."""
    if isinstance(old, dict):
        assert old.keys() == new.keys(), place
        for key in old:
            same(old[key], new[key], place)
    elif isinstance(old, list):
        assert len(old) == len(new), place
        for left, right in zip(old, new):
            same(left, right, place)
    elif isinstance(old, float) or isinstance(new, float):
        assert old == pytest.approx(new, rel=1e-6, abs=1e-9), place
    else:
        assert old == new, place
