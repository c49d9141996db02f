# Rscript farrington.R FOLDER SERIES: writes counts.csv (series, frequency, count), expected.csv and seconds.csv.
suppressMessages(library(surveillance))
args <- commandArgs(TRUE)
set.seed(1)
weekly <- function(n) { t <- seq_len(n); season <- runif(1, 0, 2 * pi)
  mu <- exp(runif(1, -2, 5) + runif(1, 0, 0.003) * t + runif(1, 0, 0.7) * cos(2 * pi * t / 52 + season))
  y <- rnbinom(n, mu = mu, size = mu / runif(1, 0.05, 4)); at <- sample(n, 5); y[at] <- y[at] + rpois(5, 4 * sqrt(mu[at])); y }
series <- lapply(seq_len(as.integer(args[2])), function(i) list(name = paste0("simulated", i), y = weekly(416), freq = 52, end = 416))
# Counts that were not simulated: the package's own.
names <- data(package = "surveillance")$results[, "Item"]
for (name in names) { e <- new.env(); try(suppressWarnings(data(list = name, package = "surveillance", envir = e)), silent = TRUE)
  x <- e[[name]]
  if (inherits(x, "disProg")) x <- try(disProg2sts(x), silent = TRUE)
  if (!inherits(x, "sts") || !(x@freq %in% c(12, 52))) next
  y <- rowSums(observed(x))
  if (length(y) >= 5 * x@freq + 52 && !anyNA(y)) series[[length(series) + 1]] <- list(name = name, y = unname(y), freq = x@freq, end = min(length(y), 8 * x@freq + 60)) }
out <- list(); seconds <- list()
for (s in series) for (levels in c(1, 10)) for (threshold in c("delta", "nbPlugin", "muan")) {
  w <- if (s$freq == 52) 3 else 1
  range <- (s$end - 47):s$end
  x <- sts(observed = matrix(s$y), start = c(2000, 1), frequency = s$freq)
  took <- system.time(r <- suppressWarnings(farringtonFlexible(x, list(range = range, b = 5, w = w, alpha = 0.01, weightsThreshold = 2.58,
    pThresholdTrend = 0.05, limit54 = c(0, 4), noPeriods = levels, pastWeeksNotIncluded = w, thresholdMethod = threshold, glmWarnings = FALSE))))
  c <- r@control
  seconds[[length(seconds) + 1]] <- data.frame(s$name, levels, threshold, sum(took[1:2]))
  out[[length(out) + 1]] <- data.frame(s$name, levels, threshold, range, as.numeric(c$expected), as.numeric(upperbound(r)), as.integer(alarms(r)),
    as.numeric(c$pvalue), as.numeric(c$phiVector), as.integer(c$trend)) }
write <- function(d, file) write.table(format(d, digits = 15, trim = TRUE), file.path(args[1], file), sep = ",", quote = FALSE, row.names = FALSE, col.names = FALSE)
write(do.call(rbind, out), "expected.csv")
write(do.call(rbind, seconds), "seconds.csv")
write(do.call(rbind, lapply(series, function(s) data.frame(s$name, s$freq, s$y))), "counts.csv")
