-- From days to instants.

CREATE FUNCTION time_range(days daterange) RETURNS tstzrange LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN CASE WHEN pg_catalog.isempty(days) THEN 'empty'::tstzrange
    ELSE pg_catalog.tstzrange(pg_catalog.lower(days)::timestamptz, pg_catalog.upper(days)::timestamptz,
      CASE WHEN pg_catalog.lower_inc(days) THEN '['::text ELSE '('::text END
        OPERATOR(pg_catalog.||) CASE WHEN pg_catalog.upper_inc(days) THEN ']'::text ELSE ')'::text END) END;
COMMENT ON FUNCTION time_range(daterange) IS 'the days as a range of time, from midnight to midnight in the session''s time zone';
