-- percentile_cont, which interpolates, and percentile_disc, which does not.

--+ for type in @TYPES@
CREATE FUNCTION {type}_percentile_collect(internal, {type}) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_percentile_collect(internal, {type}) IS 'aggregate transition function';

--+ for percentile in percentile_cont percentile_disc
CREATE FUNCTION {type}_{percentile}(internal, double precision) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_{percentile}(internal, double precision) IS 'aggregate final function';
CREATE AGGREGATE {percentile}(double precision ORDER BY {type}) (
  SFUNC = {type}_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = {type}_{percentile},
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
CREATE FUNCTION {type}_{percentile}_array(internal, double precision[]) RETURNS {type}[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_{percentile}_array(internal, double precision[]) IS 'aggregate final function';

--+ end
COMMENT ON AGGREGATE percentile_cont(double precision ORDER BY {type}) IS
  'value at the fraction of the order, between two rows in proportion; all rows must be of one basis or currency';
COMMENT ON AGGREGATE percentile_disc(double precision ORDER BY {type}) IS
  'first value of the order with which the fraction of rows is reached; all rows must be of one basis or currency';

CREATE AGGREGATE percentile_disc(double precision[] ORDER BY {type}) (
  SFUNC = {type}_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = {type}_percentile_disc_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision[] ORDER BY {type}) IS
  'percentile_disc of each of an array of fractions';

-- With {type} itself, percentile_cont($1) with a parameter of unknown type would
-- fit this and the one above, and be an error; so the domain.
CREATE DOMAIN {type}_in_order AS {type};
COMMENT ON DOMAIN {type}_in_order IS 'any {type}; what percentile_cont of an array of fractions takes';
CREATE AGGREGATE percentile_cont(double precision[] ORDER BY {type}_in_order) (
  SFUNC = {type}_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = {type}_percentile_cont_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_cont(double precision[] ORDER BY {type}_in_order) IS
  'percentile_cont of each of an array of fractions';

--+ end
