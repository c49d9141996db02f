extension Schema {
  /// The forms beside events and follow-ups. A follow-up may lack its tier: the printed sheet does not ask for it.
  static let returns = """
    CREATE TABLE followUpOfAnyTier (
      school TEXT NOT NULL, pupilId INTEGER NOT NULL REFERENCES pupil, day INTEGER NOT NULL,
      tier INTEGER CHECK (tier BETWEEN 1 AND 3), tierAssessed INTEGER, status TEXT NOT NULL, opened INTEGER,
      stage TEXT NOT NULL, sex TEXT, mode TEXT, submissionId INTEGER NOT NULL REFERENCES submission,
      PRIMARY KEY (school, pupilId, day)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO followUpOfAnyTier
      SELECT school, pupilId, day, tier, tierAssessed, status, opened, stage, sex, mode, submissionId FROM followUp;
    DROP TABLE followUp;
    ALTER TABLE followUpOfAnyTier RENAME TO followUp;
    ALTER TABLE pupil ADD COLUMN isProvisional INTEGER NOT NULL DEFAULT 0 CHECK (isProvisional IN (0, 1));
    CREATE TABLE acknowledgement (
      school TEXT NOT NULL, pupilId INTEGER NOT NULL REFERENCES pupil, informed INTEGER NOT NULL, mode TEXT NOT NULL,
      informedBy TEXT, studentAbsent INTEGER CHECK (studentAbsent IN (0, 1)), referred INTEGER CHECK (referred IN (0, 1)),
      signed INTEGER CHECK (signed IN (0, 1)), signedOn INTEGER CHECK (signedOn >= informed),
      submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, pupilId, informed)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE schoolSummary (
      school TEXT NOT NULL, period TEXT NOT NULL, asOf INTEGER NOT NULL, submittedAt TEXT,
      submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, period)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE summaryNumber (
      school TEXT NOT NULL, period TEXT NOT NULL, item TEXT NOT NULL, value INTEGER NOT NULL CHECK (value >= 0),
      PRIMARY KEY (school, period, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE conference (
      school TEXT NOT NULL, held INTEGER NOT NULL, tier2 INTEGER CHECK (tier2 >= 0), tier3 INTEGER CHECK (tier3 >= 0),
      plans INTEGER CHECK (plans >= 0), submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, held)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE workPlan (
      school TEXT NOT NULL, period TEXT NOT NULL, received INTEGER NOT NULL,
      submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, period)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE screening (
      school TEXT NOT NULL, period TEXT NOT NULL, stage TEXT NOT NULL, instrument TEXT NOT NULL, cutoff TEXT,
      due INTEGER CHECK (due >= 0), tested INTEGER CHECK (tested >= 0), flagged INTEGER CHECK (flagged >= 0),
      interviewed INTEGER CHECK (interviewed >= 0), tier1 INTEGER CHECK (tier1 >= 0),
      tier2 INTEGER CHECK (tier2 >= 0), tier3 INTEGER CHECK (tier3 >= 0),
      submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, period, stage, instrument)
    ) STRICT, WITHOUT ROWID;
    """
}
