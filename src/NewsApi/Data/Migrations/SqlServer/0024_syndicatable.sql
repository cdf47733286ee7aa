-- Lists of what partners may republish, and of what they may not, in the order of publication.
CREATE INDEX published_articles_syndicatable ON published_articles (syndicatable, published_at, id);
CREATE INDEX published_articles_syndicatable_language ON published_articles (syndicatable, language, published_at, id);
