-- How often a link may be followed, and what of its article it shows in other words.
ALTER TABLE share_links ADD max_clicks int NULL;
ALTER TABLE share_links ADD preview nvarchar(max) NOT NULL CONSTRAINT share_links_no_preview DEFAULT '{}';

-- How often a link with a limit was followed: apart from share_links, whose versions are editors'.
CREATE TABLE share_link_uses (
  link_id bigint NOT NULL CONSTRAINT share_link_uses_key PRIMARY KEY REFERENCES share_links (id),
  used int NOT NULL
);

-- The apps that open the site's short links themselves.
ALTER TABLE site ADD apps nvarchar(max) NOT NULL CONSTRAINT site_no_apps DEFAULT '{"apple":[],"android":[]}';
