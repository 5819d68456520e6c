-- Work over time, and the work of a training run.

CREATE FUNCTION work(capacity flops, during tstzrange) RETURNS flop
  AS 'MODULE_PATHNAME', 'work_over_range' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION work(flops, tstzrange) IS 'work of the capacity over the elapsed time of the range';

CREATE FUNCTION work_within(capacity flops, during tstzrange, within tstzrange) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION work_within(flops, tstzrange, tstzrange) IS
  'work of a capacity that is in service during one range, within another: its sum over a period''s length is the time-weighted capacity';

CREATE FUNCTION training_flop(parameters numeric, tokens numeric) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION training_flop(numeric, numeric) IS
  'work of training a dense transformer, 6 * parameters * tokens (Kaplan et al. 2020); basis unspecified';
