#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// Boost.Math behind plain C. No function throws; arguments outside a function's domain give NaN.

/// Regularised incomplete beta function I_x(a, b), given x and y = 1 - x separately so that neither loses digits.
double tidemark_beta_cdf(double a, double b, double x, double y);
/// Odds x / (1 - x) of the point x with I_x(a, b) = p.
double tidemark_beta_odds_quantile(double a, double b, double p);
/// Odds x / (1 - x) of the point x with 1 - I_x(a, b) = q.
double tidemark_beta_odds_upper_quantile(double a, double b, double q);

/// P(Z <= x) of the standard normal distribution.
double tidemark_normal_cdf(double x);
/// The x with P(Z <= x) = p.
double tidemark_normal_quantile(double p);

/// P(X <= k) of the Poisson distribution.
double tidemark_poisson_cdf(double mean, double k);
/// P(X >= k) of the Poisson distribution.
double tidemark_poisson_upper_tail(double mean, double k);

/// P(X >= x) of the chi-squared distribution.
double tidemark_chi_squared_upper_tail(double degrees, double x);

#ifdef __cplusplus
}
#endif
