import Foundation

/// The chart bundle and its relatives in the share folder, found from where the program itself lies.
enum VegaBundle {
  static var file: URL { share.appending(path: "vega.js") }

  /// The Python whose packages draw charts as pictures.
  static var python: URL { share.appending(path: "venv/bin/python") }

  private static var share: URL {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return program.deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/tidemark")
  }
}
