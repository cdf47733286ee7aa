-- The index made anew, in the order of time: its keys are those of Articles/SearchKey.
DROP TABLE published_search;

-- Words folded by Text/SearchText, single spaces around each: full text or LIKE reads them.
CREATE TABLE published_search (
  search_key bigint NOT NULL CONSTRAINT published_search_key PRIMARY KEY,
  words nvarchar(max) COLLATE Latin1_General_CI_AI NOT NULL
);

CREATE TABLE published_titles (
  search_key bigint NOT NULL CONSTRAINT published_titles_key PRIMARY KEY,
  title nvarchar(max) COLLATE Latin1_General_CI_AI NOT NULL
);

-- A row while stories that were public before this migration wait for their words; see Articles/SearchRebuild.
CREATE TABLE search_rebuild (
  id int NOT NULL CONSTRAINT search_rebuild_key PRIMARY KEY,
  after_id bigint NOT NULL
);

INSERT INTO search_rebuild (id, after_id)
SELECT 1, 0
WHERE EXISTS (SELECT 1 FROM published_articles);
