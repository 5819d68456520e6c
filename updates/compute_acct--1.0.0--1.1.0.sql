-- From 1.0.0 to 1.1.0: what src/ and data/ have changed, once more, in the order
-- of the install script.
\echo Use "ALTER EXTENSION compute_acct UPDATE" to load this file. \quit

-- --- module ---


-- --- quantity ---


-- --- types ---

-- = moves to where a dump that is being restored finds it by its bare name.  An
-- operator of the old name stays for dumps of 1.0.0.
ALTER OPERATOR @extschema@.= (flops, flops) SET SCHEMA pg_catalog;
CREATE FUNCTION _flops_eq_1_0(a flops, b flops) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _flops_eq_1_0(flops, flops) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = flops, RIGHTARG = flops, FUNCTION = _flops_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (flops, flops) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';

ALTER OPERATOR @extschema@.= (flop, flop) SET SCHEMA pg_catalog;
CREATE FUNCTION _flop_eq_1_0(a flop, b flop) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _flop_eq_1_0(flop, flop) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = flop, RIGHTARG = flop, FUNCTION = _flop_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (flop, flop) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';

ALTER OPERATOR @extschema@.= (cost, cost) SET SCHEMA pg_catalog;
CREATE FUNCTION _cost_eq_1_0(a cost, b cost) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _cost_eq_1_0(cost, cost) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = cost, RIGHTARG = cost, FUNCTION = _cost_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (cost, cost) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';

ALTER OPERATOR @extschema@.= (unit_price, unit_price) SET SCHEMA pg_catalog;
CREATE FUNCTION _unit_price_eq_1_0(a unit_price, b unit_price) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _unit_price_eq_1_0(unit_price, unit_price) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = unit_price, RIGHTARG = unit_price, FUNCTION = _unit_price_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (unit_price, unit_price) IS 'equal in number and in basis or currency, as dumps of 1.0.0 call it';

-- What nobody calls by name begins with an underscore.
ALTER FUNCTION flops_plan_check(internal) RENAME TO _flops_plan_check;
ALTER FUNCTION flops_comparand(flops, integer, boolean) RENAME TO _flops_comparand;
ALTER FUNCTION flop_plan_check(internal) RENAME TO _flop_plan_check;
ALTER FUNCTION flop_comparand(flop, integer, boolean) RENAME TO _flop_comparand;
ALTER FUNCTION cost_plan_check(internal) RENAME TO _cost_plan_check;
ALTER FUNCTION cost_comparand(cost, integer, boolean) RENAME TO _cost_comparand;
ALTER FUNCTION unit_price_plan_check(internal) RENAME TO _unit_price_plan_check;
ALTER FUNCTION unit_price_comparand(unit_price, integer, boolean) RENAME TO _unit_price_comparand;

-- The check of comparisons: the plan calls it, and = and <> are left alone.  OR
-- REPLACE is the way to take a support function off; it is a member already.
CREATE FUNCTION _quantity_lt_selectivity(internal, oid, internal, integer) RETURNS double precision
  AS 'MODULE_PATHNAME', 'quantity_lt_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _quantity_lt_selectivity(internal, oid, internal, integer) IS 'planner support: how many rows a comparison lets pass';
CREATE FUNCTION _quantity_le_selectivity(internal, oid, internal, integer) RETURNS double precision
  AS 'MODULE_PATHNAME', 'quantity_le_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _quantity_le_selectivity(internal, oid, internal, integer) IS 'planner support: how many rows a comparison lets pass';
CREATE FUNCTION _quantity_ge_selectivity(internal, oid, internal, integer) RETURNS double precision
  AS 'MODULE_PATHNAME', 'quantity_ge_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _quantity_ge_selectivity(internal, oid, internal, integer) IS 'planner support: how many rows a comparison lets pass';
CREATE FUNCTION _quantity_gt_selectivity(internal, oid, internal, integer) RETURNS double precision
  AS 'MODULE_PATHNAME', 'quantity_gt_selectivity' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _quantity_gt_selectivity(internal, oid, internal, integer) IS 'planner support: how many rows a comparison lets pass';

COMMENT ON FUNCTION _flops_plan_check(internal) IS 'planner support: refuses to compare columns and values of different bases or currencies';
ALTER FUNCTION _flops_comparand(flops, integer, boolean) STABLE;
COMMENT ON FUNCTION _flops_comparand(flops, integer, boolean) IS 'planner support: a value, whose basis or currency is compared with a column''s when the plan runs';
CREATE OR REPLACE FUNCTION flops_eq(flops, flops) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE OR REPLACE FUNCTION flops_ne(flops, flops) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
ALTER OPERATOR @extschema@.< (flops, flops) SET (RESTRICT = _quantity_lt_selectivity);
ALTER OPERATOR @extschema@.<= (flops, flops) SET (RESTRICT = _quantity_le_selectivity);
ALTER OPERATOR @extschema@.>= (flops, flops) SET (RESTRICT = _quantity_ge_selectivity);
ALTER OPERATOR @extschema@.> (flops, flops) SET (RESTRICT = _quantity_gt_selectivity);

COMMENT ON FUNCTION _flop_plan_check(internal) IS 'planner support: refuses to compare columns and values of different bases or currencies';
ALTER FUNCTION _flop_comparand(flop, integer, boolean) STABLE;
COMMENT ON FUNCTION _flop_comparand(flop, integer, boolean) IS 'planner support: a value, whose basis or currency is compared with a column''s when the plan runs';
CREATE OR REPLACE FUNCTION flop_eq(flop, flop) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE OR REPLACE FUNCTION flop_ne(flop, flop) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
ALTER OPERATOR @extschema@.< (flop, flop) SET (RESTRICT = _quantity_lt_selectivity);
ALTER OPERATOR @extschema@.<= (flop, flop) SET (RESTRICT = _quantity_le_selectivity);
ALTER OPERATOR @extschema@.>= (flop, flop) SET (RESTRICT = _quantity_ge_selectivity);
ALTER OPERATOR @extschema@.> (flop, flop) SET (RESTRICT = _quantity_gt_selectivity);

COMMENT ON FUNCTION _cost_plan_check(internal) IS 'planner support: refuses to compare columns and values of different bases or currencies';
ALTER FUNCTION _cost_comparand(cost, integer, boolean) STABLE;
COMMENT ON FUNCTION _cost_comparand(cost, integer, boolean) IS 'planner support: a value, whose basis or currency is compared with a column''s when the plan runs';
CREATE OR REPLACE FUNCTION cost_eq(cost, cost) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE OR REPLACE FUNCTION cost_ne(cost, cost) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
ALTER OPERATOR @extschema@.< (cost, cost) SET (RESTRICT = _quantity_lt_selectivity);
ALTER OPERATOR @extschema@.<= (cost, cost) SET (RESTRICT = _quantity_le_selectivity);
ALTER OPERATOR @extschema@.>= (cost, cost) SET (RESTRICT = _quantity_ge_selectivity);
ALTER OPERATOR @extschema@.> (cost, cost) SET (RESTRICT = _quantity_gt_selectivity);

COMMENT ON FUNCTION _unit_price_plan_check(internal) IS 'planner support: refuses to compare columns and values of different bases or currencies';
ALTER FUNCTION _unit_price_comparand(unit_price, integer, boolean) STABLE;
COMMENT ON FUNCTION _unit_price_comparand(unit_price, integer, boolean) IS 'planner support: a value, whose basis or currency is compared with a column''s when the plan runs';
CREATE OR REPLACE FUNCTION unit_price_eq(unit_price, unit_price) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_eq' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
CREATE OR REPLACE FUNCTION unit_price_ne(unit_price, unit_price) RETURNS boolean
  AS 'MODULE_PATHNAME', 'quantity_ne' LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
ALTER OPERATOR @extschema@.< (unit_price, unit_price) SET (RESTRICT = _quantity_lt_selectivity);
ALTER OPERATOR @extschema@.<= (unit_price, unit_price) SET (RESTRICT = _quantity_le_selectivity);
ALTER OPERATOR @extschema@.>= (unit_price, unit_price) SET (RESTRICT = _quantity_ge_selectivity);
ALTER OPERATOR @extschema@.> (unit_price, unit_price) SET (RESTRICT = _quantity_gt_selectivity);


CREATE FUNCTION try_price(cost, flops) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'try_price_flops' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_price(cost, flops) IS 'cost / flops, or NULL where that is zero or the price out of range';
CREATE FUNCTION try_price(cost, flop) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'try_price_flop' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_price(cost, flop) IS 'cost / flop, or NULL where that is zero or the price out of range';

-- A number of type real had been taken for the double precision that it becomes.
CREATE FUNCTION flops_mul_float4(flops, float4) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flops_mul_float4(flops, float4) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION float4_mul_flops(float4, flops) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION float4_mul_flops(float4, flops) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION flops_div_float4(flops, float4) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flops_div_float4(flops, float4) IS 'quotient, rounded half away from zero to the smallest unit';

CREATE OPERATOR * (LEFTARG = flops, RIGHTARG = float4, FUNCTION = flops_mul_float4, COMMUTATOR = *);
COMMENT ON OPERATOR * (flops, float4) IS 'product, rounded to the smallest unit';
CREATE OPERATOR * (LEFTARG = float4, RIGHTARG = flops, FUNCTION = float4_mul_flops, COMMUTATOR = *);
COMMENT ON OPERATOR * (float4, flops) IS 'product, rounded to the smallest unit';
CREATE OPERATOR / (LEFTARG = flops, RIGHTARG = float4, FUNCTION = flops_div_float4);
COMMENT ON OPERATOR / (flops, float4) IS 'quotient, rounded to the smallest unit';

CREATE FUNCTION flop_mul_float4(flop, float4) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop_mul_float4(flop, float4) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION float4_mul_flop(float4, flop) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION float4_mul_flop(float4, flop) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION flop_div_float4(flop, float4) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop_div_float4(flop, float4) IS 'quotient, rounded half away from zero to the smallest unit';

CREATE OPERATOR * (LEFTARG = flop, RIGHTARG = float4, FUNCTION = flop_mul_float4, COMMUTATOR = *);
COMMENT ON OPERATOR * (flop, float4) IS 'product, rounded to the smallest unit';
CREATE OPERATOR * (LEFTARG = float4, RIGHTARG = flop, FUNCTION = float4_mul_flop, COMMUTATOR = *);
COMMENT ON OPERATOR * (float4, flop) IS 'product, rounded to the smallest unit';
CREATE OPERATOR / (LEFTARG = flop, RIGHTARG = float4, FUNCTION = flop_div_float4);
COMMENT ON OPERATOR / (flop, float4) IS 'quotient, rounded to the smallest unit';

CREATE FUNCTION cost_mul_float4(cost, float4) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_mul_float4(cost, float4) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION float4_mul_cost(float4, cost) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION float4_mul_cost(float4, cost) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION cost_div_float4(cost, float4) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_div_float4(cost, float4) IS 'quotient, rounded half away from zero to the smallest unit';

CREATE OPERATOR * (LEFTARG = cost, RIGHTARG = float4, FUNCTION = cost_mul_float4, COMMUTATOR = *);
COMMENT ON OPERATOR * (cost, float4) IS 'product, rounded to the smallest unit';
CREATE OPERATOR * (LEFTARG = float4, RIGHTARG = cost, FUNCTION = float4_mul_cost, COMMUTATOR = *);
COMMENT ON OPERATOR * (float4, cost) IS 'product, rounded to the smallest unit';
CREATE OPERATOR / (LEFTARG = cost, RIGHTARG = float4, FUNCTION = cost_div_float4);
COMMENT ON OPERATOR / (cost, float4) IS 'quotient, rounded to the smallest unit';

CREATE FUNCTION unit_price_mul_float4(unit_price, float4) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_mul_float4(unit_price, float4) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION float4_mul_unit_price(float4, unit_price) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION float4_mul_unit_price(float4, unit_price) IS 'product, rounded half away from zero to the smallest unit';
CREATE FUNCTION unit_price_div_float4(unit_price, float4) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_div_float4(unit_price, float4) IS 'quotient, rounded half away from zero to the smallest unit';

CREATE OPERATOR * (LEFTARG = unit_price, RIGHTARG = float4, FUNCTION = unit_price_mul_float4, COMMUTATOR = *);
COMMENT ON OPERATOR * (unit_price, float4) IS 'product, rounded to the smallest unit';
CREATE OPERATOR * (LEFTARG = float4, RIGHTARG = unit_price, FUNCTION = float4_mul_unit_price, COMMUTATOR = *);
COMMENT ON OPERATOR * (float4, unit_price) IS 'product, rounded to the smallest unit';
CREATE OPERATOR / (LEFTARG = unit_price, RIGHTARG = float4, FUNCTION = unit_price_div_float4);
COMMENT ON OPERATOR / (unit_price, float4) IS 'quotient, rounded to the smallest unit';

-- Currencies of today and of the past.

CREATE FUNCTION currency_withdrawn(currency text) RETURNS date
  AS 'MODULE_PATHNAME', 'currency_withdrawn_on' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION currency_withdrawn(text) IS
  'first day of the month in which ISO 4217 withdrew the currency; NULL where it is in use';


-- --- aggregates ---

ALTER OPERATOR @extschema@.= (cost_summary, cost_summary) SET SCHEMA pg_catalog;
CREATE FUNCTION _cost_summary_eq_1_0(a cost_summary, b cost_summary) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN a OPERATOR(pg_catalog.=) b;
COMMENT ON FUNCTION _cost_summary_eq_1_0(cost_summary, cost_summary) IS 'equal in every entry, as dumps of 1.0.0 call it';
CREATE OPERATOR @extschema@.= (
  LEFTARG = cost_summary, RIGHTARG = cost_summary, FUNCTION = _cost_summary_eq_1_0,
  COMMUTATOR = OPERATOR(@extschema@.=), RESTRICT = eqsel, JOIN = eqjoinsel
);
COMMENT ON OPERATOR @extschema@.= (cost_summary, cost_summary) IS 'equal in every entry, as dumps of 1.0.0 call it';

-- sum and avg take less memory than they said.  OR REPLACE is the way to change
-- an aggregate that views name; it is a member already, so nobody's is replaced.

CREATE OR REPLACE AGGREGATE sum(flops) (
  SFUNC = flops_accum, STYPE = internal, SSPACE = 64, FINALFUNC = flops_sum,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = flops_accum, MINVFUNC = flops_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = flops_sum,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE avg(flops) (
  SFUNC = flops_accum, STYPE = internal, SSPACE = 64, FINALFUNC = flops_avg,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = flops_accum, MINVFUNC = flops_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = flops_avg,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE sum(flop) (
  SFUNC = flop_accum, STYPE = internal, SSPACE = 64, FINALFUNC = flop_sum,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = flop_accum, MINVFUNC = flop_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = flop_sum,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE avg(flop) (
  SFUNC = flop_accum, STYPE = internal, SSPACE = 64, FINALFUNC = flop_avg,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = flop_accum, MINVFUNC = flop_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = flop_avg,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE sum(cost) (
  SFUNC = cost_accum, STYPE = internal, SSPACE = 64, FINALFUNC = cost_sum,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = cost_accum, MINVFUNC = cost_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = cost_sum,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE avg(cost) (
  SFUNC = cost_accum, STYPE = internal, SSPACE = 64, FINALFUNC = cost_avg,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = cost_accum, MINVFUNC = cost_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = cost_avg,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE sum(unit_price) (
  SFUNC = unit_price_accum, STYPE = internal, SSPACE = 64, FINALFUNC = unit_price_sum,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = unit_price_accum, MINVFUNC = unit_price_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = unit_price_sum,
  PARALLEL = SAFE
);
CREATE OR REPLACE AGGREGATE avg(unit_price) (
  SFUNC = unit_price_accum, STYPE = internal, SSPACE = 64, FINALFUNC = unit_price_avg,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = unit_price_accum, MINVFUNC = unit_price_accum_inverse, MSTYPE = internal, MSSPACE = 64,
  MFINALFUNC = unit_price_avg,
  PARALLEL = SAFE
);

-- The states of blended_price and of summaries are types.
CREATE TYPE blended_price_state;

CREATE FUNCTION blended_price_state_in(cstring) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_state_in(cstring) IS 'I/O';
CREATE FUNCTION blended_price_state_out(blended_price_state) RETURNS cstring
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_state_out(blended_price_state) IS 'I/O';
CREATE FUNCTION blended_price_state_recv(internal) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_state_recv(internal) IS 'I/O';
CREATE FUNCTION blended_price_state_send(blended_price_state) RETURNS bytea
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_state_send(blended_price_state) IS 'I/O';

CREATE TYPE blended_price_state (
  INPUT = blended_price_state_in,
  OUTPUT = blended_price_state_out,
  RECEIVE = blended_price_state_recv,
  SEND = blended_price_state_send,
  INTERNALLENGTH = 64,
  ALIGNMENT = double,
  STORAGE = plain
);
COMMENT ON TYPE blended_price_state IS 'state of the aggregate blended_price, and nothing else';

CREATE FUNCTION blended_price_merge(blended_price_state, blended_price_state) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_merge(blended_price_state, blended_price_state) IS 'aggregate combine function';

CREATE FUNCTION blended_price_final(blended_price_state) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_final(blended_price_state) IS 'aggregate final function';

CREATE FUNCTION blended_price_flops_step(blended_price_state, cost, flops) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_flops_step(blended_price_state, cost, flops) IS 'aggregate transition function';

CREATE FUNCTION blended_price_flops_step_back(blended_price_state, cost, flops) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_flops_step_back(blended_price_state, cost, flops) IS 'aggregate inverse transition function';

CREATE OR REPLACE AGGREGATE blended_price(cost, flops) (
  SFUNC = blended_price_flops_step, STYPE = blended_price_state, FINALFUNC = blended_price_final,
  COMBINEFUNC = blended_price_merge,
  MSFUNC = blended_price_flops_step, MINVFUNC = blended_price_flops_step_back,
  MSTYPE = blended_price_state, MFINALFUNC = blended_price_final,
  PARALLEL = SAFE
);

CREATE FUNCTION blended_price_flop_step(blended_price_state, cost, flop) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_flop_step(blended_price_state, cost, flop) IS 'aggregate transition function';

CREATE FUNCTION blended_price_flop_step_back(blended_price_state, cost, flop) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_flop_step_back(blended_price_state, cost, flop) IS 'aggregate inverse transition function';

CREATE OR REPLACE AGGREGATE blended_price(cost, flop) (
  SFUNC = blended_price_flop_step, STYPE = blended_price_state, FINALFUNC = blended_price_final,
  COMBINEFUNC = blended_price_merge,
  MSFUNC = blended_price_flop_step, MINVFUNC = blended_price_flop_step_back,
  MSTYPE = blended_price_state, MFINALFUNC = blended_price_final,
  PARALLEL = SAFE
);

CREATE FUNCTION cost_summary_merge(cost_summary, cost_summary) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_merge(cost_summary, cost_summary) IS 'aggregate transition and combine function';

CREATE FUNCTION cost_summary_flops_step(cost_summary, cost, flops) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_flops_step(cost_summary, cost, flops) IS 'aggregate transition function';
CREATE OR REPLACE AGGREGATE cost_summary(cost, flops) (
  SFUNC = cost_summary_flops_step, STYPE = cost_summary, SSPACE = 144, COMBINEFUNC = cost_summary_merge,
  PARALLEL = SAFE
);
CREATE FUNCTION cost_summary_flop_step(cost_summary, cost, flop) RETURNS cost_summary
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_summary_flop_step(cost_summary, cost, flop) IS 'aggregate transition function';
CREATE OR REPLACE AGGREGATE cost_summary(cost, flop) (
  SFUNC = cost_summary_flop_step, STYPE = cost_summary, SSPACE = 144, COMBINEFUNC = cost_summary_merge,
  PARALLEL = SAFE
);

CREATE OR REPLACE AGGREGATE rollup(cost_summary) (
  SFUNC = cost_summary_merge, STYPE = cost_summary, SSPACE = 144, COMBINEFUNC = cost_summary_merge,
  PARALLEL = SAFE
);

DROP FUNCTION blended_price(internal);
DROP FUNCTION blended_price_flops_accum(internal, cost, flops);
DROP FUNCTION blended_price_flops_accum_inverse(internal, cost, flops);
DROP FUNCTION blended_price_flop_accum(internal, cost, flop);
DROP FUNCTION blended_price_flop_accum_inverse(internal, cost, flop);
DROP FUNCTION cost_summary_combine(internal, internal);
DROP FUNCTION cost_summary_serialize(internal);
DROP FUNCTION cost_summary_deserialize(bytea, internal);
DROP FUNCTION cost_summary_final(internal);
DROP FUNCTION cost_summary_flops_accum(internal, cost, flops);
DROP FUNCTION cost_summary_flop_accum(internal, cost, flop);
DROP FUNCTION cost_summary_rollup_accum(internal, cost_summary);

-- Summaries are hashed.  Before PostgreSQL 17 no command says so of an operator
-- that is there.
UPDATE pg_catalog.pg_operator SET oprcanhash = true
WHERE oprcode OPERATOR(pg_catalog.=) '@extschema@.cost_summary_eq(@extschema@.cost_summary, @extschema@.cost_summary)'::pg_catalog.regprocedure::pg_catalog.oid;
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

CREATE FUNCTION unpriced_rows(cost_summary) RETURNS bigint
  AS 'MODULE_PATHNAME', 'cost_summary_unpriced_rows' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unpriced_rows(cost_summary) IS 'number of rows in the summary without a price, as their capacity is zero or their price out of range';

CREATE FUNCTION flops_percentile_disc(internal, double precision) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION flops_percentile_disc(internal, double precision) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision ORDER BY flops) (
  SFUNC = flops_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = flops_percentile_disc,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision ORDER BY flops) IS 'first value of the order with which the fraction of rows is reached; all rows must be of one basis or currency';

CREATE FUNCTION flops_percentile_disc_array(internal, double precision[]) RETURNS flops[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION flops_percentile_disc_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision[] ORDER BY flops) (
  SFUNC = flops_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = flops_percentile_disc_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision[] ORDER BY flops) IS 'percentile_disc of each of an array of fractions';

-- With flops itself, percentile_cont($1) with a parameter of unknown type would
-- fit this and the one above, and be an error; so the domain.
CREATE DOMAIN flops_in_order AS flops;
COMMENT ON DOMAIN flops_in_order IS 'any flops; what percentile_cont of an array of fractions takes';
CREATE FUNCTION flops_percentile_cont_array(internal, double precision[]) RETURNS flops[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION flops_percentile_cont_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_cont(double precision[] ORDER BY flops_in_order) (
  SFUNC = flops_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = flops_percentile_cont_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_cont(double precision[] ORDER BY flops_in_order) IS 'percentile_cont of each of an array of fractions';

CREATE FUNCTION flop_percentile_disc(internal, double precision) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION flop_percentile_disc(internal, double precision) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision ORDER BY flop) (
  SFUNC = flop_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = flop_percentile_disc,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision ORDER BY flop) IS 'first value of the order with which the fraction of rows is reached; all rows must be of one basis or currency';

CREATE FUNCTION flop_percentile_disc_array(internal, double precision[]) RETURNS flop[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION flop_percentile_disc_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision[] ORDER BY flop) (
  SFUNC = flop_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = flop_percentile_disc_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision[] ORDER BY flop) IS 'percentile_disc of each of an array of fractions';

-- With flop itself, percentile_cont($1) with a parameter of unknown type would
-- fit this and the one above, and be an error; so the domain.
CREATE DOMAIN flop_in_order AS flop;
COMMENT ON DOMAIN flop_in_order IS 'any flop; what percentile_cont of an array of fractions takes';
CREATE FUNCTION flop_percentile_cont_array(internal, double precision[]) RETURNS flop[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION flop_percentile_cont_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_cont(double precision[] ORDER BY flop_in_order) (
  SFUNC = flop_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = flop_percentile_cont_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_cont(double precision[] ORDER BY flop_in_order) IS 'percentile_cont of each of an array of fractions';

CREATE FUNCTION cost_percentile_disc(internal, double precision) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_percentile_disc(internal, double precision) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision ORDER BY cost) (
  SFUNC = cost_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = cost_percentile_disc,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision ORDER BY cost) IS 'first value of the order with which the fraction of rows is reached; all rows must be of one basis or currency';

CREATE FUNCTION cost_percentile_disc_array(internal, double precision[]) RETURNS cost[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_percentile_disc_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision[] ORDER BY cost) (
  SFUNC = cost_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = cost_percentile_disc_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision[] ORDER BY cost) IS 'percentile_disc of each of an array of fractions';

-- With cost itself, percentile_cont($1) with a parameter of unknown type would
-- fit this and the one above, and be an error; so the domain.
CREATE DOMAIN cost_in_order AS cost;
COMMENT ON DOMAIN cost_in_order IS 'any cost; what percentile_cont of an array of fractions takes';
CREATE FUNCTION cost_percentile_cont_array(internal, double precision[]) RETURNS cost[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cost_percentile_cont_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_cont(double precision[] ORDER BY cost_in_order) (
  SFUNC = cost_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = cost_percentile_cont_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_cont(double precision[] ORDER BY cost_in_order) IS 'percentile_cont of each of an array of fractions';

CREATE FUNCTION unit_price_percentile_disc(internal, double precision) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_percentile_disc(internal, double precision) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision ORDER BY unit_price) (
  SFUNC = unit_price_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = unit_price_percentile_disc,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision ORDER BY unit_price) IS 'first value of the order with which the fraction of rows is reached; all rows must be of one basis or currency';

CREATE FUNCTION unit_price_percentile_disc_array(internal, double precision[]) RETURNS unit_price[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_percentile_disc_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_disc(double precision[] ORDER BY unit_price) (
  SFUNC = unit_price_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = unit_price_percentile_disc_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_disc(double precision[] ORDER BY unit_price) IS 'percentile_disc of each of an array of fractions';

-- With unit_price itself, percentile_cont($1) with a parameter of unknown type would
-- fit this and the one above, and be an error; so the domain.
CREATE DOMAIN unit_price_in_order AS unit_price;
COMMENT ON DOMAIN unit_price_in_order IS 'any unit_price; what percentile_cont of an array of fractions takes';
CREATE FUNCTION unit_price_percentile_cont_array(internal, double precision[]) RETURNS unit_price[]
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_percentile_cont_array(internal, double precision[]) IS 'aggregate final function';
CREATE AGGREGATE percentile_cont(double precision[] ORDER BY unit_price_in_order) (
  SFUNC = unit_price_percentile_collect, STYPE = internal, SSPACE = 2048, FINALFUNC = unit_price_percentile_cont_array,
  FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE
);
COMMENT ON AGGREGATE percentile_cont(double precision[] ORDER BY unit_price_in_order) IS 'percentile_cont of each of an array of fractions';


-- --- catalog: tables, protection ---

ALTER FUNCTION rating_days(text, flops, text, text, daterange, text) RENAME TO _rating_days;
COMMENT ON TYPE rating_period IS 'the days in which a rating is valid, within its series; see _rating_days()';
ALTER FUNCTION protect_shipped_rows() RENAME TO _protect_shipped_rows;
ALTER FUNCTION catalog_changed() RENAME TO _catalog_changed;
ALTER FUNCTION state_basis() RENAME TO _state_basis;
ALTER FUNCTION refuse_overlap() RENAME TO _refuse_overlap;

ALTER TABLE @extschema@.accelerator
  ADD COLUMN part_of text,
  ADD COLUMN parts integer,
  ADD CONSTRAINT part_of_and_parts CHECK ((part_of IS NULL) = (parts IS NULL)),
  ADD CONSTRAINT parts_above_one CHECK (parts > 1);
ALTER TABLE @extschema@.accelerator_alias
  ADD COLUMN counting text CONSTRAINT counting_is_known CHECK (counting IN ('device', 'package', 'die'));
ALTER TABLE @extschema@.accelerator_system
  ADD COLUMN parts integer CONSTRAINT parts_above_zero CHECK (parts > 0);
UPDATE @extschema@.accelerator_system SET parts = 1;
ALTER TABLE @extschema@.accelerator_system ALTER COLUMN parts SET DEFAULT 1, ALTER COLUMN parts SET NOT NULL;
COMMENT ON COLUMN accelerator.part_of IS 'the model of the package or board of which software sees this part as a device of its own';
COMMENT ON COLUMN accelerator.parts IS 'how many such parts the package or board has';
COMMENT ON COLUMN accelerator_alias.source IS 'where the name is in use: of a counting, the tools that count so';
COMMENT ON COLUMN accelerator_alias.counting IS 'who means this model by the name: those who count devices as software sees them (schedulers do), packages or dies; NULL is whoever has no row of his own';
COMMENT ON COLUMN accelerator_system.quantity IS 'devices, or with parts the numerator of a fraction of one';
COMMENT ON COLUMN accelerator_system.parts IS 'what quantity is divided by: 8 for an instance that has an eighth of a device';


-- --- catalog: names, ratings, capacity ---

ALTER FUNCTION capacity_of_count(text, bigint, text, date, text) RENAME TO _capacity_of_count;
ALTER FUNCTION capacity_plan(internal) RENAME TO _capacity_plan;

CREATE FUNCTION resolve_model(name text, counting text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolve_model(text, text) IS 'the model that a name stands for where its user counts by device (what software sees, as schedulers do), package or die';

CREATE FUNCTION try_resolve_model(name text, counting text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_resolve_model(text, text) IS 'as resolve_model(), but NULL where the name stands for no model, or for several';

COMMENT ON FUNCTION try_capacity(text, numeric, text, date, text) IS 'as capacity(), but NULL for all that a row may be the cause of: a name that means nothing, or several things, or has no rating; a quantity that is negative, NaN or too large; an unknown basis or book. catalog_problems() says why';
COMMENT ON FUNCTION catalog_problems(text[], text) IS 'the names for which capacity() on the basis would fail today, or passes over a rating that names the model by an alias, and why';


CREATE FUNCTION rerate(flops, model text, to_basis text, as_of date, book text DEFAULT NULL) RETURNS flops
  AS 'MODULE_PATHNAME', 'flops_rerate_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION rerate(flops, text, text, date, text) IS 'the value on another basis by the ratios of what the device did on both on a day, by a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION rerate(flop, model text, to_basis text, as_of date, book text DEFAULT NULL) RETURNS flop
  AS 'MODULE_PATHNAME', 'flop_rerate_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION rerate(flop, text, text, date, text) IS 'the value on another basis by the ratios of what the device did on both on a day, by a book or the first of compute_acct.rating_books that has it';

-- --- catalog: exchange rates ---

CREATE INDEX exchange_rate_day ON exchange_rate (book, on_date);

CREATE TABLE exchange_rate_book (
  book text PRIMARY KEY CHECK (book <> ''),
  max_age integer CONSTRAINT max_age_is_between_0_and_36500_days CHECK (max_age >= 0 AND max_age <= 36500),
  note text NOT NULL DEFAULT ''
);
COMMENT ON TABLE exchange_rate_book IS 'what is said of books of exchange rates; a book needs no row here';
COMMENT ON COLUMN exchange_rate_book.max_age IS
  'days that a rate of this book is good for, in the place of compute_acct.max_rate_age: 31 for monthly rates, 366 for those of a budget year';
SELECT pg_catalog.pg_extension_config_dump('exchange_rate_book', '');
GRANT SELECT ON exchange_rate_book TO PUBLIC;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON exchange_rate_book TO @extowner@ WITH GRANT OPTION;

CREATE TRIGGER catalog_changed AFTER INSERT OR UPDATE OR DELETE ON exchange_rate_book
  FOR EACH ROW EXECUTE FUNCTION _catalog_changed();
CREATE TRIGGER catalog_truncated AFTER TRUNCATE ON exchange_rate_book
  FOR EACH STATEMENT EXECUTE FUNCTION _catalog_changed();
ALTER TABLE exchange_rate_book ENABLE ALWAYS TRIGGER catalog_changed, ENABLE ALWAYS TRIGGER catalog_truncated;
COMMENT ON TRIGGER catalog_changed ON exchange_rate_book IS 'invalidates the cached rates';
COMMENT ON TRIGGER catalog_truncated ON exchange_rate_book IS 'invalidates the cached rates';

COMMENT ON FUNCTION exchange(cost, text, date, text) IS
  'the amount in another currency, at the last rate published up to the day that is no older than its book or compute_acct.max_rate_age allows';
COMMENT ON FUNCTION try_exchange(cost, text, date, text) IS 'as exchange(), but NULL where there is no rate, book or currency, or the amount is out of range';

-- The European Central Bank's euro reference rates, as it publishes them.

CREATE FUNCTION _ecb_csv(csv text, OUT base text, OUT quote text, OUT on_date date, OUT rate numeric, OUT source text) RETURNS SETOF record
  AS 'MODULE_PATHNAME', 'ecb_csv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10000;
COMMENT ON FUNCTION _ecb_csv(text) IS 'rates of a CSV file, for ecb_rates()';

CREATE FUNCTION _ecb_xml(days text[], currencies text[], rates text[],
  OUT base text, OUT quote text, OUT on_date date, OUT rate numeric, OUT source text) RETURNS SETOF record
  AS 'MODULE_PATHNAME', 'ecb_xml' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10000;
COMMENT ON FUNCTION _ecb_xml(text[], text[], text[]) IS 'rates of an XML file that has been taken apart, for ecb_rates()';

-- Text that begins with "<", perhaps behind a mark of byte order, is XML, or a
-- page of HTML that was saved in its place.
CREATE OR REPLACE FUNCTION ecb_rates(csv text) RETURNS TABLE (base text, quote text, on_date date, rate numeric, source text)
  LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
  SELECT r.base, r.quote, r.on_date, r.rate, r.source FROM _ecb_csv(csv) AS r WHERE ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))) NOT LIKE '<%'::text
  UNION ALL
  SELECT r.base, r.quote, r.on_date, r.rate, r.source
  FROM (
    SELECT coalesce(pg_catalog.array_agg(x.day ORDER BY x.n), '{}'::text[]), coalesce(pg_catalog.array_agg(x.currency ORDER BY x.n), '{}'::text[]),
      coalesce(pg_catalog.array_agg(x.rate ORDER BY x.n), '{}'::text[])
    FROM XMLTABLE(XMLNAMESPACES('http://www.gesmes.org/xml/2002-08-01' AS g, 'http://www.ecb.int/vocabulary/2002-08-01/eurofxref' AS e),
      '/g:Envelope/e:Cube/e:Cube/e:Cube'
      PASSING XMLPARSE(DOCUMENT CASE WHEN pg_catalog.xml_is_well_formed_document(ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))))
        THEN ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))) ELSE '<none/>'::text END)
      COLUMNS n FOR ORDINALITY, day text PATH '../@time', currency text PATH '@currency', rate text PATH '@rate') AS x
  ) AS element (days, currencies, rates), _ecb_xml(element.days, element.currencies, element.rates) AS r
  WHERE ltrim(csv, (E' \t\r\n'::text OPERATOR(pg_catalog.||) pg_catalog.chr(65279))) LIKE '<%'::text;
END;
COMMENT ON FUNCTION ecb_rates(text) IS
  'rows for exchange_rate from the European Central Bank''s euro reference rates, as published: CSV or XML, of one day or of many';


-- --- catalog: gpu_count and the rest ---

COMMENT ON FUNCTION gpu_count(text) IS 'GPUs and other accelerators (npu, dcu, mlu, gcu and the like) in a Slurm TRES string, each counted once though they are there by type and in all; MIG instances count as Slurm counts them, shards and MPS shares do not';
COMMENT ON FUNCTION gpu_count(text, text) IS 'how many of the model a Slurm TRES string has, by the types whose names the catalog knows; where Slurm counts the parts of a package, two such parts are one of a package of two';
COMMENT ON FUNCTION gpu_tres(text) IS 'the generic resources of a Slurm TRES string but for CPUs, memory and utilisation: gres (gpu, npu, mps, shard or another), type (NULL for those of no stated type), count';


-- --- accounting ---

CREATE FUNCTION basis_audit(stated flops, reported flops, method text, as_of date, book text DEFAULT NULL) RETURNS text
  AS 'MODULE_PATHNAME', 'basis_audit_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION basis_audit(flops, flops, text, date, text) IS 'as basis_audit() as of a day and by a book; in the place of an error unexplained, where no method leads from the one to the other, or contradicted, where it leads to another figure';

CREATE FUNCTION price_per_work(price_per_gpu_hour cost, model text, basis text, utilization numeric, as_of date, book text DEFAULT NULL) RETURNS unit_price
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN price_per_work(price_per_gpu_hour, rating(model, basis, as_of, book), utilization);
COMMENT ON FUNCTION price_per_work(cost, text, text, numeric, date, text) IS 'as price_per_work(), with the rating of the model as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION devices(capacity flops, model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'devices_of_model' LANGUAGE C STABLE PARALLEL SAFE;
CREATE FUNCTION equivalents(capacity flops, model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'devices_of_model' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION devices(flops, text, date, text) IS 'how many devices of the model the capacity is, with fractions, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';
COMMENT ON FUNCTION equivalents(flops, text, date, text) IS 'the capacity in devices of a reference model, at the capacity''s own basis, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION devices_required(capacity flops, model text, as_of date, book text DEFAULT NULL) RETURNS bigint
  AS 'MODULE_PATHNAME', 'devices_required_of_model' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION devices_required(flops, text, date, text) IS 'whole devices of the model that provide the capacity, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION systems_required(capacity flops, system text, as_of date, book text) RETURNS bigint
  AS 'MODULE_PATHNAME', 'systems_required_as_of' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION systems_required(flops, text, date, text) IS 'whole servers, racks or instances that provide the capacity, by the rating of one device as of a day, from a book or with NULL the first of compute_acct.rating_books that has it';

CREATE FUNCTION h100_equivalents(capacity flops, as_of date, book text DEFAULT NULL) RETURNS numeric
  AS 'MODULE_PATHNAME', 'h100_equivalents' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION h100_equivalents(flops, date, text) IS 'the capacity in H100 SXM5 of 80 GB, at the capacity''s own basis, by its rating as of a day, from a book or the first of compute_acct.rating_books that has it';

CREATE FUNCTION _known_rating_book(book text) RETURNS text[]
  AS 'MODULE_PATHNAME', 'known_rating_book' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _known_rating_book(text) IS 'a list of the book, or an error where there are no ratings in it';

CREATE FUNCTION procurement_plan(
  current_capacity flops, target_capacity flops, system text, price_per_system cost,
  rating flops, pue numeric, as_of date, book text DEFAULT NULL,
  OUT capacity_to_add flops, OUT devices bigint, OUT systems bigint, OUT cost cost,
  OUT capacity_reached flops, OUT power_kw numeric
)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT plan.missing, plan.devices, plan.systems,
    procurement_plan.price_per_system * plan.systems,
    procurement_plan.current_capacity + plan.device * plan.quantity * plan.systems / plan.parts,
    facility_power(1::numeric, procurement_plan.pue) * plan.systems::numeric * plan.power_kw
  FROM (
    SELECT need.missing,
      CASE WHEN procurement_plan.rating IS NULL THEN devices_required(need.missing, s.model, procurement_plan.as_of, procurement_plan.book)
        ELSE devices_required(need.missing, procurement_plan.rating) END AS devices,
      systems_required(need.missing, s.system, need.device) AS systems,
      need.device, s.quantity, s.parts, s.power_kw
    FROM accelerator_system AS s,
      LATERAL (SELECT
        -- greatest() passes over a NULL, and what is not known is not zero
        CASE WHEN procurement_plan.current_capacity IS NOT NULL THEN
          greatest(procurement_plan.target_capacity - procurement_plan.current_capacity,
                   0 * procurement_plan.target_capacity) END AS missing,
        coalesce(procurement_plan.rating, rating(s.model, basis(procurement_plan.target_capacity), procurement_plan.as_of, procurement_plan.book)) AS device
      ) AS need
    WHERE s.system = resolve_system(procurement_plan.system)
    ORDER BY s.origin = 'user' DESC
    LIMIT 1
  ) AS plan;
END;
COMMENT ON FUNCTION procurement_plan(flops, flops, text, cost, flops, numeric, date, text) IS 'as procurement_plan(), with the rating of one device as of a day, from a book or the first of compute_acct.rating_books that has it, where none is given';

CREATE OR REPLACE FUNCTION procurement_plan(
  current_capacity flops, target_capacity flops, system text, price_per_system cost,
  rating flops DEFAULT NULL, pue numeric DEFAULT 1,
  OUT capacity_to_add flops, OUT devices bigint, OUT systems bigint, OUT cost cost,
  OUT capacity_reached flops, OUT power_kw numeric
)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT plan.capacity_to_add, plan.devices, plan.systems, plan.cost, plan.capacity_reached, plan.power_kw
  FROM procurement_plan(procurement_plan.current_capacity, procurement_plan.target_capacity, procurement_plan.system,
    procurement_plan.price_per_system, procurement_plan.rating, procurement_plan.pue, CURRENT_DATE, NULL::text) AS plan;
END;

CREATE FUNCTION tpp(model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT max(tflops(rating(m.name, dense.basis, tpp.as_of, tpp.book)) * format_bits(dense.basis)::numeric)
  FROM (SELECT resolve_model(tpp.model) AS name) AS m
    LEFT JOIN LATERAL (
      SELECT DISTINCT r.basis
      FROM accelerator_rating AS r
      WHERE try_resolve_model(r.model) = m.name
        AND r.basis NOT LIKE '%sparse'
        AND r.book = ANY (CASE WHEN tpp.book IS NULL THEN rating_books() ELSE _known_rating_book(tpp.book) END)
        AND r.valid OPERATOR(pg_catalog.@>) tpp.as_of
    ) AS dense ON true;
END;
COMMENT ON FUNCTION tpp(text, date, text) IS 'total processing performance as of a day, from a book or the first of compute_acct.rating_books that has a rating';

CREATE OR REPLACE FUNCTION tpp(model text) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN tpp(model, CURRENT_DATE, NULL::text);

CREATE FUNCTION performance_density(model text, as_of date, book text DEFAULT NULL) RETURNS numeric
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT tpp(performance_density.model, performance_density.as_of, performance_density.book) / a.die_area_mm2
  FROM accelerator AS a
  WHERE a.model = resolve_model(performance_density.model)
  ORDER BY a.origin = 'user' DESC
  LIMIT 1;
END;
COMMENT ON FUNCTION performance_density(text, date, text) IS 'tpp() as of a day per mm2 of die, from a book or the first of compute_acct.rating_books that has a rating';

CREATE OR REPLACE FUNCTION performance_density(model text) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN performance_density(model, CURRENT_DATE, NULL::text);

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
COMMENT ON AGGREGATE average_capacity(flops, tstzrange, tstzrange) IS 'time-weighted mean of the capacity of all rows, each in service during its first range, within the period that is the second; all must be of one basis and one period';

-- --- bi ---

ALTER FUNCTION bi_view_options(text, text, text) RENAME TO _bi_view_options;

-- The names of 1.0.0, for what calls them.
CREATE FUNCTION bi_view_options(capacity_unit text, work_unit text, number_type text) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bi_view_options(text, text, text) IS 'old name of _bi_view_options()';

CREATE FUNCTION capacity_of_count(model text, quantity bigint, basis text, as_of date, book text) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION capacity_of_count(text, bigint, text, date, text) IS 'old name of _capacity_of_count()';

CREATE FUNCTION rating_days(model text, capacity flops, accumulate text, book text, valid daterange, origin text) RETURNS rating_period
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_days(text, flops, text, text, daterange, text) IS 'old name of _rating_days()';

CREATE FUNCTION flops_comparand(flops, integer, boolean) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flops_comparand(flops, integer, boolean) IS 'old name of _flops_comparand()';

CREATE FUNCTION flop_comparand(flop, integer, boolean) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop_comparand(flop, integer, boolean) IS 'old name of _flop_comparand()';

CREATE FUNCTION cost_comparand(cost, integer, boolean) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_comparand(cost, integer, boolean) IS 'old name of _cost_comparand()';

CREATE FUNCTION unit_price_comparand(unit_price, integer, boolean) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_comparand(unit_price, integer, boolean) IS 'old name of _unit_price_comparand()';

-- A member of the extension: nobody else's function is replaced.
CREATE OR REPLACE FUNCTION bi_views() RETURNS TABLE (bi_view regclass, source regclass, owner regrole)
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT c.oid::regclass, s.refobjid::regclass, c.relowner::regrole
  FROM pg_catalog.pg_depend m
  JOIN pg_catalog.pg_rewrite r ON r.oid = m.objid
  JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
  JOIN pg_catalog.pg_depend s ON s.classid = m.classid AND s.objid = m.objid
  WHERE m.classid = 'pg_catalog.pg_rewrite'::regclass::oid
    AND m.refclassid = 'pg_catalog.pg_proc'::regclass::oid AND m.refobjid IN ('_bi_view_options(text,text,text)'::regprocedure::oid,
                       'bi_view_options(text,text,text)'::regprocedure::oid)
    AND s.refclassid = 'pg_catalog.pg_class'::regclass::oid AND s.refobjid <> c.oid AND c.relkind = 'v'
    AND NOT pg_catalog.pg_is_other_temp_schema(c.relnamespace);
END;


-- --- comments ---

COMMENT ON FUNCTION flops_lt(flops, flops) IS 'less than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flops_le(flops, flops) IS 'less than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flops_eq(flops, flops) IS 'equal in number and in basis or currency';
COMMENT ON FUNCTION flops_ne(flops, flops) IS 'different in number, basis or currency';
COMMENT ON FUNCTION flops_ge(flops, flops) IS 'greater than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flops_gt(flops, flops) IS 'greater than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flops_distance(flops, flops) IS 'BRIN: second less first, by number, whatever the bases or currencies';
COMMENT ON OPERATOR = (flops, flops) IS 'equal in number and in basis or currency';
COMMENT ON OPERATOR <> (flops, flops) IS 'different in number, basis or currency';
COMMENT ON OPERATOR CLASS flops_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR FAMILY flops_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR CLASS flops_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON OPERATOR FAMILY flops_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON FUNCTION flop_lt(flop, flop) IS 'less than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flop_le(flop, flop) IS 'less than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flop_eq(flop, flop) IS 'equal in number and in basis or currency';
COMMENT ON FUNCTION flop_ne(flop, flop) IS 'different in number, basis or currency';
COMMENT ON FUNCTION flop_ge(flop, flop) IS 'greater than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flop_gt(flop, flop) IS 'greater than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION flop_distance(flop, flop) IS 'BRIN: second less first, by number, whatever the bases or currencies';
COMMENT ON OPERATOR = (flop, flop) IS 'equal in number and in basis or currency';
COMMENT ON OPERATOR <> (flop, flop) IS 'different in number, basis or currency';
COMMENT ON OPERATOR CLASS flop_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR FAMILY flop_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR CLASS flop_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON OPERATOR FAMILY flop_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON FUNCTION cost_lt(cost, cost) IS 'less than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION cost_le(cost, cost) IS 'less than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION cost_eq(cost, cost) IS 'equal in number and in basis or currency';
COMMENT ON FUNCTION cost_ne(cost, cost) IS 'different in number, basis or currency';
COMMENT ON FUNCTION cost_ge(cost, cost) IS 'greater than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION cost_gt(cost, cost) IS 'greater than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION cost_distance(cost, cost) IS 'BRIN: second less first, by number, whatever the bases or currencies';
COMMENT ON OPERATOR = (cost, cost) IS 'equal in number and in basis or currency';
COMMENT ON OPERATOR <> (cost, cost) IS 'different in number, basis or currency';
COMMENT ON OPERATOR CLASS cost_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR FAMILY cost_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR CLASS cost_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON OPERATOR FAMILY cost_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON FUNCTION unit_price_lt(unit_price, unit_price) IS 'less than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION unit_price_le(unit_price, unit_price) IS 'less than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION unit_price_eq(unit_price, unit_price) IS 'equal in number and in basis or currency';
COMMENT ON FUNCTION unit_price_ne(unit_price, unit_price) IS 'different in number, basis or currency';
COMMENT ON FUNCTION unit_price_ge(unit_price, unit_price) IS 'greater than or equal, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION unit_price_gt(unit_price, unit_price) IS 'greater than, by number; equal numbers are ordered by basis or currency';
COMMENT ON FUNCTION unit_price_distance(unit_price, unit_price) IS 'BRIN: second less first, by number, whatever the bases or currencies';
COMMENT ON OPERATOR = (unit_price, unit_price) IS 'equal in number and in basis or currency';
COMMENT ON OPERATOR <> (unit_price, unit_price) IS 'different in number, basis or currency';
COMMENT ON OPERATOR CLASS unit_price_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR FAMILY unit_price_ops USING btree IS 'sorts by number, equal numbers by basis or currency';
COMMENT ON OPERATOR CLASS unit_price_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON OPERATOR FAMILY unit_price_ops USING hash IS 'hashes number and basis or currency';
COMMENT ON FUNCTION flops_add(flops, flops) IS 'sum; both must be of one basis or currency';
COMMENT ON OPERATOR + (flops, flops) IS 'sum; both must be of one basis or currency';
COMMENT ON FUNCTION flops_subtract(flops, flops) IS 'difference; both must be of one basis or currency';
COMMENT ON OPERATOR - (flops, flops) IS 'difference; both must be of one basis or currency';
COMMENT ON FUNCTION flops_ratio(flops, flops) IS 'how many times the second is in the first; both must be of one basis or currency';
COMMENT ON OPERATOR / (flops, flops) IS 'ratio as a plain number; both must be of one basis or currency';
COMMENT ON FUNCTION flop_add(flop, flop) IS 'sum; both must be of one basis or currency';
COMMENT ON OPERATOR + (flop, flop) IS 'sum; both must be of one basis or currency';
COMMENT ON FUNCTION flop_subtract(flop, flop) IS 'difference; both must be of one basis or currency';
COMMENT ON OPERATOR - (flop, flop) IS 'difference; both must be of one basis or currency';
COMMENT ON FUNCTION flop_ratio(flop, flop) IS 'how many times the second is in the first; both must be of one basis or currency';
COMMENT ON OPERATOR / (flop, flop) IS 'ratio as a plain number; both must be of one basis or currency';
COMMENT ON FUNCTION cost_add(cost, cost) IS 'sum; both must be of one basis or currency';
COMMENT ON OPERATOR + (cost, cost) IS 'sum; both must be of one basis or currency';
COMMENT ON FUNCTION cost_subtract(cost, cost) IS 'difference; both must be of one basis or currency';
COMMENT ON OPERATOR - (cost, cost) IS 'difference; both must be of one basis or currency';
COMMENT ON FUNCTION cost_ratio(cost, cost) IS 'how many times the second is in the first; both must be of one basis or currency';
COMMENT ON OPERATOR / (cost, cost) IS 'ratio as a plain number; both must be of one basis or currency';
COMMENT ON FUNCTION unit_price_add(unit_price, unit_price) IS 'sum; both must be of one basis or currency';
COMMENT ON OPERATOR + (unit_price, unit_price) IS 'sum; both must be of one basis or currency';
COMMENT ON FUNCTION unit_price_subtract(unit_price, unit_price) IS 'difference; both must be of one basis or currency';
COMMENT ON OPERATOR - (unit_price, unit_price) IS 'difference; both must be of one basis or currency';
COMMENT ON FUNCTION unit_price_ratio(unit_price, unit_price) IS 'how many times the second is in the first; both must be of one basis or currency';
COMMENT ON OPERATOR / (unit_price, unit_price) IS 'ratio as a plain number; both must be of one basis or currency';
COMMENT ON FUNCTION flops_diff(flops, flops) IS 'difference by number, whatever the bases or currencies, for statistics of ranges';
COMMENT ON TYPE flopsrange IS 'range of flops, by number; bounds may be of mixed bases or currencies, as in its order';
COMMENT ON FUNCTION cost_diff(cost, cost) IS 'difference by number, whatever the bases or currencies, for statistics of ranges';
COMMENT ON TYPE costrange IS 'range of cost, by number; bounds may be of mixed bases or currencies, as in its order';
COMMENT ON AGGREGATE sum(flops) IS 'exact sum; all rows must be of one basis or currency';
COMMENT ON AGGREGATE avg(flops) IS 'exact mean, rounded once to the smallest unit; all rows must be of one basis or currency';
COMMENT ON AGGREGATE sum(flop) IS 'exact sum; all rows must be of one basis or currency';
COMMENT ON AGGREGATE avg(flop) IS 'exact mean, rounded once to the smallest unit; all rows must be of one basis or currency';
COMMENT ON AGGREGATE sum(cost) IS 'exact sum; all rows must be of one basis or currency';
COMMENT ON AGGREGATE avg(cost) IS 'exact mean, rounded once to the smallest unit; all rows must be of one basis or currency';
COMMENT ON AGGREGATE sum(unit_price) IS 'exact sum; all rows must be of one basis or currency';
COMMENT ON AGGREGATE avg(unit_price) IS 'exact mean, rounded once to the smallest unit; all rows must be of one basis or currency';
COMMENT ON FUNCTION flops_larger(flops, flops) IS 'larger of two of one basis or currency';
COMMENT ON FUNCTION flops_smaller(flops, flops) IS 'smaller of two of one basis or currency';
COMMENT ON AGGREGATE max(flops) IS 'greatest; all rows must be of one basis or currency';
COMMENT ON AGGREGATE min(flops) IS 'least; all rows must be of one basis or currency';
COMMENT ON FUNCTION flop_larger(flop, flop) IS 'larger of two of one basis or currency';
COMMENT ON FUNCTION flop_smaller(flop, flop) IS 'smaller of two of one basis or currency';
COMMENT ON AGGREGATE max(flop) IS 'greatest; all rows must be of one basis or currency';
COMMENT ON AGGREGATE min(flop) IS 'least; all rows must be of one basis or currency';
COMMENT ON FUNCTION cost_larger(cost, cost) IS 'larger of two of one basis or currency';
COMMENT ON FUNCTION cost_smaller(cost, cost) IS 'smaller of two of one basis or currency';
COMMENT ON AGGREGATE max(cost) IS 'greatest; all rows must be of one basis or currency';
COMMENT ON AGGREGATE min(cost) IS 'least; all rows must be of one basis or currency';
COMMENT ON FUNCTION unit_price_larger(unit_price, unit_price) IS 'larger of two of one basis or currency';
COMMENT ON FUNCTION unit_price_smaller(unit_price, unit_price) IS 'smaller of two of one basis or currency';
COMMENT ON AGGREGATE max(unit_price) IS 'greatest; all rows must be of one basis or currency';
COMMENT ON AGGREGATE min(unit_price) IS 'least; all rows must be of one basis or currency';
COMMENT ON AGGREGATE cost_summary(cost, flops) IS 'summary of purchases, bases and currencies kept apart; rows with a NULL on one side are counted as incomplete';
COMMENT ON AGGREGATE cost_summary(cost, flop) IS 'summary of purchases, bases and currencies kept apart; rows with a NULL on one side are counted as incomplete';
COMMENT ON FUNCTION rows(cost_summary) IS 'number of rows in the summary';
COMMENT ON AGGREGATE percentile_cont(double precision ORDER BY flops) IS 'value at the fraction of the order, between two rows in proportion; all rows must be of one basis or currency';
COMMENT ON AGGREGATE percentile_cont(double precision ORDER BY flop) IS 'value at the fraction of the order, between two rows in proportion; all rows must be of one basis or currency';
COMMENT ON AGGREGATE percentile_cont(double precision ORDER BY cost) IS 'value at the fraction of the order, between two rows in proportion; all rows must be of one basis or currency';
COMMENT ON AGGREGATE percentile_cont(double precision ORDER BY unit_price) IS 'value at the fraction of the order, between two rows in proportion; all rows must be of one basis or currency';


-- --- shipped rows: written by tools/release --rows --update ---

DELETE FROM @extschema@.accelerator_alias WHERE alias = '910C' AND model = 'Ascend 910C' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD Instinct MI250' AND model = 'Instinct MI250' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD Instinct MI250X / MI250' AND model = 'Instinct MI250X' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD Instinct MI250X' AND model = 'Instinct MI250X' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD MI250' AND model = 'Instinct MI250' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD MI250X' AND model = 'Instinct MI250X' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD Radeon Instinct MI250' AND model = 'Instinct MI250' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'AMD Radeon Instinct MI250X' AND model = 'Instinct MI250X' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'GB200 NVL' AND model = 'GB200 NVL72 (per GPU)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'HGX B200' AND model = 'B200 SXM (HGX)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'HGX B300' AND model = 'B300 SXM (HGX)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'HGX H20' AND model = 'H20 96GB' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'Huawei Ascend 910C' AND model = 'Ascend 910C' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'MI250' AND model = 'Instinct MI250' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'MI250X' AND model = 'Instinct MI250X' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA GH200 Superchip' AND model = 'GH200 (GPU part)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA Grace Hopper Superchip' AND model = 'GH200 (GPU part)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA HGX A100 80GB 500W' AND model = 'A100 SXM4 80GB' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA HGX B200' AND model = 'B200 SXM (HGX)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA HGX B300' AND model = 'B300 SXM (HGX)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA HGX H100' AND model = 'H100 SXM5 80GB' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA HGX H20' AND model = 'H20 96GB' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA HGX H200' AND model = 'H200 SXM 141GB' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA RTX PRO 6000 Blackwell' AND model = 'RTX PRO 6000 Blackwell WS' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA TESLA M60' AND model = 'Tesla M60 (board, 2 GPUs)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA Tesla K80 (board, 2 GPUs)' AND model = 'Tesla K80 (board, 2 GPUs)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA Tesla K80' AND model = 'Tesla K80 (board, 2 GPUs)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'NVIDIA Tesla M60 (board, 2 GPUs)' AND model = 'Tesla M60 (board, 2 GPUs)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'RTX 6000 Blackwell' AND model = 'RTX PRO 6000 Blackwell WS' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'RTX 6000 PRO' AND model = 'RTX PRO 6000 Blackwell WS' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'RTX PRO 6000 Blackwell' AND model = 'RTX PRO 6000 Blackwell WS' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'RTX PRO 6000' AND model = 'RTX PRO 6000 Blackwell WS' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'Radeon Instinct MI250' AND model = 'Instinct MI250' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'Radeon Instinct MI250X' AND model = 'Instinct MI250X' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'Vera Rubin' AND model = 'Rubin (VR200, per GPU)' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = 'nvidia-rtx-pro-6000' AND model = 'RTX PRO 6000 Blackwell Server' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = pg_catalog.convert_from(pg_catalog.decode('e58d8ee4b8ba39313043', 'hex'), 'UTF8') AND model = 'Ascend 910C' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = pg_catalog.convert_from(pg_catalog.decode('e58d8ee4b8bae69887e885be39313043', 'hex'), 'UTF8') AND model = 'Ascend 910C' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = pg_catalog.convert_from(pg_catalog.decode('e69887e885be38303054204132', 'hex'), 'UTF8') AND model = 'Ascend 800T A2' AND origin = 'shipped';
DELETE FROM @extschema@.accelerator_alias WHERE alias = pg_catalog.convert_from(pg_catalog.decode('e69887e885be39313043', 'hex'), 'UTF8') AND model = 'Ascend 910C' AND origin = 'shipped';
UPDATE @extschema@.accelerator SET (model, vendor, form_factor, memory_gb, tdp_w, launch_date, die_area_mm2, devices_per_node, counted_per, note, part_of, parts) = ('Ascend 910C (per die)', 'Huawei', 'OAM-like', 64, NULL, '2024-10-15', NULL, 16, 'die', 'half of the package; what npu-smi lists', 'Ascend 910C', 2)
WHERE model = 'Ascend 910C (per die)' AND origin = 'shipped';
UPDATE @extschema@.accelerator SET (model, vendor, form_factor, memory_gb, tdp_w, launch_date, die_area_mm2, devices_per_node, counted_per, note, part_of, parts) = ('Instinct MI250 (per GCD)', 'AMD', 'OAM', 64, NULL, '2021-11-08', 724, 16, 'die', 'one of two GCDs of the package: what ROCm and Slurm count', 'Instinct MI250', 2)
WHERE model = 'Instinct MI250 (per GCD)' AND origin = 'shipped';
UPDATE @extschema@.accelerator SET (model, vendor, form_factor, memory_gb, tdp_w, launch_date, die_area_mm2, devices_per_node, counted_per, note, part_of, parts) = ('Instinct MI250X (per GCD)', 'AMD', 'OAM', 64, NULL, '2021-11-08', 724, 8, 'die', 'one of two GCDs of the package: what ROCm and Slurm count', 'Instinct MI250X', 2)
WHERE model = 'Instinct MI250X (per GCD)' AND origin = 'shipped';
UPDATE @extschema@.accelerator SET (model, vendor, form_factor, memory_gb, tdp_w, launch_date, die_area_mm2, devices_per_node, counted_per, note, part_of, parts) = ('Tesla K80 (per GPU)', 'NVIDIA', 'PCIe', 12, NULL, '2014-11-17', 561, 8, 'die', 'one GK210: what clouds (p2.xlarge, NC6) and nvidia-smi count', 'Tesla K80 (board, 2 GPUs)', 2)
WHERE model = 'Tesla K80 (per GPU)' AND origin = 'shipped';
UPDATE @extschema@.accelerator SET (model, vendor, form_factor, memory_gb, tdp_w, launch_date, die_area_mm2, devices_per_node, counted_per, note, part_of, parts) = ('Tesla M60 (per GPU)', 'NVIDIA', 'PCIe', 8, NULL, '2015-08-30', 398, 4, 'die', 'half of the board; what clouds and nvidia-smi count', 'Tesla M60 (board, 2 GPUs)', 2)
WHERE model = 'Tesla M60 (per GPU)' AND origin = 'shipped';
INSERT INTO @extschema@.accelerator_alias (alias, model, source, note, counting, origin) VALUES
('910C', 'Ascend 910C (per die)', 'npu-smi, HAMi, Kubernetes', 'one die', 'device', 'shipped'),
('910C', 'Ascend 910C', 'everyday', 'package of two dies', NULL, 'shipped'),
('AMD Instinct MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('AMD Instinct MI250', 'Instinct MI250', 'AMD', 'package of two GCDs', 'package', 'shipped'),
('AMD Instinct MI250X / MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch', NULL, 'device', 'shipped'),
('AMD Instinct MI250X / MI250', 'Instinct MI250', 'AMD', NULL, 'package', 'shipped'),
('AMD Instinct MI250X / MI250', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch', NULL, 'device', 'shipped'),
('AMD Instinct MI250X / MI250', 'Instinct MI250X', 'AMD', NULL, 'package', 'shipped'),
('AMD Instinct MI250X', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('AMD Instinct MI250X', 'Instinct MI250X', 'AMD', 'package of two GCDs', 'package', 'shipped'),
('AMD MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('AMD MI250', 'Instinct MI250', 'everyday', 'package of two GCDs', NULL, 'shipped'),
('AMD MI250X', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('AMD MI250X', 'Instinct MI250X', 'everyday', 'package of two GCDs', NULL, 'shipped'),
('AMD Radeon Instinct MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('AMD Radeon Instinct MI250', 'Instinct MI250', 'epoch prices', 'package of two GCDs', NULL, 'shipped'),
('AMD Radeon Instinct MI250X', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('AMD Radeon Instinct MI250X', 'Instinct MI250X', 'epoch', 'package of two GCDs', NULL, 'shipped'),
('Ascend 910C', 'Ascend 910C (per die)', 'npu-smi, HAMi, Kubernetes', 'the name of the package itself', 'device', 'shipped'),
('Huawei Ascend 910C', 'Ascend 910C (per die)', 'npu-smi, HAMi, Kubernetes', 'one die', 'device', 'shipped'),
('Huawei Ascend 910C', 'Ascend 910C', 'epoch', 'package of two dies', NULL, 'shipped'),
('Instinct MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch, Slurm', 'the name of the package itself', 'device', 'shipped'),
('Instinct MI250X', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch, Slurm', 'the name of the package itself', 'device', 'shipped'),
('MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('MI250', 'Instinct MI250', 'everyday', 'package of two GCDs', NULL, 'shipped'),
('MI250X', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('MI250X', 'Instinct MI250X', 'everyday', 'package of two GCDs', NULL, 'shipped'),
('NVIDIA RTX PRO 6000 Blackwell', 'RTX PRO 6000 Blackwell Max-Q', 'everyday', 'family name of several editions', NULL, 'shipped'),
('NVIDIA RTX PRO 6000 Blackwell', 'RTX PRO 6000 Blackwell Server', 'everyday', 'family name of several editions', NULL, 'shipped'),
('NVIDIA RTX PRO 6000 Blackwell', 'RTX PRO 6000 Blackwell WS', 'everyday', 'family name of several editions', NULL, 'shipped'),
('NVIDIA TESLA M60', 'Tesla M60 (board, 2 GPUs)', 'epoch', 'the board of two GPUs', 'package', 'shipped'),
('NVIDIA TESLA M60', 'Tesla M60 (per GPU)', 'AWS, Azure', 'one of the two GPUs', 'device', 'shipped'),
('NVIDIA Tesla K80 (board, 2 GPUs)', 'Tesla K80 (board, 2 GPUs)', 'vendor + model', NULL, 'package', 'shipped'),
('NVIDIA Tesla K80', 'Tesla K80 (board, 2 GPUs)', 'epoch', 'the board of two GPUs', 'package', 'shipped'),
('NVIDIA Tesla K80', 'Tesla K80 (per GPU)', 'AWS, Azure, GKE', 'one of the two GPUs', 'device', 'shipped'),
('NVIDIA Tesla M60 (board, 2 GPUs)', 'Tesla M60 (board, 2 GPUs)', 'vendor + model', NULL, 'package', 'shipped'),
('RTX 6000 Blackwell', 'RTX PRO 6000 Blackwell Max-Q', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX 6000 Blackwell', 'RTX PRO 6000 Blackwell Server', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX 6000 Blackwell', 'RTX PRO 6000 Blackwell WS', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX 6000 PRO', 'RTX PRO 6000 Blackwell Max-Q', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX 6000 PRO', 'RTX PRO 6000 Blackwell Server', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX 6000 PRO', 'RTX PRO 6000 Blackwell WS', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX PRO 6000 Blackwell', 'RTX PRO 6000 Blackwell Max-Q', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX PRO 6000 Blackwell', 'RTX PRO 6000 Blackwell Server', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX PRO 6000 Blackwell', 'RTX PRO 6000 Blackwell WS', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX PRO 6000', 'RTX PRO 6000 Blackwell Max-Q', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX PRO 6000', 'RTX PRO 6000 Blackwell Server', 'everyday', 'family name of several editions', NULL, 'shipped'),
('RTX PRO 6000', 'RTX PRO 6000 Blackwell WS', 'everyday', 'family name of several editions', NULL, 'shipped'),
('Radeon Instinct MI250', 'Instinct MI250 (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('Radeon Instinct MI250', 'Instinct MI250', 'everyday', 'package of two GCDs', NULL, 'shipped'),
('Radeon Instinct MI250X', 'Instinct MI250X (per GCD)', 'rocm-smi, PyTorch, Slurm', 'one GCD', 'device', 'shipped'),
('Radeon Instinct MI250X', 'Instinct MI250X', 'everyday', 'package of two GCDs', NULL, 'shipped'),
('nvidia-rtx-pro-6000', 'RTX PRO 6000 Blackwell Max-Q', 'skypilot', 'family name of several editions', NULL, 'shipped'),
('nvidia-rtx-pro-6000', 'RTX PRO 6000 Blackwell Server', 'skypilot', 'family name of several editions', NULL, 'shipped'),
('nvidia-rtx-pro-6000', 'RTX PRO 6000 Blackwell WS', 'skypilot', 'family name of several editions', NULL, 'shipped'),
(pg_catalog.convert_from(pg_catalog.decode('e58d8ee4b8ba39313043', 'hex'), 'UTF8'), 'Ascend 910C (per die)', 'npu-smi, HAMi, Kubernetes', 'one die', 'device', 'shipped'),
(pg_catalog.convert_from(pg_catalog.decode('e58d8ee4b8ba39313043', 'hex'), 'UTF8'), 'Ascend 910C', 'chinese', 'package of two dies', NULL, 'shipped'),
(pg_catalog.convert_from(pg_catalog.decode('e58d8ee4b8bae69887e885be39313043', 'hex'), 'UTF8'), 'Ascend 910C (per die)', 'npu-smi, HAMi, Kubernetes', 'one die', 'device', 'shipped'),
(pg_catalog.convert_from(pg_catalog.decode('e58d8ee4b8bae69887e885be39313043', 'hex'), 'UTF8'), 'Ascend 910C', 'chinese', 'package of two dies', NULL, 'shipped'),
(pg_catalog.convert_from(pg_catalog.decode('e69887e885be39313043', 'hex'), 'UTF8'), 'Ascend 910C (per die)', 'npu-smi, HAMi, Kubernetes', 'one die', 'device', 'shipped'),
(pg_catalog.convert_from(pg_catalog.decode('e69887e885be39313043', 'hex'), 'UTF8'), 'Ascend 910C', 'chinese', 'package of two dies', NULL, 'shipped');
INSERT INTO @extschema@.accelerator_system (system, kind, provider, model, quantity, power_kw, source, confidence, note, parts, origin) VALUES
('Grace Hopper Superchip', 'server', 'NVIDIA', 'GH200 (GPU part)', 1, 1, 'vendor sheet, not seen', 'unverified', 'the same under another name', 1, 'shipped'),
('NVIDIA GH200 Superchip', 'server', 'NVIDIA', 'GH200 (GPU part)', 1, 1, 'vendor sheet, not seen', 'unverified', 'the same under another name', 1, 'shipped'),
('NVIDIA Grace Hopper Superchip', 'server', 'NVIDIA', 'GH200 (GPU part)', 1, 1, 'vendor sheet, not seen', 'unverified', 'the same under another name', 1, 'shipped');
