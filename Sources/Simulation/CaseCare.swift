import Submissions

/// The treatment of a pupil from one assessment to the next.
struct CaseCare {
  var isOnLeave: Bool
  var isInHospital: Bool
  var isOnMedication: Bool
  var isInCounselling: Bool
  /// The days of referral to a clinic and of the first visit there.
  var referred: Day?
  var seen: Day?

  /// The treatment that follows an assessment.
  init(seed: UInt64, _ pupil: SimulatedCase, _ assessment: SimulatedCase.Assessment) {
    var generator = CityGenerator(seed: seed, .care, pupil.key, Int(assessment.day.rawValue))
    let severity = assessment.tier.rawValue - 1
    isOnLeave = generator.happens([0.01, 0.05, 0.22][severity])
    isInHospital = generator.happens([0, 0.01, 0.08][severity])
    isOnMedication = generator.happens([0.04, 0.25, 0.7][severity])
    isInCounselling = generator.happens([0.35, 0.6, 0.75][severity])
    let isReferred = generator.happens([0.05, 0.4, 0.85][severity])
    let referral = assessment.day.advanced(by: generator.integer(2...12))
    let visit = referral.advanced(by: generator.integer(3...24))
    referred = isReferred ? referral : nil
    seen = isReferred && (isOnMedication || isInHospital || generator.happens(0.4)) ? visit : nil
  }
}
