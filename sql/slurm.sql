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
-- A job that has been loaded is not loaded from another file, nor is one that never ran.  The file is not loaded
-- again; a corrected one replaces it.
CREATE FUNCTION load_jobs(lines text[], path text DEFAULT 'jobs.txt', bad text DEFAULT 'stop', mode text DEFAULT 'new') RETURNS text
  LANGUAGE plpgsql AS $$
BEGIN
  DROP TABLE IF EXISTS incoming;
  CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL);
  INSERT INTO incoming (text) SELECT text FROM unnest(text 'JobIDRaw|Account|User|Partition|State|Start|End|ElapsedRaw|AllocTRES' || lines) WITH ORDINALITY AS l (text, n) ORDER BY n;
  RETURN error_of(format('SELECT import.load(%L, %L, %L, %L, NULL, %L, %L)', 'slurm.job', path, bad, '|', '{"Unknown","None"}', mode));
END
$$;
\t \a
SELECT load_jobs(ARRAY['1001|vision|ana|h100|COMPLETED|2026-05-04T08:00:00|2026-05-04T18:00:00|36000|gres/gpu:h100=8']);
SELECT load_jobs(ARRAY['1004|vision|bo|h100|CANCELLED by 501|None|2026-05-09T10:00:00|0|']);
SELECT load_jobs(ARRAY['3001|odd|eve|h100|COMPLETED|06/01/2026|2026-06-01T09:00:00|3600|gres/gpu:h100=1']);
-- Mistakes that would be beyond what work and cost hold are bad rows.
SELECT load_jobs(ARRAY['3001|odd|eve|h100|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/gpu:h100=1',
  '3002|odd|eve|h100|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/gpu=99999999999999999999999999',
  '3003|odd|eve|h100|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|99999999999|gres/gpu=1',
  '3004|odd|eve|h100|COMPLETED|2012-06-01T08:00:00|2012-06-01T09:00:00|3600|gres/gpu:h100=1',
  '3005|odd|eve|h100|COMPLETED|None|2026-06-01T09:00:00|3600|gres/gpu:h100=1',
  '3006|odd|eve|mig|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/gpu:a100_1g.5gb=2,gres/gpu=2',
  '3007|odd|eve|old|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/gpu:v100=1',
  '3008|odd|eve|h100|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|1000000000|gres/gpu:h100=1000000'], bad => 'aside');
\t \a
SELECT file, line, in_column, reason FROM import.set_aside WHERE file = 'jobs.txt' ORDER BY line;
-- No row and no setting keeps the others from their figures: a job before the device was there or without a start, a
-- basis that a device has not, prices of two currencies.  A MIG instance is asked about, whatever it is an alias of.
INSERT INTO slurm.assumption VALUES ('odd', 'bf16', 0.5, 'the test');
BEGIN;
INSERT INTO accelerator_alias (alias, model) VALUES ('a100_1g.5gb', 'A100 SXM4 40GB');
UPDATE slurm.price SET per_hour = '1e8 EUR' WHERE model = 'V100 SXM2 16GB';
SELECT JobIDRaw, gres, type, model, device_seconds, cost, work FROM slurm.job_work WHERE Account = 'odd' ORDER BY JobIDRaw;
SELECT * FROM slurm.account_usage ORDER BY account, currency;
SELECT * FROM slurm.undecided WHERE question !~ 'lab' AND gres = 'gpu' AND type <> 'lab' ORDER BY gres, type, partition, question;
SELECT sum(gpu_hours) = (SELECT sum(gpu_count(AllocTRES) * ElapsedRaw) / 3600 FROM slurm.job) AS all_gpu_hours FROM slurm.account_usage;
ROLLBACK;
-- A name is looked up when it is said, and is that of the catalog from then on.
INSERT INTO slurm.price VALUES ('NVIDIA T4', '0.20 USD', 'the test');
INSERT INTO slurm.device VALUES ('npu', '910b', '', 'ascend 910b3', 1, 1, 'the test');
SELECT p.model AS price_of, d.model AS device FROM slurm.price AS p, slurm.device AS d WHERE p.says = 'the test' AND d.says = 'the test';
\t \a
SELECT error_of(format($$ INSERT INTO slurm.price VALUES (%L, %L, 'the test') $$, model, price)) FROM (VALUES (1, 'H1000', '1 USD'), (2, 'T4', '1 USD'), (3, 'A10', '-1 USD'), (4, 'A10', '1e9 USD')) AS v (n, model, price) ORDER BY n;
SELECT error_of($$ INSERT INTO slurm.device VALUES ('gpu', 'new', '', 'HGX H100 8-GPU', 1, 1, 'the test') $$);
SELECT error_of(format($$ INSERT INTO slurm.assumption VALUES ('other', %L, 0.5, 'the test') $$, basis)) FROM unnest(ARRAY['fp17', 'unspecified']) AS basis;
-- Not only GPUs, however they are written: what is not known is asked about, also when it may be no device. Slurm counts GCDs.
SELECT load_jobs(ARRAY['4001|cn|fei|npu|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/npu:910b=8', '4002|cn|fei|dcu|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/dcu=4',
  '4003|cn|fei|mlu|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/mlu:mlu370=2,gres/mlu=3', '4004|cn|fei|gcu|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres:gcu=1,GRES/GPU:H100=2,gres/npumem=64G',
  '4005|cn|fei|amd|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|gres/gpu:mi250=8,gres/gpu=8,gres/craynetwork=4', '4006|cn|fei|cpu|COMPLETED|2026-06-01T08:00:00|2026-06-01T09:00:00|3600|cpu=4,gres/cpu=9'], path => 'cn.txt');
\t \a
SELECT JobIDRaw, gres, type, count, model, device_seconds FROM slurm.job_device WHERE Account = 'cn' ORDER BY JobIDRaw, gres, type;
SELECT gres, type, jobs, question FROM slurm.undecided WHERE partition IN ('npu', 'dcu', 'mlu', 'gcu', 'amd', 'cpu') AND question !~ 'price' ORDER BY gres, type, question;
SELECT account, jobs, gpu_hours, device_hours FROM slurm.account_usage WHERE account = 'cn';
INSERT INTO slurm.device (gres, type, partition, model, says) VALUES ('craynetwork', '', '', NULL, 'the test'), ('dcu', '', '', 'DCU K100 AI', 'the test'), ('gcu', '', '', 'mi250', 'the test');
INSERT INTO slurm.assumption VALUES ('cn', 'fp16', 0.5, 'the test');
SELECT gres, type, model, device_seconds, work FROM slurm.job_work WHERE Account = 'cn' ORDER BY gres, type;
\t \a
-- Two months' files of one name, and a corrected one in the place of its own.
SELECT load_jobs(ARRAY['3001|odd|eve|h100|COMPLETED|2026-07-01T08:00:00|2026-07-01T09:00:00|3600|gres/gpu:h100=1'], path => '7/jobs.txt');
SELECT load_jobs(ARRAY['3001|odd|eve|h100|COMPLETED|2026-07-01T08:00:00|2026-07-01T09:00:00|3600|gres/gpu:h100=2'], path => 'new/jobs.txt', mode => 'replace');
SELECT load_jobs(ARRAY['3001|odd|eve|h100|COMPLETED|2026-07-01T08:00:00|2026-07-01T09:00:00|3600|gres/gpu:h100=2'], path => '7/jobs.txt', mode => 'replace');
SELECT file, count(*), sum(gpu_count(AllocTRES)) FROM slurm.job WHERE Account = 'odd' GROUP BY file ORDER BY file;
\t \a
DROP FUNCTION load_jobs;
DROP TABLE incoming;
-- A type means what the scheduler counts: one of two dies, and not the package.
BEGIN;
INSERT INTO slurm.job (file, line, JobIDRaw, Account, "user", Partition, State, Start, "end", ElapsedRaw, AllocTRES)
VALUES ('counted', 1, 'counted', 'vision', 'x', 'x', 'COMPLETED', '2026-05-20', '2026-05-20 01:00', 3600, 'gres/gpu:mi250=8,gres/npu:910c=16,gres/gpu:rtx_pro_6000=1');
SELECT gres, type, count, model, device_seconds / 3600 AS device_hours FROM slurm.job_device WHERE file = 'counted' ORDER BY gres, type;
ROLLBACK;
SET client_min_messages = warning;
DROP SCHEMA slurm, import CASCADE;
