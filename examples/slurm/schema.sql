-- The tables of the Slurm example; a schema of its own, "slurm".
--
--   psql -f examples/slurm/schema.sql
--
-- To start again: DROP SCHEMA slurm CASCADE;

\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;
\ir ../import/import.sql

BEGIN;
CREATE SCHEMA slurm;
SET LOCAL search_path = slurm, public;

-- Steps of a job repeat what the job had.
CREATE DOMAIN job_id AS text CONSTRAINT "a job and not one of its steps: call sacct with --allocations" CHECK (VALUE !~ '\.');
COMMENT ON DOMAIN job_id IS 'id of a job, as of an array''s task or a component of a heterogeneous job';
CREATE DOMAIN tres AS text CONSTRAINT "trackable resources" CHECK (gpu_count(VALUE) >= 0);
COMMENT ON DOMAIN tres IS 'trackable resources, checked to be well formed';

CREATE TABLE job (
  file text NOT NULL,
  line bigint NOT NULL,
  JobIDRaw job_id NOT NULL,
  Account text NOT NULL,
  "user" text NOT NULL,
  Partition text NOT NULL,
  State text NOT NULL,
  Start timestamptz,
  "end" timestamptz,
  ElapsedRaw bigint NOT NULL CHECK (ElapsedRaw >= 0),
  AllocTRES tres,
  PRIMARY KEY (file, line),
  UNIQUE (JobIDRaw, Start)
);
COMMENT ON TABLE job IS 'jobs as sacct lists them, by the names of its fields';
COMMENT ON COLUMN job.Start IS 'when it was started; NULL if it never was';
COMMENT ON COLUMN job.ElapsedRaw IS 'how long it ran, in seconds';
COMMENT ON COLUMN job.AllocTRES IS 'what it had; blank if it never ran';

-- The three tables that people edit.

CREATE TABLE device (
  gres text NOT NULL CHECK (gres IN ('gpu', 'mps', 'shard')),
  type text NOT NULL,
  partition text NOT NULL,
  model text NOT NULL CHECK (resolve_model(model) IS NOT NULL),
  parts integer NOT NULL CHECK (parts > 0),
  of_whole integer NOT NULL CHECK (of_whole >= parts),
  says text NOT NULL,
  PRIMARY KEY (gres, type, partition)
);
COMMENT ON TABLE device IS 'what one of a gres is, where the catalog cannot know it: shares of a device, and GPUs without a type';
COMMENT ON COLUMN device.type IS 'gres type; empty for none';
COMMENT ON COLUMN device.partition IS 'partition in which this holds; empty for all others';
COMMENT ON COLUMN device.parts IS 'parts of a device that one is: 3 of 7 for the MIG profile 3g.20gb';
COMMENT ON COLUMN device.of_whole IS 'parts that make a whole device';
COMMENT ON COLUMN device.says IS 'who says so';

CREATE TABLE price (
  model text PRIMARY KEY CHECK (resolve_model(model) = model),
  per_hour cost NOT NULL,
  says text NOT NULL
);
COMMENT ON TABLE price IS 'price of a device-hour, by the catalog''s name of the model';

CREATE TABLE assumption (
  account text PRIMARY KEY,
  basis text NOT NULL,
  utilisation numeric NOT NULL CHECK (utilisation > 0 AND utilisation <= 1),
  says text NOT NULL
);
COMMENT ON TABLE assumption IS 'how well an account uses what it has: Slurm does not say it';
COMMENT ON COLUMN assumption.basis IS 'number format in which the work is counted';
COMMENT ON COLUMN assumption.utilisation IS 'work done as a part of what the rating allows: for training, the MFU';

-- The views.

-- A row of the table comes first, then what the catalog knows of a type.
CREATE VIEW job_device AS
SELECT j.JobIDRaw, j.Account, j.Partition, j.Start, g.gres, g.type, g.count, m.model,
  g.count * m.parts * j.ElapsedRaw / m.of_whole AS device_seconds
FROM job AS j
  CROSS JOIN LATERAL gpu_tres(j.AllocTRES) AS g
  LEFT JOIN LATERAL (
    SELECT resolve_model(d.model), d.parts, d.of_whole, CASE d.partition WHEN '' THEN 2 ELSE 1 END AS choice FROM device AS d
    WHERE d.gres = g.gres AND d.type = coalesce(g.type, '') AND d.partition IN (j.Partition, '')
    UNION ALL
    SELECT t.model, 1, 1, 3 FROM try_resolve_model(g.type) AS t (model) WHERE g.gres = 'gpu' AND t.model IS NOT NULL
    ORDER BY choice LIMIT 1) AS m (model, parts, of_whole, choice) ON true;
COMMENT ON VIEW job_device IS 'devices of the catalog that each job had, and for how long; no model where nobody has said which';

CREATE VIEW job_work AS
SELECT d.*, a.basis, p.per_hour * d.device_seconds / 3600 AS cost,
  try_capacity(d.model, 1, a.basis, (d.Start AT TIME ZONE 'UTC')::date) * (d.device_seconds * a.utilisation) * interval '1 second' AS work
FROM job_device AS d LEFT JOIN price AS p USING (model) LEFT JOIN assumption AS a USING (Account);
COMMENT ON VIEW job_work IS 'what the devices of each job cost, and the work they did by the assumptions';

CREATE VIEW account_usage AS
SELECT Account, jobs, gpu_hours, device_hours, work, cost, price
FROM (SELECT Account, count(*) AS jobs, sum(gpu_count(AllocTRES) * ElapsedRaw) / 3600 AS gpu_hours FROM job GROUP BY Account) AS j
  LEFT JOIN (SELECT Account, sum(device_seconds) / 3600 AS device_hours, sum(work) AS work, sum(cost) AS cost,
      blended_price(cost, work) FILTER (WHERE device_seconds > 0) AS price
    FROM job_work GROUP BY Account) AS w USING (Account);
COMMENT ON VIEW account_usage IS
  'by account: GPU-hours as Slurm counts them, in which a MIG instance is a GPU and a shard is none; hours of whole devices, work and cost of what is decided';

CREATE VIEW undecided AS
SELECT gres, type, partition, count(*) AS jobs, 'what is it? Add a row to device, or the type to accelerator_alias' AS question
FROM job_device WHERE model IS NULL GROUP BY gres, type, partition
UNION ALL
SELECT gres, type, partition, count(*), format('what does an hour of %s cost? Add a row to price', model)
FROM job_work WHERE model IS NOT NULL AND cost IS NULL GROUP BY gres, type, partition, model
UNION ALL
SELECT gres, type, partition, count(*), format('how well does %s use it? Add a row to assumption', Account)
FROM job_work WHERE model IS NOT NULL AND basis IS NULL GROUP BY gres, type, partition, Account
UNION ALL
SELECT gres, type, partition, count(*), format('%s has no rating on the basis %s; choose another one in assumption', model, basis)
FROM job_work WHERE model IS NOT NULL AND basis IS NOT NULL AND work IS NULL GROUP BY gres, type, partition, model, basis;
COMMENT ON VIEW undecided IS 'what is missing from account_usage until a person says more';
COMMIT;
