-- Where a public article was found before the change, as JSON, and why it was withdrawn: readers of the log who follow a part of the
-- site learn what leaves it. Rows before this migration have neither.
ALTER TABLE changes ADD COLUMN scope_before TEXT NULL;
ALTER TABLE changes ADD COLUMN reason TEXT NULL;
