-- Codes of links that went with an article that was never public: someone may have printed them, so no other link may have them.
CREATE TABLE share_link_headstones (
  code TEXT COLLATE NOCASE NOT NULL PRIMARY KEY
);
