-- Feeds name the stories that were withdrawn last.
CREATE INDEX published_withdrawals_withdrawn ON published_withdrawals (withdrawn_at, article_id);
