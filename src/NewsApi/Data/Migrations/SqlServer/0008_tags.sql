-- Slugs that a tag had before, its own and those of tags that were merged into it: they go on leading to it.
CREATE TABLE tag_slugs (
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL CONSTRAINT tag_slugs_key PRIMARY KEY,
  tag_id bigint NOT NULL REFERENCES tags (id)
);

-- Which tag an id of old means today: revisions keep the ids that they were written with.
CREATE TABLE tag_merges (
  id bigint NOT NULL CONSTRAINT tag_merges_key PRIMARY KEY,
  into_id bigint NOT NULL REFERENCES tags (id)
);

CREATE INDEX tag_slugs_tag ON tag_slugs (tag_id);
CREATE INDEX tag_merges_into ON tag_merges (into_id);
