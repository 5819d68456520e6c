-- What can be asked of a cost_summary.


CREATE FUNCTION total_cost(cost_summary, currency text) RETURNS cost
  AS 'MODULE_PATHNAME', 'cost_summary_total_cost' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_cost(cost_summary, text) IS 'what was paid in the currency, on all bases; NULL where nothing was';

CREATE FUNCTION total_capacity(cost_summary, basis text) RETURNS flops
  AS 'MODULE_PATHNAME', 'cost_summary_total_capacity' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_capacity(cost_summary, text) IS 'capacity on the basis, in all currencies; NULL where there is none';

CREATE FUNCTION total_work(cost_summary, basis text) RETURNS flop
  AS 'MODULE_PATHNAME', 'cost_summary_total_work' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION total_work(cost_summary, text) IS 'work on the basis, in all currencies; NULL where there is none';

CREATE FUNCTION blended_price(cost_summary) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'cost_summary_blended_price' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price(cost_summary) IS 'price of all together; an error where units are mixed';

CREATE FUNCTION blended_price(cost_summary, unit text) RETURNS unit_price
  AS 'MODULE_PATHNAME', 'cost_summary_blended_price_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION blended_price(cost_summary, text) IS 'price of what is of the unit, as in ''CNY/EFLOPS fp16''; NULL where nothing is';

CREATE FUNCTION rows(cost_summary) RETURNS bigint
  AS 'MODULE_PATHNAME', 'cost_summary_rows' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rows(cost_summary) IS 'number of rows in the summary';

CREATE FUNCTION incomplete_rows(cost_summary) RETURNS bigint
  AS 'MODULE_PATHNAME', 'cost_summary_incomplete_rows' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION incomplete_rows(cost_summary) IS 'number of rows left out because cost or capacity was NULL';

CREATE FUNCTION unpriced_rows(cost_summary) RETURNS bigint
  AS 'MODULE_PATHNAME', 'cost_summary_unpriced_rows' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unpriced_rows(cost_summary) IS 'number of rows in the summary without a price, as their capacity is zero or their price out of range';

CREATE FUNCTION entries(cost_summary, OUT currency text, OUT basis text, OUT rows bigint, OUT cost cost, OUT capacity flops, OUT work flop,
    OUT blended_price unit_price, OUT least_price unit_price, OUT greatest_price unit_price) RETURNS SETOF record
  AS 'MODULE_PATHNAME', 'cost_summary_entries' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION entries(cost_summary) IS 'one row for each currency and basis, by currency, then basis';
