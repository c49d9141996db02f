public import Submissions
import Tables
import Wording

/// A file of the simulated city.
public struct SimulatedFile: Sendable, Hashable {
  /// The path below the city's folder.
  public var path: String
  /// What stands in it.
  public var bytes: [UInt8]
  /// The day the bureau received it; absent for what no school sends.
  public var received: Day?
}

/// The files that the schools and the bureau of a city write.
public struct CityFiles {
  /// The city.
  public let city: City
  /// Follow-ups of more rows than this go into a CSV file: a worksheet ends at row 1,048,576 and opens slowly long
  /// before.
  package var mostRowsOfWorkbook = 200_000
  private let events: EventModel
  private let returns: ReturnPlan
  private let interventions: InterventionPlan
  private let calendar: SchoolCalendar
  /// The latest four terms, of which follow-ups were kept.
  private let terms: [SchoolTerm]
  private let cases: CaseModel

  /// Prepares the files of a city.
  public init(_ city: City) {
    self.city = city
    events = EventModel(city)
    returns = ReturnPlan(city: city, spikeDistricts: events.spikeDistricts)
    interventions = InterventionPlan(city)
    calendar = SchoolCalendar(seed: city.plan.seed)
    terms = calendar.terms(from: city.plan.from, to: city.plan.to).suffix(4)
    cases = CaseModel(
      city, calendar: calendar, interventions: interventions,
      from: terms.first?.days.lowerBound ?? city.plan.from.firstDay)
  }

  /// Makes one file after the other, so that only one of them is in memory.
  /// - Parameter body: Takes each file.
  /// - Returns: what was put into the files.
  /// - Throws: what `body` throws, and errors of the workbook writer.
  public func forEach(_ body: (SimulatedFile) throws -> Void) throws -> CityTruth {
    let plan = city.plan
    try body(SimulatedFile(path: "roster.xlsx", bytes: roster().workbook(), received: plan.from.firstDay))
    try body(SimulatedFile(path: "tasks.csv", bytes: tasks().csv(), received: plan.from.firstDay))
    let (enrolment, counted) = try enrolment()
    try body(SimulatedFile(path: "enrolment.csv", bytes: enrolment.csv(), received: counted.advanced(by: 9)))
    let measures = try interventionSheet()
    if !measures.isEmpty {
      try body(
        SimulatedFile(
          path: "interventions.xlsx", bytes: measures.workbook(), received: plan.to.lastDay.advanced(by: 1)))
    }
    var truth = emptyTruth()
    let eventFiles = EventFiles(city: city, events: events, returns: returns)
    for month in plan.months {
      let (files, monthTruth) = try eventFiles.files(month)
      for file in files { try body(file) }
      truth.months.append(monthTruth)
    }
    try forEachCaseFile(&truth, body)
    return truth
  }

  /// The files about pupils at risk.
  private func forEachCaseFile(_ truth: inout CityTruth, _ body: (SimulatedFile) throws -> Void) throws {
    let records = CaseRecords(city, calendar: calendar)
    let sheets = TrackingSheetFiles(city: city, model: cases, records: records, term: terms.last)
    let followUps = FollowUpFiles(
      city: city, model: cases, records: records, onSheets: sheets.firstDays,
      mostRowsOfWorkbook: mostRowsOfWorkbook)
    for term in terms {
      var counts = CityTruth.TermTruth(term)
      for district in city.districtIndices {
        if let file = try followUps.file(term, district: district, into: &counts) { try body(file) }
      }
      truth.cases.terms.append(counts)
    }
    for file in try sheets.files() { try body(file) }
    if let file = SummaryFiles(city: city, model: cases).file() { try body(file) }
  }

  private func roster() throws -> FormSheet {
    var sheet = try FormSheet(.roster)
    for school in city.schools {
      sheet.append([
        "school_code": .text(school.code.rawValue), "school": .text(school.name), "district": .text(school.district),
        "type": .text(school.type.label.zh),
      ])
    }
    return sheet
  }

  private func tasks() throws -> FormSheet {
    var sheet = try FormSheet(.tasks)
    let form = try FormSpecification.shipped(.events).title.zh
    if let summer = SummaryFiles(city: city, model: cases).summer {
      sheet.append([
        "form": .text(try FormSpecification.shipped(.summary).title.zh), "period": .text("\(summer)-summer"),
        "due": .day(SummaryFiles.due(summer)),
      ])
    }
    for month in city.plan.months {
      let due = month.advanced(by: 1).firstDay.advanced(by: 4)
      sheet.append(["form": .text(form), "period": .text(month.description), "due": .day(due)])
    }
    return sheet
  }

  /// The enrolment of every school year, and the last day it was counted on.
  private func enrolment() throws -> (FormSheet, Day) {
    var sheet = try FormSheet(.enrolment)
    let (first, last) = (city.plan.from.schoolYear, city.plan.to.schoolYear)
    for year in first...last {
      let counted = RawCell.day(Month(year: year, month: 9).firstDay)
      for cell in city.cells {
        let school = city.schools[cell.school]
        sheet.append([
          "school_code": .text(school.code.rawValue), "school": .text(school.name),
          "stage": .text(cell.stage.label.zh), "sex": .text(cell.sex.label.zh),
          "pupils": .number(Double(cell.pupils(inYear: year - first))), "as_of": counted,
        ])
      }
    }
    return (sheet, Month(year: last, month: 9).firstDay)
  }

  private func interventionSheet() throws -> FormSheet {
    var sheet = try FormSheet(.interventions)
    for item in interventions.interventions {
      sheet.append([
        "intervention_id": .text(item.id), "name": .text(item.name), "kind": .text(item.kind.label.zh),
        "scope": .text(item.scope.label.zh), "scope_code": item.scopeCode.map { .text($0) } ?? .empty,
        "starts": .day(item.starts), "ends": item.ends.map { .day($0) } ?? .empty,
      ])
    }
    return sheet
  }

  private func emptyTruth() -> CityTruth {
    let plan = city.plan
    return CityTruth(
      seed: plan.seed, pupils: plan.pupils, schools: city.schools.count, districts: city.districts,
      from: plan.from.description, to: plan.to.description,
      spike: .init(
        planted: events.spikeFactor > 1, month: plan.spikeMonth.description, cityFactor: plan.spike,
        cellFactor: events.spikeFactor, districts: events.spikeDistricts.map { city.districts[$0] },
        stages: events.spikeDistricts.isEmpty ? [] : EventModel.spikeStages.map(\.label.zh)),
      events: .init(
        dispersion: EventModel.dispersion, yearlyTrend: EventModel.yearlyTrend,
        stageRates: byStage(EventModel.stageRates)),
      cases: .init(
        yearlyIntensities: CaseIntensities.named, interventionEffects: InterventionPlan.effects,
        escalation: byStage(CaseIntensities.escalation), yearlyInflow: byStage(CaseIntensities.inflow),
        adherence: [
          "inTerm": CaseRecords.adherenceInTerm, "inHolidays": CaseRecords.adherenceInHolidays,
        ]), months: [])
  }

  private func byStage(_ values: [Stage: Double]) -> [String: Double] {
    values.reduce(into: [:]) { $0[$1.key.label.zh] = $1.value }
  }
}
