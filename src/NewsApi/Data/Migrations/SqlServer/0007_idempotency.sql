-- What became of a POST that was sent with an Idempotency-Key; kept for a day. The id is a hash of who sent the key, and where to.
CREATE TABLE idempotency_keys (
  id nvarchar(64) NOT NULL CONSTRAINT idempotency_keys_key PRIMARY KEY,
  fingerprint nvarchar(64) NOT NULL,
  state nvarchar(20) NOT NULL,
  token nvarchar(32) NOT NULL,
  claimed_at bigint NOT NULL,
  busy_until bigint NOT NULL,
  status int NULL,
  headers nvarchar(max) NULL,
  body nvarchar(max) NULL
);

CREATE INDEX idempotency_keys_claimed ON idempotency_keys (claimed_at, id);
