import Submissions
import Wording

/// How many pupils died as the follow-ups tell; a pupil of whom two schools tell it counts once.
struct CaseDeathCount {
  let pupils: Int
  /// Those of whom no school's returns have an event that may be it.
  let withoutEvent: Int
  /// Those of whom a later record has another state.
  let contradicted: Int

  init(_ deaths: [CaseDeath]) {
    let ofPupils = Dictionary(grouping: deaths, by: \.pseudonym).values
    pupils = ofPupils.count
    withoutEvent = ofPupils.count { !$0.contains(where: \.hasEvent) }
    contradicted = ofPupils.count { $0.contains(where: \.isContradicted) }
  }

  /// The same in words; nothing without a death.
  var words: Text? {
    pupils == 0 ? nil : CaseAlertTexts.deaths(pupils: pupils, withoutEvent: withoutEvent, contradicted: contradicted)
  }
}
