-- The index made anew, in the order of time: its rows' numbers are those of Articles/SearchKey.
DROP TABLE published_search;

-- Words only, folded by Text/SearchText: the text itself is in published_bodies. They come with single spaces between, and
-- nothing but those parts them, so that a word is here what it is to the program.
CREATE VIRTUAL TABLE published_search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

CREATE VIRTUAL TABLE published_titles USING fts5 (
  title,
  content = '',
  contentless_delete = 1,
  prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

-- A row while stories that were public before this migration wait for their words; see Articles/SearchRebuild.
CREATE TABLE search_rebuild (
  id INTEGER NOT NULL PRIMARY KEY,
  after_id INTEGER NOT NULL
);

INSERT INTO search_rebuild (id, after_id)
SELECT 1, 0
WHERE EXISTS (SELECT 1 FROM published_articles);
