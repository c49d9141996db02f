"""What τ-ARGUS hides of the table the benchmark has written; needs the package pytauargus (0.6.0).

    python tau_argus.py TABLE OPT|MOD FOLDER

Every hidden count of our own is uncertain by 10. τ-ARGUS takes a width above and one below, for the counts hidden for
themselves alone: x below and 10 - x above here, at a cost of 1 for each cell. Zeros are no partners to it.
"""

import collections
import pathlib
import sys
import time

from pytauargus.engine import run_batch

table, method, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).absolute()
folder.mkdir(parents=True, exist_ok=True)
rows = [line.split(";") for line in pathlib.Path(table).read_text(encoding="utf-8").split("\n")]
lines = []
for *place, count, status, ours in rows:
    count = int(count)
    names = ["Total" if name in ("all", "city") else name for name in place]
    below, above = (count, 10 - count) if status == "U" else (0, 0)
    lines.append(";".join([*names, *map(str, (count, count)), status, str(below), str(above), "1"]))
(folder / "table.tab").write_text("\n".join(lines) + "\n")
axes = "".join(f"{axis}\n   <RECODABLE>\n   <TOTCODE> Total\n" for axis in "DST")
(folder / "table.rda").write_text(
    '   <SEPARATOR> ";"\n   <SAFE> S\n   <UNSAFE> U\n   <PROTECT> P\n' + axes
    + "V\n   <NUMERIC>\n   <DECIMALS> 0\nF\n   <FREQUENCY>\nST\n   <STATUS>\nLP\n   <NUMERIC> <LOWERPL>\n   <DECIMALS> 0\n"
    + "UP\n   <NUMERIC> <UPPERPL>\n   <DECIMALS> 0\nCO\n   <NUMERIC> <COST>\n   <DECIMALS> 0\n")
options = {"MOD": "MOD(1, 5, 0, 0, 0)", "OPT": "OPT(1, 2)"}[method]
(folder / "table.arb").write_text(
    f'<OPENTABLEDATA> "{folder}/table.tab"\n<OPENMETADATA> "{folder}/table.rda"\n<SPECIFYTABLE> "D""S""T"|"V"||"CO"\n'
    f'<SAFETYRULE>\n<READTABLE>\n<SUPPRESS> {options}\n<WRITETABLE> (1, 5, AS+, "{folder}/out.csv")\n')
start = time.time()
run_batch(str(folder / "table.arb"))
states = collections.Counter(line.split(";")[7] for line in (folder / "out.csv").read_text().split("\n") if line)
ours = sum(row[-1] == "1" and row[-2] == "S" for row in rows)
print(f"{method}: {states['M']} hidden besides {states['U']}, {time.time() - start:.1f} s; ours {ours}")
