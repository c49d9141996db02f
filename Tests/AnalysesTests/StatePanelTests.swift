import Analyses
import Statistics
import Tables
import TestSupport
import Testing

@Suite("Panels of states")
struct StatePanelTests {
  private func problems(_ text: String, _ layout: StatePanel.Layout = .init()) -> [StatePanel.Problem] {
    do {
      _ = try StatePanel(DecodedText.decode([UInt8](text.utf8)), layout: layout)
      return []
    } catch let failure as StatePanel.Failure { return failure.problems } catch { return [] }
  }

  @Test("All that is wrong with a panel is told at once, by line")
  func panelProblems() {
    let text = """
      subject,time,state,age
      a,0,1,12
      a,0,2,12
      a,-1,2,12
      a,x,2,12
      a,5,tier 2,12
      a,6,0,12
      ,7,1,12
      b,1,1,
      """
    #expect(
      problems(text, .init(covariates: ["age"])) == [
        .sameTime(line: 3, earlier: 2), .backwards(line: 4, earlier: 3), .time(line: 5, text: "x"),
        .state(line: 6, text: "tier 2"), .state(line: 7, text: "0"), .noSubject(line: 8),
        .covariate(line: 9, name: "age", text: ""),
      ])
    #expect(problems("subject,time,state\n") == [.empty])
    #expect(problems("") == [.empty])
    #expect(problems("subject,week,state\n1,0,1\n") == [.missingColumn("time")])
    #expect(problems("subject,week,state\n1,0,1\n", .init(timeColumn: "week")).isEmpty)
    #expect(problems("subject,time,state,state\n1,0,1,1\n") == [.repeatedColumn("state")])
    #expect(
      problems("subject,time,state,note\na,0,1,x\na,1,2\na,2,5,2,3\na,3,1,y,\n") == [
        .width(line: 3, has: 3, wanted: 4), .width(line: 4, has: 5, wanted: 4),
      ])
    // A number after a date is no time of the same kind.
    #expect(problems("subject,time,state\n1,2022-03-01,1\n1,7,1\n") == [.time(line: 3, text: "7")])
  }

  @Test("All that is wrong with exactly dated changes is told at once, by line")
  func exactProblems() {
    let text = """
      subject,start,stop,from,to
      a,0,2,1,2
      a,1,3,2,0
      b,0,2,1,2
      b,2,3,1,0
      c,2,2,1,0
      d,0,1,1,1
      e,0,1,0,1
      """
    #expect(
      problems(text, .init(isExact: true)) == [
        .overlap(line: 3, earlier: 2), .stateBroken(line: 5, earlier: 4), .noLength(line: 6),
        .noChange(line: 7, state: 1), .state(line: 8, text: "0"),
      ])
  }

  @Test("Rows of several subjects may be mixed; dates are days; single rows are counted")
  func reading() throws {
    let text = """
      subject,time,state
      a,2022-03-01,1
      b,2022-03-01,2
      a,2022-03-08,2
      c,2022-03-02,7
      b,2022-03-15,1
      """
    let panel = try StatePanel(DecodedText.decode([UInt8](text.utf8)))
    #expect(panel.states == [1, 2, 7] && panel.subjectCount == 3 && panel.hasDates && panel.singleRows == 1)
    var random = SplitMix64(seed: 1)
    let result = try TransitionAnalysis.run(.discrete, on: panel, using: &random)
    #expect(result.notices.contains(.singleRows(1, subjects: 3)))
    let counts = result.figures.filter { $0.quantity == .count && $0.value ?? 0 > 0 }
    // Of steps of 7 and 14 days, equally common, the shorter counts.
    #expect(counts.map { [$0.from, $0.to] } == [[1, 2]] && result.notices.contains(.otherSteps(1, of: 2, step: 7)))
  }
}
