-- blended_price: what many purchases cost together, per capacity or per work.

CREATE FUNCTION blended_price(internal) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price(internal) IS 'aggregate final function';

--+ for type in flops flop
CREATE FUNCTION blended_price_{type}_accum(internal, cost, {type}) RETURNS internal
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_{type}_accum(internal, cost, {type}) IS 'aggregate transition function';

CREATE FUNCTION blended_price_{type}_accum_inverse(internal, cost, {type}) RETURNS internal
  AS 'MODULE_PATHNAME', 'blended_price_accum_inverse' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_{type}_accum_inverse(internal, cost, {type}) IS 'aggregate inverse transition function';

CREATE AGGREGATE blended_price(cost, {type}) (
  SFUNC = blended_price_{type}_accum, STYPE = internal, SSPACE = 112, FINALFUNC = blended_price,
  COMBINEFUNC = sum_combine, SERIALFUNC = sum_serialize, DESERIALFUNC = sum_deserialize,
  MSFUNC = blended_price_{type}_accum, MINVFUNC = blended_price_{type}_accum_inverse,
  MSTYPE = internal, MSSPACE = 112, MFINALFUNC = blended_price,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE blended_price(cost, {type}) IS
  'sum of the costs over sum of the {type}, rounded once; rows with a NULL on either side take no part';

--+ end
