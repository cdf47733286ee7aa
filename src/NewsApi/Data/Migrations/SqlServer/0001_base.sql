CREATE TABLE change_counter (
  id int NOT NULL CONSTRAINT change_counter_key PRIMARY KEY,
  seq bigint NOT NULL
);

CREATE TABLE changes (
  seq bigint NOT NULL,
  position int NOT NULL,
  kind nvarchar(20) NOT NULL,
  entity_id bigint NOT NULL,
  action nvarchar(20) NOT NULL,
  language nvarchar(35) NULL,
  at bigint NOT NULL,
  CONSTRAINT changes_key PRIMARY KEY (seq, position)
);

CREATE TABLE site (
  id int NOT NULL CONSTRAINT site_key PRIMARY KEY,
  name nvarchar(200) NOT NULL,
  base_url nvarchar(500) NULL,
  article_path nvarchar(200) NOT NULL,
  default_language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  languages nvarchar(max) NOT NULL,
  social nvarchar(max) NOT NULL,
  app_stores nvarchar(max) NOT NULL,
  licence nvarchar(max) NOT NULL,
  licence_url nvarchar(2000) NULL,
  logo nvarchar(max) NULL,
  facebook_app_id nvarchar(40) NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE TABLE sections (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT sections_key PRIMARY KEY,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  parent_id bigint NULL REFERENCES sections (id),
  position int NOT NULL,
  names nvarchar(max) NOT NULL,
  descriptions nvarchar(max) NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE TABLE tags (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT tags_key PRIMARY KEY,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  kind nvarchar(20) NOT NULL,
  names nvarchar(max) NOT NULL,
  descriptions nvarchar(max) NOT NULL,
  synonyms nvarchar(max) NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE TABLE authors (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT authors_key PRIMARY KEY,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  names nvarchar(max) NOT NULL,
  bios nvarchar(max) NOT NULL,
  picture nvarchar(max) NULL,
  profiles nvarchar(max) NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE TABLE articles (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT articles_key PRIMARY KEY,
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  state nvarchar(20) NOT NULL,
  newest_revision int NOT NULL,
  published_revision int NULL,
  last_published_revision int NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  modified_at bigint NOT NULL,
  published_at bigint NULL,
  updated_at bigint NULL
);

CREATE TABLE article_revisions (
  article_id bigint NOT NULL REFERENCES articles (id),
  number int NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  translation_group bigint NOT NULL,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  title nvarchar(300) NOT NULL,
  summary nvarchar(1000) NULL,
  body_format nvarchar(20) NOT NULL,
  body_source nvarchar(max) NOT NULL,
  body_html nvarchar(max) NOT NULL,
  body_text nvarchar(max) NOT NULL,
  body_blocks nvarchar(max) NOT NULL,
  word_count int NOT NULL,
  reading_minutes int NOT NULL,
  section_id bigint NULL,
  tags nvarchar(max) NOT NULL,
  authors nvarchar(max) NOT NULL,
  byline nvarchar(300) NULL,
  source_name nvarchar(200) NULL,
  source_url nvarchar(2000) NULL,
  place_line nvarchar(200) NULL,
  image_url nvarchar(2000) NULL,
  image_alt nvarchar(500) NULL,
  image_credit nvarchar(300) NULL,
  image_width int NULL,
  image_height int NULL,
  canonical_url nvarchar(2000) NULL,
  licence nvarchar(500) NULL,
  attribution nvarchar(300) NULL,
  syndicatable bit NOT NULL,
  seo_title nvarchar(120) NULL,
  seo_description nvarchar(300) NULL,
  words nvarchar(4000) NOT NULL,
  CONSTRAINT article_revisions_key PRIMARY KEY (article_id, number)
);

CREATE TABLE article_slugs (
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  article_id bigint NOT NULL REFERENCES articles (id),
  was_published bit NOT NULL,
  CONSTRAINT article_slugs_key PRIMARY KEY (language, slug)
);

CREATE TABLE article_tags (
  tag_id bigint NOT NULL REFERENCES tags (id),
  article_id bigint NOT NULL REFERENCES articles (id),
  CONSTRAINT article_tags_key PRIMARY KEY (tag_id, article_id)
);

CREATE TABLE article_authors (
  author_id bigint NOT NULL REFERENCES authors (id),
  article_id bigint NOT NULL REFERENCES articles (id),
  CONSTRAINT article_authors_key PRIMARY KEY (author_id, article_id)
);

CREATE TABLE published_articles (
  id bigint NOT NULL CONSTRAINT published_articles_key PRIMARY KEY REFERENCES articles (id),
  revision int NOT NULL,
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  translation_group bigint NOT NULL,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  title nvarchar(300) NOT NULL,
  summary nvarchar(1000) NULL,
  word_count int NOT NULL,
  reading_minutes int NOT NULL,
  section_id bigint NULL REFERENCES sections (id),
  byline nvarchar(300) NULL,
  source_name nvarchar(200) NULL,
  source_url nvarchar(2000) NULL,
  place_line nvarchar(200) NULL,
  image_url nvarchar(2000) NULL,
  image_alt nvarchar(500) NULL,
  image_credit nvarchar(300) NULL,
  image_width int NULL,
  image_height int NULL,
  canonical_url nvarchar(2000) NULL,
  licence nvarchar(500) NULL,
  attribution nvarchar(300) NULL,
  syndicatable bit NOT NULL,
  seo_title nvarchar(120) NULL,
  seo_description nvarchar(300) NULL,
  created_at bigint NOT NULL,
  published_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  modified_at bigint NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL
);

CREATE TABLE published_bodies (
  article_id bigint NOT NULL CONSTRAINT published_bodies_key PRIMARY KEY REFERENCES published_articles (id),
  html nvarchar(max) NOT NULL,
  text nvarchar(max) NOT NULL,
  blocks nvarchar(max) NOT NULL
);

CREATE TABLE published_tags (
  tag_id bigint NOT NULL REFERENCES tags (id),
  published_at bigint NOT NULL,
  article_id bigint NOT NULL REFERENCES published_articles (id),
  position int NOT NULL,
  CONSTRAINT published_tags_key PRIMARY KEY (tag_id, published_at, article_id)
);

CREATE TABLE published_authors (
  article_id bigint NOT NULL REFERENCES published_articles (id),
  position int NOT NULL,
  author_id bigint NOT NULL REFERENCES authors (id),
  role nvarchar(20) NOT NULL,
  published_at bigint NOT NULL,
  CONSTRAINT published_authors_key PRIMARY KEY (article_id, position)
);

CREATE TABLE published_withdrawals (
  article_id bigint NOT NULL CONSTRAINT published_withdrawals_key PRIMARY KEY REFERENCES articles (id),
  language nvarchar(35) COLLATE Latin1_General_CI_AI NOT NULL,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  reason nvarchar(20) NOT NULL,
  replaced_by bigint NULL REFERENCES articles (id),
  withdrawn_at bigint NOT NULL
);

CREATE TABLE share_links (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT share_links_key PRIMARY KEY,
  code nvarchar(40) COLLATE Latin1_General_CI_AI NOT NULL,
  article_id bigint NOT NULL REFERENCES articles (id),
  language nvarchar(35) NULL,
  automatic bit NOT NULL,
  note nvarchar(300) NULL,
  campaign nvarchar(max) NOT NULL,
  starts_at bigint NULL,
  expires_at bigint NULL,
  on_expiry nvarchar(20) NOT NULL,
  ended_at bigint NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  modified_at bigint NOT NULL
);

CREATE TABLE api_keys (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT api_keys_key PRIMARY KEY,
  name nvarchar(100) NOT NULL,
  prefix nvarchar(40) COLLATE Latin1_General_CI_AI NOT NULL,
  hash nvarchar(64) NOT NULL,
  role nvarchar(20) NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  expires_at bigint NULL,
  last_used_at bigint NULL,
  revoked_at bigint NULL
);

CREATE INDEX changes_entity ON changes (kind, entity_id, seq);
CREATE UNIQUE INDEX sections_slug ON sections (slug);
CREATE UNIQUE INDEX tags_slug ON tags (slug);
CREATE UNIQUE INDEX authors_slug ON authors (slug);
CREATE INDEX articles_modified ON articles (modified_at, id);
CREATE INDEX article_revisions_group ON article_revisions (translation_group, article_id);
CREATE INDEX article_slugs_article ON article_slugs (article_id);
CREATE INDEX article_tags_article ON article_tags (article_id);
CREATE INDEX article_authors_article ON article_authors (article_id);
CREATE UNIQUE INDEX published_articles_slug ON published_articles (language, slug);
CREATE UNIQUE INDEX published_articles_translation ON published_articles (translation_group, language);
CREATE INDEX published_articles_published ON published_articles (published_at, id);
CREATE INDEX published_articles_updated ON published_articles (updated_at, id);
CREATE INDEX published_articles_language ON published_articles (language, published_at, id);
CREATE INDEX published_articles_section ON published_articles (section_id, published_at, id);
CREATE INDEX published_tags_article ON published_tags (article_id);
CREATE INDEX published_authors_author ON published_authors (author_id, published_at, article_id);
CREATE UNIQUE INDEX published_withdrawals_slug ON published_withdrawals (language, slug);
CREATE UNIQUE INDEX share_links_code ON share_links (code);
CREATE INDEX share_links_article ON share_links (article_id);
CREATE UNIQUE INDEX api_keys_prefix ON api_keys (prefix);

-- Words folded by Text/SearchText, single spaces around each: full text or LIKE reads them.
CREATE TABLE published_search (
  article_id bigint NOT NULL CONSTRAINT published_search_key PRIMARY KEY,
  title nvarchar(max) COLLATE Latin1_General_CI_AI NOT NULL,
  words nvarchar(max) COLLATE Latin1_General_CI_AI NOT NULL
);

INSERT INTO change_counter (id, seq) VALUES (1, 0);

INSERT INTO site (id, name, article_path, default_language, languages, social, app_stores, licence, version, seq, modified_at)
VALUES (1, 'NewsApi', '/{language}/{slug}', 'en', '["en"]', '{}', '{}', '{}', 1, 0, 0);
