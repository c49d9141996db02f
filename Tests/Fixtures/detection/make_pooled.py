"""Reference numbers for the pooled model of all districts, from dense algebra and scipy's distributions.

Reads glm_counts.csv; written with numpy and scipy; run as `python make_pooled.py` in this folder.
"""
import csv

import numpy as np
from scipy import stats

FREQUENCY, FIRST, PRIOR, SEASON, TREND, ALPHA = 12, 8, 0.5, 0.5, 12.5, 0.01
rows = list(csv.DictReader(open("glm_counts.csv")))
count, exposure = np.full((3, 48), np.nan), np.full((3, 48), np.nan)
for row in rows:
    cell = int(row["unit"]), int(row["time"])
    count[cell], exposure[cell] = int(row["count"]), float(row["exposure"])
# A past outbreak that has to be cut off, and months that all districts share.
count[1, 20] *= 4
count[:, 2::5] += np.floor(count[:, 2::5] / 2)
D = len(count)


def design(district, s, t):
    x = np.zeros(D + FREQUENCY + 1)
    x[district] = x[D + (FIRST + s) % FREQUENCY] = 1
    x[-1] = (s - t) / FREQUENCY
    return x


def settle(X, offset, target, kept, theta):
    """Dense Newton steps on levels, season and trend; then the common level anew, until nothing moves."""
    penalty = np.diag([0.0] * D + [SEASON] * FREQUENCY + [TREND])
    sum_of = np.array([0.0] * D + [1.0] * FREQUENCY + [0.0])
    for _ in range(200):
        mu = kept * offset * np.exp(X @ theta)
        common = (target.sum() + 0.5) / (kept * offset).sum()
        ratio = np.exp(theta[:D]) / common
        score = X.T @ (target - mu) - penalty @ theta
        score[:D] += PRIOR * (1 - ratio)
        information = X.T @ (mu[:, None] * X) + penalty
        information[range(D), range(D)] += PRIOR * ratio
        # The season effects sum to 0.
        bordered = np.block([[information, sum_of[:, None]], [sum_of[None], np.zeros((1, 1))]])
        step = np.linalg.solve(bordered, np.append(score, 0))[:-1]
        theta = theta + step / max(1, abs(step).max())
    return theta, np.linalg.inv(information)


def truncated(mu, phi):
    # Without dispersion the counts are Poisson, whatever the size.
    of = [stats.nbinom(mu / (phi - 1) + j, 1 / phi) if phi > 1 else stats.poisson(mu) for j in range(3)]
    u = max(1, of[0].ppf(0.99))
    f0, f1, f2 = of[0].cdf(u), of[1].cdf(u - 1), of[2].cdf(u - 2)
    base = (mu * (mu - 1) * f2 + mu * f1) / f0 - 2 * mu**2 * f1 / f0 + mu**2
    return u, f1 / f0, base / mu, f2 / f0


out = []
for t in (12, 25, 40, 47):
    cells = [(d, s) for d in range(D) for s in range(t) if not np.isnan(count[d, s])]
    X = np.array([design(d, s, t) for d, s in cells])
    y = np.array([count[c] for c in cells])
    offset = np.array([exposure[c] for c in cells])
    start = np.zeros(X.shape[1])
    start[:D] = np.log(np.nansum(count[:, :t]) / np.nansum(exposure[:, :t]))
    kept = np.ones(len(y))
    rate = [np.sort(count[d, :t][~np.isnan(count[d, :t])] / exposure[d, :t][~np.isnan(count[d, :t])]) for d in range(D)]
    lone = np.array([max(1, 2 * rate[d][-2] * exposure[d, s]) for d, s in cells])
    theta, H = settle(X, offset, np.minimum(y, lone), kept, start)
    mu = offset * np.exp(X @ theta)
    left = 1 - mu * np.einsum("ij,jk,ik->i", X, H, X)
    weight = mu / (mu + 0.5)
    squares = (y - mu) ** 2 / mu
    highest = np.sort(squares)[min(len(y) - 1, len(y) * 97 // 100)]
    phi = max(1, 1.1 * (weight * np.minimum(squares, highest)).sum() / (weight * left).sum())
    for _ in range(4):
        mu = offset * np.exp(X @ theta)
        left = 1 - mu * np.einsum("ij,jk,ik->i", X, H, X)
        weight = mu / (mu + 0.5)
        u, factor, base, slope = np.array([truncated(m, phi) for m in mu]).T
        kept = (y <= u).astype(float)
        target = kept * y / factor
        noise = kept * (mu * (base + phi * slope) - (factor - 1) ** 2 * mu**2) / factor**2
        w = kept * weight
        uncertainty = (w**2 * (2 + 6 * (phi - 1) / mu + 1 / (phi * mu))).sum()
        estimate = (w * ((y - mu) ** 2 / mu - base * left)).sum() / (w * slope * left).sum()
        phi = max(1, np.clip(0.3 * phi + 0.7 * estimate, phi / 2, 2 * phi))
        spread = min(0.4, np.sqrt(uncertainty / (w.sum() * (w * left).sum())))
        theta, H = settle(X, offset, target, kept, theta)
    mu = kept * offset * np.exp(X @ theta)
    excess = total = 0.0
    for s in range(t):
        here = np.array([c[1] == s for c in cells])
        M = mu[here].sum()
        gradient = X[here].T @ mu[here]
        h = gradient @ H @ gradient / M
        excess += (target[here].sum() - M) ** 2 - noise[here].sum() * (1 - h)
        total += M**2 * (1 - h)
    city = max(0, excess / total)

    def predict(name, seen, mean, variance):
        nodes = [(0, 2 / 3), (-np.sqrt(3), 1 / 6), (np.sqrt(3), 1 / 6)] if spread >= 0.04 else [(0, 1)]
        parts = []
        for node, w in nodes:
            odds = max(1, phi * np.exp(node * spread)) - 1 + mean * variance
            parts.append((w, stats.nbinom(mean / odds, 1 / (1 + odds)), mean * (1 + odds)))
        tail = lambda k: sum(w * d.sf(k - 1) for w, d, _ in parts)
        upper = next(k for k in range(100000) if tail(k + 1) <= ALPHA)
        out.append([t, name, int(seen), repr(float(mean)), repr(float(sum(w * v for w, _, v in parts))), upper,
                    repr(float(tail(seen))), repr(float((tail(seen) + tail(seen + 1)) / 2)),
                    repr(float(sum(w * d.cdf(seen) for w, d, _ in parts))), repr(float(phi)), repr(float(city)),
                    repr(float(theta[-1] / FREQUENCY)), repr(float(np.sqrt(phi * H[-1, -1]) / FREQUENCY))])

    known = [d for d in range(D) if not np.isnan(count[d, t])]
    x = {d: design(d, t, t) for d in known}
    m = {d: exposure[d, t] * np.exp(x[d] @ theta) for d in known}
    season = sum(mu[i] for i, c in enumerate(cells) if (c[1] - t) % FREQUENCY == 0) + SEASON
    for d in known:
        own = phi * x[d] @ H @ x[d]
        predict(f"district {d}", count[d, t], m[d], own + city)
        rest = sum(m[k] for k in known if k != d)
        shared = city + phi / season
        share = shared / (shared + phi / rest)
        shift = share * np.log((sum(count[k, t] for k in known if k != d) + 0.5) / (rest + 0.5))
        predict(f"relative {d}", count[d, t], m[d] * np.exp(shift),
                max(own - phi / season, 0.1 * own) + shared * (1 - share))
    gradient = sum(m[d] * x[d] for d in known)
    M = sum(m.values())
    predict("city", sum(count[d, t] for d in known), M, phi * gradient @ H @ gradient / M**2 + city)

with open("pooled_expected.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["time", "cell", "observed", "expected", "variance", "upper", "p_value", "mid_p", "p_value_lower",
                     "dispersion", "city_variance", "trend", "trend_error"])
    writer.writerows(out)
