-- Their rows are in former_slugs since 0017.
DROP TABLE tag_slugs;
