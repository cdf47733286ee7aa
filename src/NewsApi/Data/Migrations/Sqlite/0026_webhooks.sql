-- Subscriptions. The secrets sign deliveries, so they are stored in clear.
CREATE TABLE webhooks (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  languages TEXT NOT NULL,
  sections TEXT NOT NULL,
  tags TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  secrets TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  modified_at INTEGER NOT NULL
);

-- How far the change log has been worked through for each subscription, and which node works; 0 is the purge of the CDN.
CREATE TABLE dispatch_cursors (
  id INTEGER NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  lease_node TEXT NULL,
  lease_until INTEGER NULL,
  failures INTEGER NOT NULL,
  paused_until INTEGER NULL,
  failing_since INTEGER NULL,
  last_success_at INTEGER NULL,
  last_failure_at INTEGER NULL,
  last_failure TEXT NULL,
  lost_up_to INTEGER NULL
);

CREATE TABLE webhook_deliveries (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  webhook_id INTEGER NOT NULL REFERENCES webhooks (id),
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  data TEXT NOT NULL,
  in_scope INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  event_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  done_at INTEGER NULL,
  last_status INTEGER NULL,
  last_failure TEXT NULL
);

CREATE TABLE webhook_attempts (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  delivery_id INTEGER NOT NULL REFERENCES webhook_deliveries (id),
  at INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  status INTEGER NULL,
  failure TEXT NULL,
  reason TEXT NULL,
  request_headers TEXT NOT NULL,
  request_body TEXT NOT NULL,
  response_headers TEXT NOT NULL,
  response_body TEXT NOT NULL
);

CREATE UNIQUE INDEX webhook_deliveries_event ON webhook_deliveries (webhook_id, event_id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, state, next_at, id);
CREATE INDEX webhook_deliveries_entity ON webhook_deliveries (webhook_id, state, kind, entity_id, id);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_done ON webhook_deliveries (done_at);
CREATE INDEX webhook_attempts_delivery ON webhook_attempts (delivery_id, id);
