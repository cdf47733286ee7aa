-- Fronts: pages that editors arrange of containers and cards. A front points at its newest revision and, when public, at that one.
CREATE TABLE fronts (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT fronts_id PRIMARY KEY,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  newest_revision int NOT NULL,
  published_revision int NULL,
  published_at bigint NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE UNIQUE INDEX fronts_slug ON fronts (slug);

CREATE TABLE front_revisions (
  front_id bigint NOT NULL REFERENCES fronts (id),
  number int NOT NULL,
  content nvarchar(max) NOT NULL,
  restored_from int NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  CONSTRAINT front_revisions_key PRIMARY KEY (front_id, number)
);

-- When which revision was public: one row for each publication and withdrawal, the latter without a revision.
CREATE TABLE front_publications (
  front_id bigint NOT NULL REFERENCES fronts (id),
  seq bigint NOT NULL,
  at bigint NOT NULL,
  revision int NULL,
  CONSTRAINT front_publications_key PRIMARY KEY (front_id, seq)
);

-- What readers see. The windows of cards are those of the instant 'effective_at'; 'next_at' is when one opens or closes next.
CREATE TABLE published_fronts (
  front_id bigint NOT NULL CONSTRAINT published_fronts_key PRIMARY KEY,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  revision int NOT NULL,
  content nvarchar(max) NOT NULL,
  published_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  effective_at bigint NOT NULL,
  next_at bigint NULL,
  seq bigint NOT NULL
);

CREATE UNIQUE INDEX published_fronts_slug ON published_fronts (slug);
CREATE INDEX published_fronts_next ON published_fronts (next_at);

-- Which fronts show a file on a card: one row for the newest revision, one for the public one.
CREATE TABLE media_front_uses (
  media_id bigint NOT NULL REFERENCES media (id),
  front_id bigint NOT NULL,
  is_public bit NOT NULL,
  CONSTRAINT media_front_uses_key PRIMARY KEY (media_id, front_id, is_public)
);

CREATE INDEX media_front_uses_front ON media_front_uses (front_id, is_public);
