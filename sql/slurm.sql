-- The Slurm example: a month of jobs, by what sacct says of them.
\getenv top PG_ABS_SRCDIR
\set schema :top '/examples/slurm/schema.sql'
\set load :top '/examples/slurm/load.sql'
\set assumptions :top '/examples/slurm/assumptions.sql'
\set report :top '/examples/slurm/report.sql'
SET datestyle = ISO;
SET timezone = 'UTC';
\set ECHO none
\i :schema
\set file :top '/examples/slurm/2026-05.txt'
\i :load
\echo 'Before anyone has said anything:'
\i :report
\i :assumptions
\echo 'After:'
\i :report
\set ECHO all
\set ON_ERROR_STOP off
-- By hand: hours, devices, TFLOPS and utilisation; then the rates.
SELECT 3.6e-3 * 0.40 * (88 * 989.4 + 42 * 312) AS vision, 88 * 2.50 + 42 * 1.20 AS vision_cost,
  3.6e-3 * 0.25 * (7 * 2 * 3.0 / 7 * 312 + 2 * 4 * 125 + (4 * 3.0 / 4 + 1 * 50.0 / 100) * 121) AS speech, 6 * 1.00 + 8 * 0.30 + 3.5 * 0.40 AS speech_cost;
-- Each GPU once, though the string has it twice.
SELECT JobIDRaw, gpu_count(AllocTRES), gpu_count(AllocTRES, 'H100') AS h100, ElapsedRaw, Start FROM slurm.job ORDER BY JobIDRaw;
SELECT JobIDRaw, gres, type, count, model, device_seconds FROM slurm.job_device ORDER BY JobIDRaw, gres, type;
-- What is missing is asked for: a type, a price, a basis that a device has.
BEGIN;
INSERT INTO accelerator_alias (alias, model) VALUES ('lab', 'V100 SXM2 32GB');
INSERT INTO slurm.assumption VALUES ('physics', 'bf16', 0.1, 'a guess');
DELETE FROM slurm.price WHERE model = 'L4';
SELECT * FROM slurm.undecided ORDER BY gres, type, partition, question;
ROLLBACK;
\set ECHO none
\set file :top '/examples/slurm/bad.txt'
\set bad aside
\i :load
\set ECHO all
\set ON_ERROR_STOP off
\unset bad
SELECT line, in_column, reason FROM import.set_aside ORDER BY line;
-- A job that has been loaded is not loaded from another file.
\t \a
SELECT error_of($$ INSERT INTO slurm.job SELECT 'other', line, JobIDRaw, Account, "user", Partition, State, Start, "end", ElapsedRaw FROM slurm.job WHERE JobIDRaw = '1001' $$);
\t \a
SET client_min_messages = warning;
DROP SCHEMA slurm, import CASCADE;
