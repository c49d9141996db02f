public import Analyses
import Submissions
public import Wording

/// The reminder list (催报名单) of a form as text to copy into a message, district by district.
public struct ReminderList {
  private let completeness: CompletenessAnalysis
  private let labels: Labels

  /// Takes what to say.
  /// - Parameters:
  ///   - completeness: who has sent the form, and who has not.
  ///   - language: the language of the text.
  public init(_ completeness: CompletenessAnalysis, language: Language) {
    self.completeness = completeness
    labels = Labels(cityName: "", language: language)
  }

  /// The text: who owes the return, then whose return waits for a correction; empty when nobody has to be reminded.
  public var text: String {
    let missing = completeness.missing.filter { !$0.isAwaitingCorrection }
    let waiting = completeness.missing.filter(\.isAwaitingCorrection)
    let (form, period) = (labels.form(completeness.form), ReturnPeriod(completeness.period).label)
    let parts = [
      (
        missing,
        StatusTexts.reminderLead(
          form: form, period: period, due: completeness.due.map(labels.day), schools: Numerals.count(missing.count),
          isZeroReportOwed: completeness.form == .events)
      ), (waiting, StatusTexts.correctionLead(form: form, period: period, schools: Numerals.count(waiting.count))),
    ]
    return parts.filter { !$0.0.isEmpty }
      .map { schools, lead in ([labels.text(lead)] + lines(schools)).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  private func lines(_ schools: [CompletenessAnalysis.MissingSchool]) -> [String] {
    var lines: [String] = []
    var district: String?
    for school in schools {
      if school.district != district {
        lines.append(school.district + labels.text(ReportTexts.colon))
        district = school.district
      }
      lines.append("  \(school.code.rawValue) \(school.name)")
    }
    return lines
  }
}
