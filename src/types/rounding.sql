-- Rounding of money and prices.  Capacities and work have no customary unit to
-- round to: in_unit() gives a number, format_quantity() a text.

--+ for type in cost unit_price
--+ for function in round trunc ceil floor
CREATE FUNCTION {function}({type}) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_{function}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION {function}({type}, digits integer) RETURNS {type}
  AS 'MODULE_PATHNAME', '{type}_{function}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
--+ end
COMMENT ON FUNCTION round({type}) IS 'rounded half away from zero to the currency''s minor unit';
COMMENT ON FUNCTION round({type}, integer) IS 'rounded half away from zero to so many decimals';
COMMENT ON FUNCTION trunc({type}) IS 'cut off toward zero at the currency''s minor unit';
COMMENT ON FUNCTION trunc({type}, integer) IS 'cut off toward zero at so many decimals';
COMMENT ON FUNCTION ceil({type}) IS 'rounded up to the currency''s minor unit';
COMMENT ON FUNCTION ceil({type}, integer) IS 'rounded up to so many decimals';
COMMENT ON FUNCTION floor({type}) IS 'rounded down to the currency''s minor unit';
COMMENT ON FUNCTION floor({type}, integer) IS 'rounded down to so many decimals';

--+ end
