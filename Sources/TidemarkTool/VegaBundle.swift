import Foundation

/// The chart bundle in the share folder, found from where the program itself lies.
enum VegaBundle {
  static var file: URL {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return program.deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/tidemark/vega.js")
  }
}
