public import Submissions

/// Something the figures of a month or a summer ask to be done, with who answers for it and by when.
public struct ToDo: Sendable, Hashable {
  /// What is to be done.
  public enum Task: Sendable, Hashable {
    /// Handle grave events one by one.
    case grave(events: Int)
    /// See to deaths that the follow-ups tell.
    case deaths(pupils: Int)
    /// Find pupils who cannot be reached.
    case lost(pupils: Int)
    /// Find out why an indicator is abnormally high in some units.
    case rise(Indicator, [Unit])
    /// Find out whether an abnormally low figure is a matter of reporting.
    case fall(Indicator, [Unit])
    /// Check in schools whether zeros are true.
    case zeros(months: Int)
    /// Obtain the figures of districts that have none this month, of a bureau that has only monthly totals.
    case figures(Indicator)
    /// Obtain the returns of a form that schools owe, or have to correct.
    case returns(FormID, period: String, schools: Int)
    /// Follow up pupils who have had no contact for more than a week.
    case followUps(pupils: Int)
    /// Explain or mend numbers of the summary return that the follow-ups contradict.
    case differences(schools: Int)
    /// Look at the pupils of the watch list before the term opens.
    case watch(pupils: Int)
    /// Tell the parents of pupils on file.
    case notices(pupils: Int)
    /// Hold the conferences that schools with pupils in tiers 2 and 3 have not held.
    case conferences(schools: Int)
  }
  public var task: Task
  /// The districts that answer for it, in order; none: the records do not tell which.
  public var districts: [String]
  /// The last day to do it.
  public var due: Day

  /// Creates the record from its parts.
  public init(_ task: Task, districts: [String], due: Day) {
    self.task = task
    self.districts = districts
    self.due = due
  }
}

extension Day {
  /// The day that lies so many working days later: Monday to Friday, as public holidays are not known.
  func advanced(byWorkingDays days: Int) -> Day {
    var (day, left) = (self, days)
    while left > 0 {
      day = day.advanced(by: 1)
      if day.weekday <= 5 { left -= 1 }
    }
    return day
  }
}
