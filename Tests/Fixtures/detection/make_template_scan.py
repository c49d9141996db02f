"""Reference fits of trend and season: the estimating equations solved to convergence, from nothing, with dense algebra.

Every moment of a count below its limit comes from scipy's distributions. Writes the simulated series as well; written
with numpy and scipy; run as `python make_template_scan.py` in this folder.
"""
import csv

import numpy as np
from scipy import stats

TRIMMING, PAIR_TAIL, PENALTY, EXTRA, GUARD, YEARS, PERSISTENCE = 0.01, 0.006, 0.5, 0.5, 2, 2, 0.85


def counts_of(mean, phi):
    return stats.nbinom(mean / (phi - 1), 1 / phi) if phi > 1 + 1e-6 else stats.poisson(mean)


def truncated(mean, phi):
    """Limit, mean factor, base and slope of the counts up to the quantile, at least 2."""
    phi = max(1.01, phi)
    of = [stats.nbinom(mean / (phi - 1) + j, 1 / phi) for j in range(3)]
    u = np.maximum(2, of[0].ppf(1 - TRIMMING))
    f0, f1, f2 = of[0].cdf(u), of[1].cdf(u - 1), of[2].cdf(u - 2)
    base = (mean * (mean - 1) * f2 + mean * f1) / f0 - 2 * mean**2 * f1 / f0 + mean**2
    return u, f1 / f0, base / mean, f2 / f0


def settle(X, offset, target, kept, beta):
    """Newton steps until nothing moves; half an event more than seen, and a penalty on all but the level."""
    penalty = np.diag([0.0] + [PENALTY] * (X.shape[1] - 1))
    for _ in range(100):
        mu = offset * np.exp(X @ beta)
        w = kept * mu
        score = X.T @ (kept * (target - mu) + EXTRA * w / w.sum()) - penalty @ beta
        H = X.T @ (w[:, None] * X) + penalty
        step = np.linalg.solve(H, score)
        beta = beta + step / max(1, abs(X @ step).max())
        if abs(X @ step).max() < 1e-11:
            break
    w = kept * offset * np.exp(X @ beta)
    return beta, np.linalg.inv(X.T @ (w[:, None] * X) + penalty)


def round_of(X, offset, y, known, beta, phi, masks):
    """Trims by the present model; what is kept, the targets and the next dispersion."""
    mu = offset * np.exp(X @ beta)
    u, factor, base, slope = truncated(mu, phi)
    out = np.zeros(len(y), bool)
    for t in np.flatnonzero(known & (y > u)):
        out[max(0, t - 1):t + 3] = True
    if masks:
        pair = np.append(False, known[1:] & known[:-1])
        total, mean = y + np.append(0, y[:-1]), mu + np.append(1, mu[:-1])
        for t in np.flatnonzero(pair & (total > mean) & (counts_of(mean, phi).sf(total - 1) <= PAIR_TAIL)):
            out[t - 1:t + 2] = True
    kept = known & ~out
    left = max(0.1, 1 - X.shape[1] / max(1, kept.sum()))
    estimate = ((y - mu) ** 2 / mu - base * left)[kept].sum() / (slope[kept].sum() * left)
    return kept, y / factor, max(1, np.clip(0.3 * phi + 0.7 * estimate, phi / 2, 2 * phi))


def begin(X, offset, y, known, nudge=1.0):
    """Coefficients and dispersion before anything is trimmed."""
    beta = np.zeros(X.shape[1])
    beta[0] = np.log((y[known].sum() + EXTRA) / offset[known].sum())
    beta, _ = settle(X, offset, y, known, beta)
    mu = offset * np.exp(X @ beta)
    squares = np.sort((y - mu)[known] ** 2 / mu[known])
    highest = squares[min(len(squares) - 1, len(squares) * 97 // 100)]
    phi = nudge * 1.1 * np.minimum(squares, highest).sum() / max(1, known.sum() - X.shape[1])
    return beta, max(1.0001, phi)


def walk(X, offset, y, known, frequency):
    """A start for the last period from the half-year's first, as a fit that is carried on from period to period."""
    first = np.flatnonzero(np.cumsum(known) >= YEARS * frequency)[0] + 1
    n, half = len(y), frequency // 2
    beta, phi = begin(*(v[:max(n // half * half, first)] for v in (X, offset, y, known)))
    for end in [max(n // half * half, first)] * 6 + list(range(max(n // half * half, first) + 1, n + 1)):
        part = [v[:end] for v in (X, offset, y, known)]
        kept, target, phi = round_of(*part, beta, phi, True)
        beta, _ = settle(part[0], part[1], target, kept, beta)
    return beta, phi


def fit(X, offset, y, known, beta, phi):
    """A fixed point: what is left out, coefficients and dispersion agree with one another.

    There may be several, where a count lies at the edge of what is left out; the start leads to one of them.
    """
    for round in range(150):
        old = phi
        kept, target, phi = round_of(X, offset, y, known, beta, phi, True)
        new, H = settle(X, offset, target, kept, beta)
        moved = max(abs(X @ (new - beta)).max(), abs(np.log(phi / old)))
        beta = new
        if moved < 1e-9:
            break
    mu = offset * np.exp(X @ beta)
    noise = (2 + 6 * (phi - 1) / mu + 1 / (phi * mu))[kept].sum() / kept.sum() ** 2
    return beta, H, phi, noise, mu, moved


def local_level(y, mu, known, phi, frequency):
    length, end, blocks = max(1, frequency // 2), len(y), []
    while end >= length:
        part = slice(end - length, end)
        clipped = np.minimum(y, mu + 2.5 * np.sqrt(phi * mu) + 0.5)[part]
        if known[part].any():
            blocks.append((clipped[known[part]].sum(), mu[part][known[part]].sum()))
        end -= length
    Y, M = np.array(blocks).T
    k = len(Y)
    if k < 6 or Y.sum() == 0 or M.sum() / Y.sum() > 1e6:
        return 0.0, 0.0
    Y = Y * M.sum() / Y.sum()
    if (((Y - M) ** 2 / (phi * M)).sum() - (k - 4)) / np.sqrt(2 * (k - 4)) <= 1:
        return 0.0, 0.0
    tau = max(0, (k / (k - 4) * ((Y - M) ** 2).sum() - phi * M.sum()) / (M**2).sum())
    share = tau / (tau + phi / M[0])
    return PERSISTENCE * share * np.log((Y[0] + 0.5) / (M[0] + 0.5)), tau * (1 - PERSISTENCE**2 * share)


random = np.random.default_rng(7)


def simulate(name, frequency, years, mean, phi, trend=0.0, season=0.3, exposed=False, gaps=0.0, covariate=False,
             outbreaks=0, walk=0.0):
    n = frequency * years
    t = np.arange(n)
    e = np.round(1000 * np.exp(0.2 * np.sin(t / 40.0)) * random.uniform(0.9, 1.1, n)) if exposed else np.ones(n)
    c = np.round(random.uniform(0, 1, n) * (random.random(n) < 0.3), 3) if covariate else np.zeros(n)
    level = np.repeat(random.normal(0, walk, n // max(1, frequency // 2) + 1), max(1, frequency // 2))[:n]
    mu = mean * e / e.mean() * np.exp(trend * (t / frequency - years / 2) + season * np.cos(2 * np.pi * t / frequency)
                                      - 0.6 * c + level)
    y = counts_of(mu, phi).rvs(random_state=random).astype(float) if mean > 0 else np.zeros(n)
    for start in random.integers(0, n - 30, outbreaks):
        for k, share in enumerate((0.50, 0.42, 0.07)):
            y[start + k] += random.poisson(7 * share * np.sqrt(phi * mu[start]))
    y[random.random(n) < gaps] = np.nan
    return dict(name=name, frequency=frequency, y=y, e=e if exposed else None, c=c if covariate else None)


series = [
    simulate("weekly", 52, 8, 6, 1.5, 0.05),
    simulate("weekly large", 52, 8, 80, 4, -0.08),
    simulate("weekly Poisson", 52, 6, 3, 1.0),
    simulate("monthly", 12, 12, 9, 1.8, 0.03),
    simulate("exposures", 52, 7, 12, 2, exposed=True),
    simulate("gaps", 52, 8, 8, 1.6, gaps=0.15),
    simulate("covariate", 52, 8, 10, 2, covariate=True),
    simulate("rare", 52, 8, 0.1, 1.1),
    simulate("none", 52, 6, 0, 1),
    simulate("outbreaks", 52, 8, 10, 1.7, outbreaks=5),
    simulate("wandering", 52, 8, 30, 1.5, walk=0.15),
    simulate("monthly rare", 12, 12, 0.7, 1.3),
]

out, cells = [], []
for one in series:
    f, y, n = one["frequency"], one["y"], len(one["y"])
    for t in range(n):
        cells.append([one["name"], f, "" if np.isnan(y[t]) else int(y[t]), "" if one["e"] is None else int(one["e"][t]),
                      "" if one["c"] is None else one["c"][t]])
    year = np.arange(n) / f
    columns = [np.ones(n), year, np.cos(2 * np.pi * year), np.sin(2 * np.pi * year)]
    if one["c"] is not None:
        columns.append((one["c"] - one["c"].min()) / (one["c"].max() - one["c"].min()))
    X = np.array(columns).T
    offset = np.ones(n) if one["e"] is None else one["e"]
    for t in (n - 1, n - 9, n - 2 * f - 5):
        h = t - GUARD
        known = ~np.isnan(y[:h])
        found = []
        data = X[:h], offset[:h], np.where(known, y[:h], 0), known
        for start in [walk(*data, f)] + [begin(*data, nudge) for nudge in (1, 0.6, 0.8, 1.25, 1.6)]:
            beta, H, phi, noise, mu, moved = fit(*data, *start)
            shift, added = local_level(np.where(known, y[:h], 0), mu, known, phi, f)
            mean = offset[t] * np.exp(X[t] @ beta + shift)
            # One that goes on changing between two states is none; one already found is no other.
            if moved > 1e-2 or any(abs(np.log(mean / m)) < 1e-3 and abs(np.log(phi / d)) < 1e-2 for m, d in found):
                continue
            found.append((mean, phi))
            error = np.sqrt(phi * X[t] @ H @ X[t] + added)
            out.append([one["name"], t, len(found), repr(float(mean)), repr(float(error)), repr(float(phi)),
                        repr(float(np.sqrt(noise))), "0.4"])

for name, header, rows in (
    ("series", ["series", "frequency", "count", "exposure", "covariate"], cells),
    ("expected", ["series", "time", "solution", "expected", "log_error", "dispersion", "dispersion_error", "tolerance"], out),
):
    with open(f"template_scan_{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
