-- Files that editors uploaded. 'original_key' is the hash of the bytes while the file is there, so that there is one of each.
CREATE TABLE media (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT media_id PRIMARY KEY,
  state nvarchar(20) NOT NULL,
  kind nvarchar(20) NOT NULL,
  type nvarchar(100) NOT NULL,
  bytes bigint NOT NULL,
  hash nvarchar(64) NOT NULL,
  original_key nvarchar(100) NOT NULL,
  file_name nvarchar(300) NULL,
  width int NULL,
  height int NULL,
  frames int NULL,
  duration_ms bigint NULL,
  colour nvarchar(10) NULL,
  placeholder nvarchar(max) NULL,
  focal nvarchar(max) NULL,
  crops nvarchar(max) NULL,
  rendition nvarchar(20) NOT NULL,
  avif_of nvarchar(20) NULL,
  avif_until bigint NOT NULL,
  alt nvarchar(max) NULL,
  decorative bit NOT NULL,
  captions nvarchar(max) NULL,
  credit nvarchar(300) NULL,
  source nvarchar(300) NULL,
  rights nvarchar(1000) NULL,
  licence nvarchar(2000) NULL,
  creator nvarchar(300) NULL,
  taken_at bigint NULL,
  data_mining nvarchar(300) NULL,
  digital_source_type nvarchar(300) NULL,
  content_credentials bit NOT NULL,
  tags nvarchar(max) NULL,
  words nvarchar(max) NOT NULL,
  use_until bigint NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  modified_at bigint NOT NULL,
  deleted_at bigint NULL
);

CREATE UNIQUE INDEX media_original_key ON media (original_key);
CREATE INDEX media_list ON media (state, id);
CREATE INDEX media_use_until ON media (use_until);

-- Which articles show a file: one row for the newest revision, one for the public article.
CREATE TABLE media_uses (
  media_id bigint NOT NULL REFERENCES media (id),
  article_id bigint NOT NULL,
  is_public bit NOT NULL,
  CONSTRAINT media_uses_key PRIMARY KEY (media_id, article_id, is_public)
);

CREATE INDEX media_uses_article ON media_uses (article_id, is_public);

ALTER TABLE article_revisions ADD image_media bigint NULL;
ALTER TABLE article_revisions ADD body_media nvarchar(max) NULL;
ALTER TABLE published_articles ADD image_media bigint NULL;
ALTER TABLE published_articles ADD body_media nvarchar(max) NULL;
