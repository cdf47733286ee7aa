-- What the site requires of a story before its publication, JSON.
ALTER TABLE site ADD publication nvarchar(max) NULL;
