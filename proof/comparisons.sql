-- comparisons.sql
--   Which comparisons are refused, in every plan: statements of random shape,
--   each run with a plan made for its parameters, with one made for all of
--   them, and with what the server chooses after five executions.  All three
--   must give what docs/design.md says: the rows, or 22000.
--
-- The oracle compares plain numbers, and knows of each side what it declares:
-- it looks at no plan.
\ir setup.sql

-- --- the types, with two kinds each -----------------------------------------

CREATE TABLE subject (i integer, type text, kind_a text, kind_b text);
INSERT INTO subject VALUES
  (0, 'flops', 'FLOPS fp16', 'FLOPS fp8'),
  (1, 'flop', 'FLOP fp8 sparse', 'FLOP'),
  (2, 'cost', 'CNY', 'USD'),
  (3, 'unit_price', 'CNY/EFLOPS fp16', 'CNY/EFLOP fp16');

-- What a type modifier is called: without the unit of a capacity or of work.
CREATE FUNCTION modifier(kind text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
  RETURN '(' || quote_literal(regexp_replace(kind, '^FLOPS? ', '')) || ')';

-- --- where rows come from ---------------------------------------------------

-- Of each type: x declares kind A, d by a domain; y declares nothing and is of
-- kind A; their number is n.  z is n + 5 and declares another kind.
CREATE TABLE other (id integer PRIMARY KEY);
INSERT INTO other SELECT generate_series(1, 30);
CREATE ROLE comparisons_reader;
GRANT USAGE ON SCHEMA proof TO comparisons_reader;

CREATE PROCEDURE make_tables(type text, kind_a text, kind_b text) LANGUAGE plpgsql AS $$
DECLARE
  a text := type || modifier(kind_a);
  b text := type || CASE WHEN kind_b = 'FLOP' THEN modifier('FLOP fp8') ELSE modifier(kind_b) END;
  columns text := format('id integer, n numeric, x %2$s, d %1$s_domain, y %1$s, z %3$s', type, a, b);
BEGIN
  EXECUTE format('CREATE DOMAIN %s_domain AS %s', type, a);
  EXECUTE format('CREATE DOMAIN %s_checked AS %1$s CHECK (VALUE < %L)', type, '7000 ' || kind_b);
  EXECUTE format('CREATE TABLE %s_t (%s)', type, columns);
  EXECUTE format('INSERT INTO %s_t SELECT id, n, (n || %L)::%s, (n || %2$L)::%3$s, (n || %2$L)::%1$s, (n + 5 || %4$L)::%5$s '
    'FROM other, LATERAL (SELECT 10 * id AS n) AS ten', type, ' ' || kind_a, a, ' ' || kind_b, b);
  EXECUTE format('CREATE INDEX ON %s_t (x)', type);
  EXECUTE format('CREATE TABLE %s_empty (LIKE %1$s_t INCLUDING INDEXES)', type);
  -- partitions, and children whose constraints the planner reads
  EXECUTE format('CREATE TABLE %s_parts (%s, CHECK (x < %L OR x > %L)) PARTITION BY RANGE (id)', type, columns, '5000 ' || kind_a, '1 ' || kind_b);
  EXECUTE format('CREATE TABLE %s_part1 PARTITION OF %1$s_parts FOR VALUES FROM (0) TO (10)', type);
  EXECUTE format('CREATE TABLE %s_part2 PARTITION OF %1$s_parts FOR VALUES FROM (10) TO (100)', type);
  EXECUTE format('INSERT INTO %s_parts SELECT * FROM %1$s_t', type);
  EXECUTE format('CREATE TABLE %s_parent (%s)', type, columns);
  EXECUTE format('CREATE TABLE %s_child (CHECK (y < %L), CHECK (z < %L OR z >= %L)) INHERITS (%1$s_parent)', type, '7000 ' || kind_b, '3 ' || kind_a, '3 ' || kind_a);
  EXECUTE format('INSERT INTO %s_child SELECT * FROM %1$s_t', type);
  EXECUTE format('CREATE VIEW %s_view AS SELECT * FROM %1$s_t WHERE x > %L', type, '0 ' || kind_a);
  EXECUTE format('CREATE VIEW %s_barrier WITH (security_barrier) AS SELECT * FROM %1$s_t', type);
  -- the policy compares with what a setting says
  EXECUTE format('CREATE TABLE %s_policy (LIKE %1$s_t)', type);
  EXECUTE format('INSERT INTO %s_policy SELECT * FROM %1$s_t', type);
  EXECUTE format('CREATE POLICY rows ON %s_policy USING (x < current_setting(%L)::%1$s)', type, 'proof.bound');
  EXECUTE format('ALTER TABLE %s_policy ENABLE ROW LEVEL SECURITY', type);
  EXECUTE format('CREATE FUNCTION %s_rows() RETURNS SETOF %1$s_t LANGUAGE sql STABLE AS %L', type, format('SELECT * FROM %s_t', type));
  EXECUTE format('CREATE FUNCTION %s_rows_too() RETURNS SETOF %1$s_t LANGUAGE plpgsql AS %L', type, format('BEGIN RETURN QUERY SELECT * FROM %s_t; END', type));
  -- what is made of a parameter
  EXECUTE format('CREATE FUNCTION same_inlined(%s) RETURNS %1$s LANGUAGE sql IMMUTABLE RETURN $1', type);
  EXECUTE format('CREATE FUNCTION same_immutable(v %s) RETURNS %1$s LANGUAGE plpgsql IMMUTABLE AS %L', type, 'BEGIN RETURN v; END');
  EXECUTE format('CREATE FUNCTION same_stable(v %s) RETURNS %1$s LANGUAGE plpgsql STABLE AS %L', type, 'BEGIN RETURN v; END');
  EXECUTE format('CREATE FUNCTION same_volatile(v %s) RETURNS %1$s LANGUAGE plpgsql AS %L', type, 'BEGIN RETURN v; END');
END
$$;
SELECT format('CALL make_tables(%L, %L, %L)', type, kind_a, kind_b) FROM subject ORDER BY i \gexec
ANALYZE;
GRANT ALL ON ALL TABLES IN SCHEMA proof TO comparisons_reader;

-- A column of arms of several kinds declares nothing.
CREATE TABLE source (i serial, name text, relation text, arms boolean DEFAULT false, has_rows boolean DEFAULT true);
INSERT INTO source (name, relation) VALUES
  ('a table', '{type}_t'), ('a table', '{type}_t'),
  ('partitions', '{type}_parts'),
  ('inheritance', '{type}_parent'),
  ('a view', '{type}_view'),
  ('a view with a security barrier', '{type}_barrier'),
  ('a row policy', '{type}_policy'), ('a row policy', '{type}_policy'),
  ('a subquery', '(SELECT * FROM {type}_t)'),
  ('a subquery with a limit', '(SELECT * FROM {type}_t LIMIT 100)'),
  ('a grouped subquery', '(SELECT id, n, x, min(d::{type})::{type}_domain AS d, min(y) AS y, z FROM {type}_t GROUP BY id, n, x, z)'),
  ('a function in SQL', '{type}_rows()'),
  ('a function in PL/pgSQL', '{type}_rows_too()'),
  ('arms of one kind', '(SELECT * FROM {type}_t WHERE id < 10 UNION ALL SELECT * FROM {type}_t WHERE id >= 10)'),
  ('arms of one kind', '(SELECT * FROM {type}_t UNION SELECT * FROM {type}_t)'),
  ('a CTE', '{cte}'),
  ('a materialized CTE', '{materialized}');
INSERT INTO source (name, relation, has_rows) VALUES ('an empty table', '{type}_empty', false);
INSERT INTO source (name, relation, arms) VALUES
  ('arms of several kinds', '(SELECT * FROM {type}_t UNION ALL SELECT id, n, z, d, y, z FROM {type}_t WHERE false)', true),
  ('arms that cast', '(SELECT id, n, y::{type}{a} AS x, d, y, z FROM {type}_t UNION ALL SELECT id, n, x::{type}, d, y, z FROM {type}_t WHERE id < 0)', true),
  ('arms with a limit', '(SELECT * FROM {type}_t UNION SELECT id, n, z, d, y, z FROM {type}_t WHERE id < 0)', true),
  ('arms with a limit', '((SELECT * FROM {type}_t LIMIT 100) UNION ALL SELECT id, n, z, d, y, z FROM {type}_t WHERE id < 0)', true);

-- --- the two sides ----------------------------------------------------------

-- One that is computed from rows: its number is n.
CREATE TABLE declared_side (i serial, name text, expression text, declares boolean DEFAULT true, number text DEFAULT 's.n');
INSERT INTO declared_side (name, expression) VALUES
  ('a column', 's.x'), ('a column', 's.x'), ('a column', 's.x'),
  ('a column of a domain', 's.d'),
  ('a column, cast to the bare type', 's.x::{type}'),
  ('a cast', 's.y::{type}{a}'),
  ('CASE', '(CASE WHEN s.id > 5 THEN s.x ELSE s.x END)'),
  ('greatest', 'greatest(s.x, s.x)'),
  ('a subselect', '(SELECT s.x OFFSET 0)');
INSERT INTO declared_side (name, expression, declares, number) VALUES
  ('an undeclared column', 's.y', false, 's.n'),
  ('a function of a column', 'abs(s.x)', false, 's.n'),
  ('a value that is cast', '''150 {kind_a}''::{type}{a}', false, '150');

-- The other one.  {v} is a parameter of the type, {n} and {k} are its number
-- and its kind, {b} is one of boolean that is true; "of" tells the number.  What
-- folds is a constant to the planner if the parameters are.
CREATE TABLE value_side (i serial, name text, expression text, of text DEFAULT 'v', what text DEFAULT 'value', folds boolean DEFAULT true);
INSERT INTO value_side (name, expression) VALUES
  ('a parameter', '{v}'), ('a parameter', '{v}'),
  ('a constant', '{literal}'), ('a constant', '{literal}'),
  ('an expression over parameters', '({n}::text || '' '' || {k})::{type}'),
  ('an expression over parameters', '({v} * 2 / 2)'),
  ('an expression over parameters', '(-{v}) * -1'),
  ('CASE of parameters', '(CASE WHEN {b} THEN {v} ELSE {v} * 2 END)'),
  ('coalesce of parameters', 'coalesce(NULL, {v}, {v} * 2)'),
  ('coalesce of parameters', 'coalesce({v}, {v} * 2)'),
  ('greatest of parameters', 'greatest({v}, {v} - {v})'),
  ('a cast', '{v}::{type}'),
  ('a domain', '{v}::{type}_checked'),
  ('a row', '(ROW({v})::{type}_one).v'),
  ('an array', '(ARRAY[{v}, {v}])[1]'),
  ('an inlined function', 'same_inlined({v})'),
  ('an immutable function', 'same_immutable({v})');
INSERT INTO value_side (name, expression, folds) VALUES
  ('a stable function', 'same_stable({v})', false),
  ('a stable function in an immutable one', 'same_immutable(same_stable({v}))', false),
  ('a volatile function', 'same_volatile({v})', false);
INSERT INTO value_side (name, expression, of, what) VALUES
  ('NULL', '(CASE WHEN NOT {b} THEN {v} END)', 'null', 'value'),
  ('a subselect', '(SELECT {v})', 'v', 'open'),
  ('an undeclared column', 's.y', 'n', 'open'),
  ('another column', 's.x', 'n', 'same'),
  ('a column of another kind', 's.z', 'z', 'declared');
SELECT format('CREATE TYPE %s_one AS (v %1$s)', type) FROM subject ORDER BY i \gexec

-- --- where the comparison stands --------------------------------------------

-- "first": it is a filter of its own, and looked at before all rows; "row": it
-- is looked at with the first row; "never".
CREATE TABLE context (i serial, name text, answer text, rest text, looked_at text);
INSERT INTO context (name, answer, rest, looked_at) VALUES
  ('WHERE', 'count(*)', 'FROM {from} s WHERE {c}', 'first'),
  ('WHERE', 'count(*)', 'FROM {from} s WHERE {c}', 'first'),
  ('WHERE ... AND', 'count(*)', 'FROM {from} s WHERE id > 5 AND {c}', 'first'),
  ('WHERE ... AND, no rows', 'count(*)', 'FROM {from} s WHERE {c} AND id < 0', 'first'),
  ('WHERE NOT', 'count(*)', 'FROM {from} s WHERE NOT ({c})', 'row'),
  ('WHERE ... OR', 'count(*)', 'FROM {from} s WHERE id > 10 OR {c}', 'row'),
  ('WHERE ... OR, never looked at', 'count(*)', 'FROM {from} s WHERE id > 0 OR {c}', 'never'),
  ('WHERE, another condition asks before', 'count(*)', 'FROM {from} s WHERE NOT {b} AND {c}', 'never'),
  ('WHERE, another condition asks behind', 'count(*)', 'FROM {from} s WHERE {c} AND NOT {b}', 'never'),
  ('WHERE, a condition on parameters', 'count(*)', 'FROM {from} s WHERE {c} AND {b}', 'row'),
  ('IS NOT TRUE', 'count(*)', 'FROM {from} s WHERE ({c}) IS NOT TRUE', 'row'),
  ('the select list', 'string_agg(coalesce(({c})::text, ''null''), '' '' ORDER BY id)', 'FROM {from} s', 'row'),
  ('FILTER', 'count(*) FILTER (WHERE {c})', 'FROM {from} s', 'row'),
  ('CASE, never looked at', 'count(*)', 'FROM {from} s WHERE CASE WHEN id > 0 THEN true ELSE {c} END', 'never'),
  ('JOIN', 'count(*)', 'FROM other o JOIN {from} s ON o.id = s.id AND {c}', 'first'),
  ('LEFT JOIN', 'count(s.id)', 'FROM other o LEFT JOIN {from} s ON o.id = s.id AND {c}', 'row'),
  ('EXISTS', 'count(*)', 'FROM other o WHERE EXISTS (SELECT FROM {from} s WHERE s.id = o.id AND {c})', 'first'),
  ('HAVING', 'count(*)', 'FROM (SELECT FROM {from} s GROUP BY s.x, s.y, s.z, s.d, s.n, id HAVING {c}) AS g', 'first'),
  ('LIMIT 0', 'count(*)', 'FROM (SELECT FROM {from} s WHERE {c} LIMIT 0) AS g', 'never'),
  ('GROUP BY', 'string_agg(coalesce(c::text, ''null'') || rows, '' '' ORDER BY c::text)',
    'FROM (SELECT {c} AS c, count(*) AS rows FROM {from} s GROUP BY 1) AS g', 'row'),
  ('GROUPING SETS', 'string_agg(coalesce(c::text, ''null'') || rows, '' '' ORDER BY c::text, rows)',
    'FROM (SELECT {c} AS c, count(*) AS rows FROM {from} s GROUP BY GROUPING SETS (({c}), ())) AS g', 'row'),
  ('an arm of a set operation', 'count(*)', 'FROM (SELECT id FROM {from} s WHERE {c} UNION ALL SELECT id FROM other WHERE id < 0) AS u', 'first'),
  ('an arm of a set operation', 'count(*)', 'FROM (SELECT id FROM {from} s WHERE {c} EXCEPT SELECT id FROM other WHERE id < 0) AS u', 'first'),
  ('an arm that is the statement', 'count(*)', 'FROM {from} s WHERE {c} UNION ALL SELECT ''no'' WHERE false', 'first'),
  ('the select list of an arm', 'count(c)', 'FROM (SELECT {c} AS c FROM {from} s UNION ALL SELECT NULL FROM other) AS u', 'row'),
  ('an arm that is filtered', 'count(*)', 'FROM (SELECT id FROM {from} s WHERE {c} UNION ALL SELECT id FROM other WHERE id < 0) AS u WHERE id < 100', 'never'),
  ('a recursive query', 'count(*)',
    'FROM (WITH RECURSIVE r AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM r, {from} s WHERE s.id = r.i + 1 AND {c}) SELECT i FROM r) AS q', 'first');

CREATE TABLE comparison (i serial, expression text, number text, is_order boolean DEFAULT true);
INSERT INTO comparison (expression, number) VALUES
  ('{l} < {r}', '{l} < {r}'), ('{l} <= {r}', '{l} <= {r}'), ('{l} > {r}', '{l} > {r}'), ('{l} >= {r}', '{l} >= {r}'),
  ('{r} < {l}', '{r} < {l}'), ('{r} <= {l}', '{r} <= {l}'), ('{r} > {l}', '{r} > {l}'), ('{r} >= {l}', '{r} >= {l}'),
  ('{l} BETWEEN {r} AND {r}', '{l} BETWEEN {r} AND {r}'), ('{l} NOT BETWEEN {r} AND {r}', '{l} NOT BETWEEN {r} AND {r}'),
  ('{type}_gt({l}, {r})', '{l} > {r}');
INSERT INTO comparison (expression, number, is_order)
SELECT expression, number, false FROM (VALUES
  ('{l} = {r}', '{l} = {r} AND {same}'), ('{r} = {l}', '{l} = {r} AND {same}'),
  ('{l} <> {r}', '({l} <> {r} OR NOT {same})'), ('{l} IN ({r})', '{l} = {r} AND {same}'),
  ('{l} IN ({r}, {r})', '{l} = {r} AND {same}'),
  ('{l} IS DISTINCT FROM {r}', '({l} IS DISTINCT FROM {r} OR NOT {same})')) AS v (expression, number);

-- --- a statement ------------------------------------------------------------

-- What was drawn, with the rows that it was drawn from.
CREATE TYPE shape AS (subject subject, source source, l declared_side, r value_side, context context, comparison comparison, vehicle text);

-- The statement, with names for its parameters, or for none of them literals.
CREATE FUNCTION statement(s shape, l text, r text, c text, b text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  source text := (s.source).relation;
  result text := format('SELECT concat_ws(''/'', %s, %s) %s', (s.context).answer, b, (s.context).rest);
BEGIN
  IF source LIKE '{%e}' OR source LIKE '{%d}' THEN
    result := format('WITH cte AS %s (SELECT * FROM {type}_t) %s', CASE source WHEN '{cte}' THEN '' ELSE 'MATERIALIZED' END, result);
    source := 'cte';
  END IF;
  result := replace(replace(result, '{from}', source), '{c}', c);
  result := replace(replace(replace(result, '{l}', l), '{r}', r), '{b}', b);
  RETURN replace(replace(replace(result, '{type}', (s.subject).type), '{a}', modifier((s.subject).kind_a)), '{kind_a}', (s.subject).kind_a);
END
$$;

-- Whether it is refused, with a value of this kind.  The policy compares with a
-- bound, which is of another kind only where nothing else filters the rows.
CREATE FUNCTION is_refused(s shape, kind text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  l_declares boolean := (s.l).declares AND NOT ((s.source).arms AND (s.l).expression LIKE '%s.x%');
  looked_at text := (s.context).looked_at;
BEGIN
  IF (s.source).name = 'a row policy' AND current_setting('proof.bound') NOT LIKE '% ' || (s.subject).kind_a THEN
    RETURN true;
  END IF;
  IF NOT (s.comparison).is_order OR NOT (l_declares OR (s.l).name = 'a value that is cast' AND (s.r).what = 'declared')
     OR NOT ((s.r).what = 'declared' OR (s.r).what = 'value' AND kind <> (s.subject).kind_a AND (s.r).of <> 'null') THEN
    RETURN false;
  END IF;
  IF s.vehicle = 'a query' AND (s.r).folds THEN
    RETURN (s.context).name NOT IN ('an arm that is filtered', 'WHERE, another condition asks before');
  END IF;
  IF s.vehicle = 'a query' AND (s.context).name = 'WHERE, a condition on parameters' THEN
    looked_at := 'first';
  END IF;
  IF (s.r).name = 'a volatile function' AND looked_at = 'first' THEN
    looked_at := CASE (s.context).name WHEN 'WHERE ... AND, no rows' THEN 'never' ELSE 'row' END;
  END IF;
  -- where no partition is left, nothing is
  IF (s.source).name = 'partitions' AND (s.context).name = 'WHERE ... AND, no rows' THEN
    RETURN false;
  END IF;
  RETURN looked_at = 'first' OR looked_at = 'row' AND (s.source).has_rows;
END
$$;

-- What it must give with a value of this number and kind.
CREATE FUNCTION expected(s shape, n numeric, kind text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  r text := CASE (s.r).of WHEN 'v' THEN n::text WHEN 'n' THEN 's.n' WHEN 'z' THEN '(s.n + 5)' ELSE 'NULL::numeric' END;
  same text := CASE (s.r).what WHEN 'same' THEN 'true' WHEN 'declared' THEN 'false' ELSE
    CASE (s.r).of WHEN 'v' THEN (kind = (s.subject).kind_a)::text WHEN 'null' THEN 'NULL::boolean' ELSE 'true' END END;
  result text;
BEGIN
  IF is_refused(s, kind) THEN
    RETURN 'ERROR 22000';
  END IF;
  EXECUTE statement(s, (s.l).number, r, replace((s.comparison).number, '{same}', same), 'true') INTO result;
  RETURN result;
END
$$;

CREATE FUNCTION attempt(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  result text;
BEGIN
  EXECUTE statement INTO result;
  RETURN result;
EXCEPTION WHEN OTHERS THEN
  RETURN 'ERROR ' || SQLSTATE || CASE WHEN SQLSTATE <> '22000' OR SQLERRM NOT LIKE 'cannot compare%' THEN ' ' || SQLERRM ELSE '' END;
END
$$;

-- The statement over our types, with these names for its parameters.
CREATE FUNCTION statement_of(s shape, v text, n text, k text, b text, literal text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN replace(replace(replace(replace(
    statement(s, (s.l).expression, (s.r).expression, (s.comparison).expression, b),
    '{v}', v), '{n}', n), '{k}', k), '{literal}', literal || '::' || (s.subject).type);

-- What differs from what is expected, if anything, when it is run in one mode.
CREATE FUNCTION difference(s shape, mode text, call text, n numeric, kind text, good_n numeric, good_kind text) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  good text := format(call, good_n || ' ' || good_kind, good_n, good_kind);
  tried text := format(call, n || ' ' || kind, n, kind);
  good_expected text := expected(s, good_n, good_kind);
  tried_expected text := expected(s, n, kind);
  got text;
BEGIN
  PERFORM set_config('plan_cache_mode', mode, false), set_config('role', CASE (s.source).name WHEN 'a row policy' THEN 'comparisons_reader' ELSE 'none' END, false);
  FOR i IN 1 .. CASE mode WHEN 'auto' THEN 5 ELSE 1 END LOOP
    got := attempt(good);
    IF got IS DISTINCT FROM good_expected THEN
      RETURN format('%s gives %s, not %s, execution %s', good, got, good_expected, i);
    END IF;
  END LOOP;
  got := attempt(tried);
  IF got IS DISTINCT FROM tried_expected THEN
    RETURN format('%s gives %s, not %s', tried, got, tried_expected);
  END IF;
  got := attempt(good);
  IF got IS DISTINCT FROM good_expected THEN
    RETURN format('%s gives %s, not %s, after another', good, got, good_expected);
  END IF;
  RETURN NULL;
END
$$;

CREATE TABLE trial (i bigint, source text, l text, r text, context text, vehicle text, mode text, refused boolean, difference text);

CREATE PROCEDURE try(i bigint, s shape, n numeric, kind text) LANGUAGE plpgsql AS $$
DECLARE
  type text := (s.subject).type;
  literal text := quote_literal(n || ' ' || kind);
  is_constant boolean := s.vehicle = 'a query' OR (s.r).name = 'a constant';
  good_n numeric := CASE WHEN is_constant THEN n ELSE 150 END;
  good_kind text := CASE WHEN is_constant THEN kind ELSE (s.subject).kind_a END;
  difference text;
  arguments text := '%L, %L, %L, true';
  query text;
  call text;
  mode text;
BEGIN
  FOREACH mode IN ARRAY CASE s.vehicle WHEN 'a query' THEN '{auto}'::text[] ELSE '{force_custom_plan,force_generic_plan,auto}' END LOOP
    CASE s.vehicle
      WHEN 'a query' THEN
        query := statement_of(s, literal || '::' || type, n::text, quote_literal(kind), 'true', literal);
        call := replace(query, '%', '%%');
      WHEN 'a prepared statement' THEN
        query := format('PREPARE tried (%s, numeric, text, boolean) AS %s', type, statement_of(s, '$1', '$2', '$3', '$4', literal));
        call := format('EXECUTE tried (%s)', arguments);
      WHEN 'a function in SQL' THEN
        query := format('CREATE OR REPLACE FUNCTION tried(%s, numeric, text, boolean) RETURNS text LANGUAGE sql AS %L',
          type, statement_of(s, '$1', '$2', '$3', '$4', literal));
        call := format('SELECT tried(%s)', arguments);
      WHEN 'a function in PL/pgSQL' THEN
        query := format('CREATE OR REPLACE FUNCTION tried(pv %s, pn numeric, pk text, pb boolean) RETURNS text LANGUAGE plpgsql AS %L',
          type, format('DECLARE answer text; BEGIN FOR answer IN %s LOOP END LOOP; RETURN answer; END',
            statement_of(s, 'pv', 'pn', 'pk', 'pb', literal)));
        call := format('SELECT tried(%s)', arguments);
    END CASE;
    IF s.vehicle <> 'a query' THEN
      EXECUTE query;
    END IF;
    difference := difference(s, mode, call, n, kind, good_n, good_kind);
    PERFORM set_config('role', 'none', false);
    INSERT INTO trial
    SELECT try.i, (s.source).name, (s.l).name, (s.r).name, (s.context).name, s.vehicle, mode, is_refused(s, kind),
      query || E';\n  ' || mode || ': ' || difference;
    IF s.vehicle = 'a prepared statement' THEN
      DEALLOCATE tried;
    ELSIF s.vehicle <> 'a query' THEN
      EXECUTE format('DROP FUNCTION tried(%s, numeric, text, boolean)', type);
    END IF;
  END LOOP;
END
$$;

CREATE FUNCTION drawn(i bigint) RETURNS shape LANGUAGE plpgsql AS $$
DECLARE
  result shape;
BEGIN
  SELECT s INTO result.subject FROM subject s WHERE s.i = random_below(4, drawn.i, 1);
  SELECT s INTO result.source FROM source s WHERE s.i = 1 + random_below((SELECT max(c.i) FROM source c), drawn.i, 2);
  SELECT s INTO result.l FROM declared_side s WHERE s.i = 1 + random_below((SELECT max(c.i) FROM declared_side c), drawn.i, 3);
  SELECT s INTO result.r FROM value_side s WHERE s.i = 1 + random_below((SELECT max(c.i) FROM value_side c), drawn.i, 4);
  SELECT s INTO result.context FROM context s WHERE s.i = 1 + random_below((SELECT max(c.i) FROM context c), drawn.i, 5);
  SELECT s INTO result.comparison FROM comparison s WHERE s.i = 1 + random_below((SELECT max(c.i) FROM comparison c), drawn.i, 6);
  result.vehicle := (ARRAY['a query', 'a prepared statement', 'a prepared statement', 'a function in PL/pgSQL', 'a function in PL/pgSQL',
    'a function in SQL'])[1 + random_below(6, drawn.i, 7)];
  RETURN result;
END
$$;

DO $$
DECLARE
  s shape;
  other boolean;
BEGIN
  FOR i IN 1 .. 1500 LOOP
    s := drawn(i);
    other := random_below(3, i, 8) > 0;
    PERFORM set_config('proof.bound', '5000 ' || CASE
      WHEN (s.context).name IN ('FILTER', 'the select list') AND random_below(2, i, 10) = 0 THEN (s.subject).kind_b ELSE (s.subject).kind_a END, false);
    CALL try(i, s, 10 * random_below(32, i, 9) + CASE WHEN other THEN 3 ELSE 0 END,
      CASE WHEN other THEN (s.subject).kind_b ELSE (s.subject).kind_a END);
  END LOOP;
END
$$;

-- Foreign keys between a column that declares and one that does not, in both
-- directions: what is not there is 23503, never 22000.
CREATE TABLE reference (type text, mode text, statement text, got text, expected text);
CREATE PROCEDURE try_references(type text, kind_a text, kind_b text, mode text) LANGUAGE plpgsql AS $$
DECLARE
  declared text := type || modifier(kind_a);
  direction integer;
  statement text;
  expected text;
BEGIN
  PERFORM set_config('plan_cache_mode', mode, false);
  FOR direction IN 0 .. 1 LOOP
    EXECUTE format('CREATE TABLE parent (c %s PRIMARY KEY)', CASE direction WHEN 0 THEN type ELSE declared END);
    EXECUTE format('CREATE TABLE child (c %s REFERENCES parent ON DELETE CASCADE ON UPDATE CASCADE)', CASE direction WHEN 0 THEN declared ELSE type END);
    FOR i IN 1 .. 7 LOOP
      FOR statement, expected IN VALUES
        (format('INSERT INTO parent VALUES (%L), (%L), (%L)', i || ' ' || kind_a, 100 + i || ' ' || kind_a,
           i || CASE direction WHEN 0 THEN ' ' || kind_b ELSE '000 ' || kind_a END), '3'),
        (format('INSERT INTO child VALUES (%L), (%L)', i || ' ' || kind_a, 100 + i || ' ' || kind_a), '2'),
        (format('INSERT INTO child VALUES (%L)', 500 || ' ' || kind_a), 'ERROR 23503'),
        (format('INSERT INTO child VALUES (%L)', i || ' ' || kind_b), CASE direction WHEN 0 THEN 'ERROR 22000' ELSE 'ERROR 23503' END),
        (format('UPDATE parent SET c = %L WHERE c = %L', 200 + i || ' ' || kind_a, i || ' ' || kind_a), '1'),
        (format('DELETE FROM parent WHERE c = %L', i || ' ' || kind_b), CASE direction WHEN 0 THEN '1' ELSE '0' END),
        (format('DELETE FROM parent WHERE c = %L', 100 + i || ' ' || kind_a), '1')
      LOOP
        INSERT INTO reference VALUES (type, mode, statement,
          left(attempt(format('WITH changed AS (%s RETURNING c) SELECT count(*) FROM changed', statement)), 11), expected);
      END LOOP;
      INSERT INTO reference VALUES (type, mode, 'children', attempt(format('SELECT count(*) FROM child WHERE c = %L', 200 + i || ' ' || kind_a)), '1');
    END LOOP;
    DROP TABLE child, parent;
  END LOOP;
END
$$;
-- (work without a basis would take the column's)
SELECT format('CALL try_references(%L, %L, %L, %L)', type, kind_a, CASE kind_b WHEN 'FLOP' THEN 'FLOP fp8' ELSE kind_b END, mode)
FROM subject, unnest('{force_custom_plan,force_generic_plan,auto}'::text[]) AS mode ORDER BY i, mode \gexec
INSERT INTO result (name, operations, wrong, note)
SELECT 'foreign keys, ' || mode, count(*), count(*) FILTER (WHERE got <> expected),
  min(statement || ' gives ' || got || ', not ' || expected) FILTER (WHERE got <> expected)
FROM reference GROUP BY mode ORDER BY mode;

INSERT INTO result (name, operations, wrong, note)
SELECT seen || ': ' || name, count(*), count(difference),
  coalesce(min(difference), count(*) FILTER (WHERE refused) || ' refused')
FROM trial, LATERAL (VALUES ('rows from', source), ('declared by', l), ('compared with', r), ('in', context), ('run as', vehicle || ', ' || mode)) AS v (seen, name)
GROUP BY seen, name ORDER BY seen, name;

-- What is refused and what is not were both there to be seen.
INSERT INTO result (name, operations, wrong)
SELECT 'refused, and not refused', count(*), (count(*) FILTER (WHERE refused) * 20 < count(*) OR count(*) FILTER (WHERE refused) * 2 > count(*))::integer
FROM trial;

DROP OWNED BY comparisons_reader;
DROP ROLE comparisons_reader;
\ir finish.sql
