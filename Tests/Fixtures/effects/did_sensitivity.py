# Sensitivity of an average effect to trends that are not parallel, by diff-diff 3.13.0; figures and covariances are drawn.
import numpy as np
from diff_diff.honest_did import _compute_optimal_flci, _solve_rm_bounds_union
rng=np.random.default_rng(5); out=open("did_sensitivity_expected.csv","w"); out.write("case,quantity,key,first,second\n")
for case,(pre,post) in enumerate([(1,1),(2,3),(5,4),(8,6)]):
    k=pre+post; a=rng.normal(size=(k,k)); s=.01*(.3*a@a.T+np.eye(k)+.5)
    b=np.r_[rng.normal(0,.05,pre),-.4-.05*np.arange(post)+rng.normal(0,.05,post)]  # e = -pre-1 … -2, then 0, 1, …
    for i in range(k):
        out.write(f"{case},figure,{i-pre-1 if i<pre else i-pre},{b[i]:.12g},\n")
        for j in range(k): out.write(f"{case},covariance,{i} {j},{s[i,j]:.12g},\n")
    l=np.ones(post)/post
    for m in [0,.005,.02,.05,.2]:
        lo,up=_compute_optimal_flci(b[:pre],b[pre:],s,l,pre,post,m); out.write(f"{case},smoothness,{m},{lo:.10g},{up:.10g}\n")
    for m in [.5,1,2]:
        lo,up=_solve_rm_bounds_union(b[:pre],b[pre:],l,pre,m); out.write(f"{case},relative magnitude,{m},{lo:.10g},{up:.10g}\n")
out.close()
