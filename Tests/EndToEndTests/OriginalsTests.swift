import Foundation
import TestSupport
import Testing

/// What becomes of the files in the inbox, through the built command.
@Suite struct OriginalsTests {
  private let good = "学校代码,填报月份,事件日期,上报日期,事件类型,年级\n0102,2022-06,2022-06-03,2022-06-04,自伤,初二\n"

  private func workspace(_ originals: String? = nil) throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path, "--language", "en"]).code == 0)
    if let originals {
      let file = bureau.appending(path: "tidemark.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("originals: delete", with: "originals: \(originals)").utf8).write(to: file)
    }
    return bureau
  }

  private func ingest(_ bureau: URL, _ paths: [String] = []) throws -> CommandLine.Outcome {
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01"] + paths)
  }

  /// Puts a file and the roster into the inbox.
  private func fill(_ bureau: URL, _ text: String, _ name: String = "events.csv") throws {
    let inbox = bureau.appending(path: "inbox")
    try Data(text.utf8).write(to: inbox.appending(path: name))
    try Data(try Fixture.bytes("ingestion/roster.csv")).write(to: inbox.appending(path: "roster.csv"))
  }

  private func inbox(_ bureau: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: bureau.appending(path: "inbox").path).sorted()
  }

  @Test func `without a path the inbox is loaded, and what loaded clean is deleted`() throws {
    let bureau = try workspace()
    try fill(bureau, good)
    try Data("说明".utf8).write(to: bureau.appending(path: "inbox/readme.md"))
    let load = try ingest(bureau)
    #expect(load.code == 0 && load.diagnostics.contains("deleted from the inbox: 2"), "\(load.diagnostics)")
    #expect(try inbox(bureau) == ["readme.md"])
    #expect(!FileManager.default.fileExists(atPath: bureau.appending(path: "originals").path))
    let empty = try ingest(bureau)
    #expect(empty.code == 0)
  }

  @Test func `a file with an error stays until it is mended`() throws {
    let bureau = try workspace()
    try fill(bureau, good + "0203,2022-06,2022-06-31,2022-06-04,自伤,初二\n")
    #expect(try ingest(bureau).code == 3)
    #expect(try inbox(bureau) == ["events.csv"])
    // Loaded before and still not clean, it stays the next time too, and what has to be corrected is said again.
    let again = try ingest(bureau)
    #expect(again.code == 3 && again.diagnostics.contains("2022-06-31") == false)
    #expect(again.diagnostics.contains("events.csv"))
    #expect(try inbox(bureau) == ["events.csv"])
    try fill(bureau, good)
    #expect(try ingest(bureau).code == 0)
    #expect(try inbox(bureau).isEmpty)
  }

  @Test func `a file that came before the roster stays, and goes once it has loaded`() throws {
    let bureau = try workspace()
    let file = bureau.appending(path: "inbox/events.csv")
    try Data(good.utf8).write(to: file)
    #expect(try ingest(bureau).code == 1)
    #expect(try inbox(bureau) == ["events.csv"])
    try fill(bureau, good)
    #expect(try ingest(bureau).code == 0)
    #expect(try inbox(bureau).isEmpty)
  }

  @Test func `what lies elsewhere is never touched, even with a link in the inbox`() throws {
    let bureau = try workspace()
    let folder = try CommandLine.scratch()
    let (file, linked) = (folder.appending(path: "events.csv"), folder.appending(path: "linked.csv"))
    try Data(good.utf8).write(to: file)
    try Data(good.replacing("06-03", with: "06-02").utf8).write(to: linked)
    #expect(try ingest(bureau, [Fixture.url("ingestion/roster.csv").path, file.path]).code == 0)
    #expect(FileManager.default.fileExists(atPath: file.path))
    try FileManager.default.createSymbolicLink(
      at: bureau.appending(path: "inbox/linked.csv"), withDestinationURL: linked)
    // Of one day as the other is, which of them stands is asked about.
    #expect(try ingest(bureau).code == 3)
    #expect(FileManager.default.fileExists(atPath: linked.path))
    #expect(try inbox(bureau) == ["linked.csv"])
  }

  @Test func `a file of the inbox named on the command line, and one loaded by a run cut off, are settled too`() throws
  {
    let bureau = try workspace()
    try fill(bureau, good)
    let inboxFile = bureau.appending(path: "inbox/events.csv")
    let copy = try CommandLine.scratch().appending(path: "events.csv")
    try Data(good.utf8).write(to: copy)
    #expect(try ingest(bureau, [bureau.appending(path: "inbox/roster.csv").path]).code == 0)
    // As after a run that was cut off between loading and deleting: the bytes are known, the file is there.
    #expect(try ingest(bureau, [copy.path]).code == 0)
    #expect(try ingest(bureau, [inboxFile.path]).code == 0)
    #expect(try inbox(bureau).isEmpty)
  }

  @Test func `a file that is still being copied into the inbox waits for the next run`() throws {
    let bureau = try workspace()
    try fill(bureau, good)
    let file = try FileHandle(forUpdating: bureau.appending(path: "inbox/events.csv"))
    try file.seekToEnd()
    let load = try ingest(bureau)
    #expect(load.code == 3 && load.diagnostics.contains("events.csv: another program"), "\(load.diagnostics)")
    #expect(try inbox(bureau) == ["events.csv"])
    try file.write(contentsOf: Data("0102,2022-06,2022-06-04,2022-06-05,自伤,初二\n".utf8))
    try file.close()
    let again = try ingest(bureau)
    #expect(again.code == 0 && again.diagnostics.contains("Rows read: 2 (new 2"), "\(again.diagnostics)")
    #expect(try inbox(bureau).isEmpty)
  }

  @Test func `kept originals stay`() throws {
    let bureau = try workspace("keep")
    try fill(bureau, good)
    #expect(try ingest(bureau).code == 0)
    #expect(try inbox(bureau) == ["events.csv", "roster.csv"])
  }

  @Test func `a sealed original opens again with a reason, byte for byte, and is logged`() throws {
    let bureau = try workspace("seal")
    try fill(bureau, good)
    let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", "--format", "csv"])
    #expect(load.code == 0 && load.diagnostics.contains("sealed into originals: 2"))
    #expect(try inbox(bureau).isEmpty)
    let originals = bureau.appending(path: "originals")
    let names = try FileManager.default.contentsOfDirectory(atPath: originals.path)
    #expect(names.count == 2)
    let texts = [good, try Fixture.text("ingestion/roster.csv")]
    for name in names {
      let sealed = try Data(contentsOf: originals.appending(path: name))
      #expect(sealed.range(of: Data("0102".utf8)) == nil)
      let arguments = ["originals", "open", "-w", bureau.path, name]
      #expect(try CommandLine.run(arguments).code == 2)
      let opened = try CommandLine.run(arguments + ["--reason", "核对原表"])
      #expect(opened.code == 0 && texts.contains(opened.output))
      #expect(try CommandLine.run(["log", "show", "-w", bureau.path]).output.contains("originals open"))
    }
    #expect(try CommandLine.run(["log", "verify", "-w", bureau.path]).output.contains("Entries: 2"))
    try Data("damaged beyond repair".utf8).write(to: originals.appending(path: names[0]))
    let broken = try CommandLine.run(["originals", "open", "-w", bureau.path, names[0], "--reason", "核对原表"])
    #expect(broken.code == 1 && broken.output.isEmpty && broken.diagnostics.contains("vault.key"))
  }
}
