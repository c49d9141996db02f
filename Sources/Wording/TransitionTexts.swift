/// What `transitions` says to the person at the terminal.
public enum TransitionTexts {
  /// There is no row of data.
  public static let empty = Text(zh: "文件中没有数据行。", en: "The file has no row of data.")

  /// A column is missing.
  public static func missingColumn(_ name: String) -> Text {
    Text(
      zh: "缺少“\(name)”列。随访表需要 subject、time、state 三列；确切日期表（--model aalen-johansen）需要 subject、start、stop、from、to 五列；"
        + "时间列另有名称时请用 --time。",
      en:
        "Column “\(name)” is missing. A panel needs subject, time and state; exactly dated changes (aalen-johansen) need "
        + "subject, start, stop, from and to; name another time column with --time.")
  }

  /// A column stands twice.
  public static func repeatedColumn(_ name: String) -> Text {
    Text(zh: "“\(name)”列出现了两次，请改名或删去一列。", en: "Column “\(name)” stands twice; rename or remove one.")
  }

  /// The row names no subject.
  public static func noSubject(line: Int) -> Text {
    Text(zh: "第\(line)行：没有填写对象（subject），请补填。", en: "Line \(line): the subject is missing; fill it in.")
  }

  /// A time cannot be read.
  public static func time(line: Int, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：时间“\(text)”既不是数也不是日期（如 2022-03-01），或与第一个时间写法不同，请统一写法。",
      en:
        "Line \(line): time “\(text)” is neither a number nor a date such as 2022-03-01, or not written like the first; write all "
        + "alike.")
  }

  /// A time is too large.
  public static func hugeTime(line: Int, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：时间“\(text)”过大，无法精确计算，请核对或换用较大的时间单位。",
      en: "Line \(line): time “\(text)” is too large to be exact; check it, or use a larger unit of time.")
  }

  /// A state cannot be read.
  public static func state(line: Int, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：状态“\(text)”不存在，状态须为1至50的整数（to 列中0表示观察结束），请更正。",
      en:
        "Line \(line): there is no state “\(text)”; states are whole numbers from 1 to 50 (0 in column to: observation "
        + "ended). Correct it.")
  }

  /// A covariate cannot be read.
  public static func covariate(line: Int, name: String, _ text: String) -> Text {
    Text(
      zh: "第\(line)行：协变量 \(name) 的值“\(text)”不是数，请补填或更正；不知道时该行不能使用。",
      en:
        "Line \(line): covariate \(name) is “\(text)”, not a number; fill it in or correct it. A row without it cannot be "
        + "used.")
  }

  /// Two rows at one time.
  public static func sameTime(line: Int, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：该对象在同一时间已有一行（第\(earlier)行），请只保留一行。",
      en: "Line \(line): the subject already has a row at this time (line \(earlier)); keep one.")
  }

  /// Time goes backwards.
  public static func backwards(line: Int, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：时间早于该对象的上一行（第\(earlier)行），请核对时间或按时间排序。",
      en:
        "Line \(line): the time lies before that of the subject's row before (line \(earlier)); check it, or sort by time."
    )
  }

  /// An interval has no length.
  public static func noLength(line: Int) -> Text {
    Text(
      zh: "第\(line)行：结束（stop）不晚于开始（start），请核对。",
      en: "Line \(line): stop does not lie after start; check both.")
  }

  /// Intervals overlap.
  public static func overlap(line: Int, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：与该对象的上一段（第\(earlier)行）时间重叠，请核对起止时间。",
      en:
        "Line \(line): the interval starts before the subject's interval before ends (line \(earlier)); check the times."
    )
  }

  /// The state does not continue.
  public static func stateBroken(line: Int, earlier: Int) -> Text {
    Text(
      zh: "第\(line)行：起始状态（from）与上一段进入的状态（第\(earlier)行 to）不同，请核对。",
      en: "Line \(line): from differs from the state entered at the same time in line \(earlier) (to); check both.")
  }

  /// A change into the same state.
  public static func noChange(line: Int, state: Int) -> Text {
    Text(
      zh: "第\(line)行：from 与 to 都是\(state)，没有变化；观察结束请在 to 填0，否则与下一段合并。",
      en:
        "Line \(line): from and to are both \(state), which is no change; write 0 in to if observation ended, or join the "
        + "row with the next.")
  }

  /// A change that cannot happen.
  public static func impossible(line: Int, from: Int, to: Int) -> Text {
    Text(
      zh: "第\(line)行：由状态\(from)到\(to)的变化在所允许的转移（--allowed、--exact-states）下不可能发生，请核对该行或放宽允许的转移。",
      en: "Line \(line): a change from state \(from) to \(to) cannot happen with the transitions allowed (--allowed, "
        + "--exact-states); check the row, or allow more.")
  }

  /// Problems that are not shown.
  public static func moreProblems(_ count: Int) -> Text {
    Text(zh: "另有\(count)处问题未列出。", en: "\(count) more problems are not listed.")
  }
}
