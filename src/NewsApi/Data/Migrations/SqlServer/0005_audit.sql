-- What a publication means to who has read the story before: first, typo, update, correction, kill.
ALTER TABLE changes ADD significance nvarchar(20) NULL;

CREATE TABLE audit_entries (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT audit_entries_key PRIMARY KEY,
  seq bigint NULL,
  at bigint NOT NULL,
  actor nvarchar(200) NOT NULL,
  action nvarchar(40) NOT NULL,
  kind nvarchar(20) NOT NULL,
  entity_id bigint NOT NULL,
  detail nvarchar(max) NOT NULL
);

CREATE INDEX audit_entries_entity ON audit_entries (kind, entity_id, id);
CREATE INDEX audit_entries_actor ON audit_entries (actor, id);
