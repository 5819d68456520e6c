-- cost_summary: stored sums of purchases by basis and currency, which merge exactly.

CREATE TYPE cost_summary;

CREATE FUNCTION cost_summary_in(cstring) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_in(cstring) IS 'I/O';
CREATE FUNCTION cost_summary_out(cost_summary) RETURNS cstring
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_out(cost_summary) IS 'I/O';
CREATE FUNCTION cost_summary_recv(internal) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_recv(internal) IS 'I/O';
CREATE FUNCTION cost_summary_send(cost_summary) RETURNS bytea
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_send(cost_summary) IS 'I/O';

CREATE TYPE cost_summary (
  INPUT = cost_summary_in,
  OUTPUT = cost_summary_out,
  RECEIVE = cost_summary_recv,
  SEND = cost_summary_send,
  ALIGNMENT = double,
  STORAGE = extended
);
COMMENT ON TYPE cost_summary IS 'what was paid for how much, by currency and basis: count, exact sums, least and greatest unit price';

-- The aggregates: a summary is its own state, also where parts are combined.

CREATE FUNCTION cost_summary_merge(cost_summary, cost_summary) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_merge(cost_summary, cost_summary) IS 'aggregate transition and combine function';

--+ for type in flops flop
CREATE FUNCTION cost_summary_{type}_step(cost_summary, cost, {type}) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_{type}_step(cost_summary, cost, {type}) IS 'aggregate transition function';
CREATE AGGREGATE cost_summary(cost, {type}) (
  SFUNC = cost_summary_{type}_step, STYPE = cost_summary, SSPACE = 144, COMBINEFUNC = cost_summary_merge,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE cost_summary(cost, {type}) IS
  'summary of purchases, bases and currencies kept apart; rows with a NULL on one side are counted as incomplete';
--+ end

CREATE AGGREGATE rollup(cost_summary) (
  SFUNC = cost_summary_merge, STYPE = cost_summary, SSPACE = 144, COMBINEFUNC = cost_summary_merge,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(cost_summary) IS 'one summary of many, as if made of all their rows';

CREATE FUNCTION cost_summary_add(cost_summary, cost_summary) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_add(cost_summary, cost_summary) IS 'one summary of two';
CREATE OPERATOR + (LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = cost_summary_add, COMMUTATOR = +);
COMMENT ON OPERATOR + (cost_summary, cost_summary) IS 'one summary of two';

CREATE FUNCTION cost_summary_eq(cost_summary, cost_summary) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_eq(cost_summary, cost_summary) IS 'equal in every entry';
CREATE FUNCTION cost_summary_ne(cost_summary, cost_summary) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_ne(cost_summary, cost_summary) IS 'different in some entry';
CREATE OPERATOR pg_catalog.= (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = cost_summary_eq,
  COMMUTATOR = OPERATOR(pg_catalog.=), NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
COMMENT ON OPERATOR = (cost_summary, cost_summary) IS 'equal in every entry';
-- as in types/ordering.sql
CREATE FUNCTION _cost_summary_eq_1_0(a cost_summary, b cost_summary) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _cost_summary_eq_1_0(cost_summary, cost_summary) IS 'equal in every entry, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = _cost_summary_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (cost_summary, cost_summary) IS 'equal in every entry, as dumps of 1.0.0 call it';
CREATE OPERATOR <> (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = cost_summary_ne,
  COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (cost_summary, cost_summary) IS 'different in some entry';

-- For DISTINCT, UNION, GROUP BY and replica identities.  An order of summaries would
-- mean nothing to anybody.
CREATE FUNCTION cost_summary_hash(cost_summary) RETURNS integer
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_hash(cost_summary) IS 'hash';
CREATE FUNCTION cost_summary_hash_extended(cost_summary, bigint) RETURNS bigint
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_hash_extended(cost_summary, bigint) IS 'hash with a seed';
CREATE OPERATOR CLASS cost_summary_ops DEFAULT FOR TYPE cost_summary USING hash AS
  OPERATOR 1 =,
  FUNCTION 1 cost_summary_hash(cost_summary),
  FUNCTION 2 cost_summary_hash_extended(cost_summary, bigint);
COMMENT ON OPERATOR CLASS cost_summary_ops USING hash IS 'hashes every entry';
COMMENT ON OPERATOR FAMILY cost_summary_ops USING hash IS 'hashes every entry';
