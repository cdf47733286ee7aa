-- By which an article is found at an address of its own: an index takes no text of 2,000 characters.
ALTER TABLE published_articles ADD canonical_start nvarchar(400) COLLATE Latin1_General_CI_AI NULL;
GO

UPDATE published_articles SET canonical_start = SUBSTRING(canonical_url, 1, 400) WHERE canonical_url IS NOT NULL;

CREATE INDEX published_articles_canonical ON published_articles (canonical_start);
