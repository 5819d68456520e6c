-- Payments and work of several periods, at a rate of interest.

CREATE FUNCTION capital_recovery_factor(rate numeric, periods integer) RETURNS numeric
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION capital_recovery_factor(numeric, integer) IS
  'level payment per period for 1 of capital: rate / (1 - (1 + rate)^-periods)';

CREATE FUNCTION levelized_price(costs cost[], work flop[], rate numeric) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION levelized_price(cost[], flop[], numeric) IS
  'present value of the costs divided by that of the work, period by period; the first period is not discounted';

CREATE FUNCTION levelized_price(costs cost[], work flop[], on_dates date[], rate numeric) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION levelized_price(cost[], flop[], date[], numeric) IS
  'present value of the costs divided by that of the work, at a rate per year of 365 days';
