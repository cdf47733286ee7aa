-- The usage policy, JSON, of the site, of sections and of articles; what the site says of its publisher; who answers for a story.
ALTER TABLE site ADD usage nvarchar(max) NULL;
ALTER TABLE site ADD time_zone nvarchar(100) NULL;
ALTER TABLE site ADD feeds nvarchar(max) NULL;
ALTER TABLE site ADD publisher nvarchar(max) NULL;
ALTER TABLE sections ADD usage nvarchar(max) NULL;
ALTER TABLE article_revisions ADD usage nvarchar(max) NULL;
ALTER TABLE article_revisions ADD ai_use nvarchar(20) NULL;
ALTER TABLE article_revisions ADD ai_note nvarchar(500) NULL;
ALTER TABLE article_revisions ADD responsible nvarchar(300) NULL;
ALTER TABLE published_articles ADD usage nvarchar(max) NULL;
ALTER TABLE published_articles ADD ai_use nvarchar(20) NULL;
ALTER TABLE published_articles ADD ai_note nvarchar(500) NULL;
ALTER TABLE published_articles ADD responsible nvarchar(300) NULL;
