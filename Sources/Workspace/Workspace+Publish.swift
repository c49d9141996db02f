import Analyses
public import Disclosure
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
  ///   - language: its language; absent: that of the month's last release, or else the workspace's.
  ///   - vegaBundle: the file of the chart bundle.
  ///   - drawing: draws the charts as pictures; absent: none.
  ///   - mostSolverSteps: how many steps a linear program may take before nothing is published.
  ///   - access: who publishes it.
  /// - Returns: what was done.
  /// - Throws: `WorkspaceError` when a rule cannot be shown to hold or a file cannot be written; then nothing is
  ///   published.
  public func publish(
    month: Month, asOf: Day, language: Language?, vegaBundle: URL, drawing: ChartPainter? = nil,
    mostSolverSteps: Int = Protection.mostSolverSteps, by access: Access
  ) throws -> PublishStep {
    let bundle = try Self.chartBundle(vegaBundle)
    let folder = try releasesFolder()
    let draft = try draft(month, asOf, mostSolverSteps)
    let name = ReleasesFolder.Name(month: month, revision: draft.revision)
    let files = try PublishedFiles.make(
      draft.release, frame: draft.publication.frame, facts: try facts(draft),
      language: language ?? folder.language(of: month) ?? settings.language, vegaBundle: bundle, draw: drawing?.draw)
    if draft.isNew || !folder.holds(name, files) {
      try folder.put(name, files) {
        let hash =
          try draft.hash
          ?? store.keep(
            KeptRelease(
              month: month, revision: draft.revision, asOf: draft.publication.frame.asOf,
              profile: settings.profile.text, districts: draft.districts, record: draft.release.record))
        // After the ledger: what the log has and the ledger has not was taken out of it.
        try log(access, "\(Self.loggedRelease)\(name.text) \(hash)")
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
    let draft = try draft(month, asOf, Protection.mostSolverSteps)
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
  public func verifyReleases() throws -> Int { try ledger(ReleasesFolder.names(in: releasesURL)).releases.count }

  // MARK: - Parts

  private struct Draft {
    var publication: Publication
    var release: Release
    var earlier: EarlierReleases
    /// The district each school is counted in.
    var districts: [SchoolCode: String]
    var revision: Int
    /// The ledger's hash of it; nothing when it is new.
    var hash: String?
    var isNew: Bool { hash == nil }
  }

  /// What stands before the name of a release and its hash in the access log.
  private static let loggedRelease = "releases/"

  private var releasesURL: URL { folder.appending(path: "releases") }

  func releasesFolder() throws -> ReleasesFolder { try ReleasesFolder(releasesURL) }

  private func ledger(
    _ published: [ReleasesFolder.Name]
  ) throws -> (releases: [KeptRelease], hashes: [String]) {
    let ledger: [KeptRelease]
    do { ledger = try store.releases() } catch ReleaseLedgerError.broken(let release) {
      throw WorkspaceError.publication(PublishRunTexts.brokenLedger(release: release))
    }
    let hashes = try store.releaseHashes()
    let names = ledger.map { ReleasesFolder.Name(month: $0.month, revision: $0.revision) }
    let known = Dictionary(zip(names, hashes), uniquingKeysWith: { first, _ in first })
    // What lies in the folder may have been seen: a ledger cut off at its end does not know all that was told.
    if let lost = published.first(where: { known[$0] == nil }) {
      throw WorkspaceError.publication(PublishRunTexts.releaseNotInLedger(lost.text))
    }
    // So may have been what the log has, even if it was taken out of ledger and folder.
    for subject in try accessLog().entries.map(\.record.subject) where subject.hasPrefix(Self.loggedRelease) {
      let words = subject.dropFirst(Self.loggedRelease.count).split(separator: " ").map(String.init)
      guard let text = words.first, let name = ReleasesFolder.Name(text) else { continue }
      guard let hash = known[name], words.count < 2 || words[1] == hash else {
        throw WorkspaceError.publication(PublishRunTexts.releaseLost(text))
      }
    }
    return (ledger, hashes)
  }

  private func draft(_ month: Month, _ asOf: Day, _ mostSolverSteps: Int) throws -> Draft {
    guard month.isOver(on: asOf) else {
      throw WorkspaceError.publication(PublishRunTexts.monthNotOver(Text(verbatim: month.description)))
    }
    do { _ = try verifyAccessLog() } catch WorkspaceError.brokenLog(let entry) {
      throw WorkspaceError.publication(PublishRunTexts.unreliableLog(PrivacyTexts.brokenLog(entry: entry)))
    }
    let (ledger, hashes) = try ledger(ReleasesFolder.names(in: releasesURL))
    do {
      let panel = try store.panel(asOf: asOf)
      guard !panel.schools.isEmpty else { throw WorkspaceError.publication(PublishRunTexts.noSchools) }
      let districts = Dictionary(panel.schools.map { ($0.code, $0.district) }, uniquingKeysWith: { $1 })
      if let last = ledger.lastIndex(where: { $0.month == month }) {
        let kept = ledger[last]
        // The same figures are the same release: it keeps the day it spoke from.
        let publication = try Publication(panel, month: month, asOf: kept.asOf, topics: settings.publishTopics)
        let (release, earlier) = try protect(publication, Array(ledger[..<last]), panel.schools, mostSolverSteps)
        if earlier.unclear.isEmpty, release.record == kept.record, kept.profile == settings.profile.text {
          return Draft(
            publication: publication, release: release, earlier: earlier, districts: districts,
            revision: kept.revision, hash: hashes[last])
        }
      }
      let publication = try Publication(panel, month: month, asOf: asOf, topics: settings.publishTopics)
      let (release, earlier) = try protect(publication, ledger, panel.schools, mostSolverSteps)
      guard earlier.unclear.isEmpty else {
        throw WorkspaceError.publication(
          PublishRunTexts.severalDistrictChanges(earlier.unclear.map { Set($0.before + $0.after).sorted() }))
      }
      let revision = (ledger.last { $0.month == month }?.revision ?? 0) + 1
      return Draft(
        publication: publication, release: release, earlier: earlier, districts: districts, revision: revision,
        hash: nil)
    } catch let error as DisclosureError {
      throw WorkspaceError.publication(error.text)
    } catch PublicationError.noEnrolment(let district, let schools) {
      throw WorkspaceError.publication(PublishRunTexts.noEnrolment(district: district, schools: schools))
    }
  }

  private func protect(
    _ publication: Publication, _ ledger: [KeptRelease], _ roster: [School], _ mostSolverSteps: Int
  ) throws -> (release: Release, earlier: EarlierReleases) {
    let earlier = try EarlierReleases(ledger, publication, roster: roster, store: store, profile: settings.profile)
    let release = try Protection.protect(
      publication.cells, equations: publication.equations + earlier.equations, ratios: publication.ratios,
      sensitivities: Publication.sensitivities, earlier: ledger.map(\.record), ofFewSchools: earlier.ofFewSchools,
      profile: settings.profile, mostSolverSteps: mostSolverSteps)
    return (release, earlier)
  }

  private func facts(_ draft: Draft) throws -> PublicFacts {
    PublicFacts(
      version: Self.version, cityName: settings.city, contact: settings.contact, revision: draft.revision,
      profile: settings.profile, topics: PublicTopic.allCases.filter(settings.publishTopics.contains),
      inputs: try store.inputsMark(asOf: draft.publication.frame.asOf), earlierReleases: draft.earlier.kept.count,
      districtChanges: draft.earlier.districtChanges)
  }

  private func step(_ draft: Draft, _ url: URL, isPreview: Bool) -> PublishStep {
    let release = draft.release
    var notes: [Text] = []
    if !release.alreadyExposed.isEmpty { notes.append(PublishRunTexts.alreadyExposed(release.alreadyExposed.count)) }
    for group in draft.earlier.districtChanges.groups {
      notes.append(PublishRunTexts.districtsChanged(group.before, group.after))
    }
    for advice in release.longerPeriodAdvised {
      let (label, share) = (PublishTexts.indicator(advice.indicator), Numerals.percent(advice.confidentialShare))
      notes.append(
        PublicIndicator(rawValue: advice.indicator)?.isOfMoment == true
          ? PublishRunTexts.mostlyHidden(label, share: share)
          : PublishRunTexts.longerPeriod(label, months: advice.monthCount, share: share))
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
