-- What an hour of a machine costs those who own it, beside renting it.

-- The power is the mean one, over hours in use and idle ones.
CREATE FUNCTION gpu_hour_cost(
  capex cost, salvage cost, life interval, power_kw numeric, pue numeric, price_per_kwh cost,
  staff_per_month cost, space_per_month cost, utilization numeric, gpus integer DEFAULT 1
) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION gpu_hour_cost(cost, cost, interval, numeric, numeric, cost, cost, cost, numeric, integer) IS
  'cost of an hour in which a GPU of an owned machine is used: ((capex - salvage) / life + power * PUE * price + (staff + space) / month) / gpus / utilization';

-- The derivative of price * 10^(-factor * years); a year has 8766 hours.
CREATE FUNCTION technology_loss_per_hour(price cost, factor numeric) RETURNS cost
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN price * (factor * 2.30258509299404568401799145468436420760110148862877 / 8766::numeric);
COMMENT ON FUNCTION technology_loss_per_hour(cost, numeric) IS
  'what a machine loses in an hour at its price today, where prices fall by so many orders of magnitude per year: price * factor * ln(10) / 8766';

CREATE FUNCTION interconnect_cost(hardware cost, share_of_total numeric) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION interconnect_cost(cost, numeric) IS
  'what makes up that share of the total together with the hardware: hardware * share / (1 - share)';

CREATE FUNCTION break_even_utilization(own cost, rent cost) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION break_even_utilization(cost, cost) IS
  'part of the hours above which owning, at its cost per hour whether used or not, is cheaper than renting, per hour in use; above 1: never';
