public import Submissions

/// Something the month's figures ask to be done, with who answers for it and by when.
public struct ToDo: Sendable, Hashable {
  /// What is to be done.
  public enum Task: Sendable, Hashable {
    /// Handle grave events one by one.
    case grave(events: Int)
    /// Find out why an indicator is abnormally high in some units.
    case rise(Indicator, [Unit])
    /// Find out whether an abnormally low figure is a matter of reporting.
    case fall(Indicator, [Unit])
    /// Check in schools whether zeros are true.
    case zeros(months: Int)
    /// Obtain the returns of a form that schools owe, or have to correct.
    case returns(FormID, period: String, schools: Int)
    /// Follow up pupils who have had no contact for more than a week.
    case followUps(pupils: Int)
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
