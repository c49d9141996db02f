import Foundation
import Testing
import Wording
import Workspace

struct FileFaultTests {
  @Test(arguments: [
    (ENOSPC, FileFault.full), (EDQUOT, .full), (EACCES, .forbidden), (EPERM, .forbidden), (EROFS, .readOnly),
    (ENOENT, .missing), (EIO, .unknown),
  ]) func `the system's number gives the reason, by itself and within an error`(number: Int32, fault: FileFault) throws
  {
    #expect(FileFault(errno: number) == fault)
    let error = POSIXError(try #require(POSIXErrorCode(rawValue: number)))
    #expect(FileFault(error) == fault)
    #expect(FileFault(CocoaError(.fileWriteUnknown, userInfo: [NSUnderlyingErrorKey: error])) == fault)
  }

  @Test func `an error of the file system is said with its path and in no system's words`() throws {
    let error = CocoaError(.fileWriteOutOfSpace, userInfo: [NSFilePathErrorKey: "/bureau/reports"])
    let said = try #require(WorkspaceError(error, in: URL(filePath: "/bureau")))
    #expect(said == .unwritable("/bureau/reports", .full))
    #expect(said.text.zh.hasPrefix("磁盘已满，无法写入：/bureau/reports。"))
    struct Other: Error {}
    #expect(WorkspaceError(Other(), in: URL(filePath: "/bureau")) == nil)
  }

  @Test func `a folder that is not there is a folder that is not there`() throws {
    let nowhere = URL(filePath: "/nowhere-\(UUID().uuidString)/file.csv")
    do {
      _ = try Data(contentsOf: nowhere)
      Issue.record("there is \(nowhere.path)")
    } catch {
      #expect(FileFault(error) == .missing)
    }
  }
}
