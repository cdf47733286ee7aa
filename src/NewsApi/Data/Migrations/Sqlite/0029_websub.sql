-- Subscribers of feeds (W3C WebSub). A request is stored as asked until the subscriber has confirmed it.
CREATE TABLE websub_subscriptions (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  key_hash TEXT NOT NULL,
  topic TEXT NOT NULL,
  callback TEXT NOT NULL,
  secret TEXT NULL,
  lease_until INTEGER NULL,
  asked TEXT NULL,
  asked_seconds INTEGER NOT NULL,
  asked_secret TEXT NULL,
  asked_at INTEGER NULL,
  asked_attempts INTEGER NOT NULL,
  owed_at INTEGER NULL,
  owed_attempts INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX websub_subscriptions_key_hash ON websub_subscriptions (key_hash);
CREATE INDEX websub_subscriptions_asked ON websub_subscriptions (asked_at);
CREATE INDEX websub_subscriptions_owed ON websub_subscriptions (owed_at);
CREATE INDEX websub_subscriptions_topic ON websub_subscriptions (topic);

-- What was last sent of each feed that is followed.
CREATE TABLE websub_topics (
  topic TEXT NOT NULL CONSTRAINT websub_topics_key PRIMARY KEY,
  etag TEXT NOT NULL
);
