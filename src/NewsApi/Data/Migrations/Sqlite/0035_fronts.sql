-- Fronts: pages that editors arrange of containers and cards. A front points at its newest revision and, when public, at that one.
CREATE TABLE fronts (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL COLLATE NOCASE,
  newest_revision INTEGER NOT NULL,
  published_revision INTEGER NULL,
  published_at INTEGER NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX fronts_slug ON fronts (slug);

CREATE TABLE front_revisions (
  front_id INTEGER NOT NULL REFERENCES fronts (id),
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  restored_from INTEGER NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CONSTRAINT front_revisions_key PRIMARY KEY (front_id, number)
);

-- When which revision was public: one row for each publication and withdrawal, the latter without a revision.
CREATE TABLE front_publications (
  front_id INTEGER NOT NULL REFERENCES fronts (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  revision INTEGER NULL,
  CONSTRAINT front_publications_key PRIMARY KEY (front_id, seq)
);

-- What readers see. The windows of cards are those of the instant 'effective_at'; 'next_at' is when one opens or closes next.
CREATE TABLE published_fronts (
  front_id INTEGER NOT NULL CONSTRAINT published_fronts_key PRIMARY KEY,
  slug TEXT NOT NULL COLLATE NOCASE,
  revision INTEGER NOT NULL,
  content TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  effective_at INTEGER NOT NULL,
  next_at INTEGER NULL,
  seq INTEGER NOT NULL
);

CREATE UNIQUE INDEX published_fronts_slug ON published_fronts (slug);
CREATE INDEX published_fronts_next ON published_fronts (next_at);

-- Which fronts show a file on a card: one row for the newest revision, one for the public one.
CREATE TABLE media_front_uses (
  media_id INTEGER NOT NULL REFERENCES media (id),
  front_id INTEGER NOT NULL,
  is_public INTEGER NOT NULL,
  CONSTRAINT media_front_uses_key PRIMARY KEY (media_id, front_id, is_public)
);

CREATE INDEX media_front_uses_front ON media_front_uses (front_id, is_public);
