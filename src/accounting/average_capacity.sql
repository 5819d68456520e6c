-- The capacity that a period had on average.

CREATE FUNCTION average_capacity_accum(internal, flops, tstzrange, tstzrange) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION average_capacity_accum(internal, flops, tstzrange, tstzrange) IS 'aggregate transition function';
CREATE FUNCTION average_capacity_combine(internal, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION average_capacity_combine(internal, internal) IS 'aggregate combine function';
CREATE FUNCTION average_capacity_serialize(internal) RETURNS bytea
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION average_capacity_serialize(internal) IS 'aggregate serial function';
CREATE FUNCTION average_capacity_deserialize(bytea, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION average_capacity_deserialize(bytea, internal) IS 'aggregate deserial function';
CREATE FUNCTION average_capacity_final(internal) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION average_capacity_final(internal) IS 'aggregate final function';

CREATE AGGREGATE average_capacity(capacity flops, during tstzrange, within tstzrange) (
  SFUNC = average_capacity_accum, STYPE = internal, SSPACE = 96, FINALFUNC = average_capacity_final,
  COMBINEFUNC = average_capacity_combine, SERIALFUNC = average_capacity_serialize, DESERIALFUNC = average_capacity_deserialize,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE average_capacity(flops, tstzrange, tstzrange) IS
  'time-weighted mean of the capacity of all rows, each in service during its first range, within the period that is the second; all must be of one basis and one period';
