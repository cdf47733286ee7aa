-- What relative addresses in the text of a revision are relative to; null for the site's own address.
ALTER TABLE article_revisions ADD body_base_url nvarchar(2000) NULL;
