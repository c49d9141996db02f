import Analyses
import Submissions
import Tables
import Wording

/// The summer report's figures as tables: sentences, charts and CSV files have them from here.
struct SummerTables {
  let analysis: SummerAnalysis
  let labels: Labels
  private var monthly: ReportTables { ReportTables(labels: labels) }

  /// Every table with something in it.
  var all: [Table] {
    [
      toDos, watchList, completeness, missingSchools, rollUp, differences, visits, categories, trackingWeeks,
      trackingDistrictWeeks, trackingDistricts, silentSchools, notices, conferences, withoutConference,
    ].filter { !$0.rows.isEmpty }
  }

  /// What is alike in several districts together: there are many districts and few things to do.
  var toDos: Table { ToDoList.table(ToDoList(analysis.toDos, labels: labels).merged) }

  /// Who has sent the summary return and the plans.
  var completeness: Table { monthly.completeness(returns) }
  var missingSchools: Table { monthly.missingSchools(returns) }
  private var returns: [CompletenessAnalysis] { (analysis.summaries.map { [$0] } ?? []) + analysis.plans }

  var rollUp: Table {
    Table(
      name: "summary_numbers",
      columns: [
        "level", "unit", "name", "item", "counts", "value", "schools_answered", "schools_not_answered",
        "schools_missing",
      ],
      rows: analysis.rollUp.map { number in
        [
          monthly.level(number.unit), monthly.cell(number.unit), .text(number.item.rawValue),
          text(SummerTexts.item(number.item.rawValue)),
          text(number.item.unit.label), Cell(number.sum), .integer(number.answered), .integer(number.notAnswered),
          .integer(number.missing),
        ]
      })
  }

  /// The same for the page: a row for each number, a column for each unit, in the order of ``rollUpUnits``.
  var rollUpWide: Table {
    let units = rollUpUnits
    let values = Dictionary(grouping: analysis.rollUp, by: \.item)
    return Table(
      name: rollUp.name, columns: ["item", "counts"] + units.indices.map { "unit_\($0)" },
      rows: SummaryItem.allCases.map { item in
        [text(SummerTexts.item(item.rawValue)), text(item.unit.label)]
          + (values[item] ?? []).map { number in
            number.sum.map { .text(Numerals.count($0) + (number.notAnswered > 0 ? "*" : "")) }
              ?? .missing(.notAvailable)
          }
      })
  }
  var rollUpUnits: [Unit] { analysis.rollUp.filter { $0.item == .visitsDue }.map(\.unit) }

  var differences: Table {
    Table(
      name: "summary_differences", columns: ["district", "code", "school", "item", "summary_value", "ledger_value"],
      rows: analysis.differences.map { school, difference in
        place(school) + [
          text(SummerTexts.item(difference.item.rawValue)), .integer(difference.told), .integer(difference.counted),
        ]
      })
  }

  var visits: Table {
    Table(
      name: "visits",
      columns: [
        "level", "unit", "visits_due", "visited", "visit_share", "schools_answered", "schools_not_answered",
        "schools_missing",
      ],
      rows: analysis.visits.map { visits in
        let isKnown = visits.answered > 0
        return [
          monthly.level(visits.unit), monthly.cell(visits.unit), Cell(isKnown ? visits.due : nil),
          Cell(isKnown ? visits.made : nil), Cell(visits.share), .integer(visits.answered),
          .integer(visits.notAnswered), .integer(visits.missing),
        ]
      })
  }

  /// The six categories, a column each.
  var categories: Table {
    let numbers = Dictionary(grouping: analysis.rollUp.filter { SummaryItem.categories.contains($0.item) }, by: \.unit)
    return Table(
      name: "key_pupils", columns: ["unit"] + SummaryItem.categories.map(\.rawValue),
      rows: rollUpUnits.map { unit in [monthly.cell(unit)] + (numbers[unit] ?? []).map { Cell($0.sum) } })
  }

  var trackingWeeks: Table { monthly.tracking(analysis.tracking?.weeks ?? [], name: "tracking_weeks") }
  var trackingDistrictWeeks: Table {
    monthly.tracking(analysis.tracking?.districtWeeks ?? [], name: "tracking_district_weeks")
  }
  var trackingDistricts: Table { monthly.tracking(analysis.tracking?.districts ?? [], name: "tracking_districts") }
  var silentSchools: Table { schools(analysis.tracking?.silentSchools ?? [], name: "schools_without_records") }

  var notices: Table {
    Table(
      name: "notices",
      columns: ["unit", "on_file", "told", "told_share", "signed", "not_signed", "sign_unknown", "not_told"],
      rows: analysis.notices.map { row in
        [
          monthly.cell(row.unit), .integer(row.onFile), .integer(row.told),
          .number(Double(row.told) / Double(max(row.onFile, 1))), .integer(row.signed), .integer(row.notSigned),
          .integer(row.notAnswered), .integer(row.notTold),
        ]
      })
  }

  var conferences: Table {
    Table(
      name: "conferences", columns: ["unit", "schools_owing", "held", "held_share"],
      rows: (analysis.isAnyConferenceKnown ? analysis.conferences : []).map {
        [monthly.cell($0.unit), .integer($0.schools), .integer($0.held), Cell($0.share)]
      })
  }
  var withoutConference: Table {
    schools(analysis.isAnyConferenceKnown ? analysis.schoolsWithoutConference : [], name: "schools_without_conference")
  }

  var watchList: Table {
    Table(
      name: "watch_list",
      columns: ["district", "code", "pseudonym", "tier", "tier_before", "why", "tier_since", "last_contact"],
      rows: (analysis.watch?.pupils ?? []).map { pupil in
        [
          .text(pupil.district), .text(pupil.open.school.rawValue), .text(pupil.open.pseudonym),
          text(labels.tier(pupil.open.tier)), pupil.tierBefore.map { text($0.label) } ?? .missing(.notApplicable),
          text(Numerals.list(pupil.reasons.map(\.words))),
          .text(pupil.open.tierSince.description), Cell(pupil.open.lastContact?.description),
        ]
      })
  }

  private func schools(_ schools: [School], name: String) -> Table {
    Table(name: name, columns: ["district", "code", "school"], rows: schools.map(place))
  }
  private func place(_ school: School) -> [Cell] {
    [.text(school.district), .text(school.code.rawValue), .text(school.name)]
  }
  private func text(_ words: Text) -> Cell { .text(labels.text(words)) }
}

extension SummerWatch.Reason {
  var words: Text {
    switch self {
    case .gravest: SummerTexts.gravest
    case .movedUp: SummerTexts.movedUp
    case .overdue: SummerTexts.overdue
    case .lost: SummerTexts.lost
    }
  }
}
