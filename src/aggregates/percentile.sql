-- percentile_cont, which interpolates; percentile_disc and mode are core's own.

--+ for type in @TYPES@
CREATE FUNCTION {type}_percentile_collect(internal, {type}) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_percentile_collect(internal, {type}) IS 'aggregate transition function';
CREATE FUNCTION {type}_percentile_cont(internal, double precision) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_percentile_cont(internal, double precision) IS 'aggregate final function';
CREATE AGGREGATE percentile_cont(double precision ORDER BY {type}) (
  SFUNC = {type}_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = {type}_percentile_cont,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_cont(double precision ORDER BY {type}) IS
  'value at the fraction of the order, between two rows in proportion; all rows must be of one kind';

--+ end
