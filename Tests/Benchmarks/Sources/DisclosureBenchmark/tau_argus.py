"""What τ-ARGUS hides of tables that Tidemark has protected; needs the package pytauargus (0.6.0).

    python tau_argus.py table FILE OPT|MOD FOLDER
    python tau_argus.py release FIGURES HIDDEN OPT|MOD FOLDER

FILE is what the benchmark has written. FIGURES is data/figures.csv of a workspace's first release, HIDDEN is data/hidden.csv
of its preview, made from the same month and in the same language; together they have every true count.

Every hidden count of our own is uncertain by 10. τ-ARGUS takes a width above and one below, for the counts hidden for
themselves alone: x below and 10 - x above here (5 and 5 from 10 on), at a cost of 1 for each cell. Zeros are no partners to it.
τ-ARGUS takes one table at a time: of the tables of a release it may hide different cells of a total they share, and what
follows from two of them together it does not see.
"""

import collections
import csv
import pathlib
import sys
import time

from pytauargus.engine import run_batch

TOTAL = "Total"
# As hidden.csv has them.
FOR_OTHERS = {"为防推算其他数字", "would give away another"}


def hide(cells, method, folder):
    """The status of each cell: "S" told, "U" hidden for itself, "M" hidden for others.

    cells: for each place, a tuple with TOTAL where it is one, its count and "S" or "U".
    """
    folder.mkdir(parents=True, exist_ok=True)
    axes = [f"A{number}" for number in range(len(next(iter(cells))))]
    # Plain codes: names may be in any script.
    codes = [{TOTAL: TOTAL} for _ in axes]
    for place in cells:
        for known, name in zip(codes, place):
            known.setdefault(name, f"c{len(known):03}")
    lines, places = [], {}
    for place, (count, status) in cells.items():
        code = [known[name] for known, name in zip(codes, place)]
        places[tuple(code)] = place
        below = min(count, 10 if count < 10 else 5) if status == "U" else 0
        above = 10 - below if status == "U" else 0
        lines.append(";".join([*code, f"{count};{count};{status};{below};{above};1"]))
    (folder / "table.tab").write_text("\n".join(lines) + "\n")
    (folder / "table.rda").write_text(
        '   <SEPARATOR> ";"\n   <SAFE> S\n   <UNSAFE> U\n   <PROTECT> P\n'
        + "".join(f"{axis}\n   <RECODABLE>\n   <TOTCODE> {TOTAL}\n" for axis in axes)
        + "V\n   <NUMERIC>\n   <DECIMALS> 0\nF\n   <FREQUENCY>\nST\n   <STATUS>\nLP\n   <NUMERIC> <LOWERPL>\n"
        + "   <DECIMALS> 0\nUP\n   <NUMERIC> <UPPERPL>\n   <DECIMALS> 0\nCO\n   <NUMERIC> <COST>\n   <DECIMALS> 0\n")
    options = {"MOD": "MOD(1, 5, 0, 0, 0)", "OPT": "OPT(1, 2)"}[method]
    (folder / "table.arb").write_text(
        f'<OPENTABLEDATA> "{folder}/table.tab"\n<OPENMETADATA> "{folder}/table.rda"\n'
        f'<SPECIFYTABLE> {"".join(chr(34) + axis + chr(34) for axis in axes)}|"V"||"CO"\n'
        f'<SAFETYRULE>\n<READTABLE>\n<SUPPRESS> {options}\n<WRITETABLE> (1, 5, AS+, "{folder}/out.csv")\n')
    result = folder / "out.csv"
    result.unlink(missing_ok=True)
    run_batch(str(folder / "table.arb"))
    statuses = {}
    for line in result.read_text().split("\n"):
        if line:
            words = line.replace('"', "").split(";")
            statuses[places[tuple(words[:len(axes)])]] = words[len(axes) + 4]
    return statuses


def of_table(file, method, folder):
    rows = [line.split(";") for line in pathlib.Path(file).read_text(encoding="utf-8").split("\n")]
    cells = {
        tuple(TOTAL if name in ("all", "city") else name for name in place): (int(count), status)
        for *place, count, status, _ in rows
    }
    states = collections.Counter(hide(cells, method, folder).values())
    ours = sum(row[-1] == "1" and row[-2] == "S" for row in rows)
    print(f"{method}: {states['M']} hidden besides {states['U']}; ours {ours}")


def of_release(figures, hidden, method, folder):
    def read(file):
        with open(file, encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    def key_of(row):
        return tuple(row[name] for name in ("indicator", "level", "place", "from", "to", "stage", "item"))

    reasons = {key_of(row): row for row in read(hidden)}
    cells = {}
    for row in read(figures):
        secret = reasons.get(key_of(row))
        if row["symbol"] in ("", "c"):
            assert (row["symbol"] == "c") == (secret is not None), row
            count = int(secret["value"] if secret else row["value"])
            cells[key_of(row)] = (count, "S" if secret is None else "M" if secret["reason"] in FOR_OTHERS else "U")
    total = {"合计", "All"}

    # The tables: the key of each cell at each of its places.
    tables = collections.defaultdict(dict)
    halves, spans = set(), set()
    for key in cells:
        if key[0] == "events":
            (halves if key[3][:4] == key[4][:4] and int(key[4][5:]) - int(key[3][5:]) == 5 else spans).add(key[3:5])
    years = [span for span in spans if span[0] != span[1]]
    for key in cells:
        indicator, level, place, first, last, stage, item = key
        places = []
        if level == "district" or stage in total or stage == "":
            places.append(("districts", TOTAL if level == "city" else place))
        if level == "city" and stage:
            places.append(("stages", TOTAL if stage in total else stage))
        for axis, name in places:
            if indicator == "tiers":
                tables[indicator, axis, first][name, TOTAL if item in total else item] = key
            elif indicator == "events":
                for year in years:
                    if year == (first, last):
                        tables[indicator, axis, *year][name, TOTAL] = key
                    elif (first, last) in halves and year[0] <= first and last <= year[1]:
                        tables[indicator, axis, *year][name, first] = key
            elif indicator in ("care", "categories"):
                tables[indicator, item, first][(name,)] = key
        if indicator == "events" and level == "city" and stage in total:
            for half in halves:
                if half == (first, last):
                    tables["months", *half][(TOTAL,)] = key
                elif first == last and half[0] <= first <= half[1]:
                    tables["months", *half][(first,)] = key
        if indicator in ("graveEvents", "otherEvents"):
            tables["kinds", first, last][(item,)] = key
        elif indicator == "events" and (first, last) in years and level == "city" and stage in total:
            tables["kinds", first, last][(TOTAL,)] = key
    tables = {name: table for name, table in tables.items() if any(TOTAL in place for place in table) and len(table) > 2}

    theirs, start = collections.defaultdict(set), time.time()
    untouched = set(cells)
    for number, (name, table) in enumerate(sorted(tables.items())):
        untouched -= set(table.values())
        counts = {place: (cells[key][0], "U" if cells[key][1] == "U" else "S") for place, key in table.items()}
        if any(status == "U" for _, status in counts.values()):
            statuses = hide(counts, method, folder / str(number))
            theirs[name[0]] |= {table[place] for place, status in statuses.items() if status == "M"}
    seconds = time.time() - start
    assert not untouched, untouched
    print("table", "figures", "by rule", "ours besides", "theirs besides", sep="\t")
    groups = collections.defaultdict(set)
    for name, table in tables.items():
        groups[name[0]] |= set(table.values())
    groups["all"] = set(cells)
    theirs["all"] = set().union(*theirs.values())
    for name, keys in groups.items():
        states = collections.Counter(cells[key][1] for key in keys)
        print(name, len(keys), states["U"], states["M"], len(theirs[name]), sep="\t")
    print(f"{len(tables)} tables, {seconds:.1f} s")


what, *arguments, folder = sys.argv[1:]
{"table": of_table, "release": of_release}[what](*arguments, pathlib.Path(folder).absolute())
