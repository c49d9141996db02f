import Disclosure
import Wording

extension DisclosureError {
  /// Why nothing is published, said for a person at the bureau.
  var text: Text {
    switch self {
    case .belowFloor(let setting, let value, let floor):
      PublishRunTexts.outOfRange(setting.rawValue, value: value, limit: floor, isFloor: true)
    case .aboveCeiling(let setting, let value, let ceiling):
      PublishRunTexts.outOfRange(setting.rawValue, value: value, limit: ceiling, isFloor: false)
    case .rounding(let value): PublishRunTexts.rounding(value)
    case .unknownIndicator(let name), .notPersonsOrEvents(let name): PublishRunTexts.unknownIndicator(name)
    case .negativeCount(let key, _), .contribution(let key, _), .duplicate(let key), .missingCell(let key),
      .inconsistent(let key, _, _), .shareAboveOne(let key, _, _):
      PublishRunTexts.contradictory(key.text)
    case .contradictsRelease(let key): PublishRunTexts.contradictsRelease(key.text)
    case .unprotected(let key): PublishRunTexts.unprotected(key.text)
    case .solver(let status): PublishRunTexts.solver(status)
    }
  }
}

extension CellKey {
  /// What a count is of, said for a person at the bureau.
  fileprivate var text: Text {
    PublishRunTexts.cell(
      PublishTexts.indicator(indicator), place: level == .city ? nil : place, period: period.description)
  }
}
