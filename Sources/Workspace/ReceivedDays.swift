import Foundation
import Submissions
import Tables
import Wording

/// The days on which the files of a folder came, as the `received.csv` in it says: the columns file and received, or 文件 and
/// 收到日期.
struct ReceivedDays {
  /// The name of the list.
  static let name = "received.csv"

  private var days: [String: Day] = [:]

  /// Reads the list of a folder; without one no day is known.
  /// - Parameters:
  ///   - folder: the folder.
  ///   - keepsFiles: whether a file that is named must be there; the inbox loses what loaded.
  /// - Throws: `WorkspaceError.receivedDays` with everything that is wrong: a wrong day would make a school late.
  init(in folder: URL, keepsFiles: Bool) throws {
    let list = folder.appending(path: Self.name)
    guard access(list.path, F_OK) == 0 else { return }
    var reasons: [Text] = []
    do {
      let data = try Data(contentsOf: list)
      read(try CSVReader.sheet(try DecodedText.decode([UInt8](data))), &reasons) { name in
        !keepsFiles || access(folder.appending(path: name).path, F_OK) == 0
      }
    } catch is CSVError {
      reasons = [ReceivedTexts.noTable]
    } catch is TextEncodingError {
      reasons = [ReceivedTexts.noTable]
    } catch {
      throw WorkspaceError.unreadable(list.path, FileFault(error))
    }
    guard reasons.isEmpty else { throw WorkspaceError.receivedDays(list.path, reasons) }
  }

  /// Takes files out of a folder's list, and removes a list that names no other: the next file of a name comes on another day.
  /// - Parameters:
  ///   - paths: the files, by their paths in the folder.
  ///   - folder: the folder.
  /// - Throws: `WorkspaceError.unwritable`.
  static func forget(_ paths: Set<String>, in folder: URL) throws {
    let list = folder.appending(path: name)
    guard let data = try? Data(contentsOf: list), let decoded = try? DecodedText.decode([UInt8](data)),
      let rows = try? CSVReader.sheet(decoded).rows.map(\.cells),
      let file = rows.first.flatMap({ column("file", "文件", in: $0.map(text)) })
    else { return }
    let left = rows.dropFirst().filter { file < $0.count && !paths.contains(text($0[file])) }
    guard left.count < rows.count - 1 else { return }
    do {
      if left.isEmpty {
        try FileManager.default.removeItem(at: list)
      } else {
        try Data(CSVWriter.text(rows: [rows[0]] + left).utf8).write(to: list, options: .atomic)
      }
    } catch { throw WorkspaceError.unwritable(list.path, FileFault(error)) }
  }

  /// The day on which a file came, by its path in the folder.
  subscript(_ path: String) -> Day? { days[path] }

  private mutating func read(_ sheet: RawSheet, _ reasons: inout [Text], isThere: (String) -> Bool) {
    let header = sheet.rows.first?.cells.map(Self.text) ?? []
    guard let file = Self.column("file", "文件", in: header), let received = Self.column("received", "收到日期", in: header)
    else {
      return reasons.append(ReceivedTexts.noHeader)
    }
    for row in sheet.rows.dropFirst() {
      let cells = row.cells.map(Self.text)
      if cells.allSatisfy(\.isEmpty) { continue }
      let name = file < cells.count ? cells[file] : ""
      let written = received < cells.count ? cells[received] : ""
      if name.isEmpty { reasons.append(ReceivedTexts.noName(row: row.number)) }
      guard let day = Day(iso: written) else {
        reasons.append(ReceivedTexts.noDay(row: row.number))
        continue
      }
      if let other = days[name], other != day {
        reasons.append(ReceivedTexts.twoDays(row: row.number, name))
      } else if !name.isEmpty, !isThere(name) {
        reasons.append(ReceivedTexts.noFile(row: row.number, name))
      }
      days[name] = day
    }
  }

  private static func column(_ names: String..., in header: [String]) -> Int? {
    header.firstIndex(where: names.contains)
  }

  private static func text(_ cell: RawCell) -> String {
    if case .text(let text) = cell { text.trimmingCharacters(in: .whitespaces) } else { "" }
  }
}
