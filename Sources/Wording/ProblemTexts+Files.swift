extension ProblemTexts {
  /// The file holds nothing.
  public static func emptyFile() -> ProblemText {
    .init(
      Text(zh: "文件是空的", en: "the file is empty"),
      Text(zh: "请重新导出并上报；没有事件请上报零报告", en: "export it again and send it; if there were no events, send a zero report"))
  }

  /// No file can be read there.
  public static func noRegularFile() -> ProblemText {
    .init(
      Text(
        zh: "不是文件：失效的链接、指向文件夹的链接或设备，没有读取", en: "no file: a link to nothing or to a folder, or a device; it was not read"
      ),
      Text(zh: "请放入文件本身", en: "put the file itself there"))
  }

  /// It does not count yet.
  public static func receivedLater(_ day: String) -> ProblemText {
    .init(
      Text(
        zh: "收到日期 \(day) 晚于本次运行日期，此前的报告不计入",
        en: "received on \(day), after the day of this run: no report counts it until then"),
      Text(
        zh: "请核对 received.csv 中的日期；如填错，请改正后重新载入",
        en: "check the day in received.csv; if it is wrong, correct it and load the file again"))
  }

  /// The file was loaded before, and what it said no longer counts.
  public static func replacedSince(returns: Int, period: String, received: String) -> ProblemText {
    .init(
      Text(
        zh: "此前已载入，但其中 \(returns) 份报表（\(period) 等）已被 \(received) 收到的另一份取代，本次没有恢复",
        en:
          "loaded before, but \(returns) of its returns (\(period) …) were replaced by another file received on \(received), "
          + "and stay replaced"),
      Text(
        zh: "如应以本文件为准，请另存为其他格式（如 CSV）后重新上报；如不是，请移走本文件",
        en:
          "if this file is the right one, save it in another format (CSV, for one) and send that; if not, take it away")
    )
  }

  /// Another program has the file open for writing.
  public static func beingWritten() -> ProblemText {
    .init(
      Text(zh: "文件正被其他程序写入或打开，未载入", en: "another program is writing the file or has it open; not loaded"),
      Text(zh: "请等复制完成，或保存并关闭文件，再重新载入", en: "wait until it is copied, or save and close it, then load it again"))
  }

  /// The bytes are not valid in the encoding that fits best.
  /// - Parameters:
  ///   - encoding: The encoding that fits best.
  ///   - offset: The first faulty byte, counted from 0.
  ///   - line: Its line, from 1.
  ///   - column: The character in the line, from 1.
  ///   - bytes: The bytes there, in hex.
  ///   - valid: The encodings in which the whole file would be valid.
  public static func undecodable(
    encoding: String, offset: Int, line: Int, column: Int, bytes: String, valid: [String]
  ) -> ProblemText {
    let place = Text(
      zh: "第\(line)行第\(column)个字符不是有效的 \(encoding) 编码（文件偏移 \(offset) 处，字节 \(bytes)）",
      en: "line \(line), character \(column) is not valid \(encoding) (at byte \(offset): \(bytes))")
    if valid.isEmpty {
      return .init(
        place,
        Text(
          zh: "没有任何常用编码能完整读取，文件可能已损坏；请重新导出，另存为“CSV UTF-8”或 xlsx 后重新上报",
          en: "it is whole in no usual encoding and may be damaged; export it again as “CSV UTF-8” or xlsx and send it")
      )
    }
    let names = valid.joined(separator: "、")
    return .init(
      place,
      Text(
        zh: "按 \(names) 编码可以完整读取，但无法确定内容是否正确；请核对后另存为“CSV UTF-8”或 xlsx 重新上报",
        en:
          "it could be \(valid.joined(separator: ", ")); open it as that, check it, save it as “CSV UTF-8” or xlsx, and send it"
      ))
  }

  /// A NUL byte.
  public static func nulByte(line: Int, column: Int) -> ProblemText {
    .init(
      Text(
        zh: "第\(line)行第\(column)个字符是空字节，不是文本文件",
        en: "line \(line), character \(column) is a NUL byte: this is no text file"),
      Text(zh: "请另存为“CSV UTF-8”或 xlsx 后重新上报", en: "save it as “CSV UTF-8” or xlsx and send it again"))
  }

  /// A quote that is never closed.
  public static func openQuote(line: Int, field: Int) -> ProblemText {
    .init(
      Text(zh: "第\(line)行第\(field)列的引号没有结束", en: "the quotation mark in line \(line), field \(field) is never closed"),
      Text(zh: "请补上或删去该引号，或另存为 xlsx", en: "close or remove it, or save the file as xlsx"))
  }

  /// A last row that breaks off.
  public static func cutOff() -> ProblemText {
    .init(
      Text(
        zh: "最后一行不完整，文件可能没有传完；本文件未载入任何数据",
        en: "the last row breaks off; the file may not have been copied to its end, and nothing of it was loaded"),
      Text(zh: "请重新导出或复制后再上报；如内容完整，请补全该行", en: "export or copy it again and send it; if it is whole, complete the row"))
  }

  /// A workbook with a password.
  public static func encrypted() -> ProblemText {
    .init(
      Text(zh: "工作簿设有密码，无法读取", en: "the workbook is protected by a password"),
      Text(zh: "请取消密码后重新上报", en: "remove the password and send it again"))
  }

  /// A binary workbook, or an office document that is no workbook Tidemark reads.
  public static func noWorkbook() -> ProblemText {
    .init(
      Text(
        zh: "不是可读取的表格文件（可读取 xlsx、xlsm、xls、CSV，以及保存为 xls 的网页表格）",
        en: "not a workbook that can be read (xlsx, xlsm, xls, CSV, and web tables saved as xls can)"),
      Text(zh: "请在 Excel 或 WPS 中另存为 xlsx 后重新上报", en: "save it as xlsx in Excel or WPS and send it again"))
  }

  /// A workbook that is cut off or not well-formed.
  public static func damagedWorkbook() -> ProblemText {
    .init(
      Text(zh: "工作簿已损坏，无法完整读取", en: "the workbook is damaged and cannot be read completely"),
      Text(zh: "请用 Excel 或 WPS 打开并另存为 xlsx 后重新上报", en: "open it in Excel or WPS, save it as xlsx and send it again"))
  }

  /// A workbook with a document type declaration.
  public static func unsafeWorkbook() -> ProblemText {
    .init(
      Text(zh: "工作簿含有不安全的内容，已拒收", en: "the workbook holds unsafe content and was refused"),
      Text(zh: "请将数据复制到空白表后重新上报", en: "copy the data into a blank form and send it again"))
  }

  /// A workbook over the limits.
  public static func tooLarge() -> ProblemText {
    .init(
      Text(zh: "工作簿过大或压缩异常，已拒收", en: "the workbook is too large or oddly compressed and was refused"),
      Text(zh: "请分成几个文件上报", en: "send it in several files"))
  }

  /// A web page without a table.
  public static func noTable() -> ProblemText {
    .init(
      Text(
        zh: "文件实为网页，其中没有表格（可能是登录页或报错页）", en: "the file is a web page without a table, perhaps a login or error page"),
      Text(zh: "请登录系统重新导出后上报", en: "log in, export the data again and send it"))
  }

  /// A workbook with macros.
  public static func macrosIgnored() -> ProblemText {
    .init(
      Text(zh: "工作簿含有宏，宏已忽略，只读取了单元格", en: "the workbook holds macros; they were ignored and only the cells read"),
      Text(
        zh: "如数据须由宏计算，请先计算并另存为 xlsx 后重新上报", en: "if macros compute data, run them, save it as xlsx and send it again"))
  }

  /// A workbook with links to other files.
  public static func linksIgnored() -> ProblemText {
    .init(
      Text(
        zh: "工作簿引用了其他文件，引用未打开，读取的是上次保存的结果",
        en: "the workbook refers to other files; they were not opened, and the values saved last were read"),
      Text(zh: "请核对引用单元格的数值是否为最新", en: "check that the cells with references are up to date"))
  }

  /// No form fits the headers.
  public static func unknownForm() -> ProblemText {
    .init(
      Text(zh: "无法识别表单：表头与任何已知表单都不符", en: "not a known form: the headers fit none of the forms"),
      Text(
        zh: "请核对表头，或改用下发的空白表；本文件未载入任何数据", en: "check the headers or use the blank form; nothing of this file was loaded"
      )
    )
  }

  /// One sheet of a workbook fits no form.
  public static func unknownSheet(number: Int) -> ProblemText {
    .init(
      Text(zh: "第\(number)个工作表不是已知表单，未载入", en: "sheet \(number) is not a known form and was not loaded"),
      Text(zh: "如其中有应上报的数据，请核对表头", en: "if it holds data to report, check its headers"))
  }

  /// A hidden sheet.
  public static func hiddenSheet(number: Int) -> ProblemText {
    .init(
      Text(zh: "第\(number)个工作表处于隐藏状态，未载入", en: "sheet \(number) is hidden and was not loaded"),
      Text(zh: "如应上报，请取消隐藏后重新上报", en: "if it is to be reported, unhide it and send the file again"))
  }

  /// Required columns are missing; headers that nearly equal theirs are named.
  public static func missingColumns(_ columns: [Text], form: Text, near: [String]) -> ProblemText {
    let names = list(columns)
    let seen = list(near)
    return .init(
      Text(zh: "“\(form.zh)”缺少必填列：\(names.zh)", en: "the form “\(form.en)” lacks required columns: \(names.en)"),
      near.isEmpty
        ? Text(zh: "请补上该列后重新上报；本文件未载入任何数据", en: "add them and send the file again; nothing of this file was loaded")
        : Text(
          zh: "表头“\(seen.zh)”是否即是？请改正表头后重新上报；本文件未载入任何数据",
          en: "is it the header “\(seen.en)”? Correct it and send the file again; nothing of this file was loaded"))
  }

  /// Columns the form does not have; columns it has and that they may have been meant for are named.
  public static func extraColumns(_ headers: [String], meant: [Text]) -> ProblemText {
    let names = headers.joined(separator: "、")
    let columns = list(meant)
    return .init(
      Text(zh: "表单以外的列未读取：\(names)", en: "columns that are not part of the form were not read: \(names)"),
      meant.isEmpty
        ? Text(zh: "如为必要数据，请核对表头名称", en: "if they are needed, check their headers")
        : Text(
          zh: "是否为“\(columns.zh)”？如是请改正表头后重新上报",
          en: "perhaps “\(columns.en)”? If so, correct the header and send it again"))
  }

  /// Two columns for one field.
  public static func repeatedColumn(_ field: Text) -> ProblemText {
    .init(
      Text(zh: "“\(field.zh)”出现了两列", en: "there are two columns for “\(field.en)”"),
      Text(zh: "请只保留一列后重新上报", en: "keep one of them and send the file again"))
  }

  /// A laid-out form whose numbers are not certain.
  public static func layoutUnclear(_ fields: [Text]) -> ProblemText {
    let names = list(fields)
    return .init(
      Text(zh: "无法确定以下各项的数值在哪一格：\(names.zh)", en: "it is not certain which cells hold the values of: \(names.en)"),
      Text(
        zh: "一张表只填一所学校，每项只填一个数；多所学校请每校一行并填学校代码。本文件未载入任何数据",
        en:
          "give one school per form and one number per item, or a row per school with its code; nothing of this file was loaded"
      ))
  }

  /// A header and nothing below it.
  public static func headerOnly() -> ProblemText {
    .init(
      Text(zh: "只有表头，没有数据", en: "there is a header and no data"),
      Text(
        zh: "请填写后重新上报，空表不算上报；心理危机事件月报当月没有事件的，请填一行零报告（零报告填“是”）",
        en:
          "fill it in and send it again, for an empty form is no report; a month without events is reported by one row with zero_report = yes"
      ))
  }

  /// A tracking sheet without a weekly record.
  public static func noRecords() -> ProblemText {
    .init(
      Text(zh: "跟踪表没有一条跟踪记录", en: "the tracking sheet has no weekly record"),
      Text(
        zh: "请在“时间”和“情况记录”下每周填写一行；尚未开始跟踪的学生不必上报空表",
        en: "write one line a week below its headers for day and note; a pupil not yet followed up needs no empty form")
    )
  }

  /// Tier labels of another scheme.
  public static func tierScheme(_ labels: [String], expected: [Text]) -> ProblemText {
    let (seen, known) = (list(labels), list(expected))
    return .init(
      Text(zh: "风险等级使用了其他分级办法：\(seen.zh)", en: "tiers of another scheme are used: \(seen.en)"),
      Text(
        zh: "请统一改用\(known.zh)；不同办法的等级不能换算，本文件未载入任何数据",
        en: "use \(known.en) throughout; schemes cannot be converted, and nothing of this file was loaded"))
  }
}
