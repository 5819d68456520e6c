-- How fast a quantity grows.

--+ for type in @TYPES@
CREATE FUNCTION growth_rate(start_value {type}, end_value {type}, elapsed interval) RETURNS numeric
  AS 'MODULE_PATHNAME', '{type}_growth_rate' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION growth_rate({type}, {type}, interval) IS 'growth per year of 365.25 days: 1 is twice as much after a year';

CREATE FUNCTION doubling_time(start_value {type}, end_value {type}, elapsed interval) RETURNS interval
  AS 'MODULE_PATHNAME', '{type}_doubling_time' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION doubling_time({type}, {type}, interval) IS 'time in which the value doubles at the rate of its growth; negative where it halves';

--+ end
