"""Opens the report in headless Chromium with the network off and checks what a reader sees.

TIDEMARK_REPORT_ZH and TIDEMARK_REPORT_EN name the pages (index.html; several are parted by colons);
TIDEMARK_SHOTS, if set, names a folder for screenshots and PDF files.
"""

import os
import pathlib
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

CHINESE = re.compile(r"[\u3400-\u9fff]")
# Names of methods, units and files that have no Chinese name.
LATIN_ALLOWED = re.compile(
    r"CSV|SHA-256|Benjamini|Hochberg|Clopper|Pearson|[pq]值|[a-z0-9_-]+(?:[./][A-Za-z0-9_.-]+)+|[0-9a-f]{12,}|[A-Z]+\d+"
)
SIZES = {"laptop": (1366, 768), "phone": (390, 844)}


def pages():
    """(language, path) of every page to check."""
    found = []
    for language in ("zh", "en"):
        for path in os.environ.get(f"TIDEMARK_REPORT_{language.upper()}", "").split(":"):
            if path:
                found.append(pytest.param(language, pathlib.Path(path).resolve(), id=f"{language}-{pathlib.Path(path).parent.name}"))
    return found


PAGES = pages()


@pytest.fixture(scope="module")
def browser():
    executable = shutil.which("chromium")
    assert executable, "chromium is not installed"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def shot_folder():
    folder = os.environ.get("TIDEMARK_SHOTS")
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    return pathlib.Path(folder) if folder else None


def open_page(browser, path, size=SIZES["laptop"], scheme="light", **options):
    """The page, drawn, with what went wrong while drawing and what it asked the network for."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, offline=True, color_scheme=scheme, **options
    )
    page = context.new_page()
    faults, requests = [], []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    if options.get("java_script_enabled", True):
        page.wait_for_function(
            "[...document.querySelectorAll('.chart')].every(c => c.querySelector('svg, canvas'))", timeout=30_000
        )
    return page, faults, requests


def test_pages_are_given():
    if not PAGES:
        pytest.skip("no page given in TIDEMARK_REPORT_ZH or TIDEMARK_REPORT_EN")
    assert all(page.values[1].is_file() for page in PAGES)


@pytest.mark.parametrize("language, path", PAGES)
def test_every_chart_is_drawn_offline_without_a_complaint(browser, language, path):
    page, faults, requests = open_page(browser, path)
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    charts = page.locator(".chart")
    for index in range(charts.count()):
        chart = charts.nth(index)
        marks = chart.evaluate(
            "c => [...c.querySelectorAll('svg .mark-rect path, svg .mark-symbol path, svg .mark-line path,"
            " svg .mark-rule line')].filter(m => { const b = m.getBBox(); return b.width > 0 || b.height > 0 }).length"
        )
        assert marks > 0, chart.get_attribute("id")
        box = chart.locator("svg").first.bounding_box()
        assert box["width"] > 150 and box["height"] > 60, chart.get_attribute("id")
        drawn = chart.evaluate("c => c.querySelector('svg').outerHTML")
        assert "NaN" not in drawn and "undefined" not in drawn and "Infinity" not in drawn, chart.get_attribute("id")
    page.context.close()


@pytest.mark.parametrize("language, path", PAGES)
def test_text_is_whole_and_in_one_language(browser, language, path):
    page, _, _ = open_page(browser, path)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    text = page.inner_text("body")
    assert "\ufffd" not in text and "NaN" not in text
    assert page.get_attribute("html", "lang") == {"zh": "zh-Hans", "en": "en"}[language]
    if language == "zh":
        # Settings and inputs are names of the program's own, or of a school's files.
        page.evaluate("document.querySelectorAll('#methods table').forEach(t => t.remove())")
        rest = LATIN_ALLOWED.sub("", page.inner_text("body"))
        assert re.findall(r"[A-Za-z]{2,}", rest) == []
    else:
        # The Chinese terms are given beside their translation; all else in Chinese is a name out of the data.
        for line in page.locator("h2, thead th, .strip dt, .card dt").all_inner_texts():
            assert not CHINESE.search(re.sub("同比|环比|累计同比", "", line)), line
    page.context.close()


@pytest.mark.parametrize("language, path", PAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_or_overlaps(browser, language, path, size, scheme):
    page, _, _ = open_page(browser, path, SIZES[size], scheme)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= SIZES[size][0], f"the page is {width} pixels wide"
    folder = shot_folder()
    if folder:
        page.screenshot(path=folder / f"{path.parent.name}-{language}-{size}-{scheme}.png", full_page=True)
    page.context.close()


@pytest.mark.parametrize("language, path", PAGES)
def test_tables_are_there_without_scripts(browser, language, path):
    page, _, _ = open_page(browser, path, java_script_enabled=False)
    figures, tables = page.locator("figure").count(), page.locator("table").count()
    assert tables >= figures or figures == 0
    assert all(page.locator("table").nth(index).locator("tbody tr").count() > 0 for index in range(tables))
    page.context.close()


@pytest.mark.parametrize("language, path", PAGES)
def test_the_page_prints(browser, language, path, tmp_path):
    page, _, _ = open_page(browser, path, scheme="dark")
    folder = shot_folder() or tmp_path
    target = folder / f"{path.parent.name}-{language}.pdf"
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    heading = page.inner_text("h1")
    page.context.close()
    assert target.stat().st_size > 5_000
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True).stdout
        squeezed = re.sub(r"\s", "", text)
        # The mark may come between the lines of a heading that wraps.
        assert re.sub(r"\s", "", heading)[:8] in squeezed
        assert {"zh": "内部资料", "en": "confidential"}[language] in squeezed
