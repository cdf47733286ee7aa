-- When files that nothing names are swept next. The node that moves the time on does it.
CREATE TABLE media_sweep (
  id bigint NOT NULL CONSTRAINT media_sweep_id PRIMARY KEY,
  next_at bigint NOT NULL
);

INSERT INTO media_sweep (id, next_at) VALUES (1, 0);
