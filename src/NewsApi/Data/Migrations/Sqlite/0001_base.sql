CREATE TABLE change_counter (
  id INTEGER NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL
);

CREATE TABLE changes (
  seq INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  action TEXT NOT NULL,
  language TEXT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT changes_key PRIMARY KEY (seq, position)
);

CREATE TABLE site (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  base_url TEXT NULL,
  article_path TEXT NOT NULL,
  default_language TEXT COLLATE NOCASE NOT NULL,
  languages TEXT NOT NULL,
  social TEXT NOT NULL,
  app_stores TEXT NOT NULL,
  licence TEXT NOT NULL,
  licence_url TEXT NULL,
  logo TEXT NULL,
  facebook_app_id TEXT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE TABLE sections (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  slug TEXT COLLATE NOCASE NOT NULL,
  parent_id INTEGER NULL REFERENCES sections (id),
  position INTEGER NOT NULL,
  names TEXT NOT NULL,
  descriptions TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE TABLE tags (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  slug TEXT COLLATE NOCASE NOT NULL,
  kind TEXT NOT NULL,
  names TEXT NOT NULL,
  descriptions TEXT NOT NULL,
  synonyms TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE TABLE authors (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  slug TEXT COLLATE NOCASE NOT NULL,
  names TEXT NOT NULL,
  bios TEXT NOT NULL,
  picture TEXT NULL,
  profiles TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE TABLE articles (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  language TEXT COLLATE NOCASE NOT NULL,
  state TEXT NOT NULL,
  newest_revision INTEGER NOT NULL,
  published_revision INTEGER NULL,
  last_published_revision INTEGER NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  published_at INTEGER NULL,
  updated_at INTEGER NULL
);

CREATE TABLE article_revisions (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  translation_group INTEGER NOT NULL,
  slug TEXT COLLATE NOCASE NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NULL,
  body_format TEXT NOT NULL,
  body_source TEXT NOT NULL,
  body_html TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_blocks TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  reading_minutes INTEGER NOT NULL,
  section_id INTEGER NULL,
  tags TEXT NOT NULL,
  authors TEXT NOT NULL,
  byline TEXT NULL,
  source_name TEXT NULL,
  source_url TEXT NULL,
  place_line TEXT NULL,
  image_url TEXT NULL,
  image_alt TEXT NULL,
  image_credit TEXT NULL,
  image_width INTEGER NULL,
  image_height INTEGER NULL,
  canonical_url TEXT NULL,
  licence TEXT NULL,
  attribution TEXT NULL,
  syndicatable INTEGER NOT NULL,
  seo_title TEXT NULL,
  seo_description TEXT NULL,
  words TEXT NOT NULL,
  CONSTRAINT article_revisions_key PRIMARY KEY (article_id, number)
);

CREATE TABLE article_slugs (
  language TEXT COLLATE NOCASE NOT NULL,
  slug TEXT COLLATE NOCASE NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  was_published INTEGER NOT NULL,
  CONSTRAINT article_slugs_key PRIMARY KEY (language, slug)
);

CREATE TABLE article_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id),
  article_id INTEGER NOT NULL REFERENCES articles (id),
  CONSTRAINT article_tags_key PRIMARY KEY (tag_id, article_id)
);

CREATE TABLE article_authors (
  author_id INTEGER NOT NULL REFERENCES authors (id),
  article_id INTEGER NOT NULL REFERENCES articles (id),
  CONSTRAINT article_authors_key PRIMARY KEY (author_id, article_id)
);

CREATE TABLE published_articles (
  id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
  revision INTEGER NOT NULL,
  language TEXT COLLATE NOCASE NOT NULL,
  translation_group INTEGER NOT NULL,
  slug TEXT COLLATE NOCASE NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NULL,
  word_count INTEGER NOT NULL,
  reading_minutes INTEGER NOT NULL,
  section_id INTEGER NULL REFERENCES sections (id),
  byline TEXT NULL,
  source_name TEXT NULL,
  source_url TEXT NULL,
  place_line TEXT NULL,
  image_url TEXT NULL,
  image_alt TEXT NULL,
  image_credit TEXT NULL,
  image_width INTEGER NULL,
  image_height INTEGER NULL,
  canonical_url TEXT NULL,
  licence TEXT NULL,
  attribution TEXT NULL,
  syndicatable INTEGER NOT NULL,
  seo_title TEXT NULL,
  seo_description TEXT NULL,
  created_at INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL
);

CREATE TABLE published_bodies (
  article_id INTEGER NOT NULL PRIMARY KEY REFERENCES published_articles (id),
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  blocks TEXT NOT NULL
);

CREATE TABLE published_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id),
  published_at INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES published_articles (id),
  position INTEGER NOT NULL,
  CONSTRAINT published_tags_key PRIMARY KEY (tag_id, published_at, article_id)
);

CREATE TABLE published_authors (
  article_id INTEGER NOT NULL REFERENCES published_articles (id),
  position INTEGER NOT NULL,
  author_id INTEGER NOT NULL REFERENCES authors (id),
  role TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  CONSTRAINT published_authors_key PRIMARY KEY (article_id, position)
);

CREATE TABLE published_withdrawals (
  article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id),
  language TEXT COLLATE NOCASE NOT NULL,
  slug TEXT COLLATE NOCASE NOT NULL,
  reason TEXT NOT NULL,
  replaced_by INTEGER NULL REFERENCES articles (id),
  withdrawn_at INTEGER NOT NULL
);

CREATE TABLE share_links (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  code TEXT COLLATE NOCASE NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  language TEXT NULL,
  automatic INTEGER NOT NULL,
  note TEXT NULL,
  campaign TEXT NOT NULL,
  starts_at INTEGER NULL,
  expires_at INTEGER NULL,
  on_expiry TEXT NOT NULL,
  ended_at INTEGER NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE TABLE api_keys (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  prefix TEXT COLLATE NOCASE NOT NULL,
  hash TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NULL,
  last_used_at INTEGER NULL,
  revoked_at INTEGER NULL
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

-- Words only, folded by Text/SearchText: the text itself is in published_bodies.
CREATE VIRTUAL TABLE published_search USING fts5 (
  title,
  words,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO change_counter (id, seq) VALUES (1, 0);

INSERT INTO site (id, name, article_path, default_language, languages, social, app_stores, licence, version, seq, modified_at)
VALUES (1, 'NewsApi', '/{language}/{slug}', 'en', '["en"]', '{}', '{}', '{}', 1, 0, 0);
