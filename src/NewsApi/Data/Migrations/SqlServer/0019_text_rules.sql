-- The rules by which derived texts were made: of the search index (Text/Search/Folding) and of the keys that sort titles.
CREATE TABLE text_rules (
  name nvarchar(20) NOT NULL CONSTRAINT text_rules_key PRIMARY KEY,
  version nvarchar(100) NOT NULL
);

-- What a database without articles gets is made by the rules of the program that runs this. Others are made anew at the start.
INSERT INTO text_rules (name, version)
SELECT 'search', '2'
WHERE NOT EXISTS (SELECT 1 FROM articles);
