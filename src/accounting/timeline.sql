-- How the capacity of many assets rises and falls.

CREATE TYPE capacity_step AS (at timestamptz, capacity flops);
COMMENT ON TYPE capacity_step IS 'the capacity in service from a time on';
COMMENT ON COLUMN capacity_step.at IS 'when the capacity changes; -infinity where it was always there';
COMMENT ON COLUMN capacity_step.capacity IS 'capacity in service from then until the next step';

CREATE FUNCTION capacity_timeline_accum(internal, flops, tstzrange) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION capacity_timeline_accum(internal, flops, tstzrange) IS 'aggregate transition function';
CREATE FUNCTION capacity_timeline_combine(internal, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION capacity_timeline_combine(internal, internal) IS 'aggregate combine function';
CREATE FUNCTION capacity_timeline_serialize(internal) RETURNS bytea
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION capacity_timeline_serialize(internal) IS 'aggregate serial function';
CREATE FUNCTION capacity_timeline_deserialize(bytea, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION capacity_timeline_deserialize(bytea, internal) IS 'aggregate deserial function';
CREATE FUNCTION capacity_timeline_final(internal) RETURNS capacity_step[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION capacity_timeline_final(internal) IS 'aggregate final function';

CREATE AGGREGATE capacity_timeline(flops, tstzrange) (
  SFUNC = capacity_timeline_accum, STYPE = internal, SSPACE = 4096, FINALFUNC = capacity_timeline_final,
  FINALFUNC_MODIFY = SHAREABLE,
  COMBINEFUNC = capacity_timeline_combine, SERIALFUNC = capacity_timeline_serialize, DESERIALFUNC = capacity_timeline_deserialize,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE capacity_timeline(flops, tstzrange) IS
  'steps (at, capacity) of the capacity of all rows, each in service during its range; all must be of one basis';

CREATE FUNCTION capacity_at(timeline capacity_step[], at timestamptz) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION capacity_at(capacity_step[], timestamptz) IS 'the capacity of a timeline at a time; zero before its first step';
