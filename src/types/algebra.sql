-- Where the types meet: capacity, work, time, money and price.

--+ for type in flops flop
CREATE FUNCTION cost_per_{type}(cost, {type}) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cost_per_{type}(cost, {type}) IS 'price, rounded to 1e-9 of the currency per exa-unit';
CREATE OPERATOR / (LEFTARG = cost, RIGHTARG = {type}, FUNCTION = cost_per_{type});
COMMENT ON OPERATOR / (cost, {type}) IS 'price, rounded to 1e-9 of the currency per exa-unit';
CREATE FUNCTION try_price(cost, {type}) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'try_price_{type}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION try_price(cost, {type}) IS 'cost / {type}, or NULL where that is zero or the price out of range';

CREATE FUNCTION unit_price_mul_{type}(unit_price, {type}) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit_price_mul_{type}(unit_price, {type}) IS 'cost at that price, rounded to 1e-12; basis must agree';
CREATE FUNCTION {type}_mul_unit_price({type}, unit_price) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_mul_unit_price({type}, unit_price) IS 'cost at that price, rounded to 1e-12; basis must agree';
CREATE OPERATOR * (LEFTARG = unit_price, RIGHTARG = {type}, FUNCTION = unit_price_mul_{type}, COMMUTATOR = *);
COMMENT ON OPERATOR * (unit_price, {type}) IS 'cost at that price';
CREATE OPERATOR * (LEFTARG = {type}, RIGHTARG = unit_price, FUNCTION = {type}_mul_unit_price, COMMUTATOR = *);
COMMENT ON OPERATOR * ({type}, unit_price) IS 'cost at that price';

--+ end
CREATE FUNCTION affordable_capacity(cost, unit_price) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION affordable_capacity(cost, unit_price) IS 'capacity that the money buys at a price per capacity, rounded to 1 FLOP/s';

CREATE FUNCTION affordable_work(cost, unit_price) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION affordable_work(cost, unit_price) IS 'work that the money buys at a price per work, rounded to 1 FLOP';

CREATE FUNCTION flops_mul_interval(flops, interval) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flops_mul_interval(flops, interval) IS 'work of a capacity over a time of days (24 hours each) and hours';
CREATE FUNCTION interval_mul_flops(interval, flops) RETURNS flop
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION interval_mul_flops(interval, flops) IS 'work of a capacity over a time of days (24 hours each) and hours';
CREATE OPERATOR * (LEFTARG = flops, RIGHTARG = interval, FUNCTION = flops_mul_interval, COMMUTATOR = *);
COMMENT ON OPERATOR * (flops, interval) IS 'work over a time';
CREATE OPERATOR * (LEFTARG = interval, RIGHTARG = flops, FUNCTION = interval_mul_flops, COMMUTATOR = *);
COMMENT ON OPERATOR * (interval, flops) IS 'work over a time';

CREATE FUNCTION flop_div_interval(flop, interval) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop_div_interval(flop, interval) IS 'capacity that does the work in the time';
CREATE OPERATOR / (LEFTARG = flop, RIGHTARG = interval, FUNCTION = flop_div_interval);
COMMENT ON OPERATOR / (flop, interval) IS 'capacity that does the work in the time';

CREATE FUNCTION flop_div_flops(flop, flops) RETURNS interval
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION flop_div_flops(flop, flops) IS 'time that the work takes, in hours, rounded to the microsecond';
CREATE OPERATOR / (LEFTARG = flop, RIGHTARG = flops, FUNCTION = flop_div_flops);
COMMENT ON OPERATOR / (flop, flops) IS 'time that the work takes';
