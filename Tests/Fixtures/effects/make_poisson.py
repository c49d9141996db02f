"""Simulated panels of counts by school, month and district, and what pyfixest gives for them."""
import warnings

import numpy as np
import pandas as pd
import pyfixest as pf

warnings.filterwarnings("ignore")
random = np.random.default_rng(20)
schools, months = 40, 18
panel = pd.DataFrame([(s, t) for s in range(schools) for t in range(months)], columns=["school", "month"])
panel["district"] = panel.school % 8
panel["weight"] = random.integers(1, 5, len(panel))
panel["exposed"] = ((panel.school % 3 == 0) & (panel.month >= 10)).astype(int)
panel["visits"] = random.normal(size=len(panel)).round(3)
panel["rare"] = ((panel.school % 5 == 1) & (panel.month % 6 == 2)).astype(int) * random.integers(0, 2, len(panel))
school = random.normal(size=schools) * 0.7 - 0.3
month = random.normal(size=months) * 0.3
mean = np.exp(school[panel.school] + month[panel.month] - 0.35 * panel.exposed + 0.2 * panel.visits)
panel["count"] = random.poisson(mean * random.gamma(4, 1 / 4, len(panel)))
panel.loc[panel.school == 7, "count"] = 0
panel["rate"] = (panel["count"] / panel.weight).round(6)
# Only where `rare` is 1 and the count 0 anyway: its coefficient has no finite value.
panel["never"] = panel.rare * (panel["count"] == 0)
# The same for every month of a school: the effects explain it.
panel["region"] = panel.school % 2
panel.to_csv("poisson_panel.csv", index=False)

cases = {
    "two effects": dict(fml="count ~ exposed + visits + rare | school + month", vcov={"CRV1": "school"}),
    "not nested": dict(fml="count ~ exposed + visits | school + month", vcov={"CRV1": "district"}),
    "one effect": dict(fml="count ~ exposed + visits | month", vcov={"CRV1": "school"}),
    "three effects": dict(fml="count ~ exposed + visits | school + month + district", vcov={"CRV1": "month"}),
    "weighted rate": dict(fml="rate ~ exposed + visits | school + month", weights="weight", vcov={"CRV1": "school"}),
    "separated": dict(fml="count ~ exposed + visits + never | school + month", vcov={"CRV1": "school"}),
    "collinear": dict(fml="count ~ exposed + region + visits | school + month", vcov={"CRV1": "school"}),
    "each row": dict(fml="count ~ exposed + visits | school + month", vcov={"CRV1": "row"}),
}
panel["row"] = np.arange(len(panel))
demeaner = pf.MapDemeaner(fixef_tol=1e-13, fixef_maxiter=100_000)
rows = []
for name, case in cases.items():
    fit = pf.fepois(data=panel, separation_check=["fe", "ir"], iwls_tol=1e-13, iwls_maxiter=200, demeaner=demeaner, **case)
    rows.append((name, "rows", fit._N))
    rows.append((name, "deviance", fit.deviance))
    for term in fit.coef().index:
        rows.append((name, f"{term} coefficient", fit.coef()[term]))
        rows.append((name, f"{term} standardError", fit.se()[term]))
pd.DataFrame(rows, columns=["case", "quantity", "value"]).to_csv("poisson_expected.csv", index=False, float_format="%.13g")
