-- What a user can gain who is to gain nothing.
--
-- Mallory owns a schema that others search first.  In it are look-alikes of the
-- functions and operators that the extension's script calls, with arguments that
-- a careless call would fit better: whoever calls one gets an error.
CREATE ROLE regress_acct_mallory;
CREATE ROLE regress_acct_clerk;
CREATE DATABASE regress_acct_shop ENCODING 'UTF8' TEMPLATE template0;
GRANT CREATE ON DATABASE regress_acct_shop TO regress_acct_mallory;
SELECT current_database() AS here \gset
\c regress_acct_shop
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA acct;
CREATE EXTENSION compute_acct SCHEMA acct;
GRANT USAGE ON SCHEMA acct TO PUBLIC;
SET ROLE regress_acct_mallory;
CREATE SCHEMA mallory;
DO $$
DECLARE
  types CONSTANT text[] := '{smallint,integer,bigint,real,numeric,text,varchar,name,date,timestamptz,daterange,bytea,oid,regclass,regprocedure}';
  trap CONSTANT text := 'BEGIN RAISE EXCEPTION ''captured by mallory''; END';
  object record;
BEGIN
  -- the operators, for each two types that core has none for
  FOR object IN
    SELECT o.name, l.type AS arg1, r.type AS arg2, CASE WHEN o.name ~ '^[-+*/]$' THEN 'numeric' ELSE 'boolean' END AS result
    FROM unnest('{+,-,*,/,<,>,<=,>=,=,<>,@>,&&,~~,!~~}'::text[]) AS o (name), unnest(types) AS l (type), unnest(types) AS r (type)
    WHERE NOT EXISTS (SELECT FROM pg_operator p WHERE p.oprname = o.name AND p.oprleft = l.type::regtype AND p.oprright = r.type::regtype)
  LOOP
    IF to_regprocedure(format('mallory.to_%s(%s,%s)', object.result, object.arg1, object.arg2)) IS NULL THEN
      EXECUTE format('CREATE FUNCTION mallory.to_%1$s(%2$s, %3$s) RETURNS %1$s LANGUAGE plpgsql AS %4$L', object.result, object.arg1, object.arg2, trap);
    END IF;
    EXECUTE format('CREATE OPERATOR mallory.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = mallory.to_%s)', object.name, object.arg1, object.arg2, object.result);
  END LOOP;
  -- the functions, with other types of arguments, or without the last ones that
  -- have defaults; the types of the extension are not there before it is
  FOR object IN
    SELECT DISTINCT f.proname AS name, array_to_string(v.args, ', ') AS args, CASE WHEN r.typtype = 'b' AND r.oid < 10000 THEN format_type(r.oid, NULL) ELSE 'text' END AS result
    FROM pg_proc f JOIN pg_type r ON r.oid = f.prorettype, LATERAL (SELECT array_agg(format_type(a.type, NULL) ORDER BY a.n) FROM unnest(f.proargtypes) WITH ORDINALITY AS a (type, n)) AS a (args),
      generate_series(0, f.pronargdefaults) AS dropped,
      (VALUES ('', ''), ('numeric', 'integer'), ('numeric', 'bigint'), ('text', 'character varying'), ('text', 'name'), ('name', 'text'),
              ('anyrange', 'daterange'), ('anyarray', 'text[]'), ('date', 'timestamp with time zone'), ('integer', 'bigint')) AS c (from_type, to_type),
      LATERAL (SELECT array_replace(a.args[1 : cardinality(a.args) - dropped], c.from_type, c.to_type)) AS v (args)
    WHERE (f.pronamespace = 'acct'::regnamespace
           OR f.pronamespace = 'pg_catalog'::regnamespace AND f.proname IN ('sign', 'isempty', 'isfinite', 'scale', 'lower', 'upper', 'convert_from', 'decode', 'string_to_array',
             'string_to_table', 'replace', 'btrim', 'unnest', 'max', 'daterange', 'round', 'trunc', 'pg_extension_config_dump'))
      AND f.prokind IN ('f', 'a') AND f.prorettype NOT IN ('internal'::regtype, 'trigger'::regtype) AND cardinality(v.args) > 0
      AND NOT EXISTS (SELECT FROM unnest(f.proargtypes[0 : f.pronargs - dropped - 1]) AS t (oid)
                      WHERE t.oid >= 10000 OR t.oid IN ('internal'::regtype, 'cstring'::regtype, 'cstring[]'::regtype))
      AND to_regprocedure(format('pg_catalog.%I(%s)', f.proname, array_to_string(v.args, ','))) IS NULL
      AND to_regprocedure(format('acct.%I(%s)', f.proname, array_to_string(v.args, ','))) IS NULL
      AND NOT 'any' = ANY (v.args) AND NOT '"any"' = ANY (v.args)
  LOOP
    BEGIN
      EXECUTE format('CREATE FUNCTION mallory.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', object.name, object.args, object.result, trap);
    EXCEPTION WHEN invalid_function_definition OR duplicate_function THEN NULL;
    END;
  END LOOP;
END
$$;
SELECT count(*) > 200 AS functions, (SELECT count(*) > 1000 FROM pg_operator WHERE oprnamespace = 'mallory'::regnamespace) AS operators
FROM pg_proc WHERE pronamespace = 'mallory'::regnamespace;
RESET ROLE;
DROP EXTENSION compute_acct;
-- The traps work.
SET search_path = mallory, public;
SELECT 1.5 > 0;
SELECT isempty(daterange('2024-01-01'::date, '2024-01-02'::date));
SELECT convert_from('\x61'::bytea, 'UTF8');
RESET search_path;

-- What the extension's objects call of hers: nothing.
CREATE VIEW captured AS
SELECT pg_describe_object(d.classid, d.objid, d.objsubid) AS captured, pg_describe_object(d.refclassid, d.refobjid, 0) AS by
FROM pg_depend d
WHERE (d.refclassid = 'pg_proc'::regclass AND d.refobjid IN (SELECT oid FROM pg_proc WHERE proowner = to_regrole('regress_acct_mallory'))
       OR d.refclassid = 'pg_operator'::regclass AND d.refobjid IN (SELECT oid FROM pg_operator WHERE oprowner = to_regrole('regress_acct_mallory'))
       OR d.refclassid = 'pg_type'::regclass AND d.refobjid IN (SELECT oid FROM pg_type WHERE typowner = to_regrole('regress_acct_mallory')))
  AND d.classid <> 'pg_type'::regclass  -- array types of hers
  AND NOT (d.classid = 'pg_operator'::regclass AND d.objid IN (SELECT oid FROM pg_operator WHERE oprowner = to_regrole('regress_acct_mallory')));

-- A superuser who searches her schema first installs into it.
SET search_path = mallory, public;
CREATE EXTENSION compute_acct;
ALTER EXTENSION compute_acct UPDATE;
RESET search_path;
SELECT n.nspname, e.extowner::regrole = current_user::regrole AS mine FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE extname = 'compute_acct';
SELECT * FROM captured ORDER BY captured COLLATE "C";
SELECT mallory.rating('A800'::text, 'fp16'::text, CURRENT_DATE, NULL::text), mallory.tpp('A800'::text), mallory.performance_density('A800'::text) > 0.0 AS dense,
  mallory.training_flop(1e9, 1e12), mallory.technology_loss_per_hour('8766 USD'::mallory.cost, 1.0) AS loss,
  mallory.price_per_work('1 USD'::mallory.cost, 'A800'::text, 'fp16'::text, 0.5);
SELECT * FROM mallory.procurement_plan('0 FLOPS fp16'::mallory.flops, '1 EFLOPS fp16'::mallory.flops, 'HGX A800 8-GPU'::text, '1 CNY'::mallory.cost, NULL::mallory.flops, 1.2);
SELECT * FROM mallory.ecb_rates('Date,USD,'::text || chr(10) || '2024-10-30,1.0815,'::text);
SELECT capacity, source FROM mallory.rating_sources('A800'::text, 'fp16'::text) LIMIT 1;
INSERT INTO mallory.exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 1.0815);
INSERT INTO mallory.accelerator (model, memory_gb, launch_date) VALUES ('Own 1', 80, '2024-01-01');
INSERT INTO mallory.accelerator_rating (model, capacity, book, source, valid) VALUES ('Own 1', '1 TFLOPS fp16', 'mine', 'me', '[2024-01-01,)');
INSERT INTO mallory.accelerator_system (system, model, quantity, power_kw) VALUES ('box', 'Own 1', 8, 6.5);
INSERT INTO mallory.basis_convention (convention, from_basis, to_basis, factor, source) VALUES ('ours', 'fp32', 'fp16', 2, 'me');
SELECT mallory.amount_in('1 EUR'::mallory.cost, 'USD'::text, date '2024-10-30', 'spot'::text);
ANALYZE mallory.accelerator, mallory.accelerator_rating, mallory.accelerator_system, mallory.exchange_rate;
DROP EXTENSION compute_acct;

-- So can she herself, as the extension is trusted.  What it makes belongs to a
-- superuser; she may write, let others write, and drop it, and no more.
SET ROLE regress_acct_mallory;
CREATE EXTENSION compute_acct SCHEMA mallory;
ALTER EXTENSION compute_acct UPDATE;
RESET ROLE;
SELECT * FROM captured ORDER BY captured COLLATE "C";
SELECT e.extowner::regrole, bool_and(r.rolsuper) AS members_are_a_superusers
FROM pg_extension e JOIN pg_depend d ON d.refobjid = e.oid AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
JOIN pg_class c ON c.oid = d.objid AND d.classid = 'pg_class'::regclass JOIN pg_roles r ON r.oid = c.relowner
WHERE e.extname = 'compute_acct' GROUP BY e.oid;
SET ROLE regress_acct_mallory;
SET search_path = mallory;
INSERT INTO accelerator (model) VALUES ('Own 1');
GRANT INSERT ON accelerator_rating TO regress_acct_clerk;
UPDATE accelerator SET note = 'mine' WHERE origin OPERATOR(pg_catalog.=) 'shipped'::text;
DELETE FROM accelerator_alias;
TRUNCATE basis_convention;
TRUNCATE exchange_rate;
ALTER TABLE accelerator DROP CONSTRAINT accelerator_pkey;
ALTER TABLE accelerator DISABLE TRIGGER ALL;
CREATE TRIGGER hers BEFORE INSERT ON accelerator FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE RULE hers AS ON INSERT TO accelerator DO INSTEAD NOTHING;
CREATE POLICY hers ON accelerator USING (true);
CREATE INDEX ON accelerator (vendor);
CREATE TABLE child () INHERITS (accelerator);
CREATE OR REPLACE FUNCTION tpp(model text) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
ALTER FUNCTION catalog_key(text) OWNER TO regress_acct_mallory;
ALTER FUNCTION catalog_key(text) SECURITY DEFINER;
SELECT pg_extension_config_dump('accelerator'::regclass, ''::text);
CREATE TABLE hers (model text, origin text);
CREATE TRIGGER hers BEFORE INSERT ON hers FOR EACH ROW EXECUTE FUNCTION _protect_shipped_rows();
CREATE TRIGGER hers BEFORE INSERT ON hers FOR EACH ROW EXECUTE FUNCTION _state_basis();
CREATE AGGREGATE hers(flops) (SFUNC = flops_accum, STYPE = internal, FINALFUNC = cost_summary_final);
DROP TABLE hers;
RESET search_path;
DROP EXTENSION compute_acct;
-- From inside of another command, where the search path is that command's.
CREATE FUNCTION mallory.install(i integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  CREATE EXTENSION compute_acct SCHEMA mallory;
  ALTER EXTENSION compute_acct UPDATE;
  RETURN i;
END
$$;
CREATE SCHEMA inside
CREATE TABLE t (i integer) PARTITION BY RANGE (i)
CREATE TABLE p1 PARTITION OF t FOR VALUES FROM (1) TO (mallory.install(2));
RESET ROLE;
SELECT * FROM captured ORDER BY captured COLLATE "C";
DROP SCHEMA inside CASCADE;
DROP EXTENSION compute_acct;

-- A database where a superuser has installed it, in a schema of its own.
CREATE EXTENSION compute_acct SCHEMA acct;
SET ROLE regress_acct_clerk;
SET search_path = acct;
SELECT rating('A800', 'fp16'), count(*) > 1000 AS reads FROM accelerator_rating;
INSERT INTO accelerator (model) VALUES ('Own 1');
UPDATE exchange_rate SET rate = 2;
CREATE EXTENSION compute_acct;
ALTER EXTENSION compute_acct UPDATE;
DROP EXTENSION compute_acct;
-- States of aggregates are not to be had, so none can be handed to a function of another.
-- Which error it is depends on the server's minor version.
DO $$
BEGIN
  BEGIN
    PERFORM flops_sum(flops_accum(NULL, '1 EFLOPS fp16'));
    RAISE 'a state was accumulated';
  EXCEPTION WHEN undefined_function OR cannot_coerce OR feature_not_supported THEN
  END;
  BEGIN
    PERFORM flops_sum(NULL::internal);
    RAISE 'a state was made';
  EXCEPTION WHEN undefined_function OR cannot_coerce OR feature_not_supported THEN
  END;
END
$$;
SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace = 'acct'::regnamespace AND prorettype = 'internal'::regtype AND NOT 'internal'::regtype = ANY (proargtypes);
-- What the functions have in memory is for those who may read the tables.
SELECT rating('A800', 'fp16'), exchange('1 EUR', 'EUR', '2024-10-30');
RESET ROLE;
INSERT INTO acct.exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 1.0815);
GRANT INSERT ON acct.accelerator TO regress_acct_clerk;
REVOKE SELECT ON acct.accelerator_rating, acct.exchange_rate FROM PUBLIC;
SET ROLE regress_acct_clerk;
SELECT rating('A800', 'fp16');
SELECT try_capacity('A800', 1);
SELECT exchange('1 EUR', 'USD', '2024-10-30');
SELECT sum(capacity) FROM accelerator_rating;
-- a trigger of ours looks the catalog up for itself
INSERT INTO accelerator (model) VALUES ('Own 1');
DO $$
DECLARE
  answer text;
BEGIN
  -- one call, again and again, in one statement
  FOR i IN 1..2 LOOP
    BEGIN
      answer := rating('A800', 'fp16');
    EXCEPTION WHEN insufficient_privilege THEN RAISE WARNING 'refused';
    END;
  END LOOP;
END
$$;
RESET ROLE;
-- whoever may read asks for those who may not
CREATE FUNCTION acct.asked(name text) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN acct.rating(name, ''fp16''); END';
CREATE FUNCTION acct.allowed(name text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = acct, pg_temp AS 'BEGIN RETURN asked(name); END';
SET ROLE regress_acct_clerk;
SELECT allowed('A800');
SELECT allowed('A800'), asked('A800');
RESET ROLE;
GRANT SELECT ON acct.accelerator_rating TO PUBLIC;
ALTER TABLE acct.accelerator_rating ENABLE ROW LEVEL SECURITY;
CREATE POLICY ours ON acct.accelerator_rating USING (book <> 'mine');
SET ROLE regress_acct_clerk;
SELECT rating('A800', 'fp16');
SELECT tpp('A800');
RESET ROLE;
SELECT acct.rating('A800', 'fp16');
ALTER TABLE acct.accelerator_rating DISABLE ROW LEVEL SECURITY;
-- What an overlap tells, it tells who may read.
GRANT INSERT ON acct.accelerator_rating TO regress_acct_clerk;
INSERT INTO acct.accelerator_rating (model, capacity, book, source) VALUES ('A800 SXM4 80GB', '300 TFLOPS fp16', 'mine', 'a secret');
REVOKE SELECT ON acct.accelerator_rating FROM PUBLIC;
SET ROLE regress_acct_clerk;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('A800 SXM4 80GB', '1 TFLOPS fp16', 'mine', 'a guess');
RESET ROLE;

\c :here
DROP DATABASE regress_acct_shop;
DROP ROLE regress_acct_mallory, regress_acct_clerk;
