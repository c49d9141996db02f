import Analyses
import Submissions
import Tables
import Wording

extension SummerPage {
  func notices() -> Page.Section {
    guard let city = analysis.notices.first(where: { $0.unit == .city }) else {
      let words =
        analysis.told == 0 ? SummerTexts.noNotices : SummerTexts.noticesAlone(Numerals.count(analysis.told))
      return section("notices", SummerTexts.notices, [said(text(words))])
    }
    return section(
      "notices", SummerTexts.notices,
      [
        said(
          sentence(
            SummerTexts.noticesTold(
              onFile: Numerals.count(city.onFile), told: Numerals.count(city.told),
              share: percent(Double(city.told) / Double(max(city.onFile, 1))), signed: Numerals.count(city.signed),
              unanswered: Numerals.count(city.notAnswered)))),
        open(
          tables.notices,
          [.text("unit"), .count("on_file"), .count("told"), .percent("told_share")]
            + ["signed", "not_signed", "sign_unknown", "not_told"].map { .count($0) }, SummerTexts.notices),
      ])
  }

  func conferences() -> Page.Section {
    let from = labels.day(summer.preparedFrom)
    guard let city = analysis.conferences.first(where: { $0.unit == .city }) else {
      return section("conferences", SummerTexts.conferences, [said(text(SummerTexts.noConferencesDue))])
    }
    guard analysis.isAnyConferenceKnown else {
      let words = SummerTexts.noConferences(schools: Numerals.count(city.schools), from: from)
      return section("conferences", SummerTexts.conferences, [said(text(words))])
    }
    return section(
      "conferences", SummerTexts.conferences,
      [
        said(
          sentence(
            SummerTexts.conferencesHeld(
              schools: Numerals.count(city.schools), held: Numerals.count(city.held), share: percent(city.share),
              from: from))),
        open(
          tables.conferences,
          [.text("unit"), .count("schools_owing"), .count("held"), .percent("held_share")], SummerTexts.conferences),
        open(tables.withoutConference, Self.schoolColumns, SummerTexts.withoutConference),
      ])
  }

  func plans() -> Page.Section {
    let blocks = [summer.period, summer.autumn].map { period -> Page.Block in
      let label = ReturnPeriod(period).label
      guard let plan = analysis.plans.first(where: { $0.period == period }),
        let city = plan.units.first(where: { $0.unit == .city })
      else { return said(text(SummerTexts.noPlans(label))) }
      let words = SummerTexts.plansReceived(
        label, expected: Numerals.count(city.expected), received: Numerals.count(city.received))
      return Page.Block(
        paragraphs: [sentence(words)],
        plainText: plan.missing.isEmpty ? nil : ReminderList(plan, language: labels.language).text)
    }
    return section("plans", SummerTexts.plans, blocks)
  }

  /// Where the figures come from; how they are made the sections say.
  func methods() -> Page.Section {
    section("methods", SummerTexts.methods, builder.sources(after: []))
  }
}
