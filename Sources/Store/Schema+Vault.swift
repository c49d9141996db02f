extension Schema {
  /// Sealed identities and notes; what tells pupils of one name apart; the schools of each pupil; the end of the log.
  ///
  /// A pupil's row in `pupilName` is found by a keyed hash of school and name; class and sex, hashed too, are empty where
  /// nobody told them.
  static let vault = """
    CREATE TABLE vault (
      id INTEGER PRIMARY KEY, pupilId INTEGER NOT NULL REFERENCES pupil, pseudonym TEXT NOT NULL, mark TEXT NOT NULL,
      sealed BLOB NOT NULL, fileId INTEGER NOT NULL REFERENCES file, UNIQUE (pupilId, mark)
    ) STRICT;
    CREATE TABLE pupilName (
      name TEXT NOT NULL, pupilId INTEGER NOT NULL REFERENCES pupil, class TEXT NOT NULL, sex TEXT NOT NULL,
      hasNumber INTEGER NOT NULL CHECK (hasNumber IN (0, 1)), hasBirth INTEGER NOT NULL CHECK (hasBirth IN (0, 1)),
      PRIMARY KEY (name, pupilId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pupilNameByPupil ON pupilName (pupilId);
    CREATE TABLE pupilSchool (
      pupil INTEGER NOT NULL REFERENCES pupil, school INTEGER NOT NULL REFERENCES schoolNumber,
      PRIMARY KEY (pupil, school)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO pupilSchool SELECT DISTINCT pupil, school FROM followUp;
    CREATE INDEX pupilKeyByPupil ON pupilKey (pupilId);
    CREATE TABLE accessLogEnd (
      id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL CHECK (number >= 1), hash TEXT NOT NULL
    ) STRICT;
    """
}
