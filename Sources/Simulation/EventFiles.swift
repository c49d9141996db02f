import Foundation
import Submissions
import Tables
import Wording

/// Writes the schools' monthly returns of crisis events.
struct EventFiles {
  let city: City
  let events: EventModel
  let returns: ReturnPlan

  /// The files of a month, and what stands in them.
  func files(_ month: Month) throws -> (files: [SimulatedFile], truth: CityTruth.MonthTruth) {
    let fates = returns.fates(month)
    var happened: [[SimulatedEvent]] = []
    var bySchool = [[SimulatedEvent]](repeating: [], count: city.schools.count)
    for district in city.districtIndices {
      let sample = events.events(inDistrict: district, month: month)
      happened.append(sample)
      for event in sample { bySchool[event.school].append(event) }
    }
    func sheet(_ fate: ReturnPlan.Fate...) throws -> FormSheet {
      var sheet = try FormSheet(.events)
      for (school, fated) in fates.enumerated() where fate.contains(fated) {
        append(bySchool[school], of: school, month: month, fate: fated, to: &sheet)
      }
      return sheet
    }
    let next = month.advanced(by: 1).firstDay
    var files: [SimulatedFile] = []
    let punctual = try sheet(.onTime)
    if !punctual.isEmpty {
      // The city moved from CSV to workbooks at the start of 2021.
      let isWorkbook = month.year >= 2021
      let path = "events/\(month)." + (isWorkbook ? "xlsx" : "csv")
      let bytes = isWorkbook ? try punctual.workbook() : punctual.csv()
      files.append(SimulatedFile(path: path, bytes: bytes, received: next.advanced(by: 3)))
    }
    let late = try sheet(.late)
    if !late.isEmpty {
      files.append(
        SimulatedFile(path: "events/\(month)-late.csv", bytes: late.csv(), received: next.advanced(by: 11)))
    }
    var faulty = try sheet(.besideFaults, .badDate, .badKind)
    if !faulty.isEmpty {
      faulty.append([
        "school_code": .text("0000000000"), "school": .text("云汀市某校"), "period": .text(month.description),
        "zero_report": .text("是"),
      ])
      files.append(
        SimulatedFile(path: "dirty/\(month)-faulty.csv", bytes: faulty.csv(), received: next.advanced(by: 4)))
    }
    let old = try sheet(.oldEncoding)
    if !old.isEmpty {
      let bytes = GB18030.bytes(String(decoding: old.csv(), as: UTF8.self))
      files.append(
        SimulatedFile(path: "dirty/\(month)-gb18030.csv", bytes: bytes, received: next.advanced(by: 4)))
    }
    if month == returns.emptyMonth {
      let empty = try FormSheet(.events).csv()
      files.append(
        SimulatedFile(path: "dirty/\(month)-headers-only.csv", bytes: empty, received: next.advanced(by: 4)))
    }
    return (files, truth(month, happened: happened, fates: fates))
  }

  private func append(
    _ sample: [SimulatedEvent], of index: Int, month: Month, fate: ReturnPlan.Fate, to sheet: inout FormSheet
  ) {
    let school = city.schools[index]
    let code = RawCell.text(school.code.rawValue)
    let (name, period) = (RawCell.text(school.name), RawCell.text(month.description))
    if fate == .badDate || fate == .badKind {
      // The fault replaces whatever happened; the school has to send the return again.
      let day = RawCell.day(month.firstDay.advanced(by: 6))
      sheet.append([
        "school_code": code, "school": name, "period": period, "event_id": .text("1"),
        "event_date": fate == .badDate ? .text("\(month)-31日") : day, "reported_date": day,
        "kind": .text(fate == .badKind ? "-1" : EventKind.selfHarm.label.zh),
      ])
      return
    }
    if sample.isEmpty {
      sheet.append(["school_code": code, "school": name, "period": period, "zero_report": .text("是")])
    }
    for (number, event) in sample.enumerated() {
      sheet.append([
        "school_code": code, "school": name, "period": period,
        "event_id": .text("\(month)-\(school.code)-\(number + 1)"), "event_date": .day(event.occurred),
        "known_date": .day(event.known), "reported_date": .day(event.reported), "kind": .text(event.kind.label.zh),
        "tier": event.tier.map { .text($0.label.zh) } ?? .empty,
        "grade": .text(CityNames.grade(event.stage, event.grade)), "sex": .text(event.sex.label.zh),
      ])
    }
  }

  private func truth(
    _ month: Month, happened: [[SimulatedEvent]], fates: [ReturnPlan.Fate]
  ) -> CityTruth.MonthTruth {
    func codes(_ fate: ReturnPlan.Fate...) -> [String] {
      fates.indices.filter { fate.contains(fates[$0]) }.map { city.schools[$0].code.rawValue }
    }
    let unreported: [ReturnPlan.Fate] = [.missing, .badDate, .badKind]
    return CityTruth.MonthTruth(
      month: month.description,
      reportedByDistrict: happened.map { $0.count { !unreported.contains(fates[$0.school]) } },
      unreported: happened.joined().count { unreported.contains(fates[$0.school]) },
      late: codes(.late), missing: codes(.missing), faulty: codes(.badDate, .badKind),
      inDirtyFiles: codes(.besideFaults, .oldEncoding))
  }
}
