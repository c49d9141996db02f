import Foundation
import Workspace

/// The chart bundle and its relatives in the share folder, found from where the program itself lies.
enum VegaBundle {
  static var file: URL { share.appending(path: "vega.js") }

  /// The Python whose packages draw charts.
  private static var python: URL { share.appending(path: "venv/bin/python") }

  /// What draws charts as pictures.
  /// - Parameter isAsked: whether pictures are wanted; absent: where it is installed.
  static func painter(_ isAsked: Bool?) -> ChartPainter? {
    let painter = ChartPainter(python: python)
    return isAsked ?? painter.isInstalled ? painter : nil
  }

  private static var share: URL {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return program.deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/tidemark")
  }
}
