public import Foundation
import Wording

/// Draws charts as pictures with the official renderer, a Python package (`vl-convert-python`), all in one run.
public struct ChartPainter: Sendable {
  private let python: URL

  /// Whether the Python is there at all; one that is there and cannot draw is a fault, and said when it draws.
  public var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

  /// Creates a painter.
  /// - Parameter python: the Python that has the package.
  public init(python: URL) { self.python = python }

  /// A page's charts take its width, pictures a width of their own; the page shrinks them where it is narrow.
  private static let script = """
    import json, sys
    import vl_convert
    asked = json.load(sys.stdin)
    drawn = []
    for text in asked["specifications"]:
        chart = json.loads(text)
        if chart.get("width") == "container":
            chart["width"] = 760
        drawn.append(vl_convert.vegalite_to_svg(chart, vl_version="5.20", config=json.loads(asked["configuration"])))
    json.dump(drawn, sys.stdout)
    """

  /// Draws charts.
  /// - Parameters:
  ///   - specifications: Vega-Lite 5, as JSON.
  ///   - configuration: how all of them look, as JSON.
  /// - Returns: one SVG each.
  /// - Throws: `WorkspaceError.noPictures` when they cannot be drawn.
  func draw(_ specifications: [String], _ configuration: String) throws -> [String] {
    struct Asked: Encodable {
      var specifications: [String]
      var configuration: String
    }
    guard isInstalled else { throw WorkspaceError.noPictures(python.path) }
    let process = Process()
    process.executableURL = python
    process.arguments = ["-c", Self.script]
    let (into, out, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (into, out, errors)
    try process.run()
    // It reads all before it writes, so that neither waits for the other.
    try into.fileHandleForWriting.write(
      contentsOf: JSONEncoder().encode(Asked(specifications: specifications, configuration: configuration)))
    try into.fileHandleForWriting.close()
    let output = try out.fileHandleForReading.readToEnd() ?? Data()
    let diagnostics = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard let drawn = try? JSONDecoder().decode([String].self, from: output), drawn.count == specifications.count else {
      let last = String(decoding: diagnostics, as: UTF8.self).split(separator: "\n").last.map(String.init)
      throw WorkspaceError.noPictures(last ?? python.path)
    }
    return drawn
  }
}
