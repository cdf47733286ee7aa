-- unless: read_state.holder
-- Events are added to the counters in large transactions by one node, which holds a lease. Databases of November 2026 may have these
-- tables already: their migration 0011 was this form.
CREATE TABLE read_journal_rows (
  id bigint NOT NULL,
  received_at bigint NOT NULL,
  events int NOT NULL,
  content varbinary(max) NOT NULL
);
GO
-- Rows with folded_at are in the counters already.
INSERT INTO read_journal_rows (id, received_at, events, content)
SELECT id, received_at, events, content
FROM read_journal
WHERE folded_at IS NULL;
GO
DROP TABLE read_journal;
GO
CREATE TABLE read_journal (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT read_journal_key PRIMARY KEY,
  batch bigint NOT NULL,
  received_at bigint NOT NULL,
  events int NOT NULL,
  content varbinary(max) NOT NULL
);
GO
INSERT INTO read_journal (batch, received_at, events, content)
SELECT -id, received_at, events, content
FROM read_journal_rows
ORDER BY id;
GO
DROP TABLE read_journal_rows;
GO
-- Deduplication keys, many to a row. Families: 1 visitors, 2 clients' own ids, 3 rows of the journal, 4 late events of visitors. A slot is
-- the ten seconds in which the keys were added.
DROP TABLE read_marks;
GO
CREATE TABLE read_marks (
  family int NOT NULL,
  slot bigint NOT NULL,
  number bigint NOT NULL,
  content varbinary(max) NOT NULL,
  CONSTRAINT read_marks_key PRIMARY KEY (family, slot, number)
);
GO
-- The lease of the node that adds events to the counters, the number of journal rows added so far, and the start of each window.
CREATE TABLE read_state_row (
  until_1h bigint NOT NULL,
  until_1d bigint NOT NULL,
  until_7d bigint NOT NULL,
  until_30d bigint NOT NULL
);
GO
INSERT INTO read_state_row (until_1h, until_1d, until_7d, until_30d)
SELECT until_1h, until_1d, until_7d, until_30d
FROM read_state;
GO
DROP TABLE read_state;
GO
CREATE TABLE read_state (
  id int NOT NULL CONSTRAINT read_state_key PRIMARY KEY,
  holder nvarchar(32) NOT NULL,
  held_until bigint NOT NULL,
  added_rows bigint NOT NULL,
  until_1h bigint NOT NULL,
  until_1d bigint NOT NULL,
  until_7d bigint NOT NULL,
  until_30d bigint NOT NULL
);
GO
INSERT INTO read_state (id, holder, held_until, added_rows, until_1h, until_1d, until_7d, until_30d)
SELECT 1, '', 0, 0, until_1h, until_1d, until_7d, until_30d
FROM read_state_row;
GO
DROP TABLE read_state_row;
