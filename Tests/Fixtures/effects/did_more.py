# csdid 0.4.3 and diff-diff 3.13.0 on did_panel.csv: what did_ref.py leaves out.
import warnings; warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
from csdid.att_gt import ATTgt
d=pd.read_csv("did_panel.csv"); out=open("did_more_expected.csv","w"); out.write("estimator,quantity,key,estimate,se\n")
f=lambda v: "" if v is None or not np.isfinite(v) else f"{v:.10g}"
w=lambda e,q,k,a,s=None: out.write(f"{e},{q},{k},{f(a)},{f(s)}\n")
for est in ["reg","ipw","dr"]:
  for base in ["varying","universal"]:
    for ctl in ["nevertreated","notyettreated"]:
      tag=f"{est};{ctl};{base}"
      m=ATTgt(yname="outcome",gname="first_treated",idname="school",tname="term",xformla="outcome~size_index",data=d.copy(),control_group=[ctl]).fit(est_method=est,base_period=base,bstrap=False)
      r=m.results
      for g,t,a,s in zip(r["group"],r["year"],r["att"],r["se"]): w(tag,"att_gt",f"g={int(g)};t={int(t)}",float(a),float(s))
      w(tag,"wald","",float(m.MP["W"]))
for cl in ["district"]:
  m=ATTgt(yname="outcome",gname="first_treated",idname="school",tname="term",xformla="outcome~1",data=d.copy(),control_group=["notyettreated"],clustervar=cl).fit(est_method="dr",bstrap=False)
  r=m.results
  for g,t,a,s in zip(r["group"],r["year"],r["att"],r["se"]): w("cluster=district",f"att_gt",f"g={int(g)};t={int(t)}",float(a),float(s))
np.random.seed(1)
m=ATTgt(yname="outcome",gname="first_treated",idname="school",tname="term",xformla="outcome~1",data=d.copy(),control_group=["notyettreated"],biters=20000,cband=True).fit(est_method="dr",bstrap=True)
w("draws=20000","critical value","att_gt",float(np.ravel(m.results["c"])[0]))
a=m.aggte(typec="dynamic",bstrap=True,cband=True,biters=20000).atte
w("draws=20000","critical value","dynamic",float(np.ravel(a["crit_val_egt"])[0]))
import diff_diff as dd
k=dict(outcome="outcome",unit="school",time="term",first_treat="first_treated")
for name,data in [("",d),("no never treated;",d[d.first_treated>0])]:
  # Without never-treated schools the last cohort's effects are not identified; what is left is terms 1 to 7.
  r=dd.ImputationDiD().fit(data,aggregate="all",**k)
  w(name+"imputation","overall","",r.overall_att,r.overall_se)
  for e,v in r.event_study_effects.items():
    if v["n_obs"]>0: w(name+"imputation","dynamic",int(e),v["effect"],v["se"])
  for g,v in r.group_effects.items(): w(name+"imputation","group",int(g),v["effect"],v["se"])
  part=data if not name else data[data.term<8].assign(first_treated=lambda x: x.first_treated.where(x.first_treated<8,0))
  r=dd.SunAbraham().fit(part,**k)
  w(name+"sun-abraham","overall","",r.overall_att,r.overall_se)
  for e,v in r.event_study_effects.items(): w(name+"sun-abraham","dynamic",int(e),v["effect"],v["se"])
  b=dd.BaconDecomposition().fit(data,**k)
  for c in b.comparisons:
    w(name+"bacon","comparison",f"{c.treated_group} vs {c.control_group}",c.estimate); w(name+"bacon","weight",f"{c.treated_group} vs {c.control_group}",c.weight)
import pyfixest as pf
d["post"]=((d.first_treated>0)&(d.term>=d.first_treated)).astype(int); d["unit"]=d.school
m=pf.feols("outcome~post|school+term",data=d,vcov={"CRV1":"unit"}); w("twfe;cluster=the same schools (CRV1)","post","",float(m.coef()["post"]),float(m.se()["post"]))
out.close()
