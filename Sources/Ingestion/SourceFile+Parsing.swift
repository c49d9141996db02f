public import Submissions
import Tables

extension SourceFile {
  /// Reads the sheets as submissions, with everything that is wrong with them; no problem shows a person's name.
  /// - Parameter context: what the file is read against.
  /// - Returns: submissions and problems.
  public func parsed(in context: IngestionContext) -> ParsedFile {
    var file = read(in: context)
    if !file.submissions.isEmpty { file.rowsRead = file.submissions.reduce(0) { $0 + $1.rowsRead } }
    personalNames(for: file).hide(in: &file, besides: context.schools)
    return file
  }

  private func read(in context: IngestionContext) -> ParsedFile {
    var file = ParsedFile(form: form ?? matches.lazy.compactMap(\.self).first?.specification.form, encoding: encoding)
    file.problems = problems
    if file.isRefused { return file }

    let formSheets = recognised(&file.problems)
    if file.isRefused {
      file.rowsRead = formSheets.reduce(0) { $0 + $1.rows.count(where: $1.holdsData) }
      return file
    }

    if let stream, let sheet = formSheets.first { return parsed(stream, sheet, into: file, context) }
    let directory = SchoolDirectory(context.schools)
    for form in FormID.allCases {
      let sheets = formSheets.filter { $0.form == form }
      guard !sheets.isEmpty else { continue }
      var reader = form.reader.init(context: context, directory: directory)
      var rowCount = 0
      for sheet in sheets {
        for row in sheet.rows {
          if sheet.isTotal(row) {
            file.problems.append(sheet.problem(.totalRow, row))
          } else if sheet.repeatsHeader(row) {
            file.problems.append(sheet.problem(.headerRepeated, row))
          } else if sheet.isFooter(row) {
            file.problems.append(sheet.problem(.footerRow, row))
          } else if sheet.holdsData(row) {
            reader.read(row, of: sheet)
            rowCount += 1
          }
        }
      }
      if rowCount == 0 {
        let kind = form == .trackingSheet ? ProblemKind.noRecords : .headerOnly
        file.problems.append(sheets[0].problem(kind, atHeader: false))
      }
      file.submissions += reader.submissions()
    }
    liftTierSchemes(&file)
    return file
  }

  /// Reads the rows of a stream.
  private func parsed(
    _ stream: FileBytes, _ sheet: FormSheet, into file: ParsedFile, _ context: IngestionContext
  ) -> ParsedFile {
    var file = file
    switch FollowUpStream.read(stream, sheet, in: context) {
    case .failure(.notUTF8): return SourceFile(stream, catalog, mayStream: false).parsed(in: context)
    case .failure(.csv(let error)): file.problems.append(Problem(ProblemKind(error)))
    case .failure(.cutOff(let row)): file.problems.append(sheet.problem(.cutOff, row))
    case .success(let (submissions, problems)):
      file.submissions = submissions
      file.problems += problems
      if submissions.isEmpty { file.problems.append(sheet.problem(.headerOnly, atHeader: false)) }
      liftTierSchemes(&file)
    }
    return file
  }

  /// The sheets that hold a form; whatever speaks against the whole file is added to the problems.
  private func recognised(_ problems: inout [Problem]) -> [FormSheet] {
    var formSheets: [FormSheet] = []
    for (number, (sheet, match)) in zip(sheets, matches).enumerated()
    where !sheet.rows.isEmpty && !sheet.isCompanion {
      if sheet.isHidden {
        problems.append(Problem(.hiddenSheet(number: number + 1)))
        continue
      }
      guard let match else {
        problems.append(Problem(.unknownSheet(number: number + 1)))
        continue
      }
      let formSheet = FormSheet(sheet, match, number: number + 1)
      if !match.missing.isEmpty {
        let kind = ProblemKind.missingColumns(
          match.missing.map(\.label), form: match.specification.title, near: match.near)
        problems.append(formSheet.problem(kind, atHeader: true))
      }
      if !match.unclear.isEmpty {
        problems.append(formSheet.problem(.layoutUnclear(match.unclear.map(\.label)), atHeader: true))
      }
      for field in match.repeated {
        problems.append(formSheet.problem(.repeatedColumn(field.label), atHeader: true))
      }
      // Beside missing columns, what looks like a header may be the value of a laid-out form: a name.
      if match.missing.isEmpty, !match.extra.isEmpty {
        problems.append(formSheet.problem(.extraColumns(match.extra, meant: match.meant.map(\.label)), atHeader: true))
      }
      if let row = formSheet.cutOffRow { problems.append(formSheet.problem(.cutOff, row)) }
      formSheets.append(formSheet)
    }
    if formSheets.isEmpty {
      problems.removeAll { if case .unknownSheet = $0.kind { true } else { false } }
      problems.append(Problem(.unknownForm))
    }
    return formSheets
  }

  /// Labels of another tier scheme refuse the whole file, once, with the first place they stand at.
  private func liftTierSchemes(_ file: inout ParsedFile) {
    var labels: [String] = []
    var first: Problem?
    for index in file.submissions.indices {
      file.submissions[index].problems.removeAll { problem in
        guard case .tierScheme(let seen) = problem.kind else { return false }
        first = first ?? problem
        for label in seen where !labels.contains(label) { labels.append(label) }
        return true
      }
    }
    guard var problem = first else { return }
    problem.kind = .tierScheme(labels)
    file.problems.append(problem)
  }
}

extension FormSheet {
  /// Whether the row sums up others.
  func isTotal(_ row: RawRow) -> Bool {
    if let first = row.cells.first(where: { $0 != .empty }), Self.isTotal(first) { return true }
    return ["school_code", "school", "district", "stage", "month", "period"].contains {
      Self.isTotal(cell($0, of: row))
    }
  }

  private static func isTotal(_ cell: RawCell) -> Bool {
    guard case .text(let text) = cell else { return false }
    guard text.unicodeScalars.contains("计") || text.first.map("tTsS".contains) == true else { return false }
    let word = text.comparisonKey.trimmingSuffix(":")
    return ["合计", "小计", "总计", "共计"].contains { word.hasSuffix($0) } || word == "total" || word == "subtotal"
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
