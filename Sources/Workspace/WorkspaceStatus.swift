public import Analyses
import Foundation
import Reports
public import Submissions
public import Tables
public import Wording

/// Who has sent which form, and what the panel holds.
public struct WorkspaceStatus: Sendable {
  /// One record for each form and period.
  public var returns: [CompletenessAnalysis]
  /// The totals of each indicator by month.
  public var totals: [Total]
  /// What one form contradicts in another: the form and school of the submission, and the question.
  public var queries: [Query]

  /// The sum of an indicator over the city.
  public struct Total: Sendable, Hashable, Encodable {
    /// `events`, or the name of an indicator of the monthly totals.
    public var indicator: String
    public var month: String
    public var count: Int
  }
  /// A question about one school, or about a total of the bureau.
  public struct Query: Sendable, Hashable {
    public var school: SchoolCode?
    public var problem: Problem
  }

  /// One row for each form, period and district, and for the city.
  public var table: Table {
    Table(
      name: "status",
      columns: [
        "form", "period", "district", "expected", "received", "on_time", "late", "missing", "exempt",
        "awaiting_correction",
      ],
      rows: entries.map { entry in
        [
          .text(entry.form), .text(entry.period), entry.district.map(Cell.text) ?? .missing(.notApplicable),
          .integer(entry.expected), .integer(entry.received), .integer(entry.onTime), .integer(entry.late),
          .integer(entry.missing), .integer(entry.exempt), .integer(entry.awaitingCorrection),
        ]
      })
  }

  /// The reminder list (催报名单), form by form, with the schools that owe nothing and why.
  /// - Parameter language: the language of the text.
  /// - Returns: text to copy into a message.
  public func reminders(_ language: Language) -> String {
    guard !returns.isEmpty else { return StatusTexts.nothingDue(language) + "\n" }
    let lists = returns.map { ReminderList($0, language: language).text }.filter { !$0.isEmpty }
    let text = lists.isEmpty ? StatusTexts.nobodyToRemind(language) : lists.joined(separator: "\n\n")
    return text + "\n" + excuses(language)
  }

  private func excuses(_ language: Language) -> String {
    var seen: Set<CompletenessAnalysis.ExcusedSchool> = []
    let schools = returns.flatMap(\.excused).filter { seen.insert($0).inserted }
    guard !schools.isEmpty else { return "" }
    let lines = schools.map {
      "  \($0.district) \($0.code) \($0.name)\(ReportTexts.colon(language))\($0.reason.text(language))"
    }
    return "\n" + StatusTexts.owesNothing(language) + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// The status as the contract's JSON.
  /// - Parameter language: the language of the messages.
  /// - Returns: an object with the returns, the schools excused, the panel's totals and the open questions.
  /// - Throws: when a value cannot be written as JSON.
  public func json(_ language: Language) throws -> String {
    let record = Record(
      returns: entries,
      excused: returns.flatMap { record in
        record.excused.map {
          Excused(
            form: record.form.rawValue, period: record.period, district: $0.district, school: $0.code.rawValue,
            name: $0.name, reason: $0.reason.text(language))
        }
      }, totals: totals,
      queries: queries.map {
        Question(school: $0.school?.rawValue, code: $0.problem.kind.code, message: $0.problem.message(language))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
  }

  private var entries: [Entry] {
    returns.flatMap { record in
      record.units.map { unit in
        var district: String?
        if case .district(let name) = unit.unit { district = name }
        return Entry(
          form: record.form.rawValue, period: record.period, district: district, due: record.due?.description,
          expected: unit.expected, received: unit.received, onTime: unit.onTime, late: unit.late,
          missing: unit.missing, exempt: unit.exempt, awaitingCorrection: unit.awaitingCorrection)
      }
    }
  }
}

/// The shape of `status --format json`.
private struct Record: Encodable {
  var returns: [Entry]
  var excused: [Excused]
  var totals: [WorkspaceStatus.Total]
  var queries: [Question]
}

private struct Entry: Encodable {
  var form: String
  var period: String
  /// Absent for the city.
  var district: String?
  var due: String?
  var expected: Int
  var received: Int
  var onTime: Int
  var late: Int
  var missing: Int
  var exempt: Int
  var awaitingCorrection: Int

  enum CodingKeys: String, CodingKey {
    case form, period, district, due, expected, received, late, missing, exempt
    case onTime = "on_time"
    case awaitingCorrection = "awaiting_correction"
  }
}

private struct Excused: Encodable {
  var form: String
  var period: String
  var district: String
  var school: String
  var name: String
  var reason: String
}

private struct Question: Encodable {
  var school: String?
  var code: String
  var message: String
}

extension CompletenessAnalysis.ExcusedSchool.Reason {
  fileprivate func text(_ language: Language) -> String {
    switch self {
    case .exempt(let reason): reason
    case .closed(let day, let successor):
      StatusTexts.closed(day.description, successor: successor?.rawValue)(language)
    }
  }
}
