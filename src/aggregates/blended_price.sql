-- blended_price: what many purchases cost together, per capacity or per work.

-- Its state is a type, because engines that combine states of parts, Citus among
-- them, pass on types.
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

--+ for type in flops flop
CREATE FUNCTION blended_price_{type}_step(blended_price_state, cost, {type}) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_{type}_step(blended_price_state, cost, {type}) IS 'aggregate transition function';

CREATE FUNCTION blended_price_{type}_step_back(blended_price_state, cost, {type}) RETURNS blended_price_state
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION blended_price_{type}_step_back(blended_price_state, cost, {type}) IS 'aggregate inverse transition function';

CREATE AGGREGATE blended_price(cost, {type}) (
  SFUNC = blended_price_{type}_step, STYPE = blended_price_state, FINALFUNC = blended_price_final,
  COMBINEFUNC = blended_price_merge,
  MSFUNC = blended_price_{type}_step, MINVFUNC = blended_price_{type}_step_back,
  MSTYPE = blended_price_state, MFINALFUNC = blended_price_final,
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE blended_price(cost, {type}) IS
  'sum of the costs over sum of the {type}, rounded once; rows with a NULL on either side take no part';

--+ end
