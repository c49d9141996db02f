"""Takes a picture of a report's first screen: the page, then the PNG file to write."""
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

page_file, picture = map(pathlib.Path, sys.argv[1:])
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(page_file.resolve().as_uri())
    page.wait_for_function("[...document.querySelectorAll('.chart')].every(c => c.querySelector('svg, canvas'))")
    page.screenshot(path=picture)
    browser.close()
