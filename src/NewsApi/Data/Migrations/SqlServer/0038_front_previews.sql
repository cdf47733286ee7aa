-- Links that show one revision of a front to people without a key. Of a token only its hash is kept.
CREATE TABLE front_previews (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT front_previews_id PRIMARY KEY,
  front_id bigint NOT NULL REFERENCES fronts (id),
  revision int NOT NULL,
  hash nvarchar(64) NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  expires_at bigint NOT NULL,
  revoked_at bigint NULL
);

CREATE UNIQUE INDEX front_previews_hash ON front_previews (hash);
CREATE INDEX front_previews_front ON front_previews (front_id, id);
