-- The highest number that a revision of the article ever had: the newest may be set back to the published one.
ALTER TABLE articles ADD last_revision int NOT NULL CONSTRAINT articles_no_revision DEFAULT 0;
ALTER TABLE articles ADD assigned_to nvarchar(200) NULL;
ALTER TABLE articles ADD submitted_at bigint NULL;
ALTER TABLE articles ADD submitted_by nvarchar(200) NULL;
ALTER TABLE articles ADD trashed_at bigint NULL;
ALTER TABLE articles ADD purged_at bigint NULL;
GO

UPDATE articles SET last_revision = newest_revision;

-- A revision that was public is kept for ever; one that restores another says which.
ALTER TABLE article_revisions ADD published_at bigint NULL;
ALTER TABLE article_revisions ADD restored_from int NULL;
GO

UPDATE article_revisions
SET published_at = (SELECT a.updated_at FROM articles AS a WHERE a.id = article_revisions.article_id)
WHERE EXISTS (
  SELECT 1 FROM articles AS a WHERE a.id = article_revisions.article_id AND a.last_published_revision = article_revisions.number
);

-- A set of articles that goes out together or not at all.
CREATE TABLE releases (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT releases_key PRIMARY KEY,
  name nvarchar(200) NOT NULL,
  state nvarchar(20) NOT NULL,
  due_at bigint NULL,
  done_at bigint NULL,
  failure nvarchar(1000) NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  modified_at bigint NOT NULL
);

CREATE TABLE release_items (
  release_id bigint NOT NULL REFERENCES releases (id),
  position int NOT NULL,
  article_id bigint NOT NULL REFERENCES articles (id),
  action nvarchar(20) NOT NULL,
  revision int NULL,
  request nvarchar(max) NOT NULL,
  CONSTRAINT release_items_key PRIMARY KEY (release_id, position)
);

-- What the clock will do to an article; the row goes with the deed.
CREATE TABLE article_schedules (
  article_id bigint NOT NULL REFERENCES articles (id),
  action nvarchar(20) NOT NULL,
  due_at bigint NOT NULL,
  revision int NULL,
  request nvarchar(max) NOT NULL,
  release_id bigint NULL REFERENCES releases (id),
  set_at bigint NOT NULL,
  set_by nvarchar(200) NOT NULL,
  failed_at bigint NULL,
  failure nvarchar(1000) NULL,
  CONSTRAINT article_schedules_key PRIMARY KEY (article_id, action)
);

CREATE TABLE article_corrections (
  article_id bigint NOT NULL REFERENCES articles (id),
  number int NOT NULL,
  revision int NOT NULL,
  at bigint NOT NULL,
  made_by nvarchar(200) NOT NULL,
  note nvarchar(1000) NOT NULL,
  CONSTRAINT article_corrections_key PRIMARY KEY (article_id, number)
);

-- Every slug that a story was ever public under, so that old addresses lead on.
CREATE TABLE published_slugs (
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  article_id bigint NOT NULL REFERENCES articles (id),
  CONSTRAINT published_slugs_key PRIMARY KEY (language, slug)
);

INSERT INTO published_slugs (language, slug, article_id)
SELECT s.language, s.slug, s.article_id
FROM article_slugs AS s
WHERE s.was_published = 1;

ALTER TABLE published_withdrawals ADD note nvarchar(1000) NULL;

-- The public side of article_corrections, as the JSON that goes out.
ALTER TABLE published_articles ADD corrections nvarchar(max) NULL;

CREATE INDEX article_schedules_due ON article_schedules (due_at);
CREATE INDEX article_schedules_release ON article_schedules (release_id);
CREATE INDEX release_items_article ON release_items (article_id);
CREATE INDEX articles_trashed ON articles (trashed_at);
CREATE INDEX published_slugs_article ON published_slugs (article_id);
