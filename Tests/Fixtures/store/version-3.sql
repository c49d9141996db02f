BEGIN TRANSACTION;
CREATE TABLE acknowledgement (
  school TEXT NOT NULL, pupilId INTEGER NOT NULL REFERENCES pupil, informed INTEGER NOT NULL, mode TEXT NOT NULL,
  informedBy TEXT, studentAbsent INTEGER CHECK (studentAbsent IN (0, 1)), referred INTEGER CHECK (referred IN (0, 1)),
  signed INTEGER CHECK (signed IN (0, 1)), signedOn INTEGER CHECK (signedOn >= informed),
  submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, pupilId, informed)
) STRICT, WITHOUT ROWID;
INSERT INTO "acknowledgement" VALUES('0101',1,19163,'inPerson',NULL,NULL,NULL,NULL,NULL,11);
CREATE TABLE caseFlow (
  school TEXT NOT NULL, month INTEGER NOT NULL, stage TEXT NOT NULL, fromState INTEGER NOT NULL,
  toState INTEGER NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (school, month, stage, fromState, toState)
) STRICT, WITHOUT ROWID;
INSERT INTO "caseFlow" VALUES('0101',24269,'primary',0,3,1);
CREATE TABLE conference (
  school TEXT NOT NULL, held INTEGER NOT NULL, tier2 INTEGER CHECK (tier2 >= 0), tier3 INTEGER CHECK (tier3 >= 0),
  plans INTEGER CHECK (plans >= 0), submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, held)
) STRICT, WITHOUT ROWID;
INSERT INTO "conference" VALUES('0102',19153,3,NULL,NULL,12);
CREATE TABLE enrolment (
  school TEXT NOT NULL, stage TEXT NOT NULL, sex TEXT NOT NULL, asOf INTEGER NOT NULL,
  pupils INTEGER NOT NULL CHECK (pupils >= 0), submissionId INTEGER NOT NULL REFERENCES submission,
  PRIMARY KEY (school, stage, sex, asOf)
) STRICT, WITHOUT ROWID;
INSERT INTO "enrolment" VALUES('0101','primary','male',18871,300,3);
CREATE TABLE event (
  id INTEGER PRIMARY KEY, submissionId INTEGER NOT NULL REFERENCES submission, school TEXT NOT NULL, eventId TEXT,
  occurred INTEGER NOT NULL, known INTEGER, reported INTEGER NOT NULL, kind TEXT NOT NULL, tier INTEGER,
  stage TEXT NOT NULL, sex TEXT, pupilId INTEGER REFERENCES pupil, endedBy INTEGER REFERENCES submission
) STRICT;
INSERT INTO "event" VALUES(1,4,'0101','A1',19115,NULL,19116,'selfHarm',NULL,'primary',NULL,NULL,6);
INSERT INTO "event" VALUES(2,6,'0101','A1',19115,NULL,19116,'other',NULL,'primary',NULL,NULL,NULL);
CREATE TABLE eventCount (
  school TEXT NOT NULL, month INTEGER NOT NULL, stage TEXT NOT NULL, kind TEXT NOT NULL, tier INTEGER NOT NULL,
  sex TEXT NOT NULL, count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (school, month, stage, kind, tier, sex)
) STRICT, WITHOUT ROWID;
INSERT INTO "eventCount" VALUES('0101',24268,'primary','other',0,'',1);
CREATE TABLE file (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, path TEXT NOT NULL, form TEXT, encoding TEXT,
  receivedOn INTEGER NOT NULL, problems TEXT NOT NULL
) STRICT;
INSERT INTO "file" VALUES(1,'ab48c7e92043ff11c693e42206b05b60453323d04e2344eb315aa0aeabc93913','roster.csv','roster','UTF-8',19112,'[]');
INSERT INTO "file" VALUES(2,'1b5cb0502e1712254d582cb21a267b3c6c02fa3fe8368335b57bbebcd9c4b1b1','00.csv','tasks','UTF-8',19113,'[]');
INSERT INTO "file" VALUES(3,'41b83cac0475586dfe5a985b03c98c78d51491192d0c86cbcb7ebb07f03ed382','01.csv','enrolment','UTF-8',19114,'[]');
INSERT INTO "file" VALUES(4,'023c3570b3ed9a3d672633aedcb2d37843b2eb11178d1a4098414a3101053ad9','02.csv','events','UTF-8',19145,'[]');
INSERT INTO "file" VALUES(5,'1acf4a430e2f79cd1bdbc7090fecb83587ac6c57aa7fdfcf20a7db18cd4bde51','03.csv','events','UTF-8',19152,'[]');
INSERT INTO "file" VALUES(6,'ea639724a39b7acb8c36ac07aa850a88a7a2727f94114ba552b5f71eaa6e6ec4','04.csv','followups','UTF-8',19153,'[]');
INSERT INTO "file" VALUES(7,'49269a2e57a004b4ede80054808b5db0abe8fb0d8286858876e0c6ea44f388f1','05.csv','followups','UTF-8',19163,'[]');
INSERT INTO "file" VALUES(8,'5a3c8ff84c40da97ba36def86b2803fa2ed7aaf0d22f849ccac4646aef9122fd','06.csv','screening','UTF-8',19164,'[]');
INSERT INTO "file" VALUES(9,'81e33b1cc38201d1055de1798965e3ed88496ffdbf9a18c0092253288ad7f7de','07.csv','screening','UTF-8',19165,'[]');
INSERT INTO "file" VALUES(10,'5e71a1c0fefcee22969915bbe6d897e1e6365fd8d9d3c2228bded6058a4cad62','08.csv','acknowledgements','UTF-8',19166,'[]');
INSERT INTO "file" VALUES(11,'9798f647a02d5f4b542048e3a854231f2f7b562e04d61bfcefcef6f126871620','09.csv','conferences','UTF-8',19167,'[]');
INSERT INTO "file" VALUES(12,'95a28ae027ebc65bbfb93cea4b337c0243d2dacc9c3c538af0f203cc17a2f51c','10.csv','plans','UTF-8',19168,'[]');
INSERT INTO "file" VALUES(13,'61dde11348efa74c921b522837cb1a1901e185efc67c20c94f534fbf50561eae','11.csv','counts','UTF-8',19169,'[]');
INSERT INTO "file" VALUES(14,'0b5011d32d9ddbeeba3d4e964ff76568e77b0ae8b980eb515dee74050d2655fe','12.csv','interventions','UTF-8',19170,'[]');
INSERT INTO "file" VALUES(15,'77672eac96a2b55847e3dde13196542c70084de832e889732733a48cd1040ff9','summary-printed.xlsx','summary','xlsx',19230,'[]');
CREATE TABLE "followUp" (school INTEGER NOT NULL REFERENCES schoolNumber, pupil INTEGER NOT NULL REFERENCES pupil, day INTEGER NOT NULL,
tier INTEGER CHECK (tier BETWEEN 1 AND 3), tierAssessed INTEGER, status INTEGER NOT NULL CHECK (status >= 0),
opened INTEGER, stage INTEGER NOT NULL CHECK (stage >= 0), sex INTEGER CHECK (sex >= 0),
mode INTEGER CHECK (mode >= 0), submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, pupil, day)) STRICT, WITHOUT ROWID;
INSERT INTO "followUp" VALUES(1,1,19144,1,NULL,0,NULL,0,NULL,NULL,7);
INSERT INTO "followUp" VALUES(1,1,19151,3,NULL,0,NULL,0,NULL,NULL,8);
CREATE TABLE followUpEnded (
  school INTEGER NOT NULL REFERENCES schoolNumber, pupil INTEGER NOT NULL REFERENCES pupil, day INTEGER NOT NULL,
tier INTEGER CHECK (tier BETWEEN 1 AND 3), tierAssessed INTEGER, status INTEGER NOT NULL CHECK (status >= 0),
opened INTEGER, stage INTEGER NOT NULL CHECK (stage >= 0), sex INTEGER CHECK (sex >= 0),
mode INTEGER CHECK (mode >= 0), submissionId INTEGER NOT NULL REFERENCES submission, endedBy INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, pupil, day, submissionId)
) STRICT, WITHOUT ROWID;
INSERT INTO "followUpEnded" VALUES(1,1,19151,2,NULL,0,NULL,0,NULL,NULL,7,8);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1: ledger, rows and panel');
INSERT INTO "grdb_migrations" VALUES('2: the other forms, follow-ups without tier');
INSERT INTO "grdb_migrations" VALUES('3: follow-ups by number');
CREATE TABLE intervention (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "intervention" VALUES('I1','{"id":"I1","kind":"homeVisit","name":"暑期家访","scope":"city","starts":19174}');
CREATE TABLE monthlyCount (
  indicator TEXT NOT NULL, district TEXT NOT NULL, month INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0), population INTEGER, submissionId INTEGER NOT NULL REFERENCES submission,
  PRIMARY KEY (indicator, district, month)
) STRICT, WITHOUT ROWID;
INSERT INTO "monthlyCount" VALUES('热线来电','河东学区',24268,7,NULL,14);
CREATE TABLE pupil (id INTEGER PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE, isProvisional INTEGER NOT NULL DEFAULT 0 CHECK (isProvisional IN (0, 1))) STRICT;
INSERT INTO "pupil" VALUES(1,'381033d1d31e24564d0bddf70fad2e57916bd5b0da9bf553476db8a2ad5da9bf',0);
CREATE TABLE pupilKey (
  pseudonym TEXT PRIMARY KEY, pupilId INTEGER NOT NULL REFERENCES pupil
) STRICT, WITHOUT ROWID;
INSERT INTO "pupilKey" VALUES('381033d1d31e24564d0bddf70fad2e57916bd5b0da9bf553476db8a2ad5da9bf',1);
CREATE TABLE school (code TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "school" VALUES('0101','{"code":"0101","district":"河东学区","name":"云汀市第一小学","type":"primary"}');
INSERT INTO "school" VALUES('0102','{"code":"0102","district":"河东学区","name":"云汀市第二中学","type":"junior"}');
INSERT INTO "school" VALUES('0203','{"code":"0203","district":"河西学区","name":"云汀市实验学校","type":"nineYear"}');
INSERT INTO "school" VALUES('0204','{"code":"0204","district":"河西学区","name":"云汀市职业高级中学","type":"vocational"}');
INSERT INTO "school" VALUES('0305','{"code":"0305","district":"城北学区","name":"云汀市育才中学","type":"completeSecondary"}');
INSERT INTO "school" VALUES('0306','{"closed":18839,"code":"0306","district":"城北学区","name":"云汀市旧城小学","successor":"0101","type":"primary"}');
CREATE TABLE schoolNumber (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "schoolNumber" VALUES(1,'0101');
CREATE TABLE schoolSummary (
  school TEXT NOT NULL, period TEXT NOT NULL, asOf INTEGER NOT NULL, submittedAt TEXT,
  submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, period)
) STRICT, WITHOUT ROWID;
INSERT INTO "schoolSummary" VALUES('0101','2022-summer',19229,NULL,16);
CREATE TABLE screening (
  school TEXT NOT NULL, period TEXT NOT NULL, stage TEXT NOT NULL, instrument TEXT NOT NULL, cutoff TEXT,
  due INTEGER CHECK (due >= 0), tested INTEGER CHECK (tested >= 0), flagged INTEGER CHECK (flagged >= 0),
  interviewed INTEGER CHECK (interviewed >= 0), tier1 INTEGER CHECK (tier1 >= 0),
  tier2 INTEGER CHECK (tier2 >= 0), tier3 INTEGER CHECK (tier3 >= 0),
  submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, period, stage, instrument)
) STRICT, WITHOUT ROWID;
INSERT INTO "screening" VALUES('0203','2022春','junior','',NULL,250,250,NULL,NULL,NULL,NULL,NULL,9);
INSERT INTO "screening" VALUES('0203','2022春','primary','',NULL,300,299,NULL,NULL,NULL,NULL,NULL,10);
CREATE TABLE submission (
  id INTEGER PRIMARY KEY, fileId INTEGER NOT NULL REFERENCES file, school TEXT, form TEXT NOT NULL, period TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  status TEXT NOT NULL CHECK (status IN ('accepted', 'rejected', 'superseded')),
  receivedOn INTEGER NOT NULL, contentHash TEXT NOT NULL,
  rowsRead INTEGER NOT NULL, rowsNew INTEGER NOT NULL, rowsUnchanged INTEGER NOT NULL,
  rowsReplaced INTEGER NOT NULL, rowsRejected INTEGER NOT NULL, problems TEXT NOT NULL,
  CHECK (rowsRead = rowsNew + rowsUnchanged + rowsReplaced + rowsRejected)
) STRICT;
INSERT INTO "submission" VALUES(1,1,NULL,'roster',NULL,1,'accepted',19112,'6c93e437c76eb38fb506ace7b73c32d7f1a4ba4c5b91ae9c25874d9a58b2321a',6,6,0,0,0,'[]');
INSERT INTO "submission" VALUES(2,2,NULL,'tasks',NULL,1,'accepted',19113,'f1f02e0de10bc93045d2c967e57d137950074e8ec7bfe6b33b652bb85f6fff72',2,2,0,0,0,'[]');
INSERT INTO "submission" VALUES(3,3,'0101','enrolment',NULL,1,'accepted',19114,'2a091ca60c20ca88ce95eac792b0bd355ac1fe097aa137e8095d1549b81758fd',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(4,4,'0101','events','2022-05',1,'superseded',19145,'2cc99ca586286de116ef62015a66e6ff624c80d485d09272609b57f7a0d92891',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(5,4,'0102','events','2022-05',1,'accepted',19145,'527ada80b98a7cf9dbbea255fc931f4b9ad714f27a908983d102c01be3d65571',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(6,5,'0101','events','2022-05',2,'accepted',19152,'4d4cfc7b11538e753387316885b9652fda59d452906cb90ea9d1d258de276c92',1,0,0,1,0,'[]');
INSERT INTO "submission" VALUES(7,6,'0101','followups',NULL,1,'accepted',19153,'527ada80b98a7cf9dbbea255fc931f4b9ad714f27a908983d102c01be3d65571',2,2,0,0,0,'[]');
INSERT INTO "submission" VALUES(8,7,'0101','followups',NULL,2,'accepted',19163,'527ada80b98a7cf9dbbea255fc931f4b9ad714f27a908983d102c01be3d65571',1,0,0,1,0,'[]');
INSERT INTO "submission" VALUES(9,8,'0203','screening','2022春',1,'superseded',19164,'7b473102f44cc89995208d254e1e0ba0f6397781845812d50ff33f438049970c',2,2,0,0,0,'[]');
INSERT INTO "submission" VALUES(10,9,'0203','screening','2022春',2,'accepted',19165,'fa142ec00b7a7d4ecfac08d3fd26c3bad4ca54d5eafe01de1a50dfb5ad5d7b51',2,0,1,1,0,'[]');
INSERT INTO "submission" VALUES(11,10,'0101','acknowledgements',NULL,1,'accepted',19166,'673d07cab3cd8eac57a31907c0c262101599567f601cc4cfe1c68b9e4b7daf26',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(12,11,'0102','conferences',NULL,1,'accepted',19167,'366f23b127cc7133e42ca466eab7f60e659b7b2e951824b2d85a3e220601aa9a',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(13,12,'0102','plans','2022-summer',1,'accepted',19168,'5ba6349bdc1cb2f8893689f938daf747d5a1553e09cb35ec9acdc58b89fd4ccc',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(14,13,NULL,'counts',NULL,1,'accepted',19169,'6b4e3b4dcb33b96a23a731d35085beb23f938b9e8771b9526a4076ec98f36af6',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(15,14,NULL,'interventions',NULL,1,'accepted',19170,'e2aba069e7d5ed0d80da64888ae5f16f69a89c30a0c37dd4e0480e15c33a67f2',1,1,0,0,0,'[]');
INSERT INTO "submission" VALUES(16,15,'0101','summary','2022-summer',1,'accepted',19230,'b46f7e8d47f3001075e66ef3fcdf5e67fbc0c34aa637938c060b8e1c28b239c2',1,1,0,0,0,'[]');
CREATE TABLE summaryNumber (
  school TEXT NOT NULL, period TEXT NOT NULL, item TEXT NOT NULL, value INTEGER NOT NULL CHECK (value >= 0),
  PRIMARY KEY (school, period, item)
) STRICT, WITHOUT ROWID;
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','in_counselling',5);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','in_hospital',0);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','internet_addiction',0);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','lecture_parents',1110);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','lectures',2);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','lessons',4);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','mental_illness',1);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','not_returned',1);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','on_leave',2);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','on_medication',3);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','parent_lectures',3);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','parent_resources',2);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','personality_deviation',3);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','resource_parents',95);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','severe_problem',2);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','visited',28);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','visiting_teachers',12);
INSERT INTO "summaryNumber" VALUES('0101','2022-summer','visits_due',30);
CREATE TABLE task (
  form TEXT NOT NULL, period TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (form, period)
) STRICT, WITHOUT ROWID;
INSERT INTO "task" VALUES('events','2022-05','{"due":19148,"form":"events","period":"2022-05","stages":["junior"]}');
INSERT INTO "task" VALUES('summary','2022-summer','{"due":19229,"form":"summary","period":"2022-summer","stages":[]}');
CREATE TABLE trackingWeek (
  school TEXT NOT NULL, monday INTEGER NOT NULL, onFileChange INTEGER NOT NULL,
  tracked INTEGER NOT NULL CHECK (tracked >= 0), PRIMARY KEY (school, monday)
) STRICT, WITHOUT ROWID;
INSERT INTO "trackingWeek" VALUES('0101',19149,1,1);
CREATE TABLE workPlan (
  school TEXT NOT NULL, period TEXT NOT NULL, received INTEGER NOT NULL,
  submissionId INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, period)
) STRICT, WITHOUT ROWID;
INSERT INTO "workPlan" VALUES('0102','2022-summer',19167,13);
CREATE INDEX submissionByKey ON submission (form, school, period, status);
CREATE INDEX eventBySchool ON event (school) WHERE endedBy IS NULL;
COMMIT;
