import Analyses
import Submissions
import Tables
import Wording

/// The report's figures as tables: every CSV file, and what stands behind each chart, comes from here.
struct ReportTables {
  var labels: Labels

  func findings(_ analysis: IndicatorAnalysis) -> Table {
    var table = Table(
      name: "findings",
      columns: ["id"] + Self.comparisonColumns)
    table.rows = analysis.findings.map { finding in
      [.text(finding.id)] + comparisonCells(finding.comparison, analysis.indicator)
    }
    return table
  }

  func comparisons(_ analysis: IndicatorAnalysis) -> Table {
    Table(
      name: "comparisons", columns: Self.comparisonColumns,
      rows: analysis.comparisons.map { comparisonCells($0, analysis.indicator) })
  }

  private static let comparisonColumns = [
    "indicator", "level", "unit", "month", "observed", "exposure", "reported", "expected_reports", "all_observed",
    "schools_left_out", "baseline_months", "baseline_observed", "method", "expected", "ratio", "ratio_lower",
    "ratio_upper", "p_value", "p_value_lower", "q_value", "q_value_lower", "dispersion", "same_period_expected",
    "same_period_ratio", "same_period_p_value", "beside_others_expected", "beside_others_p_value", "nowcast",
    "nowcast_lower", "nowcast_upper", "month_on_month", "year_to_date", "direction", "verdict", "reasons",
  ]

  private func comparisonCells(_ comparison: Comparison, _ indicator: Indicator) -> [Cell] {
    let current = comparison.current
    return [
      cell(indicator), level(comparison.unit), cell(comparison.unit), Cell(current?.month.description),
      Cell(current?.count), Cell(current?.exposure), Cell(current?.reported), Cell(current?.expected),
      Cell(comparison.total?.count), .integer(comparison.schoolsLeftOut),
      .text(comparison.baseline.map(\.month.description).joined(separator: " ")),
      .text(comparison.baseline.map { String($0.count) }.joined(separator: " ")),
      comparison.pValue == nil ? .missing(.notApplicable) : .text(comparison.method.rawValue),
      Cell(comparison.expected), Cell(comparison.ratio), Cell(comparison.ratioLower), Cell(comparison.ratioUpper),
      Cell(comparison.pValue), Cell(comparison.pValueLower), Cell(comparison.qValue), Cell(comparison.qValueLower),
      Cell(comparison.dispersion), Cell(comparison.samePeriod?.expected), Cell(comparison.samePeriod?.ratio),
      Cell(comparison.direction == .fall ? comparison.samePeriod?.pValueLower : comparison.samePeriod?.pValue),
      Cell(comparison.besideOthers?.expected), Cell(comparison.besideOthers?.pValue),
      Cell(comparison.nowcast?.expected), Cell(comparison.nowcast?.lower),
      Cell(comparison.nowcast?.upper),
      Cell(comparison.monthOnMonth), Cell(comparison.yearToDate), .text(labels.text(labels.judgement(comparison))),
      .text(labels.text(labels.verdict(comparison.verdict))),
      .text(comparison.reasons.map { labels.text(labels.reason($0)) }.joined(separator: "; ")),
    ]
  }

  /// Grave events by the rule, and silence: findings that no test of counts makes.
  func alerts(_ analysis: IndicatorAnalysis) -> Table {
    var table = Table(
      name: "alerts",
      columns: [
        "id", "level", "unit", "rule", "observed", "expected", "schools_missing", "schools_expected", "months",
        "p_value",
      ])
    for silence in analysis.silences {
      let head: [Cell] = [.text(silence.id), level(silence.unit), cell(silence.unit)]
      let blank = Cell.missing(.notApplicable)
      switch silence.kind {
      case .returnsMissing(let missing, let expected, _):
        table.rows.append(
          head + [
            .text("returns-missing"), blank, blank, .integer(missing), .integer(expected), .integer(1),
            Cell(silence.pValue),
          ])
      case .onlyZeros(let months, let expected):
        table.rows.append(
          head + [
            .text("only-zeros"), .integer(0), .number(expected), blank, blank, .integer(months), Cell(silence.pValue),
          ])
      }
    }
    table.rows += analysis.graveAlerts.map { alert in
      let blank = Cell.missing(.notApplicable)
      return [
        .text(alert.id), level(alert.unit), cell(alert.unit), .text("grave-event"), .integer(alert.count), blank, blank,
        blank, .integer(alert.months), blank,
      ]
    }
    return table
  }

  func drivers(_ analysis: IndicatorAnalysis) -> Table {
    Table(
      name: "drivers",
      columns: ["indicator", "finding", "unit", "part", "observed", "expected", "share", "is_leading"],
      rows: analysis.findings.flatMap { finding in
        finding.drivers.map { driver in
          [
            cell(analysis.indicator), .text(finding.id), cell(finding.comparison.unit),
            .text(labels.text(labels.part(driver.part))), .integer(driver.observed), Cell(driver.expected),
            Cell(driver.share), flag(driver.isLeading),
          ]
        }
      })
  }

  /// What the chart of a card draws: the month and the same month of earlier years, brought to this month's exposure.
  func baseline(_ analysis: IndicatorAnalysis) -> Table {
    baseline(analysis.findings.map(\.comparison), analysis.indicator)
  }
  func baseline(_ comparisons: [Comparison], _ indicator: Indicator) -> Table {
    Table(
      name: "baseline",
      columns: ["indicator", "level", "unit", "month", "observed", "exposure", "at_this_exposure", "expected"],
      rows: comparisons.flatMap { comparison in
        (comparison.baseline + [comparison.current].compactMap(\.self)).map { period in
          let exposure = comparison.current?.exposure ?? 0
          let scaled = period.exposure > 0 ? Double(period.count) * exposure / period.exposure : nil
          return [
            cell(indicator), level(comparison.unit), cell(comparison.unit), .text(period.month.description),
            .integer(period.count), Cell(period.exposure), Cell(scaled), Cell(comparison.expected),
          ]
        }
      })
  }

  func trend(_ analysis: IndicatorAnalysis) -> Table {
    Table(
      name: "trend",
      columns: [
        "indicator", "month", "observed", "expected", "lower", "upper", "reported", "expected_reports", "is_baseline",
        "is_provisional",
      ],
      rows: analysis.trend.map { point in
        [
          cell(analysis.indicator), .text(point.month.description), Cell(point.observed), Cell(point.expected),
          Cell(point.lower), Cell(point.upper), .integer(point.reported), .integer(point.expectedReports),
          flag(point.isBaseline), flag(point.isProvisional),
        ]
      })
  }

  func heatmap(_ analysis: IndicatorAnalysis) -> Table {
    Table(
      name: "heatmap", columns: ["indicator", "district", "month", "observed", "expected", "ratio", "q_value"],
      rows: analysis.heatmap.map { square in
        [
          cell(analysis.indicator), .text(square.district), .text(square.month.description), Cell(square.observed),
          Cell(square.expected), Cell(square.ratio), Cell(square.qValue),
        ]
      })
  }

  func graveEvents(_ analysis: IndicatorAnalysis) -> Table {
    Table(
      name: "grave_events", columns: ["month", "observed", "exposure", "reported", "expected_reports"],
      rows: analysis.graveEvents.map {
        [
          .text($0.month.description), .integer($0.count), Cell($0.exposure), .integer($0.reported),
          .integer($0.expected),
        ]
      })
  }

  func tierStock(_ tiers: TierAnalysis) -> Table {
    Table(
      name: "tier_stock", columns: ["month", "tier", "pupils"],
      rows: tiers.stock.map {
        [.text($0.month.description), .text(labels.text(labels.tier($0.tier))), .integer($0.pupils)]
      })
  }

  func tierFlow(_ tiers: TierAnalysis, month: Month) -> Table {
    Table(
      name: "tier_flow", columns: ["month", "from", "to", "pupils"],
      rows: tiers.flows.map { flow in
        [
          .text(month.description), .text(labels.text(labels.state(flow.from))),
          .text(labels.text(labels.state(flow.to))), .integer(flow.pupils),
        ]
      })
  }

  /// The month's account of the city's tiers and of all on file.
  func tierAccount(_ tiers: TierAnalysis, month: Month) -> Table {
    Table(
      name: "tier_account",
      columns: [
        "month", "tier", "at_start", "opened", "moved_in", "stepped_down", "stepped_up", "otherwise", "released",
        "left", "deceased", "at_end",
      ],
      rows: tiers.accounts.filter { $0.unit == .city }.map { account in
        [
          .text(month.description),
          .text(labels.text(account.state.map { labels.tier($0.tier) } ?? ReportTexts.allTiers)),
        ]
          + [
            account.start, account.opened, account.movedIn, account.steppedDown, account.steppedUp,
            account.otherwise, account.released, account.left, account.deceased, account.end,
          ].map(Cell.integer)
      })
  }

  /// The month's account of every district, and the share stepping down of those who could. Deaths stand among those gone:
  /// a single one would name its district.
  func tierDistricts(_ tiers: TierAnalysis, month: Month) -> Table {
    Table(
      name: "tier_districts",
      columns: [
        "month", "unit", "at_start", "opened", "stepped_down", "stepped_up", "released", "gone", "at_end",
        "could_step_down", "share_down", "share_lower", "share_upper",
      ],
      rows: tiers.accounts.filter { $0.unit != .city }.map { account in
        let share = Double(account.steppedDown) / Double(max(1, account.couldStepDown))
        let shares = account.stepDownLimits.map { [share, $0.lower, $0.upper].map(Cell.number) }
        return [.text(month.description), .text(labels.text(labels.unit(account.unit)))]
          + [
            account.start, account.opened, account.steppedDown, account.steppedUp, account.released,
            account.left + account.deceased, account.end, account.couldStepDown,
          ].map(Cell.integer) + (shares ?? Array(repeating: .missing(.notApplicable), count: 3))
      })
  }

  /// Pupils on file, one row each.
  func openCases(_ cases: [OpenCase], of analysis: OpenCaseAnalysis, name: String) -> Table {
    Table(
      name: name, columns: ["pseudonym", "code", "tier", "tier_since", "last_contact", "days_in_tier", "days_silent"],
      rows: cases.map { open in
        [
          .text(open.pseudonym), .text(open.school.rawValue), .text(labels.text(labels.tier(open.tier))),
          .text(open.tierSince.description), Cell(open.lastContact?.description),
          .integer(Int(analysis.day.rawValue - open.tierSince.rawValue)),
          Cell(open.lastContact.map { Int(analysis.day.rawValue - $0.rawValue) }),
        ]
      })
  }

  func overdueUnits(_ analysis: OpenCaseAnalysis) -> Table {
    Table(
      name: "overdue_units", columns: ["unit", "on_file", "overdue", "lost"],
      rows: analysis.units.map {
        [.text(labels.text(labels.unit($0.unit))), .integer($0.onFile), .integer($0.overdue), .integer($0.lost)]
      })
  }

  /// The month's deaths in the city.
  func caseDeaths(_ deaths: [CaseDeath], month: Month) -> Table {
    let count = CaseDeathCount(deaths)
    return Table(
      name: "case_deaths", columns: ["month", "deaths", "without_event", "contradicted"],
      rows: [
        [.text(month.description), .integer(count.pupils), .integer(count.withoutEvent), .integer(count.contradicted)]
      ])
  }

  func tracking(_ rates: [TrackingAnalysis.Rate], name: String) -> Table {
    Table(
      name: name, columns: ["unit", "monday", "on_file", "tracked", "rate", "is_finished"],
      rows: rates.map { rate in
        [
          cell(rate.unit), .text(rate.monday.description), .integer(rate.onFile), .integer(rate.tracked),
          rate.onFile > 0 ? .number(Double(rate.tracked) / Double(rate.onFile)) : .missing(.notApplicable),
          flag(rate.isFinished),
        ]
      })
  }

  func completeness(_ returns: [CompletenessAnalysis]) -> Table {
    Table(
      name: "completeness",
      columns: [
        "level", "unit", "form", "period", "due", "expected_returns", "received", "on_time", "late", "missing",
        "exempt",
        "awaiting_correction",
      ],
      rows: returns.flatMap { completeness in
        completeness.units.map { row in
          [
            level(row.unit), cell(row.unit), .text(completeness.form.rawValue), .text(completeness.period),
            completeness.due.map { .text($0.description) } ?? .missing(.notApplicable),
          ]
            + [row.expected, row.received, row.onTime, row.late, row.missing, row.exempt, row.awaitingCorrection]
            .map(Cell.integer)
        }
      })
  }

  func missingSchools(_ returns: [CompletenessAnalysis]) -> Table {
    Table(
      name: "missing_schools", columns: ["form", "period", "district", "code", "school", "awaiting_correction"],
      rows: returns.flatMap { completeness in
        completeness.missing.map { school in
          [
            .text(completeness.form.rawValue), .text(completeness.period), .text(school.district),
            .text(school.code.rawValue), .text(school.name), flag(school.isAwaitingCorrection),
          ]
        }
      })
  }

  func interventions(_ interventions: [Intervention]) -> Table {
    Table(
      name: "interventions", columns: ["id", "name", "kind", "scope", "scope_code", "starts", "ends"],
      rows: interventions.map { intervention in
        [
          .text(intervention.id), .text(intervention.name), .text(labels.text(intervention.kind.label)),
          .text(labels.text(intervention.scope.label)),
          intervention.scopeCode.map(Cell.text) ?? .missing(.notApplicable), .text(intervention.starts.description),
          intervention.ends.map { .text($0.description) } ?? .missing(.notApplicable),
        ]
      })
  }

  func cell(_ indicator: Indicator) -> Cell { .text(labels.text(labels.subject(indicator))) }
  func cell(_ unit: Unit) -> Cell { .text(labels.text(labels.unit(unit))) }
  private func flag(_ value: Bool) -> Cell { .text(labels.text(value ? ReportTexts.yes : ReportTexts.no)) }
  func level(_ unit: Unit) -> Cell {
    switch unit {
    case .city: .text("city")
    case .district: .text("district")
    case .stage: .text("stage")
    }
  }
}

extension Cell {
  /// The text, or that it is not known.
  init(_ text: String?) { self = text.map(Cell.text) ?? .missing(.notAvailable) }
  /// The number, or that it is not known.
  init(_ value: Int?) { self = value.map(Cell.integer) ?? .missing(.notAvailable) }
  /// The number; not known when absent, not applicable when it has no bound.
  init(_ value: Double?) {
    guard let value else {
      self = .missing(.notAvailable)
      return
    }
    self = value.isFinite ? .number(value) : .missing(.notApplicable)
  }
}
