# Further figures for its_monthly.csv, in the rows of its_expected.csv: the same models fitted to 1e-14 instead of R's 1e-8 of the
# deviance, month factors, HC0 to HC2, robust errors of the negative binomial.
suppressMessages({library(sandwich); library(MASS)})
d <- read.csv("its_monthly.csv"); d$t <- 1:nrow(d); d$post <- as.numeric(d$t >= 55); d$since <- d$post * (d$t - 54)
d$month <- factor(as.integer(substr(d$month, 6, 7)))
for (k in 1:2) { d[[paste0("c", k)]] <- cos(2 * pi * k * d$t / 12); d[[paste0("s", k)]] <- sin(2 * pi * k * d$t / 12) }
out <- "its_more_expected.csv"; cat("model,quantity,values\n", file = out)
put <- function(m, q, v) cat(m, ",", q, ",\"", paste(signif(as.numeric(v), 12), collapse = ","), "\"\n", file = out, append = TRUE, sep = "")
tight <- glm.control(maxit = 200, epsilon = 1e-14)
robust <- function(tag, m) {
  for (h in c("HC0", "HC1", "HC2", "HC3")) put(tag, paste0("se_", h), sqrt(vcovHC(m, type = h)["post", "post"]))
  for (L in c(0, 3, 6, 12)) put(tag, paste0("se_newey_west_lag", L, "_noprewhite_noadjust"),
    sqrt(NeweyWest(m, lag = L, prewhite = FALSE, adjust = FALSE)["post", "post"]))
}
for (y in c("crises", "control")) {
  base <- paste(y, "~ offset(log(population)) + t + post")
  formulas <- c("level" = base, "level+2harmonics" = paste(base, "+ c1 + s1 + c2 + s2"),
    "level+slope+2harmonics" = paste(base, "+ since + c1 + s1 + c2 + s2"), "level+slope+months" = paste(base, "+ since + month"))
  for (name in names(formulas)) {
    m <- glm(as.formula(formulas[name]), family = poisson(), data = d, control = tight)
    tag <- paste0(y, ":", name); X2 <- sum(residuals(m, "pearson")^2) / m$df.residual; se <- sqrt(vcov(m)["post", "post"])
    put(tag, "coefficients", coef(m)); put(tag, "deviance", m$deviance); put(tag, "dispersion", X2)
    put(tag, "se_model_poisson", se); put(tag, "se_quasi", se * sqrt(X2)); robust(tag, m)
  }
  nb <- glm.nb(as.formula(formulas["level+2harmonics"]), data = d, control = glm.control(maxit = 200, epsilon = 1e-12))
  tag <- paste0(y, ":negbin level+2harmonics")
  put(tag, "theta_se_beta_se_twologlik", c(nb$theta, nb$SE.theta, coef(nb)["post"], sqrt(vcov(nb)["post", "post"]), nb$twologlik))
  robust(tag, nb)
}
