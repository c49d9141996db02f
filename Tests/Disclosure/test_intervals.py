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
from scipy.sparse import csr_matrix

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


def width(objective, matrix, right, bounds):
    ends = []
    for sign in (1, -1):
        solved = linprog(sign * objective, A_eq=matrix, b_eq=right, bounds=bounds, method="highs")
        if solved.status == 3:
            return np.inf
        assert solved.status == 0, solved.message
        ends.append(sign * solved.fun)
    return ends[1] - ends[0]


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
        right = np.zeros(len(rows))
        assert np.allclose(matrix @ value, right)
        assert np.all(bounds[:, 0] <= value) and np.all(value <= bounds[:, 1])
        # Said by the release itself to be beyond protection: an earlier one told it.
        exposed = set(city["exposed"])
        hidden = [cell for (key, _), cell in number.items() if bounds[cell, 0] < bounds[cell, 1] and key not in exposed]
        for reader in [None] + sorted({s for s in school if s}):
            known = bounds.copy()
            for cell in range(n):
                if reader and school[cell] == reader:
                    known[cell] = value[cell]
            for cell in hidden:
                if reader and school[cell] == reader:
                    continue
                objective = np.zeros(n)
                objective[cell] = 1
                assert width(objective, matrix, right, known) >= city["threshold"] - 1e-6, (first, cell, reader)
                checked += 1
        # A correction of a few is hidden too.
        versions = {}
        for (key, _), cell in number.items():
            versions.setdefault(key, []).append(cell)
        for cells in versions.values():
            for old, new in zip(cells, cells[1:]):
                if abs(value[new] - value[old]) < city["threshold"]:
                    objective = np.zeros(n)
                    objective[new], objective[old] = 1, -1
                    assert width(objective, matrix, right, bounds) >= city["threshold"] - 1e-6, (first, key)
                    checked += 1
    assert checked > 1000
