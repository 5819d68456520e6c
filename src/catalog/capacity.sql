-- What many devices or systems can do.

CREATE FUNCTION capacity(model text, quantity numeric, basis text DEFAULT 'fp16', as_of date DEFAULT CURRENT_DATE, book text DEFAULT NULL) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION capacity(text, numeric, text, date, text) IS
  'capacity of so many devices, or systems, of the name; fp16 unless another basis is named';

CREATE FUNCTION _capacity_of_count(model text, quantity bigint, basis text, as_of date, book text) RETURNS flops
  AS 'MODULE_PATHNAME', 'capacity_of_count' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION _capacity_of_count(text, bigint, text, date, text) IS
  'what capacity() becomes in a plan where its quantity is an integer';

CREATE FUNCTION _capacity_plan(internal) RETURNS internal
  AS 'MODULE_PATHNAME', 'capacity_plan' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION _capacity_plan(internal) IS 'planner support of capacity(): spares integer quantities the way through numeric';
ALTER FUNCTION capacity(text, numeric, text, date, text) SUPPORT _capacity_plan;

CREATE FUNCTION try_capacity(model text, quantity numeric, basis text DEFAULT 'fp16', as_of date DEFAULT CURRENT_DATE, book text DEFAULT NULL) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION try_capacity(text, numeric, text, date, text) IS
  'as capacity(), but NULL for all that a row may be the cause of: a name that means nothing, or several things, or has no rating; a quantity that is negative, NaN or too large; an unknown basis or book. catalog_problems() says why';

CREATE FUNCTION catalog_problems(names text[], basis text DEFAULT 'fp16', OUT name text, OUT problem text, OUT detail text, OUT hint text) RETURNS SETOF record
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION catalog_problems(text[], text) IS
  'the names for which capacity() on the basis would fail today, or passes over a rating that names the model by an alias, and why';
