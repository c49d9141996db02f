"""The report in three depths: one printed page for the leadership, a page for each district, the analyst's page.

The pages beside index.html are found from TIDEMARK_REPORT_ZH and TIDEMARK_REPORT_EN.
"""

import shutil
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_page import PAGES, browser, open_page, shot_folder  # noqa: F401


def pages_of(folder):
    """Every kind of page of a report, by name: of the districts' and programmes' the first."""
    kinds = {"index": [folder / "index.html"], "leader": [folder / "leader.html"]}
    kinds["district"] = sorted((folder / "districts").glob("*.html"))[:1]
    kinds["effect"] = sorted((folder / "effects").glob("*.html"))[:1]
    return {kind: paths[0] for kind, paths in kinds.items() if paths}


@pytest.mark.parametrize("language, path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(browser, language, path, scheme):  # noqa: F811
    for kind, address in pages_of(path.parent).items():
        page, faults, _ = open_page(browser, address, scheme=scheme)
        assert faults == [], kind
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(page).response["violations"]
        grave = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")]
        assert grave == [], kind
        page.context.close()


@pytest.mark.parametrize("language, path", PAGES)
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_no_page_is_wider_than_the_screen(browser, language, path, size):  # noqa: F811
    for kind, address in pages_of(path.parent).items():
        for scheme in ("light", "dark"):
            page, _, _ = open_page(browser, address, size, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], kind
            text = page.inner_text("body")
            assert "NaN" not in text and "\ufffd" not in text, kind
            if shot_folder():
                name = f"{path.parent.name}-{language}-{kind}-{size[0]}-{scheme}.png"
                page.screenshot(path=shot_folder() / name, full_page=True)
            page.context.close()


@pytest.mark.parametrize("language, path", PAGES)
def test_the_leadership_gets_one_sheet_of_paper(browser, language, path, tmp_path):  # noqa: F811
    page, _, _ = open_page(browser, path.parent / "leader.html", scheme="dark")
    target = (shot_folder() or tmp_path) / f"{path.parent.name}-{language}-leader.pdf"
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    # Nothing is cut at the right, and nothing is shrunk to fit.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    page.context.close()
    if shutil.which("pdfinfo"):
        told = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
        assert "Pages:           1\n" in told
        text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True).stdout
        for word in {"zh": ["结论", "依据", "存疑", "建议"], "en": ["Conclusion", "Basis", "Doubts", "What to do"]}[language]:
            assert word in text


@pytest.mark.parametrize("language, path", PAGES)
def test_tables_sort_by_keyboard(browser, language, path):  # noqa: F811
    page, faults, _ = open_page(browser, path)
    table = page.locator("#comparisons table").first
    if table.count() == 0 or table.locator("tbody tr").count() < 2:
        pytest.skip("no table of units")
    heading = table.locator("thead th").nth(1)

    def column():
        texts = table.locator("tbody tr > :nth-child(2)").all_inner_texts()
        return [float(text.replace(",", "")) for text in texts if text != "—"]

    before = column()
    heading.locator("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending" and column() == sorted(before)
    page.keyboard.press("Space")
    assert heading.get_attribute("aria-sort") == "descending" and column() == sorted(before, reverse=True)
    table.locator("thead th").nth(0).locator("button").click()
    assert heading.get_attribute("aria-sort") == "none"
    assert faults == []
    page.context.close()
