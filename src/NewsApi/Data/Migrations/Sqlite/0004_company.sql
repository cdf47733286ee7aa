-- All that an answer wants of an article's tags, in their order, without a look at each row.
DROP INDEX published_tags_article;
CREATE INDEX published_tags_article ON published_tags (article_id, position, tag_id);
