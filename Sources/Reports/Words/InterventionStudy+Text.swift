public import Analyses
import Foundation
import Submissions
public import Wording

extension InterventionStudy {
  /// What it is about: the kind, and whom it reached.
  public var subject: Text {
    let kind = programme.kind.label
    switch design {
    case .rollout:
      return InterventionStudyTexts.places(
        kind: kind, reached: Numerals.count(reached), schools: Numerals.count(schools))
    case .city: return InterventionStudyTexts.everywhere(kind: kind)
    case .none:
      switch programme.reach {
      case .pupils: return InterventionStudyTexts.pupils(kind: kind)
      case .city: return InterventionStudyTexts.everywhere(kind: kind)
      case .places: return kind
      }
    }
  }

  /// What may be concluded and what not, to be read aloud.
  public var statement: Text {
    typealias Texts = InterventionStudyTexts
    let reason = reasons.first ?? EffectTexts.none
    guard let ratio, let answer else { return Texts.unknown(subject, reason: reason) }
    let times = Texts.ratio(
      Numerals.ratio(ratio.value), Numerals.ratio(ratio.lower), Numerals.ratio(ratio.upper))
    let events = eventsText
    switch (verdict, answer.isOpen, ratio.value < 1) {
    case (.insufficient, _, _): return Texts.unknown(subject, reason: reason)
    case (.usable, true, _):
      return Texts.between(subject, lower: Numerals.ratio(ratio.lower), upper: Numerals.ratio(ratio.upper))
    case (.usable, false, true): return Texts.fewer(subject, ratio: times, events: events)
    case (.usable, false, false): return Texts.more(subject, ratio: times, events: events)
    case (.indicative, true, _): return Texts.unclear(subject, ratio: times, reason: reason)
    case (.indicative, false, true): return Texts.perhapsFewer(subject, ratio: times, events: events, reason: reason)
    case (.indicative, false, false): return Texts.perhapsMore(subject, ratio: times, events: events, reason: reason)
    }
  }

  /// How many events fewer or more, without a sign: the words before them say which.
  var eventsText: Text {
    guard let averted, let value = averted.value, let lower = averted.lower, let upper = averted.upper else {
      return EffectTexts.none
    }
    return value < 0
      ? InterventionStudyTexts.events(Numerals.count(-value), Numerals.count(-upper), Numerals.count(-lower))
      : InterventionStudyTexts.events(Numerals.count(value), Numerals.count(lower), Numerals.count(upper))
  }

  /// Why it is not usable, the gravest reason first.
  public var reasons: [Text] {
    switch design {
    case .none(.pupils): [InterventionStudyTexts.forPupils]
    case .none(.notDelivered(let day)):
      [InterventionStudyTexts.notDelivered(day.text, last: last.text)]
    case .none(.unknownPlaces): [InterventionStudyTexts.unknownPlaces]
    case .none(.noBefore): [InterventionStudyTexts.noBefore]
    case .none(.noReturns): [InterventionStudyTexts.noReturns]
    case .none(.series(let error)): [error.text]
    case .rollout, .city: doubts.map(\.text)
    }
  }

  /// Which comparison was made.
  public var comparison: Text? {
    guard let delivered else { return nil }
    switch design {
    case .rollout(let byDistrict):
      return InterventionStudyTexts.rollout(
        byDistrict: byDistrict, from: delivered.lowerBound.text, to: delivered.last?.text)
    case .city(let since): return InterventionStudyTexts.city(since: since.text)
    case .none: return nil
    }
  }

  /// Which schools and months are left out.
  public var leftOut: [Text] {
    var texts: [Text] = []
    if withoutBefore > 0 { texts.append(InterventionStudyTexts.withoutBefore(Numerals.count(withoutBefore))) }
    if let ended {
      texts.append(
        InterventionStudyTexts.ended(
          Numerals.count(ended.schools), from: ended.days.lowerBound.text, to: ended.days.last?.text))
    }
    return texts
  }

  /// What months like these would show.
  public var need: Text? {
    detectable.map {
      InterventionStudyTexts.detectable(
        events: Numerals.decimal($0.eventsAMonth), before: Numerals.count($0.monthsBefore),
        after: Numerals.count($0.monthsAfter), fall: $0.fall.map { Numerals.ratio($0) })
    }
  }

  /// What stands beside the answer, sentence by sentence.
  public var remarks: [Text] {
    var remarks = notices.map(\.text)
    if controls.isEmpty, case .city = design { remarks.append(InterventionStudyTexts.noControl) }
    return remarks
  }
}

extension ClosedRange<Day> {
  /// The last day where it is another than the first.
  fileprivate var last: Day? { lowerBound < upperBound ? upperBound : nil }
}

extension Month {
  /// The month in words.
  var text: Text { Numerals.month(year, monthOfYear) }
}

extension Day {
  /// The day in words.
  var text: Text { Numerals.day(parts.year, parts.month, parts.day) }
}
