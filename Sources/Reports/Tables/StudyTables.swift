import Analyses
import Foundation
import Statistics
import Submissions
import Tables
import Wording

/// The tables of a programme's page.
struct StudyTables {
  var study: InterventionStudy
  var labels: Labels

  /// Every table with a file of its own, in the order of the page.
  var all: [Table] {
    var figures = study.result.table
    figures.name = name("figures")
    return [figures] + (study.months.isEmpty ? [] : [months]) + (study.counts.isEmpty ? [] : [counts])
  }

  /// The name of a table, after the programme's.
  func name(_ table: String) -> String { "effect_\(study.programme.code)_\(table)" }

  /// Month by month; one nobody reported has no figure.
  var months: Table {
    let points = Dictionary(uniqueKeysWithValues: study.months.map { ($0.month, $0) })
    let known = study.months.map(\.month)
    let all = known.first.map { first in (0...first.distance(to: known.last ?? first)).map(first.advanced) } ?? []
    return Table(
      name: name("months"), columns: ["month", "observed", "expected", "lower", "upper"],
      rows: all.map { month in
        let point = points[month]
        return [
          .text(month.description), Cell(point?.observed), Cell(point?.expected), Cell(point?.lower),
          Cell(point?.upper),
        ]
      })
  }

  /// The differences by time since delivery, each with its own interval and that of all together.
  var eventStudy: Table {
    func figures(_ kind: EffectKind) -> [(since: Int, figure: EffectFigure)] {
      study.figures.compactMap { figure in
        guard figure.kind == kind, case .sinceTreatment(let since) = figure.term else { return nil }
        return (since, figure)
      }
    }
    let bands = Dictionary(figures(.band(.aggregate(.dynamic))).map { ($0.since, $0.figure) }) { first, _ in first }
    return Table(
      name: name("figures"), columns: ["since", "difference", "lower", "upper", "band_lower", "band_upper"],
      rows: figures(.aggregate(.dynamic)).filter { $0.figure.value != nil }.map { since, figure in
        let band = bands[since]
        return [
          .integer(since), Cell(figure.value), Cell(figure.lower), Cell(figure.upper), Cell(band?.lower),
          Cell(band?.upper),
        ]
      })
  }

  /// The methods side by side, those that have a figure.
  var agreement: Table {
    var rows: [[Cell]] = []
    if let answer = study.answer, case .schoolMonths = answer.kind, let ratio = study.ratio {
      rows.append(
        [.text(labels.text(answer.kind.text))] + Array(repeating: .missing(.notApplicable), count: 3)
          + [Cell(ratio.value), Cell(ratio.lower), Cell(ratio.upper)])
    }
    for figure in study.figures {
      guard case .estimator = figure.kind, figure.value != nil else { continue }
      let ratio = study.ratio(of: figure)
      rows.append([
        .text(labels.text(figure.kind.text)), Cell(figure.value), Cell(figure.lower), Cell(figure.upper),
        Cell(ratio?.value), Cell(ratio?.lower), Cell(ratio?.upper),
      ])
    }
    return Table(
      name: name("figures"),
      columns: ["method", "difference", "lower", "upper", "ratio", "ratio_lower", "ratio_upper"], rows: rows)
  }

  /// What the programme cannot have moved.
  var controls: Table {
    Table(
      name: name("figures"), columns: ["series", "ratio", "ratio_lower", "ratio_upper"],
      rows: study.controls.filter { $0.value != nil }.map { figure in
        [.text(labels.text(EffectTexts.seriesName(figure.series)))]
          + [figure.value, figure.lower, figure.upper].map { Cell($0.map { exp($0) }) }
      })
  }

  /// The raw counts.
  var counts: Table {
    Table(
      name: name("counts"),
      columns: [
        "schools_group", "schools", "months_before", "events_before", "months_between", "events_between",
        "months_after", "events_after",
      ],
      rows: study.counts.map { counts in
        [.text(labels.text(EffectTexts.seriesName(counts.series)))]
          + [
            counts.schools, counts.monthsBefore, counts.eventsBefore, counts.monthsBetween, counts.eventsBetween,
            counts.monthsAfter, counts.eventsAfter,
          ].map { .integer($0) }
      })
  }
}
