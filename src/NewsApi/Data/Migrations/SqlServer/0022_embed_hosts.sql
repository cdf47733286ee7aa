-- Hosts, beside those that the program knows, whose pages bodies may show in frames.
ALTER TABLE site ADD embed_hosts nvarchar(max) NOT NULL CONSTRAINT site_no_embed_hosts DEFAULT '[]';
