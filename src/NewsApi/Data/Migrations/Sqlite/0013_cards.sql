-- By which an article is found at an address of its own: SQL Server's indexes take no text of 2,000 characters.
ALTER TABLE published_articles ADD COLUMN canonical_start TEXT COLLATE NOCASE NULL;

UPDATE published_articles SET canonical_start = substr(canonical_url, 1, 400) WHERE canonical_url IS NOT NULL;

CREATE INDEX published_articles_canonical ON published_articles (canonical_start);
