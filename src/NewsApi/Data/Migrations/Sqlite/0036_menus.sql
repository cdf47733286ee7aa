-- Navigation menus. Items are JSON and hold the ids of what they lead to.
CREATE TABLE menus (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  slug TEXT COLLATE NOCASE NOT NULL,
  names TEXT NOT NULL,
  items TEXT NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX menus_slug ON menus (slug);

-- Which menus lead to a tag, section, author or front, so that copies of a menu get it again when its name changes.
CREATE TABLE menu_targets (
  kind TEXT NOT NULL,
  target_id INTEGER NOT NULL,
  menu_id INTEGER NOT NULL REFERENCES menus (id),
  CONSTRAINT menu_targets_key PRIMARY KEY (kind, target_id, menu_id)
);

CREATE INDEX menu_targets_menu ON menu_targets (menu_id);
