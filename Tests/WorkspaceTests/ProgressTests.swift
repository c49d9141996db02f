import Submissions
import Testing
import Wording
import Workspace

struct ProgressTests {
  private func storing(_ rows: Int, of all: Int) -> LoadProgress {
    LoadProgress(
      file: 2, files: 3, step: .storing(rows: rows, of: all), rowsBefore: 1_000, bytesBefore: 250, bytesOfFile: 500,
      bytesInAll: 1_000)
  }

  @Test func `nothing is shown in the first second, and ten lines a second at most`() {
    var meter = ProgressMeter(start: 100)
    let shown = (0..<4_000).filter { meter.line(storing($0, of: 4_000), at: 100 + Double($0) / 1_000) != nil }
    #expect(shown.first == 1_000)
    #expect((29...31).contains(shown.count), "\(shown.count)")
  }

  @Test func `a line says what is left, the rows and the rate`() {
    var meter = ProgressMeter(start: 0)
    _ = meter.line(storing(0, of: 100_000), at: 0)
    // A quarter lies behind, and of this half file 0.2 for reading and half of 0.8 for storing: 0.55 of all.
    let line = meter.line(storing(50_000, of: 100_000), at: 110)
    #expect(line?.zh == "正在载入第 2/3 个文件，约剩 1 分 30 秒，已入库 51,000 行，每秒 463 行")
    #expect(line?.en == "Loading file 2 of 3, about 1 min 30 s left, 51,000 rows stored, 463 a second")
  }

  @Test func `a file that is read says how much, and no time before it can be told`() {
    var line: Text?
    var meter = ProgressMeter(start: 0)
    func reading(_ bytes: Int) -> LoadProgress {
      LoadProgress(
        file: 1, files: 1, step: .reading(bytes: bytes, of: 1_000), bytesOfFile: 1_000, bytesInAll: 1_000)
    }
    _ = meter.line(reading(0), at: 0.9)
    line = meter.line(reading(400), at: 1.5)
    #expect(line?.en == "Loading file 1 of 1, 40% read")
    // 0.4 of the fifth that reading is takes 1.2 s: 0.92 are left.
    line = meter.line(reading(400), at: 2.1)
    #expect(line?.en == "Loading file 1 of 1, about 14 s left, 40% read")
  }

  @Test func `files that are only looked at are counted, and a load without bytes says no time`() {
    var line: Text?
    var meter = ProgressMeter(start: 0)
    let looking = LoadProgress(file: 7, files: 160, step: .recognising)
    line = meter.line(looking, at: 2)
    #expect(line?.zh == "正在识别第 7/160 个文件")
    let empty = LoadProgress(file: 1, files: 1, step: .storing(rows: 0, of: 0))
    line = meter.line(empty, at: 3)
    #expect(line?.zh == "正在识别第 1/1 个文件")
  }
}
