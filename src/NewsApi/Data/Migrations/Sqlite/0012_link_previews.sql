-- How often a link may be followed, and what of its article it shows in other words.
ALTER TABLE share_links ADD COLUMN max_clicks INTEGER NULL;
ALTER TABLE share_links ADD COLUMN preview TEXT NOT NULL DEFAULT '{}';

-- How often a link with a limit was followed: apart from share_links, whose versions are editors'.
CREATE TABLE share_link_uses (
  link_id INTEGER NOT NULL PRIMARY KEY REFERENCES share_links (id),
  used INTEGER NOT NULL
);

-- The apps that open the site's short links themselves.
ALTER TABLE site ADD COLUMN apps TEXT NOT NULL DEFAULT '{"apple":[],"android":[]}';
