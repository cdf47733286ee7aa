-- The highest number that a revision of the article ever had: the newest may be set back to the published one.
ALTER TABLE articles ADD COLUMN last_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN assigned_to TEXT NULL;
ALTER TABLE articles ADD COLUMN submitted_at INTEGER NULL;
ALTER TABLE articles ADD COLUMN submitted_by TEXT NULL;
ALTER TABLE articles ADD COLUMN trashed_at INTEGER NULL;
ALTER TABLE articles ADD COLUMN purged_at INTEGER NULL;

UPDATE articles SET last_revision = newest_revision;

-- A revision that was public is kept for ever; one that restores another says which.
ALTER TABLE article_revisions ADD COLUMN published_at INTEGER NULL;
ALTER TABLE article_revisions ADD COLUMN restored_from INTEGER NULL;

UPDATE article_revisions
SET published_at = (SELECT a.updated_at FROM articles AS a WHERE a.id = article_revisions.article_id)
WHERE EXISTS (
  SELECT 1 FROM articles AS a WHERE a.id = article_revisions.article_id AND a.last_published_revision = article_revisions.number
);

-- A set of articles that goes out together or not at all.
CREATE TABLE releases (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NULL,
  done_at INTEGER NULL,
  failure TEXT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE TABLE release_items (
  release_id INTEGER NOT NULL REFERENCES releases (id),
  position INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  action TEXT NOT NULL,
  revision INTEGER NULL,
  request TEXT NOT NULL,
  CONSTRAINT release_items_key PRIMARY KEY (release_id, position)
);

-- What the clock will do to an article; the row goes with the deed.
CREATE TABLE article_schedules (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  action TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  revision INTEGER NULL,
  request TEXT NOT NULL,
  release_id INTEGER NULL REFERENCES releases (id),
  set_at INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  failed_at INTEGER NULL,
  failure TEXT NULL,
  CONSTRAINT article_schedules_key PRIMARY KEY (article_id, action)
);

CREATE TABLE article_corrections (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT article_corrections_key PRIMARY KEY (article_id, number)
);

-- Every slug that a story was ever public under, so that old addresses lead on.
CREATE TABLE published_slugs (
  language TEXT COLLATE NOCASE NOT NULL,
  slug TEXT COLLATE NOCASE NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  CONSTRAINT published_slugs_key PRIMARY KEY (language, slug)
);

INSERT INTO published_slugs (language, slug, article_id)
SELECT s.language, s.slug, s.article_id
FROM article_slugs AS s
WHERE s.was_published = 1;

ALTER TABLE published_withdrawals ADD COLUMN note TEXT NULL;

-- The public side of article_corrections, as the JSON that goes out.
ALTER TABLE published_articles ADD COLUMN corrections TEXT NULL;

CREATE INDEX article_schedules_due ON article_schedules (due_at);
CREATE INDEX article_schedules_release ON article_schedules (release_id);
CREATE INDEX release_items_article ON release_items (article_id);
CREATE INDEX articles_trashed ON articles (trashed_at);
CREATE INDEX published_slugs_article ON published_slugs (article_id);
