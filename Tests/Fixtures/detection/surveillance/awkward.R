# Outputs of R 4.2.2 + surveillance 1.20.3 on series that regression finds hard, with settings drawn at random.
# A period for which R stops with an error has no row.
suppressMessages(library(surveillance))
set.seed(20221130)
n <- 132
t <- seq_len(n)
pop <- round(c(2000 * (1 + 0.01 * t[1:70]), 90000 * (1 - 0.002 * t[71:n])))
late <- replace(numeric(n), c(100, 113, 126), c(2, 1, 3))
missing <- rpois(n, 6 + 2 * sin(2 * pi * t / 12))
missing[c(5, 50:53, 64, 77, 90, 101)] <- NA
s <- list(
  zeros = numeric(n), late = late, spike = replace(rpois(n, 1), 97, 40000), flat = rep(40, n),
  shift = c(rpois(80, 3), rpois(n - 80, 3000)), scales = rpois(n, exp(4 + 4 * sin(2 * pi * t / 12))),
  falling = rpois(n, exp(6 - 0.06 * t)), rising = rpois(n, exp(-1 + 0.06 * t)), large = rpois(n, 2e6 * (1 + 0.02 * rnorm(n))),
  bursts = rnbinom(n, mu = 2, size = 0.08), quiet = c(rep(0, 90), rpois(n - 90, 1.5)), missing = missing)
obs <- do.call(cbind, s)
write.csv(data.frame(t = t, population = pop, obs), "awkward_observed.csv", row.names = FALSE, quote = FALSE, na = "")
pick <- function(x) x[sample.int(length(x), 1)]
res <- list()
for (k in names(s)) {
  x <- sts(observed = matrix(obs[, k], dimnames = list(NULL, k)), start = c(2012, 1), frequency = 12, population = matrix(pop))
  for (tm in c("delta", "nbPlugin", "muan")) for (draw in 1:6) {
    b <- pick(3:6); w <- pick(0:3); levels <- pick(c(1, 1, 2, 3, 4)); out <- pick(c(w, w, w + 2)); alpha <- pick(c(0.05, 0.01, 0.001))
    above <- pick(c(1, 2.58)); tp <- pick(c(0.05, 1, 0)); off <- pick(c(FALSE, TRUE)); range <- sort(sample(80:n, 6))
    for (i in range) {
      control <- list(range = i, b = b, w = w, reweight = TRUE, weightsThreshold = above, alpha = alpha, trend = tp > 0,
        pThresholdTrend = tp, limit54 = c(0, 4), noPeriods = levels, pastWeeksNotIncluded = out, thresholdMethod = tm,
        glmWarnings = FALSE, populationOffset = off)
      r <- try(suppressWarnings(farringtonFlexible(x, control)), silent = TRUE)
      if (inherits(r, "try-error") || is.na(r@control$phiVector)) { cat(k, tm, i, "has no result\n"); next }
      c <- r@control
      res[[length(res) + 1]] <- data.frame(series = k, method = "farrington-flexible", params = sprintf(
        "years=%d;halfWindow=%d;threshold=%s;seasonalLevels=%d;excludeRecent=%d;alpha=%g;reweightAbove=%g;trendP=%g;offset=%d;minimumRecent=0;draw=%d",
        b, w, tm, levels, out, alpha, above, tp, off, draw), t = i, observed = as.numeric(observed(r)[1]),
        expected = as.numeric(c$expected), upper = as.numeric(upperbound(r)), alarm = as.integer(alarms(r)),
        score = if (tm == "delta") as.numeric(c$score) else NA, trend = as.integer(c$trend),
        trend_coefficient = as.numeric(c$trendVector), p_value = as.numeric(c$pvalue), dispersion = as.numeric(c$phiVector))
    } }
  for (draw in 1:4) {
    b <- pick(3:5); w <- pick(1:3); alpha <- pick(c(0.05, 0.01)); tr <- pick(c(TRUE, FALSE)); re <- pick(c(TRUE, FALSE)); power <- pick(c("2/3", "1/2", "none"))
    for (i in sort(sample(84:n, 6))) {
      r <- try(suppressWarnings(farrington(x, control = list(range = i, b = b, w = w, alpha = alpha, reweight = re, trend = tr, limit54 = c(0, 4), powertrans = power))), silent = TRUE)
      if (inherits(r, "try-error") || is.na(alarms(r))) { cat(k, "farrington", i, "has no result\n"); next }
      res[[length(res) + 1]] <- data.frame(series = k, method = "farrington", params = sprintf(
        "years=%d;halfWindow=%d;alpha=%g;trend=%d;reweight=%d;power=%s;minimumRecent=0;draw=%d", b, w, alpha, tr, re, power, draw), t = i,
        observed = as.numeric(observed(r)[1]), expected = NA, upper = as.numeric(upperbound(r)), alarm = as.integer(alarms(r)), score = NA,
        trend = NA, trend_coefficient = NA, p_value = NA, dispersion = NA)
    } }
}
df <- do.call(rbind, res)
num <- sapply(df, is.numeric)
df[num] <- lapply(df[num], function(v) signif(v, 14))
write.csv(df, "awkward_expected.csv", row.names = FALSE, na = "", quote = FALSE)
print(table(df$series, df$method))
