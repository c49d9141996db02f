public import Submissions
public import Wording

/// How far a load of files has come.
public struct LoadProgress: Sendable, Hashable {
  /// The number of the file at hand, 1-based.
  public var file: Int
  /// How many files there are.
  public var files: Int
  /// How far the file at hand has come.
  public var step: LoadStep
  /// The rows stored of the files before it.
  public var rowsBefore: Int
  /// The bytes of the files before it.
  public var bytesBefore: Int
  /// Its own bytes.
  public var bytesOfFile: Int
  /// The bytes of all files to load.
  public var bytesInAll: Int

  /// Creates a value.
  /// - Parameters:
  ///   - file: the number of the file at hand, 1-based.
  ///   - files: how many files there are.
  ///   - step: how far the file at hand has come.
  ///   - rowsBefore: the rows stored of the files before it.
  ///   - bytesBefore: the bytes of the files before it.
  ///   - bytesOfFile: its own bytes.
  ///   - bytesInAll: the bytes of all files to load.
  public init(
    file: Int, files: Int, step: LoadStep, rowsBefore: Int = 0, bytesBefore: Int = 0, bytesOfFile: Int = 0,
    bytesInAll: Int = 0
  ) {
    self.file = file
    self.files = files
    self.step = step
    self.rowsBefore = rowsBefore
    self.bytesBefore = bytesBefore
    self.bytesOfFile = bytesOfFile
    self.bytesInAll = bytesInAll
  }

  /// Tells the progress of all when it is told that of the file at hand.
  func hook(_ progress: @escaping @Sendable (LoadProgress) -> Void) -> LoadStep.Hook {
    { step in
      var now = self
      now.step = step
      progress(now)
    }
  }

  /// The rows stored so far.
  var rows: Int { if case .storing(let rows, _) = step { rowsBefore + rows } else { rowsBefore } }

  /// The share of the work that is done; unknown while the files are only looked at.
  var share: Double? {
    let own: Double
    switch step {
    case .recognising: return nil
    case .reading(let bytes, let all): own = Self.readingShare * Self.ratio(bytes, all)
    case .storing(let rows, let all): own = Self.readingShare + (1 - Self.readingShare) * Self.ratio(rows, all)
    }
    return bytesInAll > 0 ? (Double(bytesBefore) + own * Double(bytesOfFile)) / Double(bytesInAll) : nil
  }

  /// The part of a file's time that goes into reading it, as measured on a million follow-ups.
  private static let readingShare = 0.2

  private static func ratio(_ part: Int, _ all: Int) -> Double { all > 0 ? min(1, Double(part) / Double(all)) : 0 }
}

/// Turns the progress of a long run into a line now and then: none in its first second, then ten a second at most.
public struct ProgressMeter: Sendable {
  private let start: Double
  private var shown = -Double.infinity
  private var loading: Double?

  /// Creates a meter.
  /// - Parameter start: when the load began, in seconds of any clock.
  public init(start: Double) { self.start = start }

  /// The line to show.
  /// - Parameters:
  ///   - progress: how far the load has come.
  ///   - now: when that was, in seconds of the same clock.
  /// - Returns: nothing when no line is due.
  public mutating func line(_ progress: LoadProgress, at now: Double) -> Text? {
    let share = progress.share
    if share != nil, loading == nil { loading = now }
    guard now - start >= 1, now - shown >= 0.1 else { return nil }
    shown = now
    guard let share, let loading else { return ProgressTexts.recognising(progress.file, of: progress.files) }
    let elapsed = now - loading
    // Too early, an estimate jumps about.
    let isEarly = elapsed < 1 || share < 0.02
    var read: Int?
    if case .reading(let bytes, let all) = progress.step, all > 0, bytes > 0 { read = 100 * bytes / all }
    return ProgressTexts.loading(
      progress.file, of: progress.files, read: read, rows: progress.rows,
      perSecond: elapsed < 1 ? nil : Int(Double(progress.rows) / elapsed),
      secondsLeft: isEarly ? nil : Int((elapsed * (1 - share) / share).rounded(.up)))
  }

  /// The line to show of simulations.
  /// - Parameters:
  ///   - done: how many are done.
  ///   - all: how many there are.
  ///   - now: when that was, in seconds of the same clock.
  /// - Returns: nothing when no line is due.
  public mutating func line(done: Int, of all: Int, at now: Double) -> Text? {
    let elapsed = now - start
    guard elapsed >= 1, now - shown >= 0.1 else { return nil }
    shown = now
    let share = Double(done) / Double(all)
    return ProgressTexts.simulating(
      done, of: all, secondsLeft: share < 0.02 ? nil : Int((elapsed * (1 - share) / share).rounded(.up)))
  }
}
