# Rscript msm.R PANEL: the model with two covariates on the reference panel; prints seconds of processor time and -2 log L
# at a tight tolerance and at the default one, then the hazard ratios of the tight fit.
suppressMessages(library(msm))
d <- read.csv(commandArgs(TRUE)[1])
Q <- rbind(c(0, .1, 0, .05), c(.1, 0, .1, .05), c(.05, .1, 0, .05), c(0, 0, 0, 0))
run <- function(control) { t <- system.time(m <- msm(state ~ time, subject, data = d, qmatrix = Q, gen.inits = TRUE, deathexact = 4,
  covariates = ~ intervention + senior, center = FALSE, control = control)); list(seconds = sum(t[1:2]), model = m) }
tight <- run(list(fnscale = 8000, maxit = 20000, reltol = 1e-14)); loose <- run(list(fnscale = 8000, maxit = 20000))
cat(tight$seconds, sprintf("%.7f", tight$model$minus2loglik), loose$seconds, sprintf("%.7f", loose$model$minus2loglik), "\n")
h <- hazard.msm(tight$model); cat(sprintf("%.12g", c(h$intervention[, 1], h$senior[, 1])), "\n")
