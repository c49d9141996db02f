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

  @Test("Every row of did_more_expected.csv: three estimators, both base periods, the Wald test")
  func moreRows() throws {
    let panel = try StaggeredPanels.read(covariates: true)
    let rows = try referenceRows("effects/did_more_expected.csv")
    var compared = 0
    for (estimator, first) in [
      (GroupTimeEffects.Estimator.outcomeRegression, "reg"), (.inverseProbability, "ipw"), (.doublyRobust, "dr"),
    ] {
      for (control, second) in [
        (GroupTimeEffects.Controls.neverTreated, "nevertreated"), (.notYetTreated, "notyettreated"),
      ] {
        for (base, third) in [(GroupTimeEffects.BasePeriod.varying, "varying"), (.universal, "universal")] {
          let effects = GroupTimeEffects.fit(
            panel, options: .init(controls: control, estimator: estimator, basePeriod: base))
          let ours = figures(effects)
          for row in rows where row["estimator"] == "\(first);\(second);\(third)" {
            compared += 1
            if row["quantity"] == "wald" {
              #expect(isClose(try effects.preTrendTest().statistic, row.number("estimate"), relative: 1e-5))
              continue
            }
            let figure = ours["att_gt,\(row["key"] ?? "")"]
            // csdid prints a row of zeros for the base period, which has no figure here.
            if row["se"] == "" {
              #expect(figure == nil && base == .universal && row.number("estimate") == 0)
            } else {
              #expect(
                isClose(figure?.value ?? .nan, row.number("estimate"), relative: 1e-5)
                  && isClose(figure?.standardError ?? .nan, row.number("se"), relative: 1e-5),
                "\(row): \(String(describing: figure))")
            }
          }
        }
      }
    }
    #expect(compared == 3 * 2 * (27 + 30 + 2))
  }

  @Test("Errors clustered by district are csdid's")
  func clustered() throws {
    let effects = GroupTimeEffects.fit(try StaggeredPanels.read(districts: true))
    let rows = try referenceRows("effects/did_more_expected.csv").filter { $0["estimator"] == "cluster=district" }
    #expect(rows.count == effects.cells.count && effects.panel.clusterCount == 24)
    for (row, cell) in zip(rows, effects.cells) {
      #expect(row["key"] == "g=\(cell.group);t=\(cell.period)")
      #expect(isClose(cell.estimate?.value ?? .nan, row.number("estimate"), relative: 1e-6))
      #expect(isClose(cell.estimate?.standardError ?? .nan, row.number("se"), relative: 1e-6))
    }
  }

  @Test(
    "Simultaneous critical values agree with csdid's and between seeds to Monte Carlo error, and a seed repeats itself")
  func band() throws {
    let effects = GroupTimeEffects.fit(try StaggeredPanels.read())
    let dynamic = effects.aggregate(.dynamic)
    for row in try referenceRows("effects/did_more_expected.csv") where row["quantity"] == "critical value" {
      let influence = row["key"] == "dynamic" ? dynamic.influence : effects.influence
      let bands = try [UInt64(1), 1, 2].map { seed in
        var generator = SplitMix64(seed: seed)
        return try SimultaneousBand.draw(influence, panel: effects.panel, using: &generator)
      }
      #expect(bands[0] == bands[1])
      #expect(bands[0] != bands[2])
      #expect(isClose(bands[0].criticalValue, bands[2].criticalValue, absolute: 0.03))
      // csdid divides by the interquartile range of its draws, whose own error comes on top.
      #expect(isClose(bands[0].criticalValue, row.number("estimate"), absolute: 0.06), "\(bands[0])")
    }
  }
}
