import GRDB
public import Submissions

extension Store {
  /// The deaths of pupils that schools' follow-ups tell.
  /// - Parameters:
  ///   - first: the first day of the records that tell them.
  ///   - last: the last one.
  ///   - asOf: the last day of receipt.
  /// - Returns: the deaths by school, day and pseudonym, those that a later record contradicts too.
  /// - Throws: when the database cannot be read.
  public func caseDeaths(from first: Day, through last: Day, asOf: Day) throws -> [CaseDeath] {
    try database.read { database in
      let departures = try CaseDepartures(database: database, asOf: PanelReader(database, asOf: asOf).rows.asOf)
      var deaths: [CaseDeath] = []
      for row in try Row.fetchAll(database, sql: "SELECT number, code FROM schoolNumber ORDER BY code") {
        let school = SchoolCode(rawValue: row["code"])
        let entries = try departures.all(at: row["number"])
        for death in try departures.deaths(at: school, among: entries) {
          guard (first...last).contains(death.departure.day), let who = try departures.pseudonym(death.pupil) else {
            continue
          }
          deaths.append(
            CaseDeath(
              pseudonym: who, school: school, day: death.departure.day, hasEvent: death.hasEvent,
              isContradicted: death.departure.isContradicted))
        }
      }
      return deaths
    }
  }
}
