"""How uncertain each hidden count of a thousand simulated releases is, by a solver that is not ours.

TIDEMARK_DISCLOSURE_TABLES names the folder the Swift test `RandomHierarchyTests` has written `releases.jsonl` to. A count that
was corrected is a new unknown; one that was not is the same in both releases. Each hidden count has to be uncertain by the
threshold for a reader of both releases, and for each school that is alone in other cells and so knows these.
"""

import json
import os
import pathlib

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix

LINES = (pathlib.Path(os.environ["TIDEMARK_DISCLOSURE_TABLES"]) / "releases.jsonl").read_text(encoding="utf-8").splitlines()


def system(releases):
    """Unknowns by (key, value), with bounds and schools, and the sums among them."""
    number, newest, value, bounds, school, rows = {}, {}, [], [], [], set()
    for release in releases:
        for cell in release["cells"]:
            at = number.setdefault((cell["key"], cell["value"]), len(number))
            if at == len(value):
                value.append(cell["value"])
                bounds.append([0, np.inf])
                school.append(None)
            newest[cell["key"]] = at
            bounds[at][0] = max(bounds[at][0], cell["lower"])
            bounds[at][1] = min(bounds[at][1], cell.get("upper", np.inf))
            school[at] = cell.get("school")
        for total in release["sums"]:
            rows.add((newest[total["total"]], tuple(sorted(newest[part] for part in total["parts"]))))
    return number, np.array(value, float), np.array(bounds), school, sorted(rows)


def widest(objective, matrix, bounds):
    """Two tables, alike in all that is known, in which the objective differs most; and by how much."""
    n = len(objective)
    both = block_diag([matrix, matrix], format="csr")
    # No table need be larger than this for a width of ten.
    limits = [(low, min(high, 1e5)) for low, high in bounds] * 2
    solved = linprog(
        np.concatenate([-objective, objective]), A_eq=both, b_eq=np.zeros(both.shape[0]), bounds=limits, method="highs")
    assert solved.status == 0, solved.message
    return solved.x[:n] - solved.x[n:], -solved.fun


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_every_hidden_count_is_uncertain_by_the_threshold(first):
    checked = 0
    for line in LINES[first : first + 100]:
        city = json.loads(line)
        number, value, bounds, school, rows = system(city["releases"])
        n = len(value)
        entries = [(r, part, 1) for r, (_, parts) in enumerate(rows) for part in parts]
        entries += [(r, total, -1) for r, (total, _) in enumerate(rows)]
        at = np.array(entries, float).reshape(-1, 3)
        matrix = csr_matrix((at[:, 2], (at[:, 0].astype(int), at[:, 1].astype(int))), shape=(len(rows), n))
        assert not (matrix @ value).any()
        assert np.all(bounds[:, 0] <= value) and np.all(value <= bounds[:, 1])
        # Said by the release itself to be beyond protection: an earlier one told it, to everybody where districts were
        # merged, else to the school that corrected its return.
        exposed = set(city["exposed"])
        names = {cell: key for (key, _), cell in number.items()}
        hidden = [cell for cell in range(n) if bounds[cell, 0] < bounds[cell, 1]]
        for reader in [None] + sorted({s for s in school if s}):
            known = bounds.copy()
            for cell in range(n):
                if reader and school[cell] == reader:
                    known[cell] = value[cell]
            # Two tables are a proof for every count in which they differ enough.
            proven = set()
            for cell in hidden:
                if cell in proven or (reader and school[cell] == reader):
                    continue
                if names[cell] in exposed and (reader or "+" in names[cell]):
                    continue
                objective = np.zeros(n)
                objective[cell] = 1
                difference, width = widest(objective, matrix, known)
                assert width >= city["threshold"] - 1e-6, (first, names[cell], reader)
                proven |= set(np.flatnonzero(np.abs(difference) >= city["threshold"] - 1e-6))
            checked += len(hidden)
        # A correction of a few is hidden too.
        is_known = bounds[:, 0] == bounds[:, 1]
        versions = {}
        for (key, _), cell in number.items():
            versions.setdefault(key, []).append(cell)
        for cells in versions.values():
            for old, new in zip(cells, cells[1:]):
                if abs(value[new] - value[old]) < city["threshold"] and not is_known[old] * is_known[new]:
                    objective = np.zeros(n)
                    objective[new], objective[old] = 1, -1
                    assert widest(objective, matrix, bounds)[1] >= city["threshold"] - 1e-6, (first, names[new])
                    checked += 1
    assert checked > 1000
