public import LinearAlgebra

/// Effects on cohorts in periods, combined into figures that answer a question.
///
/// With P the share of units in a cohort, figures weight cells as follows.
///
/// | kind | a part is | its cells | overall |
/// |---|---|---|---|
/// | `simple` | – | – | all treated cells by P |
/// | `dynamic` | e = t − g | the cells with this e, by P | parts with e ≥ 0, equally |
/// | `group` | g | the treated cells of the cohort, equally | parts by P |
/// | `calendar` | t | the treated cells of the period, by P | parts equally |
///
/// Errors count that the shares are estimated. Cells without a figure are left out, which changes what is being estimated:
/// each part says how many.
///
/// Source: Callaway & Sant'Anna (2021), sections 3 and 4.
/// Checked against: Tests/Fixtures/effects/did_expected.csv (csdid 0.4.3).
public struct StaggeredAggregate: Sendable {
  /// Which question.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The average effect on a treated unit in a treated period.
    case simple
    /// The effect by time since the treatment; before it, a test of trends.
    case dynamic
    /// The effect by cohort.
    case group
    /// The effect by period.
    case calendar
  }

  /// One figure.
  public struct Part: Sendable, Hashable {
    /// e, g or t; nil for the overall figure.
    public let key: Int?
    /// The figure; nil when none of its cells has one.
    public let estimate: StaggeredEstimate?
    /// Why there is no figure.
    public let blank: StaggeredBlank?
    /// The number of cells combined.
    public let cellCount: Int
    /// The number of cells left out because they have no figure.
    public let leftOut: Int

    init(
      key: Int?, cellCount: Int, leftOut: Int, estimate: () throws(StaggeredBlank) -> StaggeredEstimate
    ) {
      self.key = key
      self.cellCount = cellCount
      self.leftOut = leftOut
      do throws(StaggeredBlank) {
        self.estimate = try estimate()
        blank = nil
      } catch {
        self.estimate = nil
        blank = error
      }
    }
  }

  /// Which question.
  public let kind: Kind
  /// The parts in order of their keys; none for `simple`.
  public let parts: [Part]
  /// The overall figure.
  public let overall: Part
  /// The influence functions of the parts, n × parts, 0 where there is no figure.
  public let influence: Matrix
  /// The influence function of the overall figure, n values.
  public let overallInfluence: [Double]
}
