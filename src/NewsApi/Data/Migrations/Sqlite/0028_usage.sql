-- The usage policy, JSON, of the site, of sections and of articles; what the site says of its publisher; who answers for a story.
ALTER TABLE site ADD COLUMN usage TEXT NULL;
ALTER TABLE site ADD COLUMN time_zone TEXT NULL;
ALTER TABLE site ADD COLUMN feeds TEXT NULL;
ALTER TABLE site ADD COLUMN publisher TEXT NULL;
ALTER TABLE sections ADD COLUMN usage TEXT NULL;
ALTER TABLE article_revisions ADD COLUMN usage TEXT NULL;
ALTER TABLE article_revisions ADD COLUMN ai_use TEXT NULL;
ALTER TABLE article_revisions ADD COLUMN ai_note TEXT NULL;
ALTER TABLE article_revisions ADD COLUMN responsible TEXT NULL;
ALTER TABLE published_articles ADD COLUMN usage TEXT NULL;
ALTER TABLE published_articles ADD COLUMN ai_use TEXT NULL;
ALTER TABLE published_articles ADD COLUMN ai_note TEXT NULL;
ALTER TABLE published_articles ADD COLUMN responsible TEXT NULL;
