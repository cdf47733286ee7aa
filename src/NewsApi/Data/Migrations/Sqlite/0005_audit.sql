-- What a publication means to who has read the story before: first, typo, update, correction, kill.
ALTER TABLE changes ADD COLUMN significance TEXT NULL;

CREATE TABLE audit_entries (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  seq INTEGER NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  detail TEXT NOT NULL
);

CREATE INDEX audit_entries_entity ON audit_entries (kind, entity_id, id);
CREATE INDEX audit_entries_actor ON audit_entries (actor, id);
