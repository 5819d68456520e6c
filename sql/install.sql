-- The extension installs into a schema of the installer's choice, needs no
-- other extension, and leaves the meaning of other people's queries alone.
CREATE SCHEMA elsewhere;
CREATE EXTENSION compute_acct SCHEMA elsewhere;
SELECT elsewhere.rating('A800', 'fp16');
DROP EXTENSION compute_acct;
DROP SCHEMA elsewhere;
CREATE EXTENSION compute_acct;

-- A database must be UTF8.
CREATE DATABASE latin1 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
-- Whose sessions have the library all the same is let in.
ALTER DATABASE latin1 SET session_preload_libraries = 'compute_acct';
SELECT current_database() AS here \gset
\c latin1
SELECT current_database(), current_setting('session_preload_libraries') AS preloaded;
-- since 18 the context tells the place in the script
\set SHOW_CONTEXT never
CREATE EXTENSION compute_acct;
\set SHOW_CONTEXT errors
\c :here
DROP DATABASE latin1;

-- The same core functions and operators as before.
SELECT format('%s-%s', 'a', 1), abs('-1'), round('1.5'), round('1.55', 1), sign('-2'), ceil('1.5'), floor('-1.5');
SELECT pg_typeof(abs('-1')), pg_typeof(round('1.5')), pg_typeof(sign('-2'));
PREPARE with_interval AS SELECT $1 * interval '1 day' AS days;
EXECUTE with_interval(2);
DEALLOCATE with_interval;
SELECT 2 * '3', '7' / 2;

-- Each member has a comment, but for what the server makes by itself:
-- array types, row types of tables, TOAST.
WITH member AS (
  SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, d.objsubid) AS name
  FROM pg_depend d JOIN pg_extension e ON d.refobjid = e.oid
  WHERE e.extname = 'compute_acct' AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
)
SELECT name FROM member m
WHERE NOT EXISTS (SELECT 1 FROM pg_description c WHERE c.classoid = m.classid AND c.objoid = m.objid)
  AND NOT EXISTS (SELECT 1 FROM pg_type t WHERE m.classid = 'pg_type'::regclass AND t.oid = m.objid
                  AND (t.typrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r') OR t.typcategory = 'A'))
ORDER BY name COLLATE "C";

-- Functions are PARALLEL SAFE, unless they are triggers or define views.
SELECT p.oid::regprocedure, p.proparallel
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE p.proparallel <> 's' AND p.prorettype <> 'trigger'::regtype
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- Those that are not STRICT: transition functions, and those in which a book or
-- a name may be left open.  Aggregates are not functions of that kind.
SELECT p.oid::regprocedure
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE NOT p.proisstrict AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- Those that are not IMMUTABLE read the catalog or a setting, or define views.
SELECT p.oid::regprocedure, p.provolatile
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE p.provolatile <> 'i' AND p.prorettype <> 'trigger'::regtype
ORDER BY p.oid::regprocedure::text COLLATE "C";

-- A function that reads the catalog may not claim to be IMMUTABLE: each of
-- these C symbols is used by STABLE functions only.
SELECT p.prosrc, array_agg(DISTINCT p.provolatile)
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'c')
GROUP BY p.prosrc HAVING count(DISTINCT p.provolatile) > 1;

-- A body in SQL names all of its arguments: else pg_dump cannot write it down,
-- and pg_upgrade fails.
SELECT p.oid::regprocedure
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql') AND p.pronargs > 0 AND (p.proargnames IS NULL OR '' = ANY (p.proargnames));

-- SECURITY DEFINER nowhere.
SELECT p.oid::regprocedure
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE p.prosecdef;

-- Operator classes are complete, operators have what the planner wants.
SELECT c.opcname FROM pg_opclass c
JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_opclass'::regclass AND d.deptype = 'e'
WHERE NOT amvalidate(c.oid);
SELECT count(*) > 0 AS has_operator_classes FROM pg_opclass c
JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_opclass'::regclass AND d.deptype = 'e'
WHERE amvalidate(c.oid);
-- The = that dumps of 1.0.0 name has no negator: that is the other one's.
SELECT o.oid::regoperator FROM pg_operator o
JOIN pg_depend d ON d.objid = o.oid AND d.classid = 'pg_operator'::regclass AND d.deptype = 'e'
WHERE o.oprresult = 'bool'::regtype AND (o.oprrest = 0 OR o.oprjoin = 0 OR o.oprcom = 0 OR o.oprnegate = 0)
ORDER BY o.oid::regoperator::text COLLATE "C";

-- Catalog tables: read by all, written by the owner.
SELECT c.relname, has_table_privilege('public', c.oid, 'SELECT') AS read,
  has_table_privilege('public', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS write
FROM pg_class c JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON d.refobjid = e.oid AND e.extname = 'compute_acct'
WHERE c.relkind = 'r' ORDER BY c.relname COLLATE "C";

-- For the tests that follow: what a statement's error says, on one line each.
-- What the parser suggests where it finds no operator depends on its version.
CREATE FUNCTION error_of(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  message text;
  detail text;
  hint text;
BEGIN
  EXECUTE statement;
  RETURN 'no error: ' || statement;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
  IF SQLSTATE = '42883' THEN
    RETURN SQLSTATE || ' ' || message;
  END IF;
  RETURN concat_ws(E'\n', SQLSTATE || ' ' || message, '  ' || nullif(detail, ''), '  ' || nullif(hint, ''));
END
$$;
-- The same for one value of a type.
CREATE FUNCTION input_error(type text, value text) RETURNS text LANGUAGE sql
  AS $$ SELECT error_of(format('SELECT %L::%s', value, type)) $$;
-- What the columns of a view are, and what is said of them.
CREATE FUNCTION columns_of(view regclass) RETURNS TABLE ("column" name, type text, comment text) LANGUAGE sql AS $$
  SELECT attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = view AND attnum > 0 ORDER BY attnum
$$;
-- And for sixteen bytes that a client sends as a value of a type.
CREATE FUNCTION recv_error(type text, bytes text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  file text := current_setting('data_directory') || '/recv.copy';
  object oid;
  result text;
BEGIN
  -- header, flags, no extension; one column of 16 bytes; end
  object := lo_from_bytea(0, '\x5047434f50590aff0d0a00'::bytea || '\x0000000000000000'::bytea
    || '\x000100000010'::bytea || decode(bytes, 'hex') || '\xffff'::bytea);
  PERFORM lo_export(object, file), lo_unlink(object);
  EXECUTE format('CREATE TEMP TABLE damaged (q %s)', type);
  result := error_of(format('COPY damaged FROM %L (FORMAT binary)', file));
  DROP TABLE damaged;
  RETURN result;
END
$$;
-- What a plan uses, without its text: node types and index conditions only.
CREATE FUNCTION plan_uses(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
  RETURN (SELECT string_agg(DISTINCT node[1], ', ' ORDER BY node[1])
          FROM regexp_matches(plan::text, '"Node Type": "([^"]*)"', 'g') AS node);
END
$$;
-- Soft errors, where the server has them: what is no value is no error then.
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 160000 THEN
    EXECUTE $check$
      SELECT 1 / (bool_and(pg_input_is_valid(value, type) = valid))::integer FROM (VALUES
        ('1 EFLOPS fp16', 'flops', true), ('1 EFLOPZ', 'flops', false), ('1e40 FLOPS', 'flops', false), ('1 EFLOPS', 'flops(fp16)', true), ('1 EFLOPS fp8', 'flops(fp16)', false),
        ('1 PF-day', 'flop', true), ('1 PFLOPS', 'flop', false), ('95万元', 'cost', true), ('3亿7000万元', 'cost', true), ('3亿12000万元', 'cost', false), ('$5', 'cost', false), ('5 USD', 'cost(CNY)', false),
        ('1 CNY/EFLOPS', 'unit_price', true), ('1 CNY', 'unit_price', false), ('[1 USD,2 XYZ)', 'costrange', false),
        ('\x0001000000000000000000000000', 'cost_summary', true), ('\x0001000000010000000000000000', 'cost_summary', false), ('\x0002000000000000000000000000', 'cost_summary', false), ('\xzz', 'cost_summary', false)) AS v (value, type, valid)
    $check$;
  END IF;
END
$$;
-- And a load that leaves bad rows out, since 17.
DO $$
DECLARE
  file text := quote_literal(current_setting('data_directory') || '/soft.copy');
  loaded bigint;
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    CREATE TEMP TABLE loose (paid text, capacity text);
    INSERT INTO loose VALUES ('95万元', '1 EFLOPS'), ('$5', '1 EFLOPS'), ('5 USD', '1 EFLOPS'), ('5 CNY', '1 EFLOPZ'), ('6 CNY', '2 EFLOPS fp16');
    EXECUTE 'COPY loose TO ' || file;
    CREATE TEMP TABLE strict (paid cost(CNY), capacity flops(fp16));
    SET LOCAL client_min_messages = warning;
    EXECUTE 'COPY strict FROM ' || file || ' (ON_ERROR ignore)';
    SELECT count(*) INTO loaded FROM strict WHERE (paid, capacity) IN (('950000 CNY', '1 EFLOPS fp16'), ('6 CNY', '2 EFLOPS fp16'));
    IF loaded <> 2 OR (SELECT count(*) FROM strict) <> 2 THEN
      RAISE EXCEPTION 'loaded % rows', loaded;
    END IF;
  END IF;
END
$$;
