extension Schema {
  /// What left the bureau, release by release; rows are added and never changed. A sum's part 0 is its total.
  static let releases = """
    CREATE TABLE release (
      id INTEGER PRIMARY KEY, month INTEGER NOT NULL, revision INTEGER NOT NULL CHECK (revision >= 1),
      asOf INTEGER NOT NULL, profile TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE,
      UNIQUE (month, revision)
    ) STRICT;
    CREATE TABLE releaseKey (
      id INTEGER PRIMARY KEY, indicator TEXT NOT NULL, level INTEGER NOT NULL, place TEXT NOT NULL,
      firstMonth INTEGER NOT NULL, lastMonth INTEGER NOT NULL, breakdown TEXT NOT NULL,
      UNIQUE (indicator, level, place, firstMonth, lastMonth, breakdown)
    ) STRICT;
    CREATE TABLE releaseCell (
      releaseId INTEGER NOT NULL REFERENCES release, position INTEGER NOT NULL,
      keyId INTEGER NOT NULL REFERENCES releaseKey, value INTEGER NOT NULL CHECK (value >= 0),
      lower INTEGER NOT NULL, upper INTEGER, schools INTEGER NOT NULL, sole TEXT, largest INTEGER NOT NULL,
      PRIMARY KEY (releaseId, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE releaseSum (
      releaseId INTEGER NOT NULL REFERENCES release, sum INTEGER NOT NULL, part INTEGER NOT NULL,
      keyId INTEGER NOT NULL REFERENCES releaseKey, PRIMARY KEY (releaseId, sum, part)
    ) STRICT, WITHOUT ROWID;
    """

  /// The district each school was counted in. The roster of that day may since have been loaded anew.
  static let releaseSchools = """
    CREATE TABLE releaseSchool (
      releaseId INTEGER NOT NULL REFERENCES release, school TEXT NOT NULL, district TEXT NOT NULL,
      PRIMARY KEY (releaseId, school)
    ) STRICT, WITHOUT ROWID;
    """
}
