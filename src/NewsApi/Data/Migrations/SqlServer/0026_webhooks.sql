-- Subscriptions. The secrets sign deliveries, so they are stored in clear.
CREATE TABLE webhooks (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT webhooks_key PRIMARY KEY,
  name nvarchar(100) NOT NULL,
  url nvarchar(2000) NOT NULL,
  events nvarchar(max) NOT NULL,
  languages nvarchar(max) NOT NULL,
  sections nvarchar(max) NOT NULL,
  tags nvarchar(max) NOT NULL,
  payload nvarchar(10) NOT NULL,
  state nvarchar(20) NOT NULL,
  secrets nvarchar(max) NOT NULL,
  version int NOT NULL,
  created_at bigint NOT NULL,
  created_by nvarchar(200) NOT NULL,
  modified_at bigint NOT NULL
);

-- How far the change log has been worked through for each subscription, and which node works; 0 is the purge of the CDN.
CREATE TABLE dispatch_cursors (
  id bigint NOT NULL CONSTRAINT dispatch_cursors_key PRIMARY KEY,
  position bigint NOT NULL,
  lease_node nvarchar(40) NULL,
  lease_until bigint NULL,
  failures int NOT NULL,
  paused_until bigint NULL,
  failing_since bigint NULL,
  last_success_at bigint NULL,
  last_failure_at bigint NULL,
  last_failure nvarchar(40) NULL,
  lost_up_to bigint NULL
);

CREATE TABLE webhook_deliveries (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT webhook_deliveries_key PRIMARY KEY,
  webhook_id bigint NOT NULL REFERENCES webhooks (id),
  event_id nvarchar(60) NOT NULL,
  type nvarchar(40) NOT NULL,
  kind nvarchar(20) NOT NULL,
  entity_id bigint NOT NULL,
  seq bigint NOT NULL,
  data nvarchar(max) NOT NULL,
  in_scope bit NOT NULL,
  state nvarchar(20) NOT NULL,
  attempts int NOT NULL,
  event_at bigint NOT NULL,
  created_at bigint NOT NULL,
  next_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  done_at bigint NULL,
  last_status int NULL,
  last_failure nvarchar(40) NULL
);

CREATE TABLE webhook_attempts (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT webhook_attempts_key PRIMARY KEY,
  delivery_id bigint NOT NULL REFERENCES webhook_deliveries (id),
  at bigint NOT NULL,
  milliseconds int NOT NULL,
  status int NULL,
  failure nvarchar(40) NULL,
  reason nvarchar(400) NULL,
  request_headers nvarchar(max) NOT NULL,
  request_body nvarchar(max) NOT NULL,
  response_headers nvarchar(max) NOT NULL,
  response_body nvarchar(max) NOT NULL
);

CREATE UNIQUE INDEX webhook_deliveries_event ON webhook_deliveries (webhook_id, event_id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, state, next_at, id);
CREATE INDEX webhook_deliveries_entity ON webhook_deliveries (webhook_id, state, kind, entity_id, id);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_done ON webhook_deliveries (done_at);
CREATE INDEX webhook_attempts_delivery ON webhook_attempts (delivery_id, id);
