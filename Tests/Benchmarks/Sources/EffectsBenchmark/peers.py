"""Times the peers of EffectsBenchmark on the files it wrote: the best of several runs, after one that is not counted.

Prints one line a figure: NAME SECONDS VALUE.

python peers.py staggered STAGGERED.csv  |  python peers.py panel PANEL.csv
"""

import sys
import time
import warnings

import pandas as pd

warnings.filterwarnings("ignore")
DRAWS = 20_000


def best(body, repetitions):
    """The shortest time of a body, which runs once before; and what it returns."""
    body()
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = body()
        times.append(time.perf_counter() - start)
    return min(times), result


def csdid(data):
    """Doubly robust, never-treated controls, with covariates; its bootstrap's time is what a fit with draws takes longer."""
    from csdid.att_gt import ATTgt

    def fit(draws):
        return ATTgt(
            yname="outcome", tname="time", idname="unit", gname="first", data=data, xformla="outcome ~ x1 + x2",
            cband=draws > 0, biters=max(1, draws),
        ).fit(est_method="dr", base_period="varying", bstrap=draws > 0)

    seconds, fitted = best(lambda: fit(0), 5)
    print("csdid", seconds, fitted.results["att"][0])
    with_draws, _ = best(lambda: fit(DRAWS), 3)
    print("csdid-bootstrap", with_draws - seconds, len(fitted.results["att"]))


def diff_diff(data):
    """The same by diff-diff; its bootstrap's time is what a fit with draws takes longer."""
    from diff_diff import CallawaySantAnna

    def fit(draws):
        return CallawaySantAnna(n_bootstrap=draws, seed=1).fit(
            data, outcome="outcome", unit="unit", time="time", first_treat="first", covariates=["x1", "x2"]
        )

    seconds, fitted = best(lambda: fit(0), 5)
    first = min(fitted.group_time_effects)
    print("diff-diff", seconds, fitted.group_time_effects[first]["effect"])
    with_draws, _ = best(lambda: fit(DRAWS), 3)
    print("diff-diff-bootstrap", with_draws - seconds, len(fitted.group_time_effects))


def pyfixest(data):
    """Poisson pseudo-maximum likelihood with two absorbed factors; the run that compiles is not counted."""
    import pyfixest

    def fit():
        return pyfixest.fepois("outcome ~ x1 + x2 | unit + time", data=data, vcov={"CRV1": "unit"})

    seconds, fitted = best(fit, 2)
    print("pyfixest", seconds, fitted.coef().iloc[0])


if __name__ == "__main__":
    table = pd.read_csv(sys.argv[2])
    for peer in [pyfixest] if sys.argv[1] == "panel" else [csdid, diff_diff]:
        try:
            peer(table)
        except Exception as error:  # A peer that is not installed, or fails, is said and left out.
            print(f"{peer.__name__} did not run: {error!r}", file=sys.stderr)
