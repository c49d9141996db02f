public import Foundation
import Submissions
import Tables

/// Writes the files of a city into a folder.
public enum CityFolder {
  /// Writes everything, with `received.csv`, `truth.json` and a README.
  /// - Parameters:
  ///   - files: The city's files.
  ///   - folder: A folder that is empty or does not exist.
  ///   - readMe: The text of the README.
  ///   - progress: Called with the path of each file written.
  /// - Returns: what was put into the city.
  /// - Throws: `SimulationError.folderNotEmpty`, or what the file system throws.
  public static func write(
    _ files: CityFiles, to folder: URL, readMe: String, progress: (String) -> Void = { _ in }
  ) throws -> CityTruth {
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.path), try !manager.contentsOfDirectory(atPath: folder.path).isEmpty {
      throw SimulationError.folderNotEmpty(folder.path)
    }
    func write(_ bytes: [UInt8], to path: String) throws {
      let file = folder.appending(path: path)
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      progress(path)
    }
    var received: [[RawCell]] = [[.text("file"), .text("received")]]
    let truth = try files.forEach { file in
      try write(file.bytes, to: file.path)
      if let day = file.received { received.append([.text(file.path), .date(day.rawValue)]) }
    }
    try write(Array(CSVWriter.text(rows: received).utf8), to: "received.csv")
    try write(truth.json(), to: "truth.json")
    try write(Array(readMe.utf8), to: "README.md")
    return truth
  }
}
