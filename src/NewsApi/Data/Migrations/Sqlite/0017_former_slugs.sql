-- Slugs that tags, sections and authors had before. They lead to the same thing, and no other of its kind gets them.
CREATE TABLE former_slugs (
  kind TEXT NOT NULL,
  slug TEXT COLLATE NOCASE NOT NULL,
  term_id INTEGER NOT NULL,
  CONSTRAINT former_slugs_key PRIMARY KEY (kind, slug)
);

CREATE INDEX former_slugs_term ON former_slugs (kind, term_id);

INSERT INTO former_slugs (kind, slug, term_id)
SELECT 'tag', s.slug, s.tag_id
FROM tag_slugs AS s;
