import Analyses
import Wording

extension Verdict {
  /// The verdict in words.
  var text: Text {
    switch self {
    case .usable: FindingTexts.usable
    case .indicative: FindingTexts.indicative
    case .insufficient: FindingTexts.insufficient
    }
  }
}
