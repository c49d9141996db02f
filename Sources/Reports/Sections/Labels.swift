import Analyses
import Submissions
import Wording

/// How the report names the things it speaks of.
struct Labels {
  var cityName: String
  var language: Language

  func text(_ text: Text) -> String { text(language) }

  func unit(_ unit: Unit) -> Text {
    switch unit {
    case .city: Text(verbatim: cityName)
    case .district(let name): Text(verbatim: name)
    case .stage(let stage): stage.label
    }
  }
  func subject(_ indicator: Indicator) -> Text {
    switch indicator {
    case .crisisEvents: ReportTexts.crisisEvents
    case .named(let name): Text(verbatim: name)
    }
  }
  /// A count with its measure word.
  func amount(_ count: Int, of indicator: Indicator) -> Text { amount(Numerals.count(count), of: indicator) }
  /// An expected count with its measure word.
  func amount(_ count: Double?, of indicator: Indicator) -> Text {
    amount(Numerals.decimal(count, places: (count ?? 0) < 100 ? 1 : 0), of: indicator)
  }
  private func amount(_ number: String, of indicator: Indicator) -> Text {
    indicator == .crisisEvents ? ReportTexts.events(number) : Text(verbatim: number)
  }
  /// A form; its name stands in a specification that is read once.
  func form(_ form: FormID) -> Text { Self.forms[form] ?? Text(verbatim: form.rawValue) }
  private static let forms = Dictionary(uniqueKeysWithValues: FormID.allCases.map { ($0, $0.title) })
  /// The first of many names; a single one more is named too.
  func list(_ names: [Text], most: Int) -> Text {
    Numerals.list(names, most: names.count - 1 == most ? names.count : most)
  }
  func part(_ part: Driver.Part) -> Text {
    switch part {
    case .district(let name): Text(verbatim: name)
    case .stage(let stage): stage.label
    case .kind(let kind): kind.label
    case .oneSchool: FindingTexts.aSchool
    }
  }
  func month(_ month: Month) -> Text { Numerals.month(month.year, month.monthOfYear) }
  func day(_ day: Day) -> Text {
    let parts = day.parts
    return Numerals.day(parts.year, parts.month, parts.day)
  }
  func verdict(_ verdict: Verdict) -> Text { verdict.text }
  func reason(_ reason: VerdictReason) -> Text {
    switch reason {
    case .noEarlierYear: FindingTexts.noEarlierYear
    case .oneEarlierYear: FindingTexts.oneEarlierYear
    case .shortHistory(let months): FindingTexts.shortHistory(months: months)
    case .noComparableSchools: FindingTexts.noComparableSchools
    case .newSchools(let schools, let events):
      FindingTexts.newSchools(schools, events: text(amount(events, of: .crisisEvents)))
    case .onlyZeros(let months): FindingTexts.onlyZeros(months: months)
    case .districtsOnlyZeros(let districts): FindingTexts.districtsOnlyZeros(districts)
    case .modelUnsettled: FindingTexts.modelUnsettled
    case .samePeriodDisagrees: FindingTexts.samePeriodDisagrees
    case .lesserKindsOnly: FindingTexts.lesserKindsOnly
    case .afterScreening: FindingTexts.afterScreening
    case .afterRuleChange(let change): FindingTexts.afterRuleChange(month(change))
    case .dependsOnYear(let year): FindingTexts.dependsOnYear(year)
    case .schoolsMissing(let missing, let expected): FindingTexts.schoolsMissing(missing, of: expected)
    case .districtsMissing(let missing, let expected): FindingTexts.districtsMissing(missing, of: expected)
    case .enrolmentUnknown(let schools): FindingTexts.enrolmentUnknown(schools)
    case .wideInterval: FindingTexts.wideInterval
    case .provisional: FindingTexts.provisional
    case .notReported: FindingTexts.nothingReported
    }
  }
  /// What the table of all units says of a comparison.
  func judgement(_ comparison: Comparison) -> Text {
    switch comparison.direction {
    case .rise: ColumnTexts.rise
    case .fall: ColumnTexts.fall
    case .none: comparison.pValue == nil ? ColumnTexts.untested : ColumnTexts.ordinary
    }
  }
  /// A tier; of pupils on file whose tier no form has told, the words for that.
  func tier(_ tier: Tier?) -> Text { tier?.label ?? ColumnTexts.unknownTier }
  func state(_ state: CaseState) -> Text {
    switch state {
    case .notOnFile: ColumnTexts.notOnFile
    case .tier1, .tier2, .tier3: state.tier?.label ?? ColumnTexts.notOnFile
    case .released: ColumnTexts.released
    case .transferredOut: ColumnTexts.transferredOut
    case .graduated: ColumnTexts.graduated
    case .deceased: ColumnTexts.deceased
    case .tierUnknown: ColumnTexts.tierUnknown
    }
  }
}
