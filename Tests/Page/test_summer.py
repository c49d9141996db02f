"""The summer report and the notice to parents in headless Chromium with the network off.

TIDEMARK names the built command; the bureau is the one whose monthly report TIDEMARK_REPORT_ZH names.
"""

import os
import pathlib
import re
import shutil
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_page import CHINESE, LATIN_ALLOWED, SIZES, browser, open_page, shot_folder  # noqa: F401

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "Fixtures"
LEDGER = """学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态
0203,G330102200803072345,张小明,2008-03-07,初二,初二（3）班,男,2022-06-22,三类,在册
0203,G330102200901012347,Alexandra Featherstonehaugh-Cholmondeley,2009-01-01,初一,初一（1）班,女,2022-06-22,一类,在册
"""


def tidemark(*arguments, codes=(0,)):
    run = subprocess.run([os.environ["TIDEMARK"], *map(str, arguments)], capture_output=True, text=True)
    assert run.returncode in codes, run.stderr
    return run.stdout


@pytest.fixture(scope="module", params=["zh-Hans", "en"])
def summer(request, tmp_path_factory):
    """The language and the page of the demo city's summer."""
    bureau = pathlib.Path(os.environ["TIDEMARK_REPORT_ZH"].split(":")[0]).resolve().parents[2]
    made = tidemark("report", "-w", bureau, "--period", "2021-summer", "--as-of", "2022-07-15", "--language", request.param)
    copy = tmp_path_factory.mktemp("summer") / "report"
    shutil.copytree(pathlib.Path(made.strip()).parent, copy)
    return request.param, copy / "index.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_page_draws_fits_and_can_be_read_by_everybody(browser, summer, size, scheme):  # noqa: F811
    language, path = summer
    page, faults, requests = open_page(browser, path, size, scheme)
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    # A line for the city, a square for each district and week.
    weeks = page.locator("#tracking tbody tr").count()
    assert page.locator("#tracking-chart svg .mark-line path").count() == 1 and weeks > 0
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")] == []
    if shot_folder():
        page.screenshot(path=shot_folder() / f"summer-{language}-{size[0]}-{scheme}.png", full_page=True)
    page.context.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_a_long_table_has_its_header_on_each_sheet(browser, summer, tmp_path):  # noqa: F811
    _, path = summer
    page, _, _ = open_page(browser, path)
    # The second heading of the list of pupils stands in no other table.
    heading = page.locator("#watch thead th").nth(2).inner_text()
    page.pdf(path=tmp_path / "summer.pdf", prefer_css_page_size=True)
    last = page.locator("#watch tbody tr").last.locator("th, td").nth(2).inner_text()
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "summer.pdf", "-"], capture_output=True, text=True).stdout
    squeezed = [re.sub(r"\s", "", sheet) for sheet in text.split("\f")]
    first, end = (next(n for n, sheet in enumerate(squeezed) if re.sub(r"\s", "", word) in sheet) for word in (heading, last))
    assert end > first + 1
    assert all(re.sub(r"\s", "", heading) in sheet for sheet in squeezed[first : end + 1])
    page.context.close()


def test_words_are_of_one_language(browser, summer):  # noqa: F811
    language, path = summer
    page, _, _ = open_page(browser, path)
    page.evaluate("document.querySelectorAll('#methods, table').forEach(e => e.remove())")
    text = page.inner_text("main")
    assert "NaN" not in text and "\ufffd" not in text
    assert page.get_attribute("html", "lang") == language
    if language == "zh-Hans":
        assert re.findall(r"[A-Za-z]{3,}", LATIN_ALLOWED.sub("", text)) == []
    else:
        # Districts, schools and the form have Chinese names.
        named = re.sub(r"[\u3400-\u9fff]*(?:区|市|学|校)[\u3400-\u9fff]*|附件", "", text)
        assert not CHINESE.search(named)
    page.context.close()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_each_notice_is_one_sheet_of_a4(browser, language, tmp_path):  # noqa: F811
    bureau = tmp_path / "bureau"
    tidemark("init", bureau)
    settings = bureau / "tidemark.yaml"
    settings.write_text(settings.read_text().replace("identities: dropped", "identities: sealed"))
    (tmp_path / "ledger.csv").write_text(LEDGER)
    for file in (FIXTURES / "ingestion/roster.csv", tmp_path / "ledger.csv"):
        tidemark("ingest", "-w", bureau, "--as-of", "2022-07-01", file, codes=(0, 3))
    files = tidemark(
        "notice", "-w", bureau, "--as-of", "2022-07-01", "--school", "0203", "--reason", "暑期家长告知", "--language", language
    ).split()
    page, faults, requests = open_page(browser, pathlib.Path(files[0]))
    assert faults == [] and [url for url in requests if not url.startswith(("file:", "data:"))] == []
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    target = (shot_folder() or tmp_path) / f"notice-{language}.pdf"
    page.pdf(path=target, prefer_css_page_size=True)
    page.context.close()
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
        assert "Pages:           2\n" in told and "A4" in told
        for number, name in (("1", "Featherstonehaugh"), ("2", "张小明")):
            sheet = subprocess.run(
                ["pdftotext", "-f", number, "-l", number, target, "-"], capture_output=True, text=True, check=True).stdout
            assert name in sheet
