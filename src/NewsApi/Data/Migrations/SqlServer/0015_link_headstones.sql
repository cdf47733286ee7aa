-- Codes of links that went with an article that was never public: someone may have printed them, so no other link may have them.
CREATE TABLE share_link_headstones (
  code nvarchar(40) COLLATE Latin1_General_CI_AI NOT NULL CONSTRAINT share_link_headstones_key PRIMARY KEY
);
