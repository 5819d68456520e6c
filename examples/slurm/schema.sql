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
-- More than these are mistakes, and would take what follows beyond what work and cost hold.
CREATE FUNCTION greatest_count(tres text) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(max(g.count), 0) FROM gpu_tres(tres) AS g);
COMMENT ON FUNCTION greatest_count(text) IS 'how many there are of the gres of which there are most';
CREATE DOMAIN tres AS text CONSTRAINT "trackable resources, of no gres more than a million" CHECK (greatest_count(VALUE) <= 1e6);
COMMENT ON DOMAIN tres IS 'trackable resources, checked to be well formed';
CREATE DOMAIN seconds AS bigint CONSTRAINT "no less than 0 and no more than 1e9 seconds" CHECK (VALUE BETWEEN 0 AND 1000000000);
COMMENT ON DOMAIN seconds IS 'how long something took';

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
  ElapsedRaw seconds NOT NULL,
  AllocTRES tres,
  PRIMARY KEY (file, line),
  UNIQUE NULLS NOT DISTINCT (JobIDRaw, Start)
);
COMMENT ON TABLE job IS 'jobs as sacct lists them, by the names of its fields';
COMMENT ON COLUMN job.Start IS 'when it was started; NULL if it never was';
COMMENT ON COLUMN job.ElapsedRaw IS 'how long it ran, in seconds';
COMMENT ON COLUMN job.AllocTRES IS 'what it had; blank if it never ran';
INSERT INTO import.target (target) VALUES ('job');

-- The three tables that people edit.

CREATE TABLE device (
  gres text NOT NULL CHECK (gres <> ''),
  type text NOT NULL,
  partition text NOT NULL,
  model text,
  parts integer NOT NULL DEFAULT 1 CHECK (parts > 0),
  of_whole integer NOT NULL DEFAULT 1 CHECK (of_whole >= parts),
  says text NOT NULL,
  PRIMARY KEY (gres, type, partition)
);
COMMENT ON TABLE device IS 'what one of a gres is, where the catalog cannot know it: shares of a device, and GPUs without a type';
COMMENT ON COLUMN device.gres IS 'name of the gres: gpu, npu, shard and the like';
COMMENT ON COLUMN device.type IS 'gres type; empty for none';
COMMENT ON COLUMN device.partition IS 'partition in which this holds; empty for all others';
COMMENT ON COLUMN device.model IS 'model of the device, by any of its names; NULL if it is none, as a network or a licence';
COMMENT ON COLUMN device.parts IS 'parts of a device that one is: 3 of 7 for the MIG profile 3g.20gb';
COMMENT ON COLUMN device.of_whole IS 'parts that make a whole device';
COMMENT ON COLUMN device.says IS 'who says so';

CREATE TABLE price (
  model text PRIMARY KEY,
  per_hour cost NOT NULL CONSTRAINT "no less than 0 and no more than 1e8" CHECK (amount(per_hour) BETWEEN 0 AND 1e8),
  says text NOT NULL
);
COMMENT ON TABLE price IS 'price of a device-hour, by the catalog''s name of the model';

-- Any name of a model will do; one that is none, or of several, is an error here
-- and not in a report.  A trigger and no CHECK, as it reads the catalog's tables:
-- a dump restores them in any order.
CREATE FUNCTION resolve_name() RETURNS trigger
  LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  NEW.model := resolve_model(NEW.model, 'device');
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION resolve_name() IS 'puts the catalog''s name of a model in the place of any other';
CREATE TRIGGER resolve_name BEFORE INSERT OR UPDATE ON device FOR EACH ROW EXECUTE FUNCTION resolve_name();
CREATE TRIGGER resolve_name BEFORE INSERT OR UPDATE ON price FOR EACH ROW EXECUTE FUNCTION resolve_name();

CREATE TABLE assumption (
  account text PRIMARY KEY,
  basis text NOT NULL CONSTRAINT "a number format, as bf16" CHECK (basis(flops(1.0, 'FLOPS', basis)) <> 'unspecified'),
  utilisation numeric NOT NULL CHECK (utilisation > 0 AND utilisation <= 1),
  says text NOT NULL
);
COMMENT ON TABLE assumption IS 'how well an account uses what it has: Slurm does not say it';
COMMENT ON COLUMN assumption.basis IS 'number format in which the work is counted';
COMMENT ON COLUMN assumption.utilisation IS 'work done as a part of what the rating allows: for training, the MFU';

\ir views.sql
COMMIT;
