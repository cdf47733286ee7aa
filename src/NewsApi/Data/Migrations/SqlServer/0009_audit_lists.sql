-- The audit is read by time, with one filter or another in front: no page may cost more than what it shows.
DROP INDEX audit_entries_entity ON audit_entries;
DROP INDEX audit_entries_actor ON audit_entries;
CREATE INDEX audit_entries_at ON audit_entries (at, id);
CREATE INDEX audit_entries_entity ON audit_entries (entity_id, at, id);
CREATE INDEX audit_entries_actor ON audit_entries (actor, at, id);
CREATE INDEX audit_entries_action ON audit_entries (action, at, id);
CREATE INDEX audit_entries_kind ON audit_entries (kind, at, id);
