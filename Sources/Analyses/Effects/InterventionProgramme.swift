public import Submissions

/// Interventions of one kind that reached the same sort of place: one programme, rolled out over time.
public struct InterventionProgramme: Sendable, Hashable {
  /// Whom interventions reached.
  public enum Reach: String, Sendable, Hashable, CaseIterable {
    /// Schools, or districts with their schools.
    case places
    case city
    case pupils
  }

  public var kind: Intervention.Kind
  public var reach: Reach

  /// The programme that an intervention is part of.
  public init(of intervention: Intervention) {
    kind = intervention.kind
    switch intervention.scope {
    case .school, .district: reach = .places
    case .city: reach = .city
    case .pupil: reach = .pupils
    }
  }

  /// Its name in addresses of files.
  public var code: String { reach == .places ? kind.rawValue : "\(kind.rawValue)-\(reach.rawValue)" }

  /// The programmes of interventions, by kind and reach.
  static func all(_ interventions: [Intervention]) -> [InterventionProgramme] {
    func order(_ programme: InterventionProgramme) -> (Int, Int) {
      (
        Intervention.Kind.allCases.firstIndex(of: programme.kind) ?? 0,
        Reach.allCases.firstIndex(of: programme.reach) ?? 0
      )
    }
    return Set(interventions.map(InterventionProgramme.init)).sorted { order($0) < order($1) }
  }
}
