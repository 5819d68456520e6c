-- Chargeback: an amount shared out by weights, to the last cent.

-- Strictness means nothing to a window function, which fetches its arguments.
CREATE FUNCTION allocate(total cost, weight numeric) RETURNS cost
  AS 'MODULE_PATHNAME', 'allocate_in_window' LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION allocate(cost, numeric) IS
  'the row''s share of its partition''s total, by weight, in minor units; the shares add up to the total exactly';

CREATE FUNCTION allocate(total cost, weights numeric[]) RETURNS cost[]
  AS 'MODULE_PATHNAME', 'allocate_to_array' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION allocate(cost, numeric[]) IS
  'shares of the total by weights, in minor units; they add up to the total exactly';
