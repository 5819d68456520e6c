-- sum and avg: exact in any order of rows, in any plan, in a moving window.

CREATE FUNCTION sum_combine(internal, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION sum_combine(internal, internal) IS 'aggregate combine function';

CREATE FUNCTION sum_serialize(internal) RETURNS bytea
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sum_serialize(internal) IS 'aggregate serial function';

CREATE FUNCTION sum_deserialize(bytea, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sum_deserialize(bytea, internal) IS 'aggregate deserial function';

--+ for type in @TYPES@
CREATE FUNCTION {type}_accum(internal, {type}) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_accum(internal, {type}) IS 'aggregate transition function';

CREATE FUNCTION {type}_accum_inverse(internal, {type}) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {type}_accum_inverse(internal, {type}) IS 'aggregate inverse transition function';

--+ for result in sum avg
CREATE FUNCTION {type}_{result}(internal) RETURNS {type}
  AS 'MODULE_PATHNAME', 'quantity_{result}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_{result}(internal) IS 'aggregate final function';

CREATE AGGREGATE {result}({type}) (
  SFUNC = {type}_accum, STYPE = internal, SSPACE = 64, FINALFUNC = {type}_{result},
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = {type}_accum, MINVFUNC = {type}_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = {type}_{result},
  PARALLEL = SAFE
);
--+ end
COMMENT ON AGGREGATE sum({type}) IS 'exact sum; all rows must be of one basis or currency';
COMMENT ON AGGREGATE avg({type}) IS 'exact mean, rounded once to the smallest unit; all rows must be of one basis or currency';

--+ end
