-- What editors pin to trending or keep out of rankings. A row that says neither was taken back; its version goes on.
CREATE TABLE article_rankings (
  article_id bigint NOT NULL CONSTRAINT article_rankings_key PRIMARY KEY REFERENCES articles (id),
  pinned bit NOT NULL,
  position int NULL,
  excluded bit NOT NULL,
  until_at bigint NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  modified_at bigint NOT NULL,
  modified_by nvarchar(200) NOT NULL
);
