-- Links that show one revision to people without a key. Of a token only its hash is kept.
CREATE TABLE article_previews (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  revision INTEGER NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER NULL
);

-- Who has an article open; a row whose time is over says nothing.
CREATE TABLE article_presence (
  article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
  holder TEXT NOT NULL,
  since INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
);

CREATE TABLE article_notes (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  revision INTEGER NULL,
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
);

CREATE UNIQUE INDEX article_previews_hash ON article_previews (hash);
CREATE INDEX article_previews_article ON article_previews (article_id, id);
CREATE INDEX article_notes_article ON article_notes (article_id, id);
