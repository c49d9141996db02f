import Analyses
import Reports
import Submissions

/// Analyses made up for the tests: a spike month, a quiet one, totals only, and nothing at all.
enum FabricatedAnalysis {
  static let june = Month(year: 2022, month: 6)

  static func provenance(_ month: Month = june) -> Provenance {
    Provenance(
      version: "0.1.0", month: month, asOf: month.lastDay.advanced(by: 15), cityName: "云汀市",
      settings: [.init(name: "dispersion", value: "auto"), .init(name: "significance", value: "0.05")],
      inputs: [.init(name: "2022-06.csv", sha256: String(repeating: "0a", count: 32))],
      rowCounts: [.init(table: "events", rows: 1_234)], problemsOpen: 3)
  }

  static let districts = ["东湖区", "临江区", "南屏区", "城北区", "望山区", "梅溪区", "云岭区", "海曲区"]

  static func comparison(
    _ unit: Unit, month: Month = june, observed: Int, baseline: [Int], q: Double? = nil,
    direction: Comparison.Direction = .none, verdict: Verdict = .usable, reasons: [VerdictReason] = [],
    reported: Int = 148, schools: Int = 160
  ) -> Comparison {
    let exposure = 3_600_000.0
    let years = baseline.enumerated().map { index, count in
      PeriodCount(
        month: month.advanced(by: -12 * (baseline.count - index)), count: count, exposure: exposure * 0.98,
        reported: schools, expected: schools)
    }
    let expected = Double(baseline.reduce(0, +)) / (0.98 * Double(max(baseline.count, 1)))
    let ratio = expected > 0 ? Double(observed) / expected : nil
    return Comparison(
      unit: unit,
      current: PeriodCount(month: month, count: observed, exposure: exposure, reported: reported, expected: schools),
      baseline: years, expected: baseline.isEmpty ? nil : expected, ratio: ratio,
      ratioLower: baseline.isEmpty ? nil : (ratio ?? 0.4) * 0.7,
      ratioUpper: baseline.isEmpty ? nil : ratio.map { $0 * 1.4 } ?? .infinity,
      pValue: baseline.isEmpty ? nil : q.map { $0 / 3 } ?? 0.4,
      pValueLower: baseline.isEmpty ? nil : direction == .fall ? 0.002 : 0.7,
      qValue: baseline.isEmpty ? nil : q ?? 0.81, qValueLower: baseline.isEmpty ? nil : 0.93, dispersion: 1.31,
      samePeriod: baseline.isEmpty
        ? nil : .init(expected: expected, ratio: ratio, pValue: q.map { $0 / 2 } ?? 0.4, pValueLower: 0.6),
      monthOnMonth: 1.344, yearToDate: 1.123, direction: direction, verdict: verdict, reasons: reasons)
  }

  static func trend(until month: Month, months: Int, spike: Int?) -> [TrendPoint] {
    (0..<months).map { index in
      let month = month.advanced(by: index - months + 1)
      let expected = 20.0 + 4 * Double((month.monthOfYear * 5) % 7)
      let isLast = index == months - 1
      let hasBaseline = index >= 12
      let observed = isLast ? spike : index == 7 ? nil : Int(expected) + (index * 7) % 9 - 4
      return TrendPoint(
        month: month, observed: observed, expected: hasBaseline ? expected : nil,
        lower: hasBaseline ? expected * 0.6 : nil, upper: hasBaseline ? expected * 1.5 : nil,
        reported: index == 7 ? 0 : 158, expectedReports: 160,
        isBaseline: month.monthOfYear == june.monthOfYear && !isLast, isProvisional: index >= months - 2)
    }
  }

  static func heatmap(until month: Month, months: Int) -> [HeatmapCell] {
    districts.enumerated().flatMap { row, district in
      (0..<months).map { column in
        let isAbsent = row == 3 && column % 9 == 0
        let observed = (row * 3 + column * 5) % 11
        let hasBaseline = column >= 12
        return HeatmapCell(
          district: district, month: month.advanced(by: column - months + 1), observed: isAbsent ? nil : observed,
          expected: hasBaseline ? 4.5 : nil, ratio: isAbsent || !hasBaseline ? nil : Double(observed) / 4.5)
      }
    }
  }

  /// A city-wide spike carried by two districts and two stages.
  static func spike() -> MonthlyAnalysis {
    let city = comparison(
      .city, observed: 83, baseline: [40, 44, 42], q: 0.0002, direction: .rise, verdict: .indicative,
      reasons: [.schoolsMissing(missing: 12, expected: 160), .provisional])
    let east = comparison(.district("东湖区"), observed: 19, baseline: [6, 7, 8], q: 0.004, direction: .rise)
    let river = comparison(.district("临江区"), observed: 17, baseline: [5, 7, 7], q: 0.011, direction: .rise)
    let hill = comparison(
      .district("望山区"), observed: 1, baseline: [9, 8, 10], direction: .fall, verdict: .insufficient,
      reasons: [.dependsOnYear(2020), .samePeriodDisagrees])
    let never = comparison(.district("海曲区"), observed: 3, baseline: [0, 0, 0])
    let junior = comparison(.stage(.junior), observed: 44, baseline: [18, 20, 19], q: 0.003, direction: .rise)
    let others = districts[[2, 3, 5, 6]].map { comparison(.district($0), observed: 8, baseline: [6, 8, 7]) }
    let indicator = IndicatorAnalysis(
      indicator: .crisisEvents,
      statement: MonthStatement(
        kind: .monthHighAfterCalm,
        earlierMonths: .init(observed: 160, expected: 158.3, ratio: 1.01, pValue: 0.45),
        yearToDate: .init(observed: 243, expected: 201.2, ratio: 1.208, pValue: 0.02)),
      findings: [
        Finding(id: "a1b2c3d4", comparison: city, drivers: drivers(city)),
        Finding(id: "b1b2c3d4", comparison: east, drivers: []), Finding(id: "c1b2c3d4", comparison: river, drivers: []),
        Finding(id: "d1b2c3d4", comparison: junior, drivers: []),
        Finding(id: "e1b2c3d4", comparison: hill, drivers: []),
      ],
      comparisons: [city, east, river, hill, never] + others + [junior],
      trend: trend(until: june, months: 46, spike: 83),
      heatmap: heatmap(until: june, months: 36),
      graveEvents: [
        PeriodCount(month: june.advanced(by: -12), count: 1, exposure: 1, reported: 160, expected: 160),
        PeriodCount(month: june, count: 4, exposure: 1, reported: 148, expected: 160),
      ])
    var analysis = MonthlyAnalysis(
      month: june, asOf: june.lastDay.advanced(by: 15), indicators: [indicator], tiers: tiers(until: june),
      tracking: tracking(until: june), completeness: completeness(june, missing: 12),
      interventions: [
        Intervention(
          id: "G01", name: "家访行动", kind: .homeVisit, scope: .district, scopeCode: "东湖区", starts: june.firstDay),
        Intervention(
          id: "G02", name: "心理辅导课", kind: .lesson, scope: .city, starts: june.firstDay.advanced(by: -90),
          ends: june.lastDay),
      ])
    analysis.indicators[0].funnel = Funnel(indicator.comparisons, month: june)
    analysis.returnMonths = (0..<12).map { completeness(june.advanced(by: $0 - 11), missing: $0) }
    analysis.openProblems = districts.prefix(3).map {
      OpenProblems(district: $0, form: .events, example: Problem(.dateImpossible), count: 4, schools: 2)
    }
    return analysis
  }

  static func drivers(_ city: Comparison) -> [Driver] {
    [
      Driver(part: .stage(.junior), observed: 44, expected: 19.4, share: 0.61, isLeading: true),
      Driver(part: .district("东湖区"), observed: 19, expected: 7.1, share: 0.29, isLeading: true),
      Driver(part: .district("临江区"), observed: 17, expected: 6.5, share: 0.26, isLeading: true),
      Driver(part: .kind(.selfHarm), observed: 50, expected: 25.4, share: 0.6, isLeading: true),
      Driver(part: .stage(.primary), observed: 5, expected: 6, share: -0.02, isLeading: false),
    ]
  }

  static func tiers(until month: Month) -> TierAnalysis {
    TierAnalysis(
      recordsBegin: month.advanced(by: -20),
      stock: (0..<20).flatMap { index in
        Tier.all.map { tier in
          TierAnalysis.TierStock(
            month: month.advanced(by: index - 19), tier: tier,
            pupils: 1_400 / (tier.rawValue * tier.rawValue) + index * 5)
        }
      },
      flows: [
        .init(from: .notOnFile, to: .tier1, pupils: 33), .init(from: .tier1, to: .tier2, pupils: 9),
        .init(from: .tier3, to: .tier2, pupils: 12), .init(from: .tier1, to: .released, pupils: 51),
      ], accounts: accounts)
  }

  /// Two tiers, all together and a district, with numbers that occur nowhere else.
  private static let accounts = {
    func account(_ unit: Unit, _ state: CaseState?, _ start: Int) -> TierAccount {
      var account = TierAccount(unit: unit, state: state)
      account.start = start
      return account
    }
    var (grave, light) = (account(.city, .tier3, 317), account(.city, .tier1, 2_411))
    (grave.steppedDown, grave.couldStepDown) = (12, 317)
    (light.opened, light.movedIn, light.steppedUp, light.released, light.left) = (33, 12, 9, 51, 4)
    grave.movedIn = 9
    var all = account(.city, nil, 2_728)
    (all.opened, all.movedIn, all.steppedDown, all.steppedUp) = (33, 21, 12, 9)
    (all.released, all.left, all.couldStepDown) = (51, 4, 317)
    var district = all
    district.unit = .district("东湖区")
    return [grave, light, all, district]
  }()

  static func tracking(until month: Month) -> TrackingAnalysis {
    let last = month.lastDay.monday
    var analysis = TrackingAnalysis(
      weeks: (0..<53).map { index in
        let onFile = index == 20 ? 0 : 1_500 + index
        return .init(
          unit: .city, monday: last.advanced(by: 7 * (index - 52)), onFile: onFile,
          tracked: onFile * (80 + index % 9) / 100)
      },
      districts: districts.map { .init(unit: .district($0), monday: last, onFile: 190, tracked: 170) })
    analysis.districtWeeks = districts.flatMap { name in
      (0..<26).map { index in
        TrackingAnalysis.Rate(
          unit: .district(name), monday: last.advanced(by: 7 * (index - 25)), onFile: 190, tracked: 145 + index)
      }
    }
    return analysis
  }

  static func completeness(_ month: Month, missing: Int) -> CompletenessAnalysis {
    let schools = (0..<missing).map { index in
      CompletenessAnalysis.MissingSchool(
        district: districts[index / 4], code: SchoolCode(rawValue: "0\(100 + index)"), name: "第\(index + 1)中学",
        isAwaitingCorrection: index == 2)
    }
    let waiting = schools.count { $0.isAwaitingCorrection }
    return CompletenessAnalysis(
      form: .events, period: month.description, due: month.advanced(by: 1).firstDay.advanced(by: 4),
      units: districts.enumerated().map { index, district in
        let absent = index < 3 ? missing / 3 : 0
        return .init(
          unit: .district(district), expected: 20, received: 20 - absent, onTime: 18 - absent, late: 2,
          missing: absent, exempt: 1, awaitingCorrection: 0)
      } + [
        .init(
          unit: .city, expected: 160, received: 160 - missing, onTime: 144 - missing, late: 16,
          missing: missing - waiting, exempt: 8, awaitingCorrection: waiting)
      ], missing: schools)
  }

  /// Nothing abnormal; some schools may be missing.
  static func quiet(missing: Int = 0) -> MonthlyAnalysis {
    let month = Month(year: 2021, month: 11)
    let city = comparison(.city, month: month, observed: 41, baseline: [40, 44, 42], reported: 160 - missing)
    return MonthlyAnalysis(
      month: month, asOf: month.lastDay.advanced(by: 15),
      indicators: [
        IndicatorAnalysis(
          indicator: .crisisEvents,
          statement: MonthStatement(
            kind: .calm, earlierMonths: .init(observed: 400, expected: 398.2, ratio: 1.005, pValue: 0.4),
            yearToDate: .init(observed: 441, expected: 440.1, ratio: 1.002, pValue: 0.49)),
          findings: [], comparisons: [city], trend: trend(until: month, months: 39, spike: 41),
          heatmap: heatmap(until: month, months: 36), graveEvents: [])
      ], tiers: nil, tracking: nil, completeness: completeness(month, missing: missing), interventions: [])
  }

  /// Two indicators known only as monthly totals, one without an earlier year.
  static func countsOnly() -> MonthlyAnalysis {
    let month = Month(year: 2020, month: 8)
    let known = comparison(
      .city, month: month, observed: 91, baseline: [56, 53, 43], q: 0.00003, direction: .rise, reported: 0, schools: 0)
    let unknown = comparison(
      .city, month: month, observed: 5, baseline: [], verdict: .insufficient, reasons: [.noEarlierYear], reported: 0,
      schools: 0)
    return MonthlyAnalysis(
      month: month, asOf: month.lastDay.advanced(by: 15),
      indicators: [
        IndicatorAnalysis(
          indicator: .named("自杀"),
          statement: MonthStatement(kind: .monthHighAfterCalm, earlierMonths: nil, yearToDate: nil),
          findings: [Finding(id: "f1", comparison: known, drivers: [])], comparisons: [known],
          trend: trend(until: month, months: 30, spike: 91), heatmap: [], graveEvents: []),
        IndicatorAnalysis(
          indicator: .named("热线"), statement: MonthStatement(kind: .noComparison, earlierMonths: nil, yearToDate: nil),
          findings: [], comparisons: [unknown],
          trend: [
            TrendPoint(
              month: month, observed: 5, expected: nil, lower: nil, upper: nil, reported: 0, expectedReports: 0,
              isBaseline: false, isProvisional: false)
          ], heatmap: [], graveEvents: []),
      ], tiers: nil, tracking: nil, completeness: nil, interventions: [])
  }

  /// A workspace into which nothing has been loaded.
  static func empty() -> MonthlyAnalysis {
    MonthlyAnalysis(
      month: june, asOf: june.lastDay, indicators: [], tiers: nil, tracking: nil, completeness: nil, interventions: [])
  }

  /// Schools are known, none has reported.
  static func silent() -> MonthlyAnalysis {
    let nobody = Comparison(
      unit: .city, current: nil, baseline: [], direction: .none, verdict: .insufficient, reasons: [.notReported])
    return MonthlyAnalysis(
      month: june, asOf: june.lastDay,
      indicators: [
        IndicatorAnalysis(
          indicator: .crisisEvents, statement: MonthStatement(kind: .notReported, earlierMonths: nil, yearToDate: nil),
          findings: [], comparisons: [nobody],
          trend: [
            TrendPoint(
              month: june, observed: nil, expected: nil, lower: nil, upper: nil, reported: 0, expectedReports: 160,
              isBaseline: false, isProvisional: true)
          ],
          heatmap: [HeatmapCell(district: "东湖区", month: june, observed: nil, expected: nil, ratio: nil)],
          graveEvents: [])
      ], tiers: TierAnalysis(stock: [], flows: []), tracking: TrackingAnalysis(weeks: [], districts: []),
      completeness: completeness(june, missing: 12), interventions: [])
  }

  /// More districts abnormal than a page has room for, returns of two forms missing everywhere, and grave events.
  static func crowded() -> MonthlyAnalysis {
    var analysis = spike()
    let names = (1...24).map { "第\($0)学区" }
    let rises = names.map {
      comparison(
        .district($0), observed: 30, baseline: [6, 7, 8], q: 0.004, direction: .rise, verdict: .indicative,
        reasons: [.samePeriodDisagrees])
    }
    analysis.indicators[0].findings += rises.map {
      Finding(id: "id-\($0.unit)", comparison: $0, drivers: [])
    }
    analysis.indicators[0].comparisons += rises
    analysis.indicators[0].graveAlerts = names.prefix(5).map {
      GraveAlert(id: "grave-\($0)", unit: .district($0), count: 1, lastBefore: nil, months: 24, recorded: 40)
    }
    analysis.indicators[0].silences = names.prefix(7).map {
      Silence(id: "zeros-\($0)", unit: .district($0), kind: .onlyZeros(months: 6, expected: 8.4), pValue: 0.001)
    }
    analysis.completeness?.units = names.map { row(.district($0), missing: 3) } + [row(.city, missing: 72)]
    analysis.otherReturns = [.summary, .plans].map {
      CompletenessAnalysis(
        form: $0, period: "2022-summer", due: june.lastDay,
        units: names.map { row(.district($0), missing: 2) } + [row(.city, missing: 48)], missing: [])
    }
    return analysis
  }

  private static func row(_ unit: Unit, missing: Int) -> CompletenessAnalysis.Row {
    .init(
      unit: unit, expected: unit == .city ? 480 : 20, received: (unit == .city ? 480 : 20) - missing, onTime: 0,
      late: (unit == .city ? 480 : 20) - missing, missing: missing, exempt: 0, awaitingCorrection: 0)
  }

  /// One district that has never had an event, and a week without anybody on file.
  static func zeros() -> MonthlyAnalysis {
    var analysis = quiet()
    let nothing = comparison(.district("东湖区"), observed: 0, baseline: [0, 0, 0], reasons: [.wideInterval])
    var city = nothing
    city.unit = .city
    analysis.indicators[0].comparisons = [city, nothing]
    analysis.indicators[0].statement = MonthStatement(kind: .undecided)
    analysis.indicators[0].funnel = Funnel(analysis.indicators[0].comparisons, month: analysis.month)
    analysis.returnMonths = [
      CompletenessAnalysis(
        form: .events, period: analysis.month.description,
        units: [
          .init(
            unit: .district("东湖区"), expected: 0, received: 0, onTime: 0, late: 0, missing: 0, exempt: 0,
            awaitingCorrection: 0)
        ], missing: [])
    ]
    let monday = analysis.month.lastDay.monday
    var tracking = TrackingAnalysis(weeks: [.init(unit: .city, monday: monday, onFile: 0, tracked: 0)], districts: [])
    tracking.districtWeeks = [.init(unit: .district("东湖区"), monday: monday, onFile: 0, tracked: 0)]
    analysis.tracking = tracking
    return analysis
  }

  static let all: [(name: String, analysis: MonthlyAnalysis)] = [
    ("spike", spike()), ("quiet", quiet()), ("quiet-missing", quiet(missing: 12)), ("counts", countsOnly()),
    ("empty", empty()), ("silent", silent()), ("crowded", crowded()), ("zeros", zeros()),
  ]
}

extension Array {
  fileprivate subscript(positions: [Int]) -> [Element] { positions.map { self[$0] } }
}
