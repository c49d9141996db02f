"""Exports a report's notebook: its folder, then the folder to write. What it needs to run goes with it, and a page without scripts."""
import pathlib
import re
import shutil
import sys

import nbformat
from nbconvert import HTMLExporter

STYLE = """<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 system-ui, sans-serif; color: #1f2328; }
table { border-collapse: collapse; margin: 1rem 0; font-size: 14px; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid #d0d7de; text-align: left; }
pre { background: #f6f8fa; padding: .6rem; overflow-x: auto; font-size: 12px; line-height: 1.4; }
.anchor-link { display: none; }
svg { max-width: 100%; height: auto; }
</style>"""

report, target = map(pathlib.Path, sys.argv[1:])
shutil.rmtree(target, ignore_errors=True)
(target / "data").mkdir(parents=True)
shutil.copyfile(report / "notebook.ipynb", target / "notebook.ipynb")

notebook = nbformat.read(report / "notebook.ipynb", as_version=4)
tables = {name for cell in notebook.cells for name in re.findall(r'read\("(.*?)"\)', cell.source)}
for name in sorted(tables):
    shutil.copyfile(report / "data" / f"{name}.csv", target / "data" / f"{name}.csv")

body, _ = HTMLExporter(template_name="basic", exclude_input=True, exclude_output_prompt=True).from_notebook_node(notebook)
title = re.search(r"^# (.*)$", notebook.cells[0].source, re.M).group(1)
(target / "notebook.html").write_text(
    f"<!doctype html>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n{STYLE}\n{body}\n", encoding="utf-8")
