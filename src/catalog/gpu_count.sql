-- The GPUs of Slurm jobs, by what sacct prints in AllocTRES.

CREATE FUNCTION gpu_count(tres text) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gpu_count(text) IS
  'GPUs and other accelerators (npu, dcu, mlu, gcu and the like) in a Slurm TRES string, each counted once though they are there by type and in all; MIG instances count as Slurm counts them, shards and MPS shares do not';

CREATE FUNCTION gpu_count(tres text, model text) RETURNS numeric
  AS 'MODULE_PATHNAME', 'gpu_count_of_model' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gpu_count(text, text) IS
  'how many of the model a Slurm TRES string has, by the types whose names the catalog knows; where Slurm counts the parts of a package, two such parts are one of a package of two';

CREATE FUNCTION gpu_tres(tres text, OUT gres text, OUT type text, OUT count numeric) RETURNS SETOF record
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION gpu_tres(text) IS
  'the generic resources of a Slurm TRES string but for CPUs, memory and utilisation: gres (gpu, npu, mps, shard or another), type (NULL for those of no stated type), count';
