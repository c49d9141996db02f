/// What `publish` says to the person who runs it.
public enum PublishRunTexts {
  /// A month was published, or had been.
  /// - Parameters:
  ///   - path: where it lies.
  ///   - revision: which release of the month it is; absent: it is only looked at.
  ///   - isNew: whether it is new.
  ///   - all: how many figures it has.
  ///   - confidential: how many of them are hidden.
  ///   - byRule: how many by the rules that look at a figure alone.
  /// - Returns: the line.
  public static func done(
    _ path: String, revision: Int?, isNew: Bool, all: Int, confidential: Int, byRule: Int
  ) -> Text {
    let share = Numerals.percent(all == 0 ? 0 : Double(confidential) / Double(all))
    let which =
      revision.map { number in
        Text(
          zh: "第\(number)次发布\(isNew ? "" : "（数字未变，不另作发布）")",
          en: "release \(number)\(isNew ? "" : " (figures unchanged, not released again)")")
      } ?? Text(zh: "预览，没有发布", en: "preview, nothing was published")
    let others = max(0, confidential - byRule)
    return Text(
      zh: "\(path)：\(which.zh)。数字\(all)个，不予公布\(confidential)个（\(share)），其中因本身\(byRule)个，为防推算\(others)个。",
      en: "\(path): \(which.en). Figures \(all), confidential \(confidential) (\(share)): \(byRule) by themselves, "
        + "\(others) so that these cannot be worked out.")
  }
  /// A part of a month is not published.
  public static func monthNotOver(_ month: Text) -> Text {
    Text(
      zh: "没有发布：\(month.zh) 还没有结束。发布的数字收不回，只发布完整的月份。",
      en:
        "Nothing was published: \(month.en) is not over. What is published cannot be taken back, so only whole months are."
    )
  }
  /// The ledger of releases was altered.
  /// - Parameter release: the number of the first release that is missing or altered.
  /// - Returns: what is wrong and what to do.
  public static func brokenLedger(release: Int) -> Text {
    Text(
      zh: "没有发布：发布台账已被改动，第 \(release) 次发布缺失或与写入时不符，无法判断公众已知道什么。请保留现状，报告主管人员，并用备份恢复数据库。",
      en:
        "Nothing was published: the ledger of releases was altered; release \(release) is missing or not as it was written, so what the public knows cannot be told. Leave it as it is, tell the person in charge and restore the database from the backup."
    )
  }
  /// A release lies in the folder that the ledger does not know.
  /// - Parameter name: the folder's name.
  /// - Returns: what is wrong and what to do.
  public static func releaseNotInLedger(_ name: String) -> Text {
    Text(
      zh: "没有发布：releases/\(name) 不在发布台账中，台账不完整。请用备份恢复数据库；如果该文件夹不是本程序生成的，请移走。",
      en:
        "Nothing was published: releases/\(name) is not in the ledger, so the ledger is incomplete. Restore the database from the backup, or move the folder away if this program did not make it."
    )
  }
  /// There is no school anything could be told of.
  public static let noSchools = Text(
    zh: "没有发布：尚未载入学校名册。", en: "Nothing was published: no roster of schools has been loaded.")
  /// Enrolment is missing.
  public static func noEnrolment(district: String, schools: Int) -> Text {
    Text(
      zh: "没有发布：\(district)有 \(schools) 所报送事件的学校没有在校学生数，比率没有分母。请载入学生数，或在 publishTopics 中去掉 rates。",
      en:
        "Nothing was published: nobody told how many pupils \(schools) reporting schools of \(district) have, so rates have no denominator. Load the enrolment, or take rates out of publishTopics."
    )
  }
  /// A threshold is laxer or stricter than possible.
  public static func outOfRange(_ setting: String, value: Double, limit: Double, isFloor: Bool) -> Text {
    let (value, limit) = (Numerals.decimal(value, places: 2), Numerals.decimal(limit, places: 2))
    return Text(
      zh: "发布门槛 \(setting) 为 \(value)，\(isFloor ? "不得低于" : "不得高于") \(limit)",
      en: "the threshold \(setting) is \(value); it has to be \(limit) or \(isFloor ? "more" : "less")")
  }
  /// A rounding that is not possible.
  public static func rounding(_ value: Int) -> Text {
    Text(
      zh: "取整只能为 1（不取整）或 5，不能为 \(value)", en: "counts cannot be rounded to \(value); 1 (as they are) and 5 are possible"
    )
  }
  /// An indicator nobody has classified.
  public static func unknownIndicator(_ name: String) -> Text {
    Text(
      zh: "没有发布：指标“\(name)”不在可公布的指标之列，只公布人数和事件数。请从要公布的内容中去掉它。",
      en:
        "Nothing was published: \(name) is not among the indicators that may be published, which count persons or events. Leave it out."
    )
  }
  /// The figures contradict each other.
  public static func contradictory(_ cell: Text) -> Text {
    Text(
      zh: "没有发布：数字自相矛盾（\(cell.zh)）。请运行 status --verify 核对。",
      en: "Nothing was published: the figures contradict each other (\(cell.en)). Check them with status --verify.")
  }
  /// The ledger contradicts itself.
  public static func contradictsRelease(_ cell: Text) -> Text {
    Text(
      zh: "没有发布：发布台账与此前公布的数字不符（\(cell.zh)）。请用备份恢复数据库。",
      en:
        "Nothing was published: the ledger contradicts what was published before (\(cell.en)). Restore the database from the backup."
    )
  }
  /// A hidden figure could not be protected.
  public static func unprotected(_ cell: Text) -> Text {
    Text(
      zh: "没有发布：无法保证下列数字不被推算出来：\(cell.zh)。请在 publishTopics 中减少公布的内容。",
      en:
        "Nothing was published: it could not be shown that this figure cannot be worked out: \(cell.en). Publish less, by publishTopics."
    )
  }
  /// The solver gave up.
  public static func solver(_ status: Int) -> Text {
    Text(
      zh: "没有发布：检验小数字是否可推算的线性规划没有算完（状态 \(status)），无法保证。请在 publishTopics 中减少公布的内容后再试。",
      en:
        "Nothing was published: the linear program that checks whether small figures can be worked out did not come to an end (status \(status)), so nothing is certain. Publish less, by publishTopics, and run again."
    )
  }
  /// Earlier releases told too much.
  public static func alreadyExposed(_ count: Int) -> Text {
    Text(
      zh: "注意：有 \(count) 个小数字，由此前已公布的数字就能推算到很近，现在已无法隐去。",
      en: "Note: earlier releases have made \(count) small figures known too closely; nothing can hide them again.")
  }
  /// A longer period would say more.
  public static func longerPeriod(_ indicator: Text, months: Int, share: String) -> Text {
    Text(
      zh: "提示：\(indicator.zh)按 \(months) 个月的数字有 \(share) 不予公布，更长的时段能公布更多。",
      en:
        "Hint: of the figures of \(indicator.en) over \(months) months \(share) are confidential; longer periods say more."
    )
  }
  /// Much of what is counted at a moment is hidden.
  public static func mostlyHidden(_ indicator: Text, share: String) -> Text {
    Text(
      zh: "提示：\(indicator.zh)的数字有 \(share) 不予公布，各学区的人数太少。",
      en: "Hint: of the figures of \(indicator.en) \(share) are confidential; districts have too few.")
  }
  /// What a count is of, in words.
  /// - Parameters:
  ///   - indicator: what is counted.
  ///   - place: the place; absent: the whole city.
  ///   - period: the months, as ISO 8601 has them.
  /// - Returns: the words.
  public static func cell(_ indicator: Text, place: String?, period: String) -> Text {
    Text(
      zh: "\(place ?? "全市")，\(period)，\(indicator.zh)", en: "\(indicator.en), \(place ?? "the whole city"), \(period)")
  }
  /// An indicator at a level, as the preview counts it.
  /// - Parameters:
  ///   - level: `city`, `district` or `school`.
  ///   - indicator: what is counted.
  /// - Returns: the words.
  public static func indicatorOf(_ level: String, _ indicator: Text) -> Text {
    let levels = ["city": "全市", "district": "学区", "school": "学校"]
    return Text(zh: "\(indicator.zh)（\(levels[level] ?? level)）", en: "\(indicator.en) (\(level))")
  }
  /// Districts changed in several places at once.
  /// - Parameter groups: the districts of each.
  /// - Returns: what is wrong and what to do.
  public static func severalDistrictChanges(_ groups: [[String]]) -> Text {
    Text(
      zh:
        "没有发布：自上次发布以来，几处学区各有学校调整（\(groups.map { $0.joined(separator: "、") }.joined(separator: "；"))），新旧数字相减会推算出什么无法判断。请先只载入其中一处调整的学校名册并发布，再载入下一处。",
      en:
        "Nothing was published: since the last release schools have changed districts in several places (\(groups.map { $0.joined(separator: ", ") }.joined(separator: "; "))), and what follows from the differences cannot be told. Load a roster with one of these changes, publish, then load the next."
    )
  }
  /// Districts changed since the last release.
  /// - Parameters:
  ///   - before: their names before.
  ///   - after: their names after.
  /// - Returns: the line.
  public static func districtsChanged(_ before: [String], _ after: [String]) -> Text {
    before == after
      ? Text(
        zh: "注意：自上次发布以来有学校在\(before.joined(separator: "、"))之间调整；由新旧数字相减能推算的数字未予公布。",
        en:
          "Note: schools moved between \(before.joined(separator: ", ")) since the last release; what old and new figures would tell by subtraction is not published."
      )
      : Text(
        zh: "注意：自上次发布以来学区有调整（\(before.joined(separator: "、")) → \(after.joined(separator: "、"))）；由新旧数字相减能推算的数字未予公布。",
        en:
          "Note: districts changed since the last release (\(before.joined(separator: ", ")) → \(after.joined(separator: ", "))); what old and new figures would tell by subtraction is not published."
      )
  }
  /// The access log has a release the ledger has not.
  /// - Parameter name: the release.
  /// - Returns: what is wrong and what to do.
  public static func releaseLost(_ name: String) -> Text {
    Text(
      zh: "没有发布：访问日志记有 releases/\(name)，发布台账中却没有这次发布，或与当时不符。请保留现状，报告主管人员，并用备份恢复数据库。",
      en:
        "Nothing was published: the access log has releases/\(name), but the ledger has no such release, or another one. Leave everything as it is, tell the person in charge and restore the database from the backup."
    )
  }
  /// The access log was altered, so that it cannot vouch for the ledger.
  /// - Parameter reason: what is wrong with it.
  /// - Returns: the sentence.
  public static func unreliableLog(_ reason: Text) -> Text {
    Text(zh: "没有发布：\(reason.zh)", en: "Nothing was published. \(reason.en)")
  }
  /// The headings of the preview.
  public static func previewTitle(city: String, month: Text) -> Text {
    Text(
      zh: "\(city)发布预览（\(month.zh)）：将隐去什么、为什么",
      en: "\(city), preview of the release of \(month.en): what would be hidden, and why")
  }
  /// What the preview is.
  public static let previewNote = Text(
    zh: "本页含不得公布的数字，仅供分析人员查看；没有发布任何内容，也没有记入台账。",
    en:
      "This page holds figures that must not leave; it is for the analyst. Nothing was published or entered into the ledger."
  )
  /// The table of how much is hidden.
  public static let previewShares = Text(zh: "各类数字隐去多少", en: "How much would be hidden")
  /// The table of hidden figures.
  public static let previewHidden = Text(zh: "隐去的数字及原因", en: "Hidden figures and the reasons")
  /// Column headings of the preview.
  public static let indicator = Text(zh: "指标", en: "Indicator")
  /// How many months a period has.
  public static let months = Text(zh: "月数", en: "Months")
  /// How many figures there are.
  public static let figures = Text(zh: "数字", en: "Figures")
  /// Hidden for their own sake.
  public static let byRule = Text(zh: "因本身隐去", en: "By themselves")
  /// Hidden in all.
  public static let inAll = Text(zh: "共隐去", en: "In all")
  /// The share hidden.
  public static let share = Text(zh: "占比", en: "Share")
  /// A figure.
  public static let value = Text(zh: "数值", en: "Figure")
  /// The first month of a period.
  public static let from = Text(zh: "起", en: "From")
  /// The last month of a period.
  public static let to = Text(zh: "止", en: "To")
  /// Why a figure is hidden.
  public static let reason = Text(zh: "原因", en: "Reason")
  /// Below the threshold.
  public static let smallCount = Text(zh: "数字太小", en: "too small")
  /// It would show a school.
  public static let ofSchool = Text(zh: "涉及单个学校", en: "of a single school")
  /// Few schools.
  public static let fewSchools = Text(zh: "涉及学校太少", en: "from too few schools")
  /// Grave kinds.
  public static let grave = Text(zh: "自杀、未遂、自伤：只公布全市整年", en: "grave: only the city over twelve months or more")
  /// Nearly all or none of a group.
  public static let group = Text(zh: "几乎全部或几乎没有", en: "nearly all or nearly none of a group")
  /// So that others cannot be worked out.
  public static let complementary = Text(zh: "为防推算其他数字", en: "would give away another")
}
