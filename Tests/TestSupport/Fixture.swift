public import Foundation

/// Files under `Tests/Fixtures`: inputs with the numbers or rows that other programs give for them.
public enum Fixture {
  /// The folder all fixtures lie in.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The address of a fixture, by its path below the folder.
  public static func url(_ path: String) -> URL { folder.appending(path: path) }

  /// The bytes of a fixture.
  public static func bytes(_ path: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: url(path))) }

  /// The text of a fixture.
  public static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
}
