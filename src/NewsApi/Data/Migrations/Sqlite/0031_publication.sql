-- What the site requires of a story before its publication, JSON.
ALTER TABLE site ADD COLUMN publication TEXT NULL;
