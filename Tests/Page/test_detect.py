"""The page of `detect` in headless Chromium with the network off. TIDEMARK names the built command."""

import os
import random
import re
import subprocess

import pytest
from test_page import CHINESE, SIZES, browser, open_page  # noqa: F401


@pytest.fixture(scope="module", params=["months", "numbers"])
def counts(request, tmp_path_factory):
    """Six years of monthly counts of two districts; one has an outbreak near the end, and months are missing."""
    generator = random.Random(7)
    rows = ["series,time,count"]
    for district in ("鹭洲区", "云岫区"):
        for index in range(72):
            time = f"{2017 + index // 12}-{index % 12 + 1:02d}" if request.param == "months" else str(index + 1)
            count = "" if index in (40, 41) else 60 if (district, index) == ("鹭洲区", 69) else generator.randint(2, 9)
            rows.append(f"{district},{time},{count}")
    file = tmp_path_factory.mktemp(request.param) / "counts.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file, [] if request.param == "months" else ["--frequency", "12"]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("method", ["same-period", "farrington-flexible", "glr-poisson"])
def test_the_page_says_and_draws_what_was_found(browser, counts, method, language, tmp_path):  # noqa: F811
    file, options = counts
    target = tmp_path / "page.html"
    subprocess.run(
        [os.environ["TIDEMARK"], "detect", file, "--method", method, "--language", language, "--html", target, *options],
        check=True, capture_output=True,
    )
    page, faults, requests = open_page(browser, target)
    assert faults == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.locator(".chart").count() == 2
    # The district with the outbreak is drawn first, with a dot of its own for the alarm.
    assert page.locator("figcaption").first.inner_text() == "鹭洲区"
    orange = page.locator(".chart").first.locator("svg [fill='#d9730d']")
    assert orange.count() >= 1
    assert page.locator("#alarms tbody tr").count() >= 1
    text = page.inner_text("main")
    assert "NaN" not in text and "\ufffd" not in text
    assert page.get_attribute("html", "lang") == language
    if language == "zh-Hans":
        assert re.findall(r"[A-Za-z]{3,}", re.sub(r"value|counts\.csv", "", text)) == []
    else:
        assert not CHINESE.search(re.sub("鹭洲区|云岫区", "", text))
    for size in SIZES.values():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.context.close()
