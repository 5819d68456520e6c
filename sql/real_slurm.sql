-- Real strings and rows of Slurm, from the tests of Open XDMoD (real data).
\getenv data COMPUTE_ACCT_REAL_DATA
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;
\set file :data '/alloc-tres-gpu-count.json'
SELECT count(*), bool_and(gpu_count(pair ->> 0) = (pair ->> 1)::numeric) AS as_expected
FROM json_array_elements(pg_read_file(:'file')::json) AS pair;
\set file :data '/xdmod_sacct_gpu_sample.log'
CREATE TEMP TABLE job AS
  SELECT string_to_array(line, '|') AS field FROM string_to_table(pg_read_file(:'file'), E'\n') AS line WHERE line <> '';
SELECT count(*), count(*) FILTER (WHERE gpu_count(field[23]) > 0) AS with_gpus, sum(gpu_count(field[23])) AS gpus,
  bool_and(gpu_count(field[23]) = coalesce(substring(field[23] FROM 'gres/gpu=(\d+)')::numeric, 0)) AS as_written,
  sum(gpu_count(field[23]) * extract(epoch FROM field[14]::timestamp - field[13]::timestamp)) AS gpu_seconds
FROM job;
DROP TABLE job;
-- Strings with MIG instances: such a type is asked about, and is never a whole device.
\getenv top PG_ABS_SRCDIR
\set schema :top '/examples/slurm/schema.sql'
\set ECHO none
\i :schema
\set ECHO all
\set file :data '/ai/slurm_alloctres_mig_shard.txt'
INSERT INTO slurm.job (file, line, JobIDRaw, Account, "user", Partition, State, Start, ElapsedRaw, AllocTRES)
  SELECT 'mig', n, n, 'a', 'u', 'p', 'COMPLETED', '2026-01-01Z', 3600, tres
  FROM string_to_table(rtrim(pg_read_file(:'file'), E'\n'), E'\n') WITH ORDINALITY AS l (tres, n);
SELECT line, gres, type, count, model, device_seconds FROM slurm.job_device ORDER BY line, gres, type;
SELECT gres, type, jobs, question FROM slurm.undecided WHERE question !~ 'price|assumption' ORDER BY gres, type, question;
SELECT gpu_hours, device_hours FROM slurm.account_usage;
DROP SCHEMA slurm, import CASCADE;
