"""Writes the official Vega, Vega-Lite 5 and vega-embed bundle to the file named: one script, no network at view time."""
import sys

import vl_convert

SNIPPET = "window.vegaEmbed = vegaEmbed; window.vega = vega; window.vegaLite = vegaLite;"
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write(vl_convert.javascript_bundle(SNIPPET, vl_version="5.20"))
