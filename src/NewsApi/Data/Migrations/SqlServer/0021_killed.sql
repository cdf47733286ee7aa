-- Whether an article was killed: like a legal withdrawal, that ends its previews.
ALTER TABLE published_withdrawals ADD killed bit NOT NULL DEFAULT 0;
GO

UPDATE published_withdrawals
SET killed = 1
WHERE EXISTS (
  SELECT 1 FROM changes AS c
  WHERE c.kind = 'article' AND c.entity_id = published_withdrawals.article_id AND c.significance = 'kill'
    AND c.seq = (
      SELECT MAX(l.seq) FROM changes AS l
      WHERE l.kind = 'article' AND l.entity_id = published_withdrawals.article_id AND l.action = 'unpublished'));

UPDATE article_previews
SET revoked_at = (SELECT w.withdrawn_at FROM published_withdrawals AS w WHERE w.article_id = article_previews.article_id)
WHERE revoked_at IS NULL
  AND article_id IN (SELECT w.article_id FROM published_withdrawals AS w WHERE w.killed = 1 OR w.reason = 'Legal');
