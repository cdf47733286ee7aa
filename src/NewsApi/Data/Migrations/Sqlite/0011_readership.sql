-- What was acknowledged and is not in the counters yet: one row for each commit. Ids may be given again when their rows are gone.
CREATE TABLE read_journal (
  id INTEGER NOT NULL PRIMARY KEY,
  batch INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  content BLOB NOT NULL
);

-- What was counted lately and is not to be counted again: hashes only, many to a row, each row written once by one addition to the
-- counters. Families: 1 visitors, 2 clients' own ids, 3 rows of the journal, 4 visitors of whom was told late. Slots are
-- the ten seconds in which they were added.
CREATE TABLE read_marks (
  family INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  number INTEGER NOT NULL,
  content BLOB NOT NULL,
  CONSTRAINT read_marks_key PRIMARY KEY (family, slot, number)
);

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

-- Up to where each window's beginning has moved; and who adds to the counters, until when nobody else tries, and how many rows of the journal
-- were added.
-- Who writes to counters or windows locks this row first.
CREATE TABLE read_state (
  id INTEGER NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  held_until INTEGER NOT NULL,
  added_rows INTEGER NOT NULL,
  until_1h INTEGER NOT NULL,
  until_1d INTEGER NOT NULL,
  until_7d INTEGER NOT NULL,
  until_30d INTEGER NOT NULL
);

INSERT INTO read_state (id, holder, held_until, added_rows, until_1h, until_1d, until_7d, until_30d) VALUES (1, '', 0, 0, 0, 0, 0, 0);

-- The key that view keys are signed with, and each day's salt for visitors, which goes with the day.
CREATE TABLE read_secrets (
  name TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
