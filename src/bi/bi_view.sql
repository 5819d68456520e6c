-- Views of plain numbers, for clients that know no types but their own.

CREATE FUNCTION bi_view_options(capacity_unit text, work_unit text, number_type text) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bi_view_options(text, text, text) IS
  'always true; stands in the query of a BI view, to say what bi_view_refresh() has to know';

CREATE FUNCTION bi_view(source regclass, view_name text DEFAULT NULL, capacity_unit text DEFAULT 'EFLOPS', work_unit text DEFAULT 'EFLOP',
    number_type regtype DEFAULT 'numeric', column_units jsonb DEFAULT '{}') RETURNS regclass
  AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION bi_view(regclass, text, text, text, regtype, jsonb) IS
  'makes a view of a table or view in which quantities are plain numbers, beside columns for basis and currency';

CREATE FUNCTION bi_view_refresh(bi_view regclass) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION bi_view_refresh(regclass) IS
  'lets a BI view follow new and renamed columns, comments and grants of its source; true if its columns have changed';

-- Whatever calls bi_view_options() in its query, and what it reads from.
CREATE FUNCTION bi_views() RETURNS TABLE (bi_view regclass, source regclass, owner regrole)
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT c.oid::regclass, s.refobjid::regclass, c.relowner::regrole
  FROM pg_catalog.pg_depend m
  JOIN pg_catalog.pg_rewrite r ON r.oid = m.objid
  JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
  JOIN pg_catalog.pg_depend s ON s.classid = m.classid AND s.objid = m.objid
  WHERE m.classid = 'pg_catalog.pg_rewrite'::regclass
    AND m.refclassid = 'pg_catalog.pg_proc'::regclass AND m.refobjid = 'bi_view_options(text,text,text)'::regprocedure
    AND s.refclassid = 'pg_catalog.pg_class'::regclass AND s.refobjid <> c.oid AND c.relkind = 'v'
    AND NOT pg_catalog.pg_is_other_temp_schema(c.relnamespace);
END;
COMMENT ON FUNCTION bi_views() IS 'the BI views of the database: what each reads from, and who owns it';
