-- What was acknowledged: one row for each commit. It is added to the counters within a second, and is gone when the sketches of
-- unique visitors have it too.
CREATE TABLE read_journal (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  batch TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  folded_at INTEGER NULL,
  content BLOB NOT NULL
);

-- What was counted lately and is not to be counted again: hashes only. Buckets below zero are days of clients' own ids,
-- those above are half hours of visitors.
CREATE TABLE read_marks (
  bucket INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  CONSTRAINT read_marks_key PRIMARY KEY (bucket, mark)
) WITHOUT ROWID;

CREATE TABLE read_hours (
  hour INTEGER NOT NULL,
  subject TEXT COLLATE NOCASE NOT NULL,
  subject_id INTEGER NOT NULL,
  kind TEXT COLLATE NOCASE NOT NULL,
  class TEXT COLLATE NOCASE NOT NULL,
  channel TEXT COLLATE NOCASE NOT NULL,
  language TEXT COLLATE NOCASE NOT NULL,
  events INTEGER NOT NULL,
  CONSTRAINT read_hours_key PRIMARY KEY (hour, subject, subject_id, kind, class, channel, language)
) WITHOUT ROWID;

CREATE TABLE read_days (
  subject TEXT COLLATE NOCASE NOT NULL,
  subject_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT COLLATE NOCASE NOT NULL,
  class TEXT COLLATE NOCASE NOT NULL,
  channel TEXT COLLATE NOCASE NOT NULL,
  language TEXT COLLATE NOCASE NOT NULL,
  events INTEGER NOT NULL,
  CONSTRAINT read_days_key PRIMARY KEY (subject, subject_id, day, kind, class, channel, language)
) WITHOUT ROWID;

CREATE TABLE read_referrers (
  subject TEXT COLLATE NOCASE NOT NULL,
  subject_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT COLLATE NOCASE NOT NULL,
  referrer TEXT COLLATE NOCASE NOT NULL,
  events INTEGER NOT NULL,
  CONSTRAINT read_referrers_key PRIMARY KEY (subject, subject_id, day, kind, referrer)
) WITHOUT ROWID;

CREATE TABLE read_uniques (
  subject TEXT COLLATE NOCASE NOT NULL,
  subject_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  sketch TEXT NOT NULL,
  CONSTRAINT read_uniques_key PRIMARY KEY (subject, subject_id, day)
) WITHOUT ROWID;

CREATE TABLE read_totals (
  subject TEXT COLLATE NOCASE NOT NULL,
  subject_id INTEGER NOT NULL,
  kind TEXT COLLATE NOCASE NOT NULL,
  class TEXT COLLATE NOCASE NOT NULL,
  events INTEGER NOT NULL,
  CONSTRAINT read_totals_key PRIMARY KEY (subject, subject_id, kind, class)
) WITHOUT ROWID;

-- People's events of the last hour in steps of five minutes, so that they can be taken off again.
CREATE TABLE read_slots (
  slot INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  views INTEGER NOT NULL,
  shares INTEGER NOT NULL,
  clicks INTEGER NOT NULL,
  CONSTRAINT read_slots_key PRIMARY KEY (slot, article_id)
) WITHOUT ROWID;

-- Sums of each window of time for articles that anybody read within the longest one.
CREATE TABLE read_windows (
  article_id INTEGER NOT NULL PRIMARY KEY,
  views_1h INTEGER NOT NULL,
  shares_1h INTEGER NOT NULL,
  clicks_1h INTEGER NOT NULL,
  views_1d INTEGER NOT NULL,
  shares_1d INTEGER NOT NULL,
  clicks_1d INTEGER NOT NULL,
  views_7d INTEGER NOT NULL,
  shares_7d INTEGER NOT NULL,
  clicks_7d INTEGER NOT NULL,
  views_30d INTEGER NOT NULL,
  shares_30d INTEGER NOT NULL,
  clicks_30d INTEGER NOT NULL,
  trend REAL NOT NULL
);

-- Up to where each window's beginning has moved. Who adds to the counters locks this row first.
CREATE TABLE read_state (
  id INTEGER NOT NULL PRIMARY KEY,
  folded_at INTEGER NOT NULL,
  until_1h INTEGER NOT NULL,
  until_1d INTEGER NOT NULL,
  until_7d INTEGER NOT NULL,
  until_30d INTEGER NOT NULL
);

INSERT INTO read_state (id, folded_at, until_1h, until_1d, until_7d, until_30d) VALUES (1, 0, 0, 0, 0, 0);

-- The key that view keys are signed with, and each day's salt for visitors, which goes with the day.
CREATE TABLE read_secrets (
  name TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX read_journal_batch ON read_journal (batch);
CREATE INDEX read_journal_folded ON read_journal (folded_at, id);
