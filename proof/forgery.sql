-- forgery.sql
--   Values that are types, made up field by field: cost_summary and the state of
--   blended_price.  What is accepted is what a rule in numeric accepts; and what is
--   made of accepted values, by + and rollup() and the functions of states, in any
--   plan, is what numeric says and is accepted again, as text and in binary.
\ir setup.sql
\set forgeries 8000
\set file :directory '/forgery.copy'

-- --- bytes ------------------------------------------------------------------

-- n / m, rounded down.  A quotient of numeric is rounded to some digits first.
CREATE FUNCTION floor_div(n numeric, m numeric) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN div(n - mod(mod(n, m) + m, m), m);

CREATE FUNCTION hex(n numeric, bytes integer) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  result text := '';
BEGIN
  FOR i IN 1 .. bytes / 2 LOOP
    result := lpad(to_hex(mod(mod(n, 65536) + 65536, 65536)::integer), 4, '0') || result;
    n := floor_div(n, 65536);
  END LOOP;
  RETURN result;
END
$$;

-- A total: how often 2^128 goes into it, then what remains, from -2^127 to 2^127 - 1.
CREATE FUNCTION sum_hex(n numeric) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN hex(floor_div(n + two_to(127), two_to(127) * 2), 8) || hex(n, 16);

-- What an entry is made of.  A price is a count and the tag it is written with.
CREATE TYPE entry AS (tag bigint, entry_rows numeric, priced numeric, cost numeric, operations numeric,
  least numeric, greatest numeric, price_tag bigint);

CREATE FUNCTION entry_hex(e entry) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN hex(e.tag, 4) || hex(e.entry_rows, 8) || hex(e.priced, 8) || sum_hex(e.cost) || sum_hex(e.operations)
    || hex(e.least * 16777216 + e.price_tag, 16) || hex(e.greatest * 16777216 + e.price_tag, 16);

CREATE FUNCTION summary_text(VARIADIC entries entry[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN '\x0001' || hex(cardinality(entries), 4) || hex(0, 8)
    || (SELECT string_agg(entry_hex(e), '' ORDER BY e.tag) FROM unnest(entries) AS e);

CREATE FUNCTION state_text(e entry) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN '\x0001' || hex(e.entry_rows, 8) || hex(e.tag, 4) || sum_hex(e.cost) || sum_hex(e.operations);

-- --- what is right ------------------------------------------------------------

-- A cost has 112 bits, capacity and work have 120.
CREATE FUNCTION sums_right(e entry) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN e.cost >= -e.entry_rows * two_to(111) AND (e.cost < e.entry_rows * two_to(111) OR e.entry_rows = 0 AND e.cost = 0)
    AND e.operations >= -e.entry_rows * two_to(119) AND (e.operations < e.entry_rows * two_to(119) OR e.entry_rows = 0 AND e.operations = 0);

CREATE TABLE tag_right (tag bigint PRIMARY KEY);
INSERT INTO tag_right SELECT DISTINCT ('x' || right(encode(unit_price_send(cost(1, c) / flops(1, 'EFLOPS', b)), 'hex'), 6))::bit(24)::bigint
FROM unnest('{USD,CNY,AED,ZWG}'::text[]) AS c, unnest('{fp16,unspecified,fp8 sparse}'::text[]) AS b;
INSERT INTO tag_right SELECT tag + 1 FROM tag_right;	-- per work

CREATE FUNCTION entry_right(e entry) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN e.entry_rows >= 1 AND e.priced BETWEEN 0 AND e.entry_rows AND sums_right(e) AND EXISTS (SELECT FROM tag_right WHERE tag = e.tag)
    AND CASE WHEN e.priced = 0 THEN e.least = 0 AND e.greatest = 0 AND e.price_tag = 0 ELSE e.price_tag = e.tag AND e.least <= e.greatest END;

CREATE FUNCTION state_right(e entry) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN e.entry_rows >= 0 AND sums_right(e) AND CASE WHEN e.entry_rows = 0 THEN e.tag = 0 ELSE EXISTS (SELECT FROM tag_right WHERE tag = e.tag) END;

CREATE FUNCTION added(a entry, b entry) RETURNS entry LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ROW(a.tag, a.entry_rows + b.entry_rows, a.priced + b.priced, a.cost + b.cost, a.operations + b.operations,
    CASE WHEN a.priced = 0 THEN b.least WHEN b.priced = 0 THEN a.least ELSE least(a.least, b.least) END,
    CASE WHEN a.priced = 0 THEN b.greatest WHEN b.priced = 0 THEN a.greatest ELSE greatest(a.greatest, b.greatest) END,
    greatest(a.price_tag, b.price_tag))::entry;

-- --- forgeries ----------------------------------------------------------------

CREATE FUNCTION edge(edges numeric[], place bigint, stream integer) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN edges[1 + random_below(cardinality(edges), place, stream)];

-- A total that rows of so many bits just can have, or just cannot, or have for sure.
CREATE FUNCTION forged_total(entry_rows numeric, bits integer, place bigint, stream integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN edge(ARRAY[0, 1, -1, entry_rows * two_to(bits), -entry_rows * two_to(bits), trunc(entry_rows * two_to(bits) / 3),
      -entry_rows, two_to(127), -two_to(127) * (two_to(63) - 1), two_to(127) * (two_to(63) - 1)], place, stream)
    + edge('{0,0,0,1,-1}', place, stream + 1);

CREATE TABLE forgery AS
SELECT i, e, entry_right(e) AS summary_right, state_right(e) AS state_right
FROM generate_series(1, :forgeries) AS i,
  LATERAL (SELECT edge(ARRAY[1, 1, 2, 3, 1000, two_to(31), two_to(62) - 1, two_to(62), two_to(63) - 1, two_to(63) - 2, 0, -1, -two_to(63)], i, 1) AS entry_rows OFFSET 0) AS r,
  LATERAL (SELECT edge(ARRAY[0, 1, entry_rows, entry_rows, entry_rows, entry_rows + 1, -1], i, 2) AS priced,
    (SELECT tag FROM tag_right ORDER BY tag OFFSET random_below(3, i, 3) LIMIT 1)
      + edge('{0,0,0,0,0,0,0,0,256,16777216}', i, 4)::bigint AS tag OFFSET 0) AS p,
  LATERAL (SELECT ROW(CASE WHEN entry_rows = 0 AND i % 2 = 0 THEN 0 ELSE tag END, entry_rows, priced, forged_total(entry_rows, 111, i, 10), forged_total(entry_rows, 119, i, 20),
    CASE WHEN priced = 0 AND i % 8 > 0 THEN 0 ELSE edge(ARRAY[0, 1, -two_to(103), two_to(103) - 1], i, 30) END,
    CASE WHEN priced = 0 AND i % 8 > 0 THEN 0 ELSE edge(ARRAY[two_to(103) - 1, two_to(103) - 1, two_to(103) - 1, 0], i, 31) END,
    CASE WHEN priced = 0 AND i % 8 > 0 THEN 0 ELSE tag & 16777215 END + edge('{0,0,0,0,0,0,0,1}', i, 32)::bigint)::entry AS e OFFSET 0) AS f;

CREATE FUNCTION outcome(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
BEGIN
  EXECUTE statement INTO answer;
  RETURN answer;
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE;
END
$$;

-- What is read is printed as it was.
CREATE TABLE attempt AS
SELECT f.*, outcome(format('SELECT %L::cost_summary', summary_text(e))) AS summary, outcome(format('SELECT %L::blended_price_state', state_text(e))) AS state
FROM forgery AS f;
CALL check_all('a cost_summary is accepted if its fields fit together', 'summary = CASE WHEN summary_right THEN summary_text(e) ELSE ''22P03'' END',
  'summary_text(e) || '' is '' || summary', 'attempt');
CALL check_all('a blended_price_state is accepted if its fields fit together', 'state = CASE WHEN state_right THEN state_text(e) ELSE ''22P03'' END',
  'state_text(e) || '' is '' || state', 'attempt');
CALL check_all('many are accepted, many refused', 'least(accepted, refused) > 1000', 'accepted || '' accepted''',
  '(SELECT count(*) FILTER (WHERE summary LIKE ''\\x%'') AS accepted, count(*) FILTER (WHERE summary = ''22P03'') AS refused FROM attempt) AS s');

-- --- what is made of them -------------------------------------------------------

CREATE TABLE kept AS SELECT row_number() OVER (ORDER BY i) AS n, e, summary::cost_summary AS s FROM attempt WHERE summary_right;
CREATE TABLE kept_state AS SELECT row_number() OVER (ORDER BY i) AS n, e, state::blended_price_state AS s FROM attempt WHERE state_right;
ALTER TABLE kept SET (parallel_workers = 2);
ALTER TABLE kept_state SET (parallel_workers = 2);
ANALYZE kept;
ANALYZE kept_state;

CREATE TABLE pair AS
SELECT a.e AS a, b.e AS b, outcome(format('SELECT %L::cost_summary + %L', a.s, b.s)) AS answer,
  CASE WHEN (a.e).tag <> (b.e).tag THEN summary_text(a.e, b.e)
    WHEN (a.e).entry_rows + (b.e).entry_rows >= two_to(63) THEN '22003' ELSE summary_text(added(a.e, b.e)) END AS expected
FROM kept AS a JOIN kept AS b ON b.n IN (a.n, a.n + 1, a.n + 2);
CALL check_all('cost_summary + cost_summary', 'answer = expected', 'summary_text(a) || '' + '' || summary_text(b) || '' is '' || answer', 'pair');
CALL check_all('a sum of cost_summaries is accepted', 'outcome(format(''SELECT %L::cost_summary'', answer)) = answer', 'answer', '(SELECT answer FROM pair WHERE answer LIKE ''\\x%'') AS s');

CREATE TABLE state_pair AS
SELECT a.e AS a, b.e AS b, outcome(format('SELECT blended_price_merge(%L, %L)', a.s, b.s)) AS answer,
  CASE WHEN (b.e).entry_rows = 0 THEN state_text(a.e) WHEN (a.e).entry_rows = 0 THEN state_text(b.e)
    WHEN (a.e).tag <> (b.e).tag THEN '22000'
    WHEN (a.e).entry_rows + (b.e).entry_rows >= two_to(63) THEN '22003' ELSE state_text(added(a.e, b.e)) END AS expected
FROM kept_state AS a JOIN kept_state AS b ON b.n IN (a.n, a.n + 1, a.n + 2);
CALL check_all('blended_price_merge()', 'answer = expected', 'state_text(a) || '' and '' || state_text(b) || '' is '' || answer', 'state_pair');
CALL check_all('a merged blended_price_state is accepted', 'outcome(format(''SELECT %L::blended_price_state'', answer)) = answer', 'answer',
  '(SELECT answer FROM state_pair WHERE answer LIKE ''\\x%'') AS s');
CALL check_all('blended_price_final()',
  'answer IS NOT DISTINCT FROM CASE WHEN (e).entry_rows = 0 THEN NULL WHEN (e).operations = 0 THEN ''22012''
     WHEN greatest((e).cost, (e).operations) >= two_to(127) OR least((e).cost, (e).operations) < -two_to(127)
       OR div(2 * abs((e).cost) * 1e15 + abs((e).operations), 2 * abs((e).operations)) > two_to(103) - (sign((e).cost) = sign((e).operations))::integer
     THEN ''22003'' ELSE ''true'' END',
  'state_text(e) || '' gives '' || coalesce(answer, ''NULL'')',
  '(SELECT e, outcome(format(''SELECT pg_typeof(p) = ''''unit_price''''::regtype FROM blended_price_final(%L) AS p WHERE p IS NOT NULL'', s)) AS answer FROM kept_state) AS f');

-- What is changed in place is an aggregate's own: what is stored stays as it is.
CREATE TABLE after_step AS
SELECT n, cost_summary_flops_step(s, '1 USD', '1 EFLOPS fp16') AS stepped, cost_summary_merge(s, s) AS merged, s AS after FROM kept WHERE (e).entry_rows < 1e9;
CALL check_all('functions of states leave their arguments alone', 'after = s AND rows(stepped) = rows(s) + 1 AND rows(merged) = 2 * rows(s)',
  'stepped::text', 'after_step JOIN kept USING (n)');

-- --- in plans -------------------------------------------------------------------

CREATE AGGREGATE merged(blended_price_state) (
  SFUNC = blended_price_merge, STYPE = blended_price_state, COMBINEFUNC = blended_price_merge, PARALLEL = SAFE);
CREATE TABLE grouped (plan text, what text, g bigint, answer text);

-- Groups of few rows, some of which overflow, in groups of one tag.
CREATE PROCEDURE ask(plan text) LANGUAGE plpgsql AS $$
DECLARE
  explained json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT json) SELECT rollup(s) FROM kept WHERE n BETWEEN 140 AND 153' INTO explained;
  INSERT INTO grouped SELECT plan, 'plan', 0, CASE WHEN explained::text LIKE '%"Partial Mode": "Partial"%' THEN 'parallel' ELSE 'serial' END;
  FOR g IN 0 .. 149 LOOP
    INSERT INTO grouped VALUES
      (plan, 'rollup', g, outcome(format('SELECT rollup(s) FROM kept WHERE n BETWEEN %s AND %s', 14 * g, 14 * g + 13))),
      (plan, 'merged', g, outcome(format('SELECT merged(s) FROM kept_state WHERE n BETWEEN %s AND %s AND ((e).tag = (SELECT min(tag) FROM tag_right) OR (e).tag = 0)', 14 * g, 14 * g + 13)));
  END LOOP;
END
$$;
CALL ask('one process');
SET parallel_setup_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
CALL ask('workers');
CALL check_all('the same in one process and with workers', 'one IS NOT DISTINCT FROM other AND what <> ''plan'' OR one = ''serial'' AND other = ''parallel''',
  'what || '' '' || g || '': '' || coalesce(one, ''NULL'') || '' and '' || coalesce(other, ''NULL'')',
  '(SELECT what, g, answer AS one FROM grouped WHERE plan = ''one process'') AS a JOIN (SELECT what, g, answer AS other FROM grouped WHERE plan = ''workers'') AS b USING (what, g)');
CALL check_all('some groups are sums, some errors', 'n > 0', 'kind || '' '' || n',
  '(SELECT kind, count(answer) AS n FROM unnest(''{0,2}''::text[]) AS kind LEFT JOIN grouped ON answer LIKE CASE kind WHEN ''0'' THEN ''\\x%'' ELSE ''22003'' END GROUP BY kind) AS s');
RESET max_parallel_workers_per_gather;

-- --- in files -------------------------------------------------------------------

CREATE TABLE again (summary cost_summary, state blended_price_state);
COPY (SELECT answer::cost_summary, NULL::blended_price_state FROM pair WHERE answer LIKE '\\x%'
  UNION ALL SELECT NULL, answer::blended_price_state FROM state_pair WHERE answer LIKE '\\x%') TO :'file' (FORMAT binary);
COPY again FROM :'file' (FORMAT binary);
CALL check_all('through COPY in binary', 'a IS NOT DISTINCT FROM b', 'coalesce(a, b)',
  '(SELECT answer AS a, count(*) AS n FROM (SELECT answer FROM pair UNION ALL SELECT answer FROM state_pair) AS p WHERE answer LIKE ''\\x%'' GROUP BY 1) AS p
   FULL JOIN (SELECT coalesce(summary::text, state::text) AS b, count(*) AS n FROM again GROUP BY 1) AS q ON a = b AND p.n = q.n');

\ir finish.sql
