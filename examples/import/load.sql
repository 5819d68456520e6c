-- Loads the file :file into the table :target; bad rows stop the load, or are
-- set aside where :bad is "aside".  The caller says how the file is written:
-- :delimiter, :quote (empty for none) and :null_words.
--
-- The file is read by psql, where psql runs, one row a line: so whatever is
-- wrong in it is found by import.load(), which can name it.

\set ON_ERROR_STOP on
\if :{?bad}
\else
  \set bad stop
\endif
\setenv IMPORT_FILE :file

-- Lines may end in any way: a carriage return is part of that, and of no field.
BEGIN;
CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL) ON COMMIT DROP;
\copy incoming (text) FROM PROGRAM 'tr -d "\r" < "$IMPORT_FILE"' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02', NULL E'\x03', ENCODING 'UTF8')
\set SHOW_CONTEXT never
SELECT loaded, set_aside AS "set aside"
FROM import.load(:'target', :'file', :'bad', :'delimiter', nullif(:'quote', ''), :'null_words');
\set SHOW_CONTEXT errors
COMMIT;
