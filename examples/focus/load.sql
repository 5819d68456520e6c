-- Loads a FOCUS file:
--
--   psql -v file=examples/focus/2026-05.csv -f examples/focus/load.sql
--
-- Add -v bad=aside to load the good rows of a file that has bad ones, too;
-- -v mode=replace for a corrected bill, -v mode=add for a further file of a
-- bill; -v dates=MDY, DMY or YMD for a file whose dates are not of ISO 8601.

\set ON_ERROR_STOP on
\set target focus.charge
\set delimiter ,
\set quote '"'
\set null_words '{"NULL","null",""}'
\ir ../import/load.sql
