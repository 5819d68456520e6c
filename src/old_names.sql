-- Names of 1.0.0 that calls, grants and dumps may have.  Each is the same C
-- function as the one of today.

CREATE FUNCTION bi_view_options(capacity_unit text, work_unit text, number_type text) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bi_view_options(text, text, text) IS 'old name of _bi_view_options()';

CREATE FUNCTION capacity_of_count(model text, quantity bigint, basis text, as_of date, book text) RETURNS flops
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION capacity_of_count(text, bigint, text, date, text) IS 'old name of _capacity_of_count()';

CREATE FUNCTION rating_days(model text, capacity flops, accumulate text, book text, valid daterange, origin text) RETURNS rating_period
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_days(text, flops, text, text, daterange, text) IS 'old name of _rating_days()';

--+ for type in @TYPES@
CREATE FUNCTION {type}_comparand({type}, integer, boolean) RETURNS {type}
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {type}_comparand({type}, integer, boolean) IS 'old name of _{type}_comparand()';

--+ end
