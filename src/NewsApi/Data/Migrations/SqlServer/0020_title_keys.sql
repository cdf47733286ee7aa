-- Sorts titles by the rules of their language: Text/TitleKey. Null until the next start has filled it.
ALTER TABLE published_articles ADD title_key nvarchar(800) NULL;
GO

DROP INDEX published_articles_title ON published_articles;

CREATE INDEX published_articles_title ON published_articles (title_key, id);
