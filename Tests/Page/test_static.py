"""With scripts off every table is there, and with `--static` every chart: the reports in headless Chromium, JavaScript disabled.

TIDEMARK names the built command; the bureau is the one whose monthly report TIDEMARK_REPORT_ZH names.
"""

import os
import pathlib
import shutil

import pytest
from test_page import browser  # noqa: F401
from test_summer import tidemark


@pytest.fixture(scope="module")
def bureau(tmp_path_factory):
    copy = tmp_path_factory.mktemp("static") / "bureau"
    shutil.copytree(pathlib.Path(os.environ["TIDEMARK_REPORT_ZH"].split(":")[0]).resolve().parents[2], copy, symlinks=True)
    return copy


def without_scripts(browser, path):  # noqa: F811
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    page.goto(pathlib.Path(path).as_uri())
    return page


@pytest.mark.parametrize("period", [("--month", "2022-06"), ("--period", "2021-summer")])
def test_every_chart_is_drawn_without_scripts(browser, bureau, period):  # noqa: F811
    made = tidemark("report", "-w", bureau, *period, "--as-of", "2022-07-15", "--static").strip()
    page = without_scripts(browser, made)
    charts = page.locator("figure:has(.chart)")
    assert charts.count() >= 2 if "summer" in made else charts.count() >= 10
    for index in range(charts.count()):
        picture = charts.nth(index).locator("noscript svg")
        # What lies in a closed part of the page has no size until it is opened.
        hidden = charts.nth(index).evaluate("e => e.closest('details:not([open])') !== null")
        assert picture.count() == 1
        assert hidden or picture.bounding_box()["height"] > 60
        assert picture.locator("path").count() > 2
    ids = page.locator("noscript svg [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_without_the_pictures_every_table_is_there(browser, bureau):  # noqa: F811
    made = tidemark("report", "-w", bureau, "--month", "2022-06", "--as-of", "2022-07-15").strip()
    page = without_scripts(browser, made)
    assert page.locator("noscript svg").count() == 0
    # Behind each chart stands its table, folded or open.
    figures = page.locator("figure:has(.chart)").count()
    assert figures >= 10 and page.locator("table").count() >= figures
    assert page.locator("noscript p").first.is_visible()
