-- From 1.0.0 to 1.1.0: what src/ and data/ have changed, once more, in the order
-- of the install script.
\echo Use "ALTER EXTENSION compute_acct UPDATE" to load this file. \quit

-- --- module ---


-- --- quantity ---


-- --- types ---

-- = moves to where a dump that is being restored finds it by its bare name.  An
-- operator of the old name stays for dumps of 1.0.0.
ALTER OPERATOR @extschema@.= (flops, flops) SET SCHEMA pg_catalog;
CREATE FUNCTION flops_eq_1_0(a flops, b flops) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION flops_eq_1_0(flops, flops) IS 'equal in number and kind, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = flops, RIGHTARG = flops, FUNCTION = flops_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (flops, flops) IS 'equal in number and kind, as dumps of 1.0.0 call it';

ALTER OPERATOR @extschema@.= (flop, flop) SET SCHEMA pg_catalog;
CREATE FUNCTION flop_eq_1_0(a flop, b flop) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION flop_eq_1_0(flop, flop) IS 'equal in number and kind, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = flop, RIGHTARG = flop, FUNCTION = flop_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (flop, flop) IS 'equal in number and kind, as dumps of 1.0.0 call it';

ALTER OPERATOR @extschema@.= (cost, cost) SET SCHEMA pg_catalog;
CREATE FUNCTION cost_eq_1_0(a cost, b cost) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION cost_eq_1_0(cost, cost) IS 'equal in number and kind, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = cost, RIGHTARG = cost, FUNCTION = cost_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (cost, cost) IS 'equal in number and kind, as dumps of 1.0.0 call it';

ALTER OPERATOR @extschema@.= (unit_price, unit_price) SET SCHEMA pg_catalog;
CREATE FUNCTION unit_price_eq_1_0(a unit_price, b unit_price) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION unit_price_eq_1_0(unit_price, unit_price) IS 'equal in number and kind, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = unit_price, RIGHTARG = unit_price, FUNCTION = unit_price_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (unit_price, unit_price) IS 'equal in number and kind, as dumps of 1.0.0 call it';


-- --- aggregates ---

ALTER OPERATOR @extschema@.= (cost_summary, cost_summary) SET SCHEMA pg_catalog;
CREATE FUNCTION cost_summary_eq_1_0(a cost_summary, b cost_summary) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION cost_summary_eq_1_0(cost_summary, cost_summary) IS 'equal in every entry, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = cost_summary_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (cost_summary, cost_summary) IS 'equal in every entry, as dumps of 1.0.0 call it';


-- --- catalog: tables, protection ---


-- --- catalog: names, ratings, capacity ---


-- --- catalog: exchange rates ---

CREATE INDEX exchange_rate_day ON exchange_rate (book, on_date);


-- --- catalog: gpu_count and the rest ---


-- --- accounting ---

-- From days to instants.

CREATE FUNCTION time_range(days daterange) RETURNS tstzrange LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN pg_catalog.isempty(days) THEN 'empty'::tstzrange
    ELSE pg_catalog.tstzrange(pg_catalog.lower(days)::timestamptz, pg_catalog.upper(days)::timestamptz,
      CASE WHEN pg_catalog.lower_inc(days) THEN '['::text ELSE '('::text END
        OPERATOR(pg_catalog.||) CASE WHEN pg_catalog.upper_inc(days) THEN ']'::text ELSE ')'::text END) END;
COMMENT ON FUNCTION time_range(daterange) IS 'the days as a range of time, from midnight to midnight in the session''s time zone';

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


-- --- bi ---


-- --- shipped rows: written by tools/release --rows --update ---
