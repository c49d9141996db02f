public import Wording
import Yams

/// The name of a form, as the command line and the ledger write it.
public enum FormID: String, Sendable, Hashable, CaseIterable, Codable {
  case roster, tasks, enrolment, interventions, counts, events, followups
  /// The form of one pupil laid out on a page (附件1); its weekly rows are follow-ups.
  case trackingSheet = "tracking-sheet"
  /// The parents' acknowledgements of the notice (附件2).
  case acknowledgements
  /// The school's summary return (附件3).
  case summary
  case conferences, plans, screening
}

/// What a form looks like: its fields, their headers and what their cells mean. Read from a YAML file.
public struct FormSpecification: Sendable, Codable {
  /// The form.
  public var form: FormID
  /// The version of the wording; a renamed question makes a new one.
  public var version: Int
  /// The form's name.
  public var title: Text
  /// The fields in the order a blank form shows them.
  public var fields: [Field]
  /// Headers of columns that belong to the form and are not read.
  public var ignored: [String]?

  /// One column of a form.
  public struct Field: Sendable, Codable {
    /// The English header, and the field's name in the program.
    public var name: String
    /// The Chinese header.
    public var header: String
    /// Other headers seen for it.
    public var synonyms: [String]?
    /// What the cells hold.
    public var type: FieldType
    /// Whether the column must be there.
    public var required: Bool?
    /// Columns that together stand in for this one when it is required.
    public var unless: [String]?
    /// The field this one stands next to; it shares its header with another, so that the header alone says nothing.
    public var follows: String?
    /// The answers of a drop-down in order, for files that hold the number of the answer.
    public var options: [String]?
    /// What a filled-in form may hold; all examples of a form make a row that loads.
    public var example: String?
    /// Whether the cells identify a person.
    public var identifying: Bool?
  }

  /// What the cells of a field hold.
  public enum FieldType: String, Sendable, Codable {
    case text, code, day, month, count, yesNo, tier, stage, schoolType, sex, eventKind, caseStatus, sheetStatus,
      followUpMode
    case interventionKind, interventionScope, form, informingMode, informingRole
    /// A day with the time of day.
    case time
  }

  /// The field of that name, if the form has it.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// The specification of a form, as shipped with the program.
  /// - Throws: `DecodingError` when the shipped file is not a form specification.
  public static func shipped(_ form: FormID) throws -> FormSpecification {
    let yaml = String(decoding: form.shippedYAML, as: UTF8.self)
    return try YAMLDecoder().decode(FormSpecification.self, from: yaml)
  }
}

extension FormID {
  /// The bytes of the form's YAML file, compiled in.
  fileprivate var shippedYAML: [UInt8] {
    switch self {
    case .roster: PackageResources.roster_yaml
    case .tasks: PackageResources.tasks_yaml
    case .enrolment: PackageResources.enrolment_yaml
    case .interventions: PackageResources.interventions_yaml
    case .counts: PackageResources.counts_yaml
    case .events: PackageResources.events_yaml
    case .followups: PackageResources.followups_yaml
    case .trackingSheet: PackageResources.tracking_sheet_yaml
    case .acknowledgements: PackageResources.acknowledgements_yaml
    case .summary: PackageResources.summary_yaml
    case .conferences: PackageResources.conferences_yaml
    case .plans: PackageResources.plans_yaml
    case .screening: PackageResources.screening_yaml
    }
  }
}
