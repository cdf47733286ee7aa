-- Links that show one revision of a front to people without a key. Of a token only its hash is kept.
CREATE TABLE front_previews (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  front_id INTEGER NOT NULL REFERENCES fronts (id),
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER NULL
);

CREATE UNIQUE INDEX front_previews_hash ON front_previews (hash);
CREATE INDEX front_previews_front ON front_previews (front_id, id);
