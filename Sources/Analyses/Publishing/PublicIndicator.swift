public import Disclosure
public import Submissions

/// What may be published at all: persons and events. Nothing else of a panel has a way out.
public enum PublicIndicator: String, Sendable, CaseIterable {
  /// Crisis events of all kinds.
  case events
  /// Crisis events of the grave kinds, each by itself.
  case graveEvents
  /// Crisis events of the other kinds, each by itself.
  case otherEvents
  /// Pupils on file at a month's end, by tier.
  case tiers
  /// The six categories of key pupils in the summary return; a pupil may be in several.
  case categories
  /// Pupils on leave, in hospital, on medication, in counselling, by the summary return.
  case care

  /// How careful its figures have to be handled.
  public var sensitivity: Sensitivity {
    switch self {
    case .graveEvents: .grave
    case .events, .otherEvents, .tiers, .categories, .care: .ordinary
    }
  }

  /// Whether it counts what is there at a moment, so that a longer period would say no more.
  public var isOfMoment: Bool {
    switch self {
    case .tiers, .categories, .care: true
    case .events, .graveEvents, .otherEvents: false
    }
  }

  /// The topic it is published with.
  public var topic: PublicTopic {
    switch self {
    case .events: .events
    case .graveEvents, .otherEvents: .kinds
    case .tiers: .tiers
    case .categories, .care: .summary
    }
  }

  /// The kinds of events that are grave when published: also self-harm, of which many cases are attempts.
  static let graveKinds: Set<EventKind> = [.suicideDeath, .suicideAttempt, .selfHarm]

  /// The indicator that tells the events of a kind.
  public init(of kind: EventKind) { self = Self.graveKinds.contains(kind) ? .graveEvents : .otherEvents }

  /// The numbers of the summary return an indicator tells.
  public var items: [SummaryItem] {
    switch self {
    case .categories: SummaryItem.categories
    case .care: [.onLeave, .inHospital, .onMedication, .inCounselling]
    default: []
    }
  }
}

/// What a bureau may choose to publish, by the names of the settings.
public enum PublicTopic: String, Sendable, CaseIterable {
  /// Crisis events by place, stage and period.
  case events
  /// Crisis events per 10,000 pupils; with `events` only.
  case rates
  /// Crisis events of the whole city by kind, by calendar year.
  case kinds
  /// Pupils on file by tier.
  case tiers
  /// The share of pupils on file followed up in their week.
  case followUp
  /// Numbers of the schools' summary return.
  case summary
}
