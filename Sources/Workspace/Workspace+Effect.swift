public import Analyses
import Reports
import Store
public import Submissions
public import Wording

extension Workspace {
  /// So many ids are told to whoever asks for one there is not.
  private static let mostIDs = 8

  /// What the programme of a registered intervention did to the number of crisis events.
  /// - Parameters:
  ///   - id: the intervention's id.
  ///   - month: the report's month, which does not count itself.
  ///   - asOf: the day the answer speaks from.
  /// - Returns: the study, the same as in the month's report.
  /// - Throws: `WorkspaceError.interventionUnknown` when no intervention has the id.
  public func interventionStudy(of id: String, month: Month, asOf: Day) throws -> InterventionStudy {
    let panel = try store.panel(asOf: asOf)
    let known = panel.interventions.map(\.id).sorted()
    guard let intervention = panel.interventions.first(where: { $0.id == id }),
      let study = InterventionStudy.all(
        panel, before: month, options: options(try store.findings(asOf: asOf), before: month)
      ).first(where: { $0.programme == InterventionProgramme(of: intervention) })
    else {
      throw WorkspaceError.interventionUnknown(
        id, known: Array(known.prefix(Self.mostIDs)), more: max(0, known.count - Self.mostIDs))
    }
    return study
  }

  /// The page of a study, as in the month's report.
  /// - Parameters:
  ///   - study: the study.
  ///   - month: the report's month.
  ///   - asOf: the day the answer speaks from.
  ///   - language: the page's language.
  ///   - vegaBundle: the script that defines `vegaEmbed`.
  ///   - access: who exports it, for the access log.
  /// - Returns: the page.
  /// - Throws: when the database or the log cannot be used.
  public func page(
    of study: InterventionStudy, month: Month, asOf: Day, language: Language, vegaBundle: String, by access: Access
  ) throws -> String {
    let page = StudyPage(study, provenance: try provenance(month: month, asOf: asOf), language: language)
    try log(access, "effects/\(study.programme.code)")
    return try page.html(vegaBundle: vegaBundle)
  }
}
