-- unless: read_state.holder
-- Events are added to the counters in large transactions by one node, which holds a lease. Databases of November 2026 may have these
-- tables already: their migration 0011 was this form.
CREATE TABLE read_journal_rows (
  id INTEGER NOT NULL PRIMARY KEY,
  batch INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  content BLOB NOT NULL
);

-- Rows with folded_at are in the counters already.
INSERT INTO read_journal_rows (id, batch, received_at, events, content)
SELECT id, -id, received_at, events, content
FROM read_journal
WHERE folded_at IS NULL;

DROP TABLE read_journal;
ALTER TABLE read_journal_rows RENAME TO read_journal;

-- Deduplication keys, many to a row. Families: 1 visitors, 2 clients' own ids, 3 rows of the journal, 4 late events of visitors. A slot is
-- the ten seconds in which the keys were added.
DROP TABLE read_marks;
CREATE TABLE read_marks (
  family INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  number INTEGER NOT NULL,
  content BLOB NOT NULL,
  CONSTRAINT read_marks_key PRIMARY KEY (family, slot, number)
);

-- The lease of the node that adds events to the counters, the number of journal rows added so far, and the start of each window.
CREATE TABLE read_state_row (
  id INTEGER NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  held_until INTEGER NOT NULL,
  added_rows INTEGER NOT NULL,
  until_1h INTEGER NOT NULL,
  until_1d INTEGER NOT NULL,
  until_7d INTEGER NOT NULL,
  until_30d INTEGER NOT NULL
);

INSERT INTO read_state_row (id, holder, held_until, added_rows, until_1h, until_1d, until_7d, until_30d)
SELECT id, '', 0, 0, until_1h, until_1d, until_7d, until_30d
FROM read_state;

DROP TABLE read_state;
ALTER TABLE read_state_row RENAME TO read_state;
