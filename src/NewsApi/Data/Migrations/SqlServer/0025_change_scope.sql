-- Where a public article was found before the change, as JSON, and why it was withdrawn: readers of the log who follow a part of the
-- site learn what leaves it. Rows before this migration have neither.
ALTER TABLE changes ADD scope_before nvarchar(max) NULL;
ALTER TABLE changes ADD reason nvarchar(20) NULL;
