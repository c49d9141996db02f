import GRDB

/// The database's tables. A migration, once shipped, is never changed; a later one follows it.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: ledger, rows and panel") { database in
      try database.execute(sql: first)
    }
    migrator.registerMigration("2: the other forms, follow-ups without tier") { database in
      try database.execute(sql: returns)
    }
    migrator.registerMigration("3: follow-ups by number") { database in
      try numberFollowUps(database)
    }
    migrator.registerMigration("4: vault and access log") { database in
      try database.execute(sql: vault)
    }
    migrator.registerMigration("5: every row with its validity") { database in
      try keepAllRows(database)
    }
    migrator.registerMigration("6: pupils are found sooner") { database in
      // Few pupils are known only from a printed form, and every submission asks whether there are any. `pupilTold` holds
      // a keyed mark of what a school told last of who a pupil is: told again the same, there is nothing to look up. A
      // key is shared when a second pupil with a number of its own has the same school, name and birth.
      try database.execute(
        sql: """
          ALTER TABLE pupilKey ADD COLUMN isShared INTEGER NOT NULL DEFAULT 0 CHECK (isShared IN (0, 1));
          CREATE INDEX pupilProvisional ON pupil (id) WHERE isProvisional = 1;
          CREATE TABLE pupilTold (
            pupil INTEGER NOT NULL REFERENCES pupil, school TEXT NOT NULL, mark INTEGER NOT NULL,
            PRIMARY KEY (pupil, school)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("7: a school's pupils are found at once") { database in
      // What was told of a pupil whose key another shares no longer tells who is meant.
      try database.execute(
        sql: """
          DELETE FROM pupilTold WHERE pupil IN (SELECT pupilId FROM pupilKey WHERE isShared = 1);
          CREATE INDEX pupilToldAtSchool ON pupilTold (school, pupil, mark);
          """)
    }
    migrator.registerMigration("8: what is still to be said") { database in
      // A run that is killed may have loaded a file and not yet said what is to be asked about it.
      try database.execute(
        sql: "ALTER TABLE file ADD COLUMN isSaid INTEGER NOT NULL DEFAULT 1 CHECK (isSaid IN (0, 1))")
    }
    migrator.registerMigration("9: findings and what became of them") { database in
      try database.execute(
        sql: """
          CREATE TABLE finding (
            id TEXT PRIMARY KEY, month INTEGER NOT NULL, indicator TEXT NOT NULL, unit TEXT NOT NULL,
            kind TEXT NOT NULL, observed INTEGER, expected REAL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE findingMark (
            id INTEGER PRIMARY KEY, findingId TEXT NOT NULL REFERENCES finding,
            state TEXT NOT NULL CHECK (state IN ('acknowledged', 'muted')), reason TEXT NOT NULL, day INTEGER NOT NULL,
            isLeftOut INTEGER NOT NULL CHECK (isLeftOut IN (0, 1))
          ) STRICT;
          CREATE INDEX findingMarkByFinding ON findingMark (findingId);
          """)
    }
    migrator.registerMigration("10: what left the bureau") { database in
      try database.execute(sql: releases)
    }
    migrator.registerMigration("11: the districts of schools when something left") { database in
      try database.execute(sql: releaseSchools)
    }
    migrator.registerMigration("12: out of contact is not followed up") { database in
      // Weeks with nothing but 失联 counted as followed up. Who left a file is found by the index: transferred out,
      // graduated, deceased.
      try database.execute(
        sql: """
          CREATE INDEX followUpDeparture ON followUp (school, pupil, day) WHERE status IN (3, 5, 7);
          DELETE FROM caseFlow; DELETE FROM trackingWeek;
          """)
      for (school, change) in try CasePanelChange.ofAllRows(database) { try change.apply(to: database, school: school) }
    }
    migrator.registerMigration("13: the marks of the keys") { database in
      try database.execute(
        sql: "CREATE TABLE keyMark (name TEXT PRIMARY KEY, mark TEXT NOT NULL) STRICT, WITHOUT ROWID")
    }
    migrator.registerMigration("14: what was told beside a school number") { database in
      // On keys of numbers alone: keyed marks of the name, the month of birth and the sex told last, by which a number given
      // to another pupil is noticed.
      for column in ["toldName", "toldBirth", "toldSex"] {
        try database.execute(sql: "ALTER TABLE pupilKey ADD COLUMN \(column) INTEGER")
      }
    }
    return migrator
  }

  /// Days are counted from 1970-01-01, months from January of year 0.
  private static let first = """
    CREATE TABLE file (
      id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, path TEXT NOT NULL, form TEXT, encoding TEXT,
      receivedOn INTEGER NOT NULL, problems TEXT NOT NULL
    ) STRICT;
    CREATE TABLE submission (
      id INTEGER PRIMARY KEY, fileId INTEGER NOT NULL REFERENCES file, school TEXT, form TEXT NOT NULL, period TEXT,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      status TEXT NOT NULL CHECK (status IN ('accepted', 'rejected', 'superseded')),
      receivedOn INTEGER NOT NULL, contentHash TEXT NOT NULL,
      rowsRead INTEGER NOT NULL, rowsNew INTEGER NOT NULL, rowsUnchanged INTEGER NOT NULL,
      rowsReplaced INTEGER NOT NULL, rowsRejected INTEGER NOT NULL, problems TEXT NOT NULL,
      CHECK (rowsRead = rowsNew + rowsUnchanged + rowsReplaced + rowsRejected)
    ) STRICT;
    CREATE INDEX submissionByKey ON submission (form, school, period, status);
    CREATE TABLE school (code TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE task (
      form TEXT NOT NULL, period TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (form, period)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE intervention (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE enrolment (
      school TEXT NOT NULL, stage TEXT NOT NULL, sex TEXT NOT NULL, asOf INTEGER NOT NULL,
      pupils INTEGER NOT NULL CHECK (pupils >= 0), submissionId INTEGER NOT NULL REFERENCES submission,
      PRIMARY KEY (school, stage, sex, asOf)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE monthlyCount (
      indicator TEXT NOT NULL, district TEXT NOT NULL, month INTEGER NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0), population INTEGER, submissionId INTEGER NOT NULL REFERENCES submission,
      PRIMARY KEY (indicator, district, month)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pupil (id INTEGER PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE pupilKey (
      pseudonym TEXT PRIMARY KEY, pupilId INTEGER NOT NULL REFERENCES pupil
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE event (
      id INTEGER PRIMARY KEY, submissionId INTEGER NOT NULL REFERENCES submission, school TEXT NOT NULL, eventId TEXT,
      occurred INTEGER NOT NULL, known INTEGER, reported INTEGER NOT NULL, kind TEXT NOT NULL, tier INTEGER,
      stage TEXT NOT NULL, sex TEXT, pupilId INTEGER REFERENCES pupil, endedBy INTEGER REFERENCES submission
    ) STRICT;
    CREATE INDEX eventBySchool ON event (school) WHERE endedBy IS NULL;
    CREATE TABLE followUp (
      school TEXT NOT NULL, pupilId INTEGER NOT NULL REFERENCES pupil, day INTEGER NOT NULL,
      tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 3), tierAssessed INTEGER, status TEXT NOT NULL, opened INTEGER,
      stage TEXT NOT NULL, sex TEXT, mode TEXT, submissionId INTEGER NOT NULL REFERENCES submission,
      PRIMARY KEY (school, pupilId, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE eventCount (
      school TEXT NOT NULL, month INTEGER NOT NULL, stage TEXT NOT NULL, kind TEXT NOT NULL, tier INTEGER NOT NULL,
      sex TEXT NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (school, month, stage, kind, tier, sex)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE caseFlow (
      school TEXT NOT NULL, month INTEGER NOT NULL, stage TEXT NOT NULL, fromState INTEGER NOT NULL,
      toState INTEGER NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (school, month, stage, fromState, toState)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE trackingWeek (
      school TEXT NOT NULL, monday INTEGER NOT NULL, onFileChange INTEGER NOT NULL,
      tracked INTEGER NOT NULL CHECK (tracked >= 0), PRIMARY KEY (school, monday)
    ) STRICT, WITHOUT ROWID;
    """
}
