-- Loads the file :file into the table :target.  The caller says how the file is
-- written: :delimiter, :quote (empty for none) and :null_words.  A person says
--   -v bad=aside    that bad rows are to be set aside, where else they stop it
--   -v mode=replace that the file replaces what was loaded of the same before,
--   -v mode=add     or adds to it, where else it is refused
--   -v dates=MDY    in which order the file writes dates (MDY, DMY, YMD), where
--                   else they must be of ISO 8601
--
-- The file is read by psql, where psql runs, one row a line: so whatever is
-- wrong in it is found by import.load(), which can name it.
--
-- It is one statement that loads, all or nothing.  Several files are loaded all
-- or nothing by psql --single-transaction.

\set ON_ERROR_STOP on
\if :{?bad}
\else
  \set bad stop
\endif
\if :{?mode}
\else
  \set mode new
\endif
\if :{?dates}
\else
  \set dates ISO
\endif
\setenv IMPORT_FILE :file

-- Lines may end in any way: a carriage return is part of that, and of no field.
SELECT to_regclass('pg_temp.incoming') IS NOT NULL AS incoming_is_left \gset
\if :incoming_is_left
DROP TABLE pg_temp.incoming;
\endif
CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL);
\copy incoming (text) FROM PROGRAM 'LC_ALL=C awk ''{ sub(/\r$/, ""); gsub(/\r/, "\n"); print }'' < "$IMPORT_FILE"' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02', NULL E'\x03', ENCODING 'UTF8')
\set SHOW_CONTEXT never
SELECT name AS file, loaded, set_aside AS "set aside", replaced
FROM import.load(:'target', :'file', :'bad', :'delimiter', nullif(:'quote', ''), :'null_words', :'mode', :'dates');
\set SHOW_CONTEXT errors
DROP TABLE incoming;
