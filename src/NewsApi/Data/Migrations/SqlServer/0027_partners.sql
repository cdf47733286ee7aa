-- Corrections and take-downs of articles; kept when the change log is pruned.
CREATE TABLE article_notices (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT article_notices_key PRIMARY KEY,
  seq bigint NOT NULL,
  article_id bigint NOT NULL,
  kind nvarchar(20) NOT NULL,
  language nvarchar(35) COLLATE Latin1_General_CI_AI NULL,
  at bigint NOT NULL
);

CREATE INDEX article_notices_article ON article_notices (article_id, seq);

INSERT INTO article_notices (seq, article_id, kind, language, at)
SELECT c.seq, c.entity_id, CASE WHEN c.significance IN ('correction', 'kill') THEN c.significance ELSE 'legal' END, c.language, c.at
FROM changes AS c
WHERE c.kind = 'article' AND (c.significance IN ('correction', 'kill') OR c.reason = 'legal')
ORDER BY c.seq, c.position;

CREATE TABLE partners (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT partners_key PRIMARY KEY,
  name nvarchar(100) NOT NULL,
  contact nvarchar(500) NULL,
  languages nvarchar(max) NOT NULL,
  sections nvarchar(max) NOT NULL,
  tags nvarchar(max) NOT NULL,
  text_form nvarchar(10) NOT NULL,
  rights nvarchar(20) NOT NULL,
  daily_requests int NULL,
  active bit NOT NULL,
  scope_version int NOT NULL,
  version int NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  modified_at bigint NOT NULL,
  last_used_at bigint NULL
);

ALTER TABLE api_keys ADD partner_id bigint NULL;

ALTER TABLE webhooks ADD partner_id bigint NULL;

-- What partners fetched, by UTC day (days since 1970).
CREATE TABLE partner_fetches (
  article_id bigint NOT NULL,
  partner_id bigint NOT NULL,
  day bigint NOT NULL,
  version int NOT NULL,
  fetches bigint NOT NULL,
  seq bigint NOT NULL,
  last_at bigint NOT NULL,
  text_form nvarchar(10) NOT NULL,
  CONSTRAINT partner_fetches_key PRIMARY KEY (article_id, partner_id, day, version)
);

CREATE INDEX partner_fetches_day ON partner_fetches (partner_id, day, article_id);

CREATE TABLE partner_days (
  partner_id bigint NOT NULL,
  day bigint NOT NULL,
  requests bigint NOT NULL,
  articles bigint NOT NULL,
  CONSTRAINT partner_days_key PRIMARY KEY (partner_id, day)
);

CREATE TABLE partner_acknowledgements (
  partner_id bigint NOT NULL,
  notice_id bigint NOT NULL,
  at bigint NOT NULL,
  made_by nvarchar(200) NOT NULL,
  CONSTRAINT partner_acknowledgements_key PRIMARY KEY (partner_id, notice_id)
);
