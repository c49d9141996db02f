import Analyses
import Disclosure
public import Foundation
import Reports
import Store
public import Submissions
public import Wording

/// What `publish` did with a month.
public struct PublishStep: Sendable {
  /// The folder of the release, or the page of a preview.
  public let url: URL
  /// Which release of the month it is.
  public let revision: Int
  /// Whether it is a new release; else it had been published before with the same figures.
  public let isNew: Bool
  /// How many figures the release has, how many are `c`, and how many of these are so by the rules that look at a
  /// figure alone.
  public let figures: (all: Int, confidential: Int, byRule: Int)
  /// Whether nothing was published and this only shows what would be.
  public let isPreview: Bool
  /// Whether earlier releases told so much that something can no longer be hidden.
  public let isMuchKnown: Bool
  /// What a person should know.
  public let notes: [Text]

  /// What is said of it.
  public var text: Text {
    PublishRunTexts.done(
      url.path, revision: isPreview ? nil : revision, isNew: isNew, all: figures.all,
      confidential: figures.confidential,
      byRule: figures.byRule)
  }
}

extension Workspace {
  /// Publishes a month against the ledger of all earlier releases.
  ///
  /// A month whose figures are those of its last release is not published a second time; its folder is made again
  /// where it is missing or not as it was.
  /// - Parameters:
  ///   - month: the month; it has to be over.
  ///   - asOf: the day the release speaks from.
  ///   - language: its language; absent: the workspace's.
  ///   - vegaBundle: the file of the chart bundle.
  ///   - drawing: draws the charts as pictures; absent: none.
  ///   - access: who publishes it.
  /// - Returns: what was done.
  /// - Throws: `WorkspaceError` when a rule cannot be shown to hold or a file cannot be written; then nothing is
  ///   published.
  public func publish(
    month: Month, asOf: Day, language: Language?, vegaBundle: URL, drawing: ChartPainter? = nil, by access: Access
  ) throws -> PublishStep {
    let bundle = try Self.chartBundle(vegaBundle)
    let folder = try releasesFolder()
    let draft = try draft(month, asOf)
    let name = ReleasesFolder.Name(month: month, revision: draft.revision)
    let files = try PublishedFiles.make(
      draft.release, frame: draft.publication.frame, facts: try facts(draft), language: language ?? settings.language,
      vegaBundle: bundle, draw: drawing?.draw)
    if draft.isNew || !folder.holds(name, files) {
      try log(access, "releases/\(name.text)")
      try folder.put(name, files) {
        guard draft.isNew else { return }
        try store.keep(
          KeptRelease(
            month: month, revision: draft.revision, asOf: draft.publication.frame.asOf,
            profile: settings.profile.text, record: draft.release.record))
      }
    }
    return step(draft, folder.url(name), isPreview: false)
  }

  /// Shows what publishing a month would hide and why, for the analyst's eyes; nothing is published or entered.
  /// - Parameters:
  ///   - month: the month.
  ///   - asOf: the day the release would speak from.
  ///   - language: the page's language; absent: the workspace's.
  ///   - access: who looks.
  /// - Returns: the page, below `reports`.
  /// - Throws: as `publish`.
  public func previewPublication(month: Month, asOf: Day, language: Language?, by access: Access) throws -> PublishStep
  {
    let draft = try draft(month, asOf)
    let files = try PublicationPreview.files(
      draft.publication, draft.release, cityName: settings.city, language: language ?? settings.language)
    let reports = folder.appending(path: "reports")
    let (place, aside) = (reports.appending(path: "preview-\(month)"), reports.appending(path: ".preview-\(month).new"))
    try log(access, "reports/preview-\(month)")
    try? FileManager.default.removeItem(at: aside)
    try WholeFolder.write(files, to: aside)
    // A preview may be made again at any time: between two there may be none.
    if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
    try WholeFolder.rename(aside, place)
    return step(draft, place.appending(path: "index.html"), isPreview: true)
  }

  /// Whether the ledger of releases is as it was written and knows every release in the folder.
  /// - Returns: how many releases it has.
  /// - Throws: `WorkspaceError` when it is not.
  public func verifyReleases() throws -> Int { try ledger(ReleasesFolder.names(in: releasesURL)).count }

  // MARK: - Parts

  private struct Draft {
    var publication: Publication
    var release: Release
    var revision: Int
    var isNew: Bool
    /// How many figures are hidden only because of earlier releases.
    var heldBack: Int
    var asOf: Day
  }

  private var releasesURL: URL { folder.appending(path: "releases") }

  private func releasesFolder() throws -> ReleasesFolder { try ReleasesFolder(releasesURL) }

  private func ledger(_ published: [ReleasesFolder.Name]) throws -> [KeptRelease] {
    let ledger: [KeptRelease]
    do { ledger = try store.releases() } catch ReleaseLedgerError.broken(let release) {
      throw WorkspaceError.publication(PublishRunTexts.brokenLedger(release: release))
    }
    let known = Set(ledger.map { ReleasesFolder.Name(month: $0.month, revision: $0.revision) })
    // What lies in the folder may have been seen: a ledger cut off at its end does not know all that was told.
    if let lost = published.first(where: { !known.contains($0) }) {
      throw WorkspaceError.publication(PublishRunTexts.releaseNotInLedger(lost.text))
    }
    return ledger
  }

  private func draft(_ month: Month, _ asOf: Day) throws -> Draft {
    guard month.isOver(on: asOf) else {
      throw WorkspaceError.publication(PublishRunTexts.monthNotOver(Text(verbatim: month.description)))
    }
    let ledger = try ledger(ReleasesFolder.names(in: releasesURL))
    do {
      let panel = try store.panel(asOf: asOf)
      if let last = ledger.lastIndex(where: { $0.month == month }) {
        let kept = ledger[last]
        // The same figures are the same release: it keeps the day it spoke from.
        let publication = try Publication(panel, month: month, asOf: kept.asOf, topics: settings.publishTopics)
        let (release, heldBack) = try protect(publication, Array(ledger[..<last]))
        if release.record == kept.record, kept.profile == settings.profile.text {
          return Draft(
            publication: publication, release: release, revision: kept.revision, isNew: false, heldBack: heldBack,
            asOf: asOf)
        }
      }
      let publication = try Publication(panel, month: month, asOf: asOf, topics: settings.publishTopics)
      let (release, heldBack) = try protect(publication, ledger)
      let revision = (ledger.last { $0.month == month }?.revision ?? 0) + 1
      return Draft(
        publication: publication, release: release, revision: revision, isNew: true, heldBack: heldBack, asOf: asOf)
    } catch let error as DisclosureError {
      throw WorkspaceError.publication(error.text)
    } catch PublicationError.noEnrolment(let district, let schools) {
      throw WorkspaceError.publication(PublishRunTexts.noEnrolment(district: district, schools: schools))
    }
  }

  private func protect(
    _ publication: Publication, _ ledger: [KeptRelease]
  ) throws(DisclosureError) -> (release: Release, heldBack: Int) {
    func release(_ earlier: [EarlierRelease]) throws(DisclosureError) -> Release {
      try Protection.protect(
        publication.cells, equations: publication.equations, ratios: publication.ratios,
        sensitivities: Publication.sensitivities, earlier: earlier, profile: settings.profile)
    }
    let now = try release(ledger.map(\.record))
    guard !ledger.isEmpty else { return (now, 0) }
    let alone = Set(try release([]).hidden.map(\.key))
    return (now, now.hidden.count { !alone.contains($0.key) })
  }

  private func facts(_ draft: Draft) throws -> PublicFacts {
    PublicFacts(
      version: Self.version, cityName: settings.city, contact: settings.contact, revision: draft.revision,
      profile: settings.profile, topics: PublicTopic.allCases.filter(settings.publishTopics.contains),
      inputs: try store.inputsMark(asOf: draft.publication.frame.asOf), heldBack: draft.heldBack)
  }

  private func step(_ draft: Draft, _ url: URL, isPreview: Bool) -> PublishStep {
    let release = draft.release
    var notes: [Text] = []
    if !release.alreadyExposed.isEmpty { notes.append(PublishRunTexts.alreadyExposed(release.alreadyExposed.count)) }
    for advice in release.longerPeriodAdvised {
      notes.append(
        PublishRunTexts.longerPeriod(
          advice.indicator, months: advice.monthCount, share: Numerals.percent(advice.confidentialShare)))
    }
    let shown = release.cells.filter { $0.key.level != .school }
    return PublishStep(
      url: url, revision: draft.revision, isNew: draft.isNew,
      figures: (
        shown.count, shown.count { $0.figure == .symbol(.confidential) },
        release.hidden.count { $0.reason != .complementary && $0.key.level != .school }
      ), isPreview: isPreview, isMuchKnown: !release.alreadyExposed.isEmpty, notes: notes)
  }
}

extension Profile {
  /// The thresholds as the ledger keeps them.
  var text: String {
    "threshold \(threshold) denominator \(minimumDenominator) schools \(minimumContributors) "
      + "unreliable \(unreliableBelow) rounding \(rounding) extreme \(extremeShare)"
  }
}
