-- Files that editors uploaded. 'original_key' is the hash of the bytes while the file is there, so that there is one of each.
CREATE TABLE media (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  hash TEXT NOT NULL,
  original_key TEXT NOT NULL,
  file_name TEXT NULL,
  width INTEGER NULL,
  height INTEGER NULL,
  frames INTEGER NULL,
  duration_ms INTEGER NULL,
  colour TEXT NULL,
  placeholder TEXT NULL,
  focal TEXT NULL,
  crops TEXT NULL,
  rendition TEXT NOT NULL,
  avif_of TEXT NULL,
  avif_until INTEGER NOT NULL,
  alt TEXT NULL,
  decorative INTEGER NOT NULL,
  captions TEXT NULL,
  credit TEXT NULL,
  source TEXT NULL,
  rights TEXT NULL,
  licence TEXT NULL,
  creator TEXT NULL,
  taken_at INTEGER NULL,
  data_mining TEXT NULL,
  digital_source_type TEXT NULL,
  content_credentials INTEGER NOT NULL,
  tags TEXT NULL,
  words TEXT NOT NULL,
  use_until INTEGER NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  deleted_at INTEGER NULL
);

CREATE UNIQUE INDEX media_original_key ON media (original_key);
CREATE INDEX media_list ON media (state, id);
CREATE INDEX media_use_until ON media (use_until);

-- Which articles show a file: one row for the newest revision, one for the public article.
CREATE TABLE media_uses (
  media_id INTEGER NOT NULL REFERENCES media (id),
  article_id INTEGER NOT NULL,
  is_public INTEGER NOT NULL,
  CONSTRAINT media_uses_key PRIMARY KEY (media_id, article_id, is_public)
);

CREATE INDEX media_uses_article ON media_uses (article_id, is_public);

ALTER TABLE article_revisions ADD image_media INTEGER NULL;
ALTER TABLE article_revisions ADD body_media TEXT NULL;
ALTER TABLE published_articles ADD image_media INTEGER NULL;
ALTER TABLE published_articles ADD body_media TEXT NULL;
