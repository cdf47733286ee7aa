-- Links that show one revision to people without a key. Of a token only its hash is kept.
CREATE TABLE article_previews (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT article_previews_key PRIMARY KEY,
  article_id bigint NOT NULL REFERENCES articles (id),
  revision int NOT NULL,
  hash nvarchar(64) NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  expires_at bigint NOT NULL,
  revoked_at bigint NULL
);

-- Who has an article open; a row whose time is over says nothing.
CREATE TABLE article_presence (
  article_id bigint NOT NULL CONSTRAINT article_presence_key PRIMARY KEY REFERENCES articles (id),
  holder nvarchar(200) NOT NULL,
  since bigint NOT NULL,
  ends_at bigint NOT NULL
);

CREATE TABLE article_notes (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT article_notes_key PRIMARY KEY,
  article_id bigint NOT NULL REFERENCES articles (id),
  revision int NULL,
  text nvarchar(max) NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL
);

CREATE UNIQUE INDEX article_previews_hash ON article_previews (hash);
CREATE INDEX article_previews_article ON article_previews (article_id, id);
CREATE INDEX article_notes_article ON article_notes (article_id, id);
