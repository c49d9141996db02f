import Submissions
import Tables

/// Reads monthly totals of a bureau without rows (月度汇总).
struct CountsReader: FormReader {
  private struct Key: Hashable {
    let month: Month
    let district: String
    let indicator: String
  }
  private struct Line {
    let count: MonthlyCount
    let sheet: FormSheet
    let row: RawRow
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<Line>()
  private var repeated = RepeatedRows<Key>()

  /// Districts the roster does not have; each is asked about once.
  private var unknown: Set<String> = []

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let month = reader.month("month", required: true, mayLieFarBack: true)
    let district = reader.text("district", required: true)
    if let district, !directory.isEmpty, !MonthlyCount.cityWide.contains(district),
      !directory.districts.contains(district), unknown.insert(district).inserted
    {
      reader.note(.countDistrictUnknown(suggestions: directory.districts(near: district)), "district")
    }
    let indicator = reader.text("indicator", required: true)
    let count = reader.count("count", units: ["人次", "例", "次", "人", "起", "件"], required: true)
    let population = reader.count("population", units: ["人", "名"])
    if let count, let population, count > population {
      reader.note(.countAbovePopulation(count: count, population: population), "count")
    }

    var line: Line?
    if !reader.hasError, let month, let district, let indicator, let count {
      switch repeated.add(Key(month: month, district: district, indicator: indicator), row, sheet) {
      case .none:
        line = Line(
          count: MonthlyCount(
            month: month, district: district, indicator: indicator, count: count, population: population),
          sheet: sheet, row: row)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "count")
      }
    }
    parts.add(line, problems: reader.problems, to: nil)
  }

  mutating func submissions() -> [Submission] {
    struct Series: Hashable {
      let month: Month
      let indicator: String
    }
    let cityWide = MonthlyCount.cityWide
    let lines = parts.parts.flatMap(\.rows)
    // A line for the whole city beside its districts would count every case twice.
    let divided = Set(
      lines.map(\.count).filter { !cityWide.contains($0.district) }.map {
        Series(month: $0.month, indicator: $0.indicator)
      })
    let totals = lines.filter { line in
      cityWide.contains(line.count.district)
        && divided.contains(Series(month: line.count.month, indicator: line.count.indicator))
    }
    let left = Set(totals.map(\.count))
    var submissions = parts.submissions(.counts) { .counts($0.map(\.count).filter { !left.contains($0) }) }
    if !submissions.isEmpty {
      submissions[0].problems += totals.map { $0.sheet.problem(.totalRow, $0.row, "district") } + cumulative(lines)
    }
    return submissions
  }

  /// Asks about figures that may count from January on: six months or more of a year, each above the one before, the
  /// last three times the first or more.
  private func cumulative(_ lines: [Line]) -> [Problem] {
    struct Series: Hashable {
      let district: String
      let indicator: String
      let year: Int
    }
    let years = Dictionary(grouping: lines) {
      Series(district: $0.count.district, indicator: $0.count.indicator, year: $0.count.month.year)
    }
    return years.values.compactMap { year -> (row: Int, problem: Problem)? in
      let year = year.sorted { $0.count.month < $1.count.month }
      guard year.count >= 6, let first = year.first, let last = year.last, last.count.count >= 3 * first.count.count,
        zip(year, year.dropFirst()).allSatisfy({ $0.count.count < $1.count.count })
      else { return nil }
      let kind = ProblemKind.countsCumulative(
        indicator: last.count.indicator, district: last.count.district, first: first.count.month,
        last: last.count.month)
      return (last.row.number, last.sheet.problem(kind, last.row, "count"))
    }.sorted { $0.row < $1.row }.map(\.problem)
  }
}
