-- The end of a right of use of which editors were reminded.
ALTER TABLE media ADD reminded_of INTEGER NULL;
