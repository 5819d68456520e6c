-- The cost of an asset, spread over its life.
--
-- A life that is changed part-way changes what is to come and not what was: the
-- book value on that day is the cost of what follows, with the life that is left.
--   depreciation(book_value(cost, salvage, in_service, life, changed, method),
--                salvage, changed, life_left, period_start, period_end, method)

CREATE FUNCTION depreciation(
  cost cost, salvage cost, in_service date, life interval, period_start date, period_end date, method text,
  factor numeric DEFAULT 2, convention text DEFAULT 'full_month', compounding text DEFAULT 'year'
) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION depreciation(cost, cost, date, interval, date, date, text, numeric, text, text) IS
  'charge of a period, up to but not including its end: book value at its start less that at its end';

CREATE FUNCTION depreciation_schedule(
  cost cost, salvage cost, in_service date, life interval, method text, step text DEFAULT 'month',
  factor numeric DEFAULT 2, convention text DEFAULT 'full_month', compounding text DEFAULT 'year'
) RETURNS TABLE (period_start date, period_end date, charge cost, accumulated cost, book_value cost)
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 60;
COMMENT ON FUNCTION depreciation_schedule(cost, cost, date, interval, text, text, numeric, text, text) IS
  'charges of all months, quarters or years of the calendar in a life, which add up to cost less salvage; book value as of each end';

CREATE FUNCTION depreciation_by_use(cost cost, salvage cost, lifetime flop, used flop) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION depreciation_by_use(cost, cost, flop, flop) IS
  'what is written off once that much of the work of a lifetime is done; of a period, take the difference';
