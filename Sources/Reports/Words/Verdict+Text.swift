public import Analyses
public import Wording

extension Verdict {
  /// The verdict in words.
  public var text: Text {
    switch self {
    case .usable: FindingTexts.usable
    case .indicative: FindingTexts.indicative
    case .insufficient: FindingTexts.insufficient
    }
  }
}
