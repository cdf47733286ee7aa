-- What was acknowledged: one row for each commit. It is added to the counters within a second, and is gone when the sketches of
-- unique visitors have it too.
CREATE TABLE read_journal (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT read_journal_key PRIMARY KEY,
  batch nvarchar(32) NOT NULL,
  received_at bigint NOT NULL,
  events int NOT NULL,
  folded_at bigint NULL,
  content varbinary(max) NOT NULL
);

-- What was counted lately and is not to be counted again: hashes only. Buckets below zero are days of clients' own ids,
-- those above are half hours of visitors.
CREATE TABLE read_marks (
  bucket bigint NOT NULL,
  mark bigint NOT NULL,
  seen_at bigint NOT NULL,
  CONSTRAINT read_marks_key PRIMARY KEY (bucket, mark)
);

CREATE TABLE read_hours (
  hour bigint NOT NULL,
  subject nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  subject_id bigint NOT NULL,
  kind nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  class nvarchar(12) COLLATE Latin1_General_CI_AI NOT NULL,
  channel nvarchar(20) COLLATE Latin1_General_CI_AI NOT NULL,
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  events bigint NOT NULL,
  CONSTRAINT read_hours_key PRIMARY KEY (hour, subject, subject_id, kind, class, channel, language)
);

CREATE TABLE read_days (
  subject nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  subject_id bigint NOT NULL,
  day bigint NOT NULL,
  kind nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  class nvarchar(12) COLLATE Latin1_General_CI_AI NOT NULL,
  channel nvarchar(20) COLLATE Latin1_General_CI_AI NOT NULL,
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  events bigint NOT NULL,
  CONSTRAINT read_days_key PRIMARY KEY (subject, subject_id, day, kind, class, channel, language)
);

CREATE TABLE read_referrers (
  subject nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  subject_id bigint NOT NULL,
  day bigint NOT NULL,
  kind nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  referrer nvarchar(253) COLLATE Latin1_General_CI_AI NOT NULL,
  events bigint NOT NULL,
  CONSTRAINT read_referrers_key PRIMARY KEY (subject, subject_id, day, kind, referrer)
);

CREATE TABLE read_uniques (
  subject nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  subject_id bigint NOT NULL,
  day bigint NOT NULL,
  sketch nvarchar(max) NOT NULL,
  CONSTRAINT read_uniques_key PRIMARY KEY (subject, subject_id, day)
);

CREATE TABLE read_totals (
  subject nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  subject_id bigint NOT NULL,
  kind nvarchar(10) COLLATE Latin1_General_CI_AI NOT NULL,
  class nvarchar(12) COLLATE Latin1_General_CI_AI NOT NULL,
  events bigint NOT NULL,
  CONSTRAINT read_totals_key PRIMARY KEY (subject, subject_id, kind, class)
);

-- People's events of the last hour in steps of five minutes, so that they can be taken off again.
CREATE TABLE read_slots (
  slot bigint NOT NULL,
  article_id bigint NOT NULL,
  views bigint NOT NULL,
  shares bigint NOT NULL,
  clicks bigint NOT NULL,
  CONSTRAINT read_slots_key PRIMARY KEY (slot, article_id)
);

-- Sums of each window of time for articles that anybody read within the longest one.
CREATE TABLE read_windows (
  article_id bigint NOT NULL CONSTRAINT read_windows_key PRIMARY KEY,
  views_1h bigint NOT NULL,
  shares_1h bigint NOT NULL,
  clicks_1h bigint NOT NULL,
  views_1d bigint NOT NULL,
  shares_1d bigint NOT NULL,
  clicks_1d bigint NOT NULL,
  views_7d bigint NOT NULL,
  shares_7d bigint NOT NULL,
  clicks_7d bigint NOT NULL,
  views_30d bigint NOT NULL,
  shares_30d bigint NOT NULL,
  clicks_30d bigint NOT NULL,
  trend float NOT NULL
);

-- Up to where each window's beginning has moved. Who adds to the counters locks this row first.
CREATE TABLE read_state (
  id int NOT NULL CONSTRAINT read_state_key PRIMARY KEY,
  folded_at bigint NOT NULL,
  until_1h bigint NOT NULL,
  until_1d bigint NOT NULL,
  until_7d bigint NOT NULL,
  until_30d bigint NOT NULL
);

INSERT INTO read_state (id, folded_at, until_1h, until_1d, until_7d, until_30d) VALUES (1, 0, 0, 0, 0, 0);

-- The key that view keys are signed with, and each day's salt for visitors, which goes with the day.
CREATE TABLE read_secrets (
  name nvarchar(40) NOT NULL CONSTRAINT read_secrets_key PRIMARY KEY,
  secret nvarchar(100) NOT NULL,
  created_at bigint NOT NULL
);

CREATE UNIQUE INDEX read_journal_batch ON read_journal (batch);
CREATE INDEX read_journal_folded ON read_journal (folded_at, id);
