-- What an asset is worth in the books.

CREATE FUNCTION book_value(
  cost cost, salvage cost, in_service date, life interval, as_of date, method text,
  factor numeric DEFAULT 2, convention text DEFAULT 'full_month', compounding text DEFAULT 'year'
) RETURNS cost
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION book_value(cost, cost, date, interval, date, text, numeric, text, text) IS
  'value at the beginning of a day, by straight_line, sum_of_years, declining_balance, variable_declining or technology';
