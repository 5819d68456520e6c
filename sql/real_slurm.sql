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
