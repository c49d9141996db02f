"""The page of `audit` in headless Chromium with the network off. TIDEMARK names the built command."""

import os
import re
import subprocess

import pytest
from test_page import CHINESE, SIZES, browser, open_page  # noqa: F401


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("scenarios, replicates", [("noufaily", 20), ("school", 8), ("effects", 4)])
def test_the_page_says_and_draws_what_was_measured(browser, scenarios, replicates, language, tmp_path):  # noqa: F811
    subprocess.run(
        [os.environ["TIDEMARK"], "audit", "--scenarios", scenarios, "--replicates", str(replicates), "--language", language,
         "-o", tmp_path],
        check=True, capture_output=True,
    )
    page, faults, requests = open_page(browser, tmp_path / "index.html")
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    if scenarios == "noufaily":
        # A line for each of the five methods.
        assert page.locator(".chart svg .mark-line path").count() == 5
        assert page.locator("#methods tbody tr").count() == 5
        assert page.locator("#scenarios tbody tr").count() == 5 * 28
    elif scenarios == "effects":
        # Four kinds of studies of a bureau, three verdicts and what is asked of each.
        assert page.locator("#simulated tbody tr").count() == 4 * 3 + 3 * 3 + 1
    else:
        # Farrington's method cannot run on two years.
        assert page.locator("#rates tbody tr").count() == 5 * 5 - 1
    text = page.inner_text("main")
    assert "NaN" not in text and "\ufffd" not in text
    assert page.get_attribute("html", "lang") == language
    if language == "zh-Hans":
        assert re.findall(r"[A-Za-z]{3,}", re.sub(r"value|Farrington|CSV|csv", "", text)) == []
    else:
        assert not CHINESE.search(text)
    for size in SIZES.values():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.context.close()
