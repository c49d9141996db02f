BEGIN TRANSACTION;
CREATE TABLE caseFlow (
  school TEXT NOT NULL, month INTEGER NOT NULL, stage TEXT NOT NULL, fromState INTEGER NOT NULL,
  toState INTEGER NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (school, month, stage, fromState, toState)
) STRICT, WITHOUT ROWID;
INSERT INTO "caseFlow" VALUES('0101',24269,'primary',0,2,1);
INSERT INTO "caseFlow" VALUES('0102',24269,'junior',0,4,1);
CREATE TABLE enrolment (
  school TEXT NOT NULL, stage TEXT NOT NULL, sex TEXT NOT NULL, asOf INTEGER NOT NULL,
  pupils INTEGER NOT NULL CHECK (pupils >= 0), submissionId INTEGER NOT NULL REFERENCES submission,
  PRIMARY KEY (school, stage, sex, asOf)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  id INTEGER PRIMARY KEY, submissionId INTEGER NOT NULL REFERENCES submission, school TEXT NOT NULL, eventId TEXT,
  occurred INTEGER NOT NULL, known INTEGER, reported INTEGER NOT NULL, kind TEXT NOT NULL, tier INTEGER,
  stage TEXT NOT NULL, sex TEXT, pupilId INTEGER REFERENCES pupil, endedBy INTEGER REFERENCES submission
) STRICT;
CREATE TABLE eventCount (
  school TEXT NOT NULL, month INTEGER NOT NULL, stage TEXT NOT NULL, kind TEXT NOT NULL, tier INTEGER NOT NULL,
  sex TEXT NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (school, month, stage, kind, tier, sex)
) STRICT, WITHOUT ROWID;
CREATE TABLE file (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, path TEXT NOT NULL, form TEXT, encoding TEXT,
  receivedOn INTEGER NOT NULL, problems TEXT NOT NULL
) STRICT;
INSERT INTO "file" VALUES(1,'ab48c7e92043ff11c693e42206b05b60453323d04e2344eb315aa0aeabc93913','roster.csv','roster','UTF-8',19174,'[]');
INSERT INTO "file" VALUES(2,'6e4b8f8073a8781b7dc9a1f0d5437db2ff36b1d9406d251465a1da4e04fe6d36','followups.csv','followups','UTF-8',19174,'[]');
CREATE TABLE followUp (
  school TEXT NOT NULL, pupilId INTEGER NOT NULL REFERENCES pupil, day INTEGER NOT NULL,
  tier INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 3), tierAssessed INTEGER, status TEXT NOT NULL, opened INTEGER,
  stage TEXT NOT NULL, sex TEXT, mode TEXT, submissionId INTEGER NOT NULL REFERENCES submission,
  PRIMARY KEY (school, pupilId, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "followUp" VALUES('0101',1,19144,1,NULL,'open',NULL,'primary',NULL,NULL,2);
INSERT INTO "followUp" VALUES('0101',1,19151,2,NULL,'open',NULL,'primary',NULL,NULL,2);
INSERT INTO "followUp" VALUES('0102',2,19145,3,NULL,'open',NULL,'junior',NULL,NULL,3);
INSERT INTO "followUp" VALUES('0102',2,19152,3,NULL,'released',NULL,'junior',NULL,NULL,3);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1: ledger, rows and panel');
CREATE TABLE intervention (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE monthlyCount (
  indicator TEXT NOT NULL, district TEXT NOT NULL, month INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0), population INTEGER, submissionId INTEGER NOT NULL REFERENCES submission,
  PRIMARY KEY (indicator, district, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE pupil (id INTEGER PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "pupil" VALUES(1,'0fda3351e9ce3f740357daa8e0fef5c24c645583e16b60a21d99ed388a25c221');
INSERT INTO "pupil" VALUES(2,'e018f9ae9d4fac887b91f5a81750befc35782a71575446cd7663ee2300e70bf3');
CREATE TABLE pupilKey (
  pseudonym TEXT PRIMARY KEY, pupilId INTEGER NOT NULL REFERENCES pupil
) STRICT, WITHOUT ROWID;
INSERT INTO "pupilKey" VALUES('0fda3351e9ce3f740357daa8e0fef5c24c645583e16b60a21d99ed388a25c221',1);
INSERT INTO "pupilKey" VALUES('e018f9ae9d4fac887b91f5a81750befc35782a71575446cd7663ee2300e70bf3',2);
CREATE TABLE school (code TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "school" VALUES('0101','{"code":"0101","district":"河东学区","name":"云汀市第一小学","type":"primary"}');
INSERT INTO "school" VALUES('0102','{"code":"0102","district":"河东学区","name":"云汀市第二中学","type":"junior"}');
INSERT INTO "school" VALUES('0203','{"code":"0203","district":"河西学区","name":"云汀市实验学校","type":"nineYear"}');
INSERT INTO "school" VALUES('0204','{"code":"0204","district":"河西学区","name":"云汀市职业高级中学","type":"vocational"}');
INSERT INTO "school" VALUES('0305','{"code":"0305","district":"城北学区","name":"云汀市育才中学","type":"completeSecondary"}');
INSERT INTO "school" VALUES('0306','{"closed":18839,"code":"0306","district":"城北学区","name":"云汀市旧城小学","successor":"0101","type":"primary"}');
CREATE TABLE submission (
  id INTEGER PRIMARY KEY, fileId INTEGER NOT NULL REFERENCES file, school TEXT, form TEXT NOT NULL, period TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  status TEXT NOT NULL CHECK (status IN ('accepted', 'rejected', 'superseded')),
  receivedOn INTEGER NOT NULL, contentHash TEXT NOT NULL,
  rowsRead INTEGER NOT NULL, rowsNew INTEGER NOT NULL, rowsUnchanged INTEGER NOT NULL,
  rowsReplaced INTEGER NOT NULL, rowsRejected INTEGER NOT NULL, problems TEXT NOT NULL,
  CHECK (rowsRead = rowsNew + rowsUnchanged + rowsReplaced + rowsRejected)
) STRICT;
INSERT INTO "submission" VALUES(1,1,NULL,'roster',NULL,1,'accepted',19174,'277367ecf679a6e50acbd665d8c2fc2f2da6840292e3147ee16a58a36da0aa92',6,6,0,0,0,'[]');
INSERT INTO "submission" VALUES(2,2,'0101','followups',NULL,1,'accepted',19174,'5ece47f28bc61db1099ce4701d202718adad4233194a959e77e9df3af173ecb3',2,2,0,0,0,'[]');
INSERT INTO "submission" VALUES(3,2,'0102','followups',NULL,1,'accepted',19174,'1fe6f51e65f5953cadff0abfc445b82c97cae180553b1315000929d8c1a1a52c',2,2,0,0,0,'[]');
CREATE TABLE task (
  form TEXT NOT NULL, period TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (form, period)
) STRICT, WITHOUT ROWID;
CREATE TABLE trackingWeek (
  school TEXT NOT NULL, monday INTEGER NOT NULL, onFileChange INTEGER NOT NULL,
  tracked INTEGER NOT NULL CHECK (tracked >= 0), PRIMARY KEY (school, monday)
) STRICT, WITHOUT ROWID;
INSERT INTO "trackingWeek" VALUES('0101',19149,1,1);
INSERT INTO "trackingWeek" VALUES('0102',19149,1,1);
INSERT INTO "trackingWeek" VALUES('0102',19156,-1,0);
CREATE INDEX submissionByKey ON submission (form, school, period, status);
CREATE INDEX eventBySchool ON event (school) WHERE endedBy IS NULL;
COMMIT;
