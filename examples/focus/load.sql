-- Loads a FOCUS file:
--
--   psql -v file=examples/focus/2026-05.csv -f examples/focus/load.sql
--
-- Add -v bad=aside to load the good rows of a file that has bad ones, too.

\set ON_ERROR_STOP on
\set target focus.charge
\set delimiter ,
\set quote '"'
\set null_words '{"NULL","null",""}'
\ir ../import/load.sql
