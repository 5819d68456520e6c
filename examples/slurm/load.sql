-- Loads what sacct has printed:
--
--   psql -v file=examples/slurm/2026-05.txt -f examples/slurm/load.sql
--
-- Add -v bad=aside to load the good rows of a file that has bad ones, too.

\set ON_ERROR_STOP on
\set target slurm.job
\set delimiter |
\set quote ''
\set null_words '{"Unknown","None"}'
\ir ../import/load.sql
