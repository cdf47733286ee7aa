-- What editors pin to trending or keep out of rankings. A row that says neither was taken back; its version goes on.
CREATE TABLE article_rankings (
  article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
  pinned INTEGER NOT NULL,
  position INTEGER NULL,
  excluded INTEGER NOT NULL,
  until_at INTEGER NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  modified_by TEXT NOT NULL
);
