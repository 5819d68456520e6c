-- BI views follow their sources.

CREATE FUNCTION bi_view_refresh(bi_view regclass) RETURNS boolean
  AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION bi_view_refresh(regclass) IS
  'lets a BI view follow new and renamed columns, comments and grants of its source; true if its columns have changed';

-- Whatever calls _bi_view_options() in its query, by its old name too, and what it
-- reads from.
CREATE FUNCTION bi_views() RETURNS TABLE (bi_view regclass, source regclass, owner regrole)
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT c.oid::regclass, s.refobjid::regclass, c.relowner::regrole
  FROM pg_catalog.pg_depend m
  JOIN pg_catalog.pg_rewrite r ON r.oid = m.objid
  JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
  JOIN pg_catalog.pg_depend s ON s.classid = m.classid AND s.objid = m.objid
  WHERE m.classid = 'pg_catalog.pg_rewrite'::regclass::oid
    AND m.refclassid = 'pg_catalog.pg_proc'::regclass::oid AND m.refobjid IN ('_bi_view_options(text,text,text)'::regprocedure::oid,
                       'bi_view_options(text,text,text)'::regprocedure::oid)
    AND s.refclassid = 'pg_catalog.pg_class'::regclass::oid AND s.refobjid <> c.oid AND c.relkind = 'v'
    AND NOT pg_catalog.pg_is_other_temp_schema(c.relnamespace);
END;
COMMENT ON FUNCTION bi_views() IS 'the BI views of the database: what each reads from, and who owns it';
