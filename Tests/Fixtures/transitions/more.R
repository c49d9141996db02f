# More reference outputs on the panels beside: Rscript more.R, with R 4.2.2, msm 1.7 and survival 3.5-3. Writes more_expected.csv.
options(digits = 12); suppressMessages({library(msm); library(survival)})
out <- "more_expected.csv"; cat("case,quantity,values\n", file = out)
put <- function(case, q, v) cat(case, ",", q, ",\"", paste(signif(as.numeric(v), 12), collapse = ","), "\"\n", file = out, append = TRUE, sep = "")
d <- read.csv("tiers_covariates.csv")
Q <- rbind(c(0, .1, 0, .05), c(.1, 0, .1, .05), c(.05, .1, 0, .05), c(0, 0, 0, 0))
ctl <- list(fnscale = 8000, maxit = 20000, reltol = 1e-14)
# Intensities that change at time 6, in the middle of most subjects' intervals.
f <- msm(state ~ time, subject, data = d, qmatrix = Q, gen.inits = TRUE, deathexact = 4, pci = 6, center = FALSE, control = ctl)
put("split at 6", "minus2loglik", f$minus2loglik)
h <- hazard.msm(f)[[1]]; put("split at 6", "HR", h[, 1]); put("split at 6", "HR_lower", h[, 2]); put("split at 6", "HR_upper", h[, 3])
# Figures that follow, with delta-method errors where msm has them; covariates at 0 and at (1, 1).
f <- msm(state ~ time, subject, data = d, qmatrix = Q, gen.inits = TRUE, deathexact = 4, covariates = ~ intervention + senior, center = FALSE, control = ctl)
for (x in list(c(0, 0), c(1, 1))) { tag <- paste0("covariates ", x[1], x[2]); cov <- list(intervention = x[1], senior = x[2])
  s <- sojourn.msm(f, covariates = cov); put(tag, "sojourn", s$estimates[1:3]); put(tag, "sojourn_se", s$SE[1:3])
  put(tag, "P(4)", t(pmatrix.msm(f, t = 4, covariates = cov)))
  put(tag, "totlos_12", totlos.msm(f, start = 1, tot = 12, covariates = cov)); put(tag, "efpt_to_4", efpt.msm(f, tostate = 4, covariates = cov)[1:3]) }
# Exactly dated changes with p(0) estimated: survival counts its variance only when influences are asked for.
e <- read.csv("tiers_exact.csv"); e$event <- factor(e$to, 0:4, c("censor", "1", "2", "3", "4")); e$istate <- factor(e$from, 1:4)
sf <- survfit(Surv(start, stop, event) ~ 1, data = e, id = subject, istate = istate, influence = TRUE)
for (t in c(0.25, 1, 5, 10, 20, 30)) { s <- summary(sf, times = t); put("exact", paste0("se(", t, ")"), s$std.err) }
for (t in c(10, 30)) put("exact", paste0("rmean(", t, ")"), summary(sf, rmean = t)$table[, "rmean"])
for (t in c(10, 30)) put("exact", paste0("rmean_se(", t, ")"), tryCatch(summary(sf, rmean = t)$table[, "se(rmean)"], error = function(e) NA))
