-- The GPUs of Slurm jobs, by what sacct prints in AllocTRES.

CREATE FUNCTION gpu_count(tres text) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gpu_count(text) IS
  'GPUs in a Slurm TRES string, each counted once though they are there by type and in all; MIG instances count as Slurm counts them, shards and MPS shares do not';

CREATE FUNCTION gpu_count(tres text, model text) RETURNS numeric
  AS 'MODULE_PATHNAME', 'gpu_count_of_model' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gpu_count(text, text) IS
  'GPUs in a Slurm TRES string whose type is a name of the model, by accelerator_alias';

CREATE FUNCTION gpu_tres(tres text, OUT gres text, OUT type text, OUT count numeric) RETURNS SETOF record
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION gpu_tres(text) IS
  'GPUs and shares of them in a Slurm TRES string: gres (gpu, mps or shard), type (NULL for those of no stated type), count';
