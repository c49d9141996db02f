#include "distributions.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {

namespace policies = boost::math::policies;

// An exception must not cross into C or Swift, so every error becomes a value: NaN or infinity.
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<false>>;

const double notANumber = std::numeric_limits<double>::quiet_NaN();

template <typename Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return notANumber;
  }
}

}  // namespace

double tidemark_beta_cdf(double a, double b, double x, double y) {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return notANumber;
  return guarded([=] { return x <= y ? boost::math::ibeta(a, b, x, Policy()) : boost::math::ibetac(b, a, y, Policy()); });
}

double tidemark_beta_odds_quantile(double a, double b, double p) {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return notANumber;
  return guarded([=] {
    double complement = notANumber;
    double x = boost::math::ibeta_inv(a, b, p, &complement, Policy());
    return x / complement;
  });
}

double tidemark_beta_odds_upper_quantile(double a, double b, double q) {
  if (!(a > 0 && b > 0 && q >= 0 && q <= 1)) return notANumber;
  return guarded([=] {
    double complement = notANumber;
    double x = boost::math::ibetac_inv(a, b, q, &complement, Policy());
    return x / complement;
  });
}

double tidemark_normal_cdf(double x) {
  return guarded([=] { return boost::math::cdf(boost::math::normal_distribution<double, Policy>(), x); });
}

double tidemark_normal_quantile(double p) {
  if (!(p >= 0 && p <= 1)) return notANumber;
  return guarded([=] { return boost::math::quantile(boost::math::normal_distribution<double, Policy>(), p); });
}

double tidemark_poisson_cdf(double mean, double k) {
  if (!(mean >= 0)) return notANumber;
  if (k < 0) return 0;
  return guarded([=] { return boost::math::gamma_q(std::floor(k) + 1, mean, Policy()); });
}

double tidemark_poisson_upper_tail(double mean, double k) {
  if (!(mean >= 0)) return notANumber;
  if (k <= 0) return 1;
  return guarded([=] { return boost::math::gamma_p(std::ceil(k), mean, Policy()); });
}

double tidemark_chi_squared_upper_tail(double degrees, double x) {
  if (!(degrees > 0 && x >= 0)) return notANumber;
  return guarded([=] { return boost::math::gamma_q(degrees / 2, x / 2, Policy()); });
}
