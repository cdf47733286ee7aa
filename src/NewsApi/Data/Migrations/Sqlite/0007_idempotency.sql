-- What became of a POST that was sent with an Idempotency-Key; kept for a day. The id is a hash of who sent the key, and where to.
CREATE TABLE idempotency_keys (
  id TEXT NOT NULL PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL,
  token TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  busy_until INTEGER NOT NULL,
  status INTEGER NULL,
  headers TEXT NULL,
  body TEXT NULL
);

CREATE INDEX idempotency_keys_claimed ON idempotency_keys (claimed_at, id);
