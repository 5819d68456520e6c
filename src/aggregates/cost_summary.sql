-- cost_summary: stored sums of purchases by kind, which merge exactly.

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

-- the aggregates

CREATE FUNCTION cost_summary_combine(internal, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_combine(internal, internal) IS 'aggregate combine function';
CREATE FUNCTION cost_summary_serialize(internal) RETURNS bytea
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_serialize(internal) IS 'aggregate serial function';
CREATE FUNCTION cost_summary_deserialize(bytea, internal) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_deserialize(bytea, internal) IS 'aggregate deserial function';
CREATE FUNCTION cost_summary_final(internal) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_final(internal) IS 'aggregate final function';

--+ for type in flops flop
CREATE FUNCTION cost_summary_{type}_accum(internal, cost, {type}) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_{type}_accum(internal, cost, {type}) IS 'aggregate transition function';
CREATE AGGREGATE cost_summary(cost, {type}) (
  SFUNC = cost_summary_{type}_accum, STYPE = internal, SSPACE = 300, FINALFUNC = cost_summary_final,
  COMBINEFUNC = cost_summary_combine, SERIALFUNC = cost_summary_serialize, DESERIALFUNC = cost_summary_deserialize,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE cost_summary(cost, {type}) IS
  'summary of purchases, kinds kept apart; rows with a NULL on one side are counted as incomplete';
--+ end

CREATE FUNCTION cost_summary_rollup_accum(internal, cost_summary) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_rollup_accum(internal, cost_summary) IS 'aggregate transition function';
CREATE AGGREGATE rollup(cost_summary) (
  SFUNC = cost_summary_rollup_accum, STYPE = internal, SSPACE = 300, FINALFUNC = cost_summary_final,
  COMBINEFUNC = cost_summary_combine, SERIALFUNC = cost_summary_serialize, DESERIALFUNC = cost_summary_deserialize,
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
CREATE OPERATOR = (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = cost_summary_eq,
  COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR = (cost_summary, cost_summary) IS 'equal in every entry';
CREATE OPERATOR <> (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = cost_summary_ne,
  COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (cost_summary, cost_summary) IS 'different in some entry';

-- questions

CREATE FUNCTION total_cost(cost_summary, currency text) RETURNS cost
  AS 'MODULE_PATHNAME', 'cost_summary_total_cost' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_cost(cost_summary, text) IS 'what was paid in the currency, on all bases; NULL where nothing was';

CREATE FUNCTION total_capacity(cost_summary, basis text) RETURNS flops
  AS 'MODULE_PATHNAME', 'cost_summary_total_capacity' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_capacity(cost_summary, text) IS 'capacity on the basis, in all currencies; NULL where there is none';

CREATE FUNCTION total_work(cost_summary, basis text) RETURNS flop
  AS 'MODULE_PATHNAME', 'cost_summary_total_work' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_work(cost_summary, text) IS 'work on the basis, in all currencies; NULL where there is none';

CREATE FUNCTION blended_price(cost_summary) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'cost_summary_blended_price' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price(cost_summary) IS 'price of all together; an error where units are mixed';

CREATE FUNCTION blended_price(cost_summary, unit text) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'cost_summary_blended_price_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price(cost_summary, text) IS 'price of what is of the unit, as in ''CNY/EFLOPS fp16''; NULL where nothing is';

CREATE FUNCTION rows(cost_summary) RETURNS bigint
  AS 'MODULE_PATHNAME', 'cost_summary_rows' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rows(cost_summary) IS 'number of rows summed up';

CREATE FUNCTION incomplete_rows(cost_summary) RETURNS bigint
  AS 'MODULE_PATHNAME', 'cost_summary_incomplete_rows' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION incomplete_rows(cost_summary) IS 'number of rows left out because cost or capacity was NULL';

CREATE FUNCTION entries(cost_summary, OUT currency text, OUT basis text, OUT rows bigint, OUT cost cost, OUT capacity flops, OUT work flop,
    OUT blended_price unit_price, OUT least_price unit_price, OUT greatest_price unit_price) RETURNS SETOF record
  AS 'MODULE_PATHNAME', 'cost_summary_entries' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION entries(cost_summary) IS 'one row for each currency and basis, by currency, then basis';
