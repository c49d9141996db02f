import Foundation
import Store
import Submissions
import TestSupport
import Testing

/// Bytes that count up from the last ones, so that a test can be run again.
private final class CountingBytes: @unchecked Sendable {
  private let lock = NSLock()
  private var next: UInt8 = 0

  func callAsFunction(_ count: Int) -> [UInt8] {
    lock.withLock {
      (0..<count).map { _ in
        next &+= 1
        return next
      }
    }
  }
}

private func vault(key: UInt8 = 7) -> Vault {
  let bytes = CountingBytes()
  return Vault(key: Array(repeating: key, count: 32)) { bytes($0) }
}

@Suite struct VaultTests {
  private let ledger = """
    学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态,情况记录
    0203,G330102200803072345,张小明,2008-03-07,初二,初二（3）班,男,2022-06-01,三类,在册,与父亲张建国通话
    0203,G330102200803072345,张小明,2008-03-07,初二,初二（3）班,男,2022-06-08,三类,在册,与父亲张建国通话
    0203,G330102200803072345,张小明,2008-03-07,初二,初二（4）班,男,2022-06-15,三类,在册,

    """

  private func content(_ bureau: TestBureau, _ vault: Vault) throws -> [PersonalEntry.Content] {
    let pseudonym = try #require(try bureau.rows("SELECT pseudonym FROM pupil ORDER BY id").first)
    return try bureau.store.personalEntries(of: pseudonym, vault: vault)
  }

  @Test func `what is sealed opens again, each entry once, as it was given`() throws {
    let vault = vault()
    let bureau = try TestBureau(vault: vault)
    try bureau.load(ledger)
    let entries = try content(bureau, vault)
    #expect(entries.map(\.schoolClass) == ["初二(3)班", "初二(4)班", nil, nil])
    #expect(
      entries[0].studentID == "G330102200803072345" && entries[0].name == "张小明" && entries[0].birth == "2008-03-07")
    #expect(entries[2...].map(\.note) == ["与父亲张建国通话", "与父亲张建国通话"])
    #expect(entries[2...].map(\.day) == ["2022-06-01", "2022-06-08"])
    try bureau.load(ledger + "\n")
    #expect(try bureau.store.vaultEntryCount() == 4)
  }

  @Test func `a note changed in a return that is otherwise the same is sealed too`() throws {
    let vault = vault()
    let bureau = try TestBureau(vault: vault)
    try bureau.load(ledger)
    #expect(try bureau.load(ledger.replacing("通话", with: "面谈")).outcome == ["unchanged 0 3 0 0"])
    #expect(try content(bureau, vault).compactMap(\.note).count == 4)
  }

  @Test func `a sheet, events and acknowledgements are sealed with their notes`() throws {
    let vault = vault()
    let bureau = try TestBureau(vault: vault)
    try bureau.load(fixture: "forms/tracking-sheet.xlsx")
    try bureau.load("学校代码,学籍号,姓名,告知日期,告知方式,监护人意见\n0203,G330102200803072345,,2022-06-20,当面,同意就医\n")
    try bureau.load(
      "学校代码,填报月份,事件日期,上报日期,事件类型,年级,学籍号,备注\n0203,2022-06,2022-06-03,2022-06-04,自伤,初二,G330102200803072345,课间\n")
    let found = try bureau.rows("SELECT pseudonym FROM pupil").map {
      try bureau.store.personalEntries(of: $0, vault: vault)
    }
    let fields = Set(found.joined().compactMap(\.field))
    #expect(fields.isSuperset(of: ["note", "opinion"]))
    #expect(found.joined().contains { $0.note == "同意就医" } && found.joined().contains { $0.note == "课间" })
    #expect(found.joined().contains { $0.name == "张小明" })
  }

  @Test func `sealed is nowhere in clear, and dropped is nowhere at all`() throws {
    let secrets = ["张小明", "张建国", "G330102200803072345", "2008-03-07", "初二（3）班", "初二(3)班"]
    for vault in [vault(), nil] {
      let bureau = try TestBureau(vault: vault)
      try bureau.load(ledger)
      #expect(try bureau.store.vaultEntryCount() == (vault == nil ? 0 : 4))
      for file in try bureau.bytes() {
        for secret in secrets {
          for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
            let bytes = try #require(secret.data(using: encoding))
            #expect(file.range(of: bytes) == nil, "\(secret)")
          }
        }
      }
    }
  }

  @Test func `another key, altered bytes or another pupil's pseudonym open nothing`() throws {
    let own = vault()
    let sealed = try own.seal(Data("秘密".utf8), of: "pupil")
    #expect(try own.open(sealed, of: "pupil") == Data("秘密".utf8))
    #expect(throws: VaultError.cannotBeOpened) { try own.open(sealed, of: "other") }
    #expect(throws: VaultError.cannotBeOpened) { try vault(key: 8).open(sealed, of: "pupil") }
    for position in sealed.indices {
      var altered = sealed
      altered[position] ^= 1
      #expect(throws: VaultError.cannotBeOpened) { try own.open(altered, of: "pupil") }
    }
    #expect(throws: VaultError.cannotBeOpened) { try own.open(sealed.prefix(5), of: "pupil") }
    #expect(try own.seal(Data("秘密".utf8), of: "pupil") != sealed)
  }

  @Test func `a joined pupil brings what was sealed under both pseudonyms`() throws {
    let vault = vault()
    let bureau = try TestBureau(vault: vault)
    let head = "学校代码,学籍号,姓名,出生年月,年级,跟踪日期,风险等级,状态,情况记录\n"
    try bureau.load(head + "0203,G1,,,初二,2022-06-01,三类,在册,甲\n")
    try bureau.load(head + "0203,,张小明,2008-03,初二,2022-06-08,三类,在册,乙\n")
    try bureau.load(head + "0203,G1,张小明,2008-03,初二,2022-06-15,三类,在册,丙\n")
    #expect(try content(bureau, vault).compactMap(\.note) == ["甲", "乙", "丙"])
    let keys = try bureau.rows("SELECT pseudonym FROM pupilKey")
    #expect(keys.count == 2)
    for key in keys { #expect(try bureau.store.findPupil(String(key.prefix(8))) == bureau.store.findPupil(keys[0])) }
  }

  @Test func `a shortened pseudonym of several pupils shows none`() throws {
    let bureau = try TestBureau()
    let rows = (1...17).map { "0203,G\($0),初二,2022-06-01,三类,在册\n" }.joined()
    try bureau.load("学校代码,学籍号,年级,跟踪日期,风险等级,状态\n" + rows)
    // Of 17 pseudonyms two begin with the same digit.
    let starts = try bureau.rows("SELECT substr(pseudonym, 1, 1) FROM pupil")
    let shared = try #require(starts.first { start in starts.count { $0 == start } > 1 })
    #expect(try bureau.store.findPupil(shared) == .ambiguous(pupils: starts.count { $0 == shared }))
    #expect(try bureau.store.findPupil("0000000000") == .unknown)
    #expect(try bureau.store.findPupil("张小明") == .unknown)
  }

  @Test func `an intervention for one pupil holds the pseudonym in place of the number`() throws {
    let bureau = try TestBureau()
    try bureau.load("学校代码,学籍号,年级,跟踪日期,风险等级,状态\n0203,G330102200803072345,初二,2022-06-01,三类,在册\n")
    let receipts = try bureau.load("干预编号,名称,类型,范围,范围代码,开始日期\nI1,家访,家访,学生,G330102200803072345,2022-06-01\n")
    #expect(receipts.outcome == ["accepted 1 0 0 0"])
    let pseudonym = try bureau.rows("SELECT pseudonym FROM pupil")
    #expect(try bureau.store.panel().interventions.map(\.scopeCode) == pseudonym)
  }
}
