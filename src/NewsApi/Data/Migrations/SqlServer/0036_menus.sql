-- Navigation menus. Items are JSON and hold the ids of what they lead to.
CREATE TABLE menus (
  id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT menus_key PRIMARY KEY,
  slug nvarchar(120) COLLATE Latin1_General_CI_AI NOT NULL,
  names nvarchar(max) NOT NULL,
  items nvarchar(max) NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  created_at bigint NOT NULL,
  modified_at bigint NOT NULL
);

CREATE UNIQUE INDEX menus_slug ON menus (slug);

-- Which menus lead to a tag, section, author or front, so that copies of a menu get it again when its name changes.
CREATE TABLE menu_targets (
  kind nvarchar(20) NOT NULL,
  target_id bigint NOT NULL,
  menu_id bigint NOT NULL REFERENCES menus (id),
  CONSTRAINT menu_targets_key PRIMARY KEY (kind, target_id, menu_id)
);

CREATE INDEX menu_targets_menu ON menu_targets (menu_id);
