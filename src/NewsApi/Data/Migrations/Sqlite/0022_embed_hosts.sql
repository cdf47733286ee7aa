-- Hosts, beside those that the program knows, whose pages bodies may show in frames.
ALTER TABLE site ADD COLUMN embed_hosts TEXT NOT NULL DEFAULT '[]';
