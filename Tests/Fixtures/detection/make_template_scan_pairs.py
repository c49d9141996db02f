"""Reference p-values for two consecutive counts, by plain enumeration of all pairs with scipy's distributions.

Written with numpy and scipy; run as `python make_template_scan_pairs.py` in this folder.
"""
import csv

import numpy as np
from scipy import special, stats

SIZE, FIRST, SECOND, RAISED = 5.0, 0.50, 0.42, 0.2


def log_mass(y, mean, variance):
    """The log probability of counts that are negative binomial, or Poisson without dispersion."""
    ratio = variance / mean
    if ratio - 1 < 1e-9:
        return stats.poisson(mean).logpmf(y)
    size = mean / (ratio - 1)
    return (special.gammaln(y + size) - special.gammaln(size) - special.gammaln(y + 1)
            + size * -np.log(ratio) + y * (np.log(ratio - 1) - np.log(ratio)))


def evidence(y, mean, phi, size, rises):
    """d for each count y, consecutive: the log likelihood ratio up to its peak, then as the doc comment says."""
    null = log_mass(y, mean, phi * mean)
    d = log_mass(y, mean + size, phi * mean + size) - null
    falls = np.flatnonzero(np.diff(d) < 0)
    if len(falls) == 0:
        return d
    peak = falls[0]
    if not rises:
        d[peak:] = d[peak]
        return d
    # The best outbreak of all is the one that leads to just the count seen.
    gain = [log_mass(k, max(k, mean), phi * mean + max(0, k - mean)) for k in y] - null
    d[peak:] = d[peak] + np.concatenate([[0], np.cumsum(np.maximum(0, np.diff(gain[peak:])))])
    return d


def p_value(case):
    means, phi, v = case["means"], case["phi"], case["v"]
    spread = min(0.4, np.sqrt(case["w"]))
    nodes = [(0, 2 / 3), (-np.sqrt(3), 1 / 6), (np.sqrt(3), 1 / 6)] if spread >= 0.04 else [(0, 1)]
    excess = sum(means) * v
    widest = max(phi * np.exp(node * spread) for node, _ in nodes) + excess
    last = [int(m + 14 * np.sqrt(m * widest) + 30 * widest) + 1 for m in means]
    a, b = (np.arange(max(n, 2 * k) + 1.0) for n, k in zip(last, case["counts"]))
    size = [SIZE * np.sqrt(phi * m) for m in means]
    before = evidence(a, means[0], phi, FIRST * size[0], False)
    going = evidence(b, means[1], phi, SECOND * size[0], True)
    now = evidence(b, means[1], phi, FIRST * size[1], True)
    tail, pairs = 0.0, 0.0
    for node, weight in nodes:
        odds = max(1e-6, max(1, phi * np.exp(node * spread)) - 1 + excess)
        one, two = (stats.nbinom(m / odds, 1 / (1 + odds)).pmf(k) for k, m in zip((a, b), means))
        pairs = pairs + weight * np.outer(one, two)
        tail = tail + weight * np.append(1, 1 - np.cumsum(two))[:-1]
    if case["shape"] == "robust":
        now = np.logaddexp(now, evidence(b, means[1], phi, size[1], True))
    total = np.logaddexp(now[None, :], before[:, None] + going[None, :])
    if case["shape"] == "robust":
        total[:, tail > RAISED] = -np.inf
    seen = total[case["counts"]]
    return 1.0 if seen == -np.inf else pairs[total >= seen - 1e-9].sum()


random = np.random.default_rng(20)
rows = []
for number in range(160):
    shape = "robust" if number % 2 else "lognormal"
    mean = np.exp(random.uniform(np.log(0.02), np.log(300)))
    means = mean * np.exp(random.normal(0, 0.4)), mean
    phi = 1.0 if number % 10 < 2 else float(np.exp(random.uniform(0, np.log(20))))
    v, w = (0 if number % 4 < 1 else random.uniform(0, 0.1), random.choice([0, 0.01, 0.1]))
    scale = [np.sqrt(phi * m) for m in means]
    reach = random.uniform(-1, 5, 2)
    counts = tuple(max(0, int(m + r * s + (r > 2) * phi * random.uniform(0, 2))) for m, r, s in zip(means, reach, scale))
    case = dict(shape=shape, means=means, phi=phi, v=float(v), w=float(w), counts=counts)
    rows.append([shape, *map(repr, map(float, (*means, phi, v, w))), *counts, repr(float(p_value(case))), "1e-8"])

with open("template_scan_pairs.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["shape", "previous_mean", "mean", "dispersion", "log_variance", "dispersion_variance", "previous",
                     "current", "p_value", "tolerance"])
    writer.writerows(rows)
