-- How many public articles carry a tag: what is rare says more about a story, and is where a list with several filters begins.
CREATE TABLE published_tag_counts (
  tag_id INTEGER NOT NULL PRIMARY KEY REFERENCES tags (id),
  articles INTEGER NOT NULL
);

INSERT INTO published_tag_counts (tag_id, articles)
SELECT t.tag_id, COUNT(*)
FROM published_tags AS t
GROUP BY t.tag_id;

-- The language beside the tag: most lists by a tag want one language of it.
ALTER TABLE published_tags ADD COLUMN language TEXT COLLATE NOCASE NOT NULL DEFAULT '';

UPDATE published_tags
SET language = (SELECT p.language FROM published_articles AS p WHERE p.id = published_tags.article_id);

CREATE INDEX published_tags_language ON published_tags (tag_id, language, published_at, article_id);
CREATE INDEX published_articles_section_language ON published_articles (section_id, language, published_at, id);
CREATE INDEX published_articles_created ON published_articles (created_at, id);
CREATE INDEX published_articles_modified ON published_articles (modified_at, id);
CREATE INDEX published_articles_title ON published_articles (title COLLATE NOCASE, id);
CREATE INDEX published_articles_name ON published_articles (slug);
CREATE INDEX sections_parent ON sections (parent_id);
