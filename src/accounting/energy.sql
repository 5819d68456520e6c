-- The power of a facility, and what its energy costs.

CREATE FUNCTION facility_power(power_kw numeric, pue numeric) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION facility_power(numeric, numeric) IS 'power that a facility takes for machines of that power: power * PUE';

CREATE FUNCTION energy_cost(power_kw numeric, during interval, pue numeric, price_per_kwh cost) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION energy_cost(numeric, interval, numeric, cost) IS
  'power * hours * PUE * price per kWh; a day has 24 hours';
