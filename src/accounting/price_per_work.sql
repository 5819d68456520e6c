-- What work costs at a price per hour of a GPU.

CREATE FUNCTION price_per_work(price_per_gpu_hour cost, rating flops, utilization numeric) RETURNS unit_price
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION price_per_work(cost, flops, numeric) IS
  'price of work on devices of that rating: price / (rating * 1 hour * utilization)';

CREATE FUNCTION price_per_work(price_per_gpu_hour cost, model text, basis text, utilization numeric) RETURNS unit_price
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN price_per_work(price_per_gpu_hour, rating(model, basis, CURRENT_DATE, NULL::text), utilization);
CREATE FUNCTION price_per_work(price_per_gpu_hour cost, model text, basis text, utilization numeric, as_of date, book text DEFAULT NULL) RETURNS unit_price
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN price_per_work(price_per_gpu_hour, rating(model, basis, as_of, book), utilization);
COMMENT ON FUNCTION price_per_work(cost, text, text, numeric, date, text) IS
  'as price_per_work(), with the rating of the model as of a day, from a book or the first of compute_acct.rating_books that has it';
COMMENT ON FUNCTION price_per_work(cost, text, text, numeric) IS
  'price of work on devices of that model: price / (rating * 1 hour * utilization)';
