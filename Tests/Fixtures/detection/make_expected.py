"""Reference numbers for the same-period test, Benjamini-Hochberg and the quasi-Poisson models.

Written with numpy, scipy and statsmodels; run as `python make_expected.py` in this folder.
"""
import csv
import itertools

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def number(value):
    return repr(float(value))


# The exact test, from binomial sums and beta quantiles; the dispersed one from scipy's negative binomial.
cases = [(91, 1, 152, 3), (88, 1, 173, 3), (62, 1, 151, 3), (9, 1, 3, 3), (0, 1, 5, 2), (0, 1, 0, 1), (4, 1, 0, 3),
         (1, 30.5, 0, 92.0), (7, 31 * 120000, 9, 93 * 118000.0), (1000000, 1, 2990000, 3), (250, 2.0, 60, 0.5)]
rows = []
for (x, e, b, total), phi in itertools.product(cases, (1.0, 1.5, 4.0)):
    q = e / total
    share = e / (e + total)
    lower = stats.beta.ppf(0.025, x / phi, b / phi + 1) if x else 0.0
    upper = stats.beta.ppf(0.975, x / phi + 1, b / phi) if b else 1.0
    interval = [value / (1 - value) / q if value < 1 else np.inf for value in (lower, upper)]
    if phi == 1:
        p_upper = stats.binom.sf(x - 1, x + b, share)
        p_lower = stats.binom.cdf(x, x + b, share)
        rises, falls = (stats.nbinom(size, 1 - share) for size in (b + 1, b))
    else:
        rises, falls = (stats.nbinom(m / (phi * (1 + q) - 1), 1 / (phi * (1 + q)))
                        for m in ((b + phi) * q, b * q))
        p_upper = rises.sf(x - 1)
        p_lower = falls.cdf(x) if b else 1.0
    limits = [falls.ppf(0.025) if b else 0, rises.ppf(0.975)]
    rows.append([x, number(e), b, number(total), phi, number(b * q), number(x / (b * q)) if b else "",
                 *map(number, interval), number(p_upper), number(p_lower), *map(int, limits)])
write("same_period_expected.csv",
      ["observed", "exposure", "baseline", "baseline_exposure", "dispersion", "expected", "ratio", "ratio_lower",
       "ratio_upper", "p_value", "p_value_lower", "prediction_lower", "prediction_upper"], rows)

p_values = [0.01, 0.013, 0.014, 0.19, 0.35, 0.5, 0.63, 0.67, 0.75, 0.81, 0.013, 1.0, 0.0]
write("benjamini_hochberg_expected.csv", ["p_value", "q_value"],
      zip(map(number, p_values), map(number, multipletests(p_values, method="fdr_bh")[1])))

# Three units, 48 months, a trend and a season; some cells are missing. Fitted as unit + month + trend.
rng = np.random.default_rng(20220630)
cells, design = [], []
for unit, time in itertools.product(range(3), range(48)):
    exposure = (1 + unit) * (1000 + 5 * time)
    mean = exposure * np.exp(-5.5 + 0.4 * unit + 0.5 * np.cos(2 * np.pi * time / 12) + 0.01 * time)
    count = rng.negative_binomial(mean / 0.8, 1 / 1.8)
    if rng.random() < 0.05:
        continue
    cells.append((unit, time, int(count), exposure))
write("glm_counts.csv", ["unit", "time", "count", "exposure"], cells)

units = sorted({unit for unit, *_ in cells})
center = np.mean([time for _, time, *_ in cells])


def fit(season):
    matrix = []
    for unit, time, *_ in cells:
        row = [float(unit == u) for u in units]
        if season == "levels":
            row += [float((time + 8) % 12 == level) for level in range(1, 12)]
        else:
            angle = 2 * np.pi * ((time + 8) % 12) / 12
            row += [np.cos(angle), np.sin(angle)]
        matrix.append(row + [(time - center) / 12])
    counts = [count for *_, count, _ in cells]
    offset = np.log([exposure for *_, exposure in cells])
    return sm.GLM(counts, np.array(matrix), family=sm.families.Poisson(), offset=offset).fit(scale="X2", tol=1e-14)


rows = []
for season in ("levels", "harmonic"):
    model = fit(season)
    rows += [[season, f"coefficient{i}", number(value)] for i, value in enumerate(model.params)]
    rows += [[season, f"standardError{i}", number(value)] for i, value in enumerate(model.bse)]
    rows += [[season, "deviance", number(model.deviance)], [season, "dispersion", number(model.scale)],
             [season, "residualDegreesOfFreedom", number(model.df_resid)],
             [season, "trendPerPeriod", number(model.params[-1] / 12)],
             [season, "trendStandardError", number(model.bse[-1] / 12)]]
write("glm_expected.csv", ["season", "quantity", "value"], rows)
with open("PROVENANCE.txt", "w") as file:
    file.write("python make_expected.py, with "
               f"numpy {np.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}\n")
