-- Subscribers of feeds (W3C WebSub). A request is stored as asked until the subscriber has confirmed it.
CREATE TABLE websub_subscriptions (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT websub_subscriptions_id PRIMARY KEY,
  key_hash nvarchar(64) NOT NULL,
  topic nvarchar(400) NOT NULL,
  callback nvarchar(2000) NOT NULL,
  secret nvarchar(200) NULL,
  lease_until bigint NULL,
  asked nvarchar(12) NULL,
  asked_seconds int NOT NULL,
  asked_secret nvarchar(200) NULL,
  asked_at bigint NULL,
  asked_attempts int NOT NULL,
  owed_at bigint NULL,
  owed_attempts int NOT NULL,
  version int NOT NULL,
  created_at bigint NOT NULL
);

CREATE UNIQUE INDEX websub_subscriptions_key_hash ON websub_subscriptions (key_hash);
CREATE INDEX websub_subscriptions_asked ON websub_subscriptions (asked_at);
CREATE INDEX websub_subscriptions_owed ON websub_subscriptions (owed_at);
CREATE INDEX websub_subscriptions_topic ON websub_subscriptions (topic);

-- What was last sent of each feed that is followed.
CREATE TABLE websub_topics (
  topic nvarchar(400) NOT NULL CONSTRAINT websub_topics_key PRIMARY KEY,
  etag nvarchar(100) NOT NULL
);
