import Statistics
import TestSupport
import Testing

@Suite("Effects of a staggered adoption agree with csdid, every row of the reference")
struct GroupTimeReferenceTests {
  private func name(_ kind: StaggeredAggregate.Kind) -> String {
    switch kind {
    case .simple: "simple"
    case .dynamic: "dynamic"
    case .group: "group"
    case .calendar: "calendar"
    }
  }

  /// Every figure by quantity and key.
  private func figures(_ effects: GroupTimeEffects) -> [String: StaggeredEstimate] {
    var figures: [String: StaggeredEstimate] = [:]
    for cell in effects.cells { figures["att_gt,g=\(cell.group);t=\(cell.period)"] = cell.estimate }
    for kind in StaggeredAggregate.Kind.allCases {
      let aggregate = effects.aggregate(kind)
      figures["\(name(kind)),overall"] = aggregate.overall.estimate
      for part in aggregate.parts { figures["\(name(kind)),\(part.key ?? 0)"] = part.estimate }
    }
    return figures
  }

  @Test("Every row of did_expected.csv for Callaway and Sant'Anna")
  func everyRow() throws {
    let rows = try referenceRows("effects/did_expected.csv").filter {
      $0["estimator", default: ""].hasPrefix("callaway-santanna")
    }
    #expect(rows.count == 216)
    for control in GroupTimeEffects.Controls.allCases {
      let name = control == .neverTreated ? "nevertreated" : "notyettreated"
      for covariates in [false, true] {
        let panel = try StaggeredPanels.read(covariates: covariates)
        let ours = figures(.fit(panel, options: .init(controls: control, estimator: .doublyRobust)))
        let estimator =
          "callaway-santanna;control=\(name);covariates="
          + (covariates ? "size_index (doubly robust)" : "none") + ";base=varying"
        let tolerance = covariates ? 1e-5 : 1e-6
        let own = rows.filter { $0["estimator"] == estimator }
        #expect(own.count == ours.count)
        for row in own {
          let key = "\(row["quantity"] ?? ""),\(row["key"] ?? "")"
          let figure = ours[key]
          #expect(
            isClose(figure?.value ?? .nan, row.number("estimate"), relative: tolerance)
              && isClose(figure?.standardError ?? .nan, row.number("se"), relative: tolerance),
            "\(estimator) \(key): \(String(describing: figure))")
        }
      }
    }
  }
}
