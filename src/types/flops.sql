-- flops: capacity, a rate of operations.

COMMENT ON TYPE flops IS 'computing capacity in FLOP/s with the basis it was stated in, as in "5.39 EFLOPS fp16"';

CREATE FUNCTION flops(n numeric, unit text) RETURNS flops
  AS 'MODULE_PATHNAME', 'flops_from_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flops(numeric, text) IS 'capacity of that many units, basis unspecified: flops(5.39, ''EFLOPS'')';

CREATE FUNCTION flops(n numeric, unit text, basis text) RETURNS flops
  AS 'MODULE_PATHNAME', 'flops_from_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flops(numeric, text, text) IS 'capacity of that many units on a basis: flops(5.39, ''EFLOPS'', ''fp16'')';

CREATE FUNCTION eflops(flops) RETURNS numeric
  AS 'MODULE_PATHNAME', 'flops_eflops' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION eflops(flops) IS 'number of EFLOPS (1e18 FLOP/s), without the basis';

CREATE FUNCTION pflops(flops) RETURNS numeric
  AS 'MODULE_PATHNAME', 'flops_pflops' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pflops(flops) IS 'number of PFLOPS (1e15 FLOP/s), without the basis';

CREATE FUNCTION tflops(flops) RETURNS numeric
  AS 'MODULE_PATHNAME', 'flops_tflops' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION tflops(flops) IS 'number of TFLOPS (1e12 FLOP/s), without the basis';

CREATE FUNCTION in_unit(flops, unit text) RETURNS numeric
  AS 'MODULE_PATHNAME', 'flops_in_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION in_unit(flops, text) IS 'number of the named units, without the basis: in_unit(q, ''PFLOPS'')';
