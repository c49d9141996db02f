"""Writes the official Vega, Vega-Lite 5 and vega-embed bundle to the file named: one script, no network at view time."""
import sys

import vl_convert

# Version 1.7.0 bundles Vega 5; later ones bundle Vega 6, which warns at every Vega-Lite 5 chart.
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write(vl_convert.javascript_bundle(vl_version="5.20"))
