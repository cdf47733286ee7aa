-- What relative addresses in the text of a revision are relative to; null for the site's own address.
ALTER TABLE article_revisions ADD COLUMN body_base_url TEXT NULL;
