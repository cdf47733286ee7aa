-- Corrections and take-downs of articles; kept when the change log is pruned.
CREATE TABLE article_notices (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  seq INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  language TEXT COLLATE NOCASE NULL,
  at INTEGER NOT NULL
);

CREATE INDEX article_notices_article ON article_notices (article_id, seq);

INSERT INTO article_notices (seq, article_id, kind, language, at)
SELECT c.seq, c.entity_id, CASE WHEN c.significance IN ('correction', 'kill') THEN c.significance ELSE 'legal' END, c.language, c.at
FROM changes AS c
WHERE c.kind = 'article' AND (c.significance IN ('correction', 'kill') OR c.reason = 'legal')
ORDER BY c.seq, c.position;

CREATE TABLE partners (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  contact TEXT NULL,
  languages TEXT NOT NULL,
  sections TEXT NOT NULL,
  tags TEXT NOT NULL,
  text_form TEXT NOT NULL,
  rights TEXT NOT NULL,
  daily_requests INTEGER NULL,
  active INTEGER NOT NULL,
  scope_version INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  last_used_at INTEGER NULL
);

ALTER TABLE api_keys ADD COLUMN partner_id INTEGER NULL;

ALTER TABLE webhooks ADD COLUMN partner_id INTEGER NULL;

-- What partners fetched, by UTC day (days since 1970).
CREATE TABLE partner_fetches (
  article_id INTEGER NOT NULL,
  partner_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  version INTEGER NOT NULL,
  fetches INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  text_form TEXT NOT NULL,
  CONSTRAINT partner_fetches_key PRIMARY KEY (article_id, partner_id, day, version)
);

CREATE INDEX partner_fetches_day ON partner_fetches (partner_id, day, article_id);

CREATE TABLE partner_days (
  partner_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  CONSTRAINT partner_days_key PRIMARY KEY (partner_id, day)
);

CREATE TABLE partner_acknowledgements (
  partner_id INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  CONSTRAINT partner_acknowledgements_key PRIMARY KEY (partner_id, notice_id)
);
