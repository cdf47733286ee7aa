-- The version whose sizes a node makes or has made after a publication.
ALTER TABLE media ADD sizes_of TEXT NULL;
