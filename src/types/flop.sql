-- flop: work, a count of operations.

COMMENT ON TYPE flop IS 'computing work in FLOP with the basis it was stated in, as in "314 ZFLOP fp16"';

CREATE FUNCTION flop(n numeric, unit text) RETURNS flop
  AS 'MODULE_PATHNAME', 'flop_from_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop(numeric, text) IS 'work of that many units, basis unspecified: flop(314, ''ZFLOP'')';

CREATE FUNCTION flop(n numeric, unit text, basis text) RETURNS flop
  AS 'MODULE_PATHNAME', 'flop_from_number' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop(numeric, text, text) IS 'work of that many units on a basis: flop(3640, ''PFLOPS-days'', ''fp16'')';

CREATE FUNCTION in_unit(flop, unit text) RETURNS numeric
  AS 'MODULE_PATHNAME', 'flop_in_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION in_unit(flop, text) IS 'number of the named units, without the basis: in_unit(w, ''PFLOPS-days'')';
