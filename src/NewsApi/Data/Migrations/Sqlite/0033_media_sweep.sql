-- When files that nothing names are swept next. The node that moves the time on does it.
CREATE TABLE media_sweep (
  id INTEGER NOT NULL PRIMARY KEY,
  next_at INTEGER NOT NULL
);

INSERT INTO media_sweep (id, next_at) VALUES (1, 0);
