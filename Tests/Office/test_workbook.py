"""Opens the report's workbook in LibreOffice and holds what it shows against the report's CSV files.

TIDEMARK_REPORT names the report's folder; soffice must be there.
"""

import csv
import os
import pathlib
import subprocess

import openpyxl
import pytest

REPORT = pathlib.Path(os.environ.get("TIDEMARK_REPORT", "")).resolve()


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The workbook as LibreOffice writes it anew."""
    folder = tmp_path_factory.mktemp("office")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", folder, REPORT / "report.xlsx"],
        check=True, capture_output=True, timeout=300,
    )
    return openpyxl.load_workbook(folder / "report.xlsx")


def listed(book):
    """Sheet, number of rows and CSV file of each table, from the first sheet."""
    rows = [[cell.value for cell in row[:3]] for row in book.worksheets[0].iter_rows()]
    return [row for row in rows if row[2] and row[2].endswith(".csv")]


def test_every_table_of_the_report_is_listed_and_linked(saved):
    names = [row[0] for row in listed(saved)]
    assert names == saved.sheetnames[1:]
    assert {row[2] for row in listed(saved)} == {f"data/{file.name}" for file in (REPORT / "data").glob("*.csv")} - {"data/changes.csv"}
    links = {cell.value: cell.hyperlink.location for row in saved.worksheets[0].iter_rows() for cell in row if cell.hyperlink}
    assert {name: links[name].rsplit("!", 1)[0].lstrip("#").strip("'") for name in names} == dict(zip(names, names))


def test_headers_stay_in_view_and_filter():
    # LibreOffice writes it anew for the sheet it opens on alone.
    for sheet in openpyxl.load_workbook(REPORT / "report.xlsx").worksheets[1:]:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:"), sheet.title


def test_numbers_are_numbers_and_those_of_the_files(saved):
    compared = 0
    for name, count, path in listed(saved):
        with open(REPORT / path, encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        sheet = saved[name]
        assert (len(rows), sheet.max_row) == (count, count + 1), name
        for cells, fields in zip(sheet.iter_rows(min_row=2), rows):
            for cell, field in zip(cells, fields):
                if isinstance(cell.value, (int, float)):
                    assert cell.value == pytest.approx(float(field), rel=1e-11), (name, cell.coordinate)
                    compared += 1
                else:
                    assert (cell.value is None) == (field == ""), (name, cell.coordinate)
    assert compared > 2000


def test_shares_chances_and_large_counts_are_formatted(saved):
    formats = {cell.number_format for sheet in saved.worksheets[1:] for row in sheet.iter_rows(min_row=2) for cell in row
               if isinstance(cell.value, (int, float))}
    assert {"#,##0", "#,##0.0", "#,##0.00", "0.0%"} <= formats and any("0.001" in form for form in formats)
    assert "General" not in formats
