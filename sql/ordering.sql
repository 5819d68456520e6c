-- By number first, then by kind; the same for every type.
CREATE TEMP TABLE mixed (q flops);
INSERT INTO mixed VALUES ('1 EFLOPS fp16'), ('1 EFLOPS fp32'), ('1 EFLOPS'), ('2 PFLOPS fp8'), ('-1 EFLOPS fp16'), ('0 FLOPS'), ('0 FLOPS int4'),
  ('664613.997892457936451903530140172287 QFLOPS'), ('-664613.997892457936451903530140172288 QFLOPS'), (NULL);
SELECT q FROM mixed ORDER BY q;
SELECT q FROM mixed ORDER BY q DESC NULLS LAST LIMIT 3;

-- All six comparisons agree with the numbers and, on equal ones, with the kind.
SELECT bool_and((a.q < b.q) = (a.n < b.n) AND (a.q <= b.q) = (a.n <= b.n) AND (a.q = b.q) = (a.n = b.n)
  AND (a.q <> b.q) = (a.n <> b.n) AND (a.q >= b.q) = (a.n >= b.n) AND (a.q > b.q) = (a.n > b.n)
  AND flops_cmp(a.q, b.q) = sign(a.n - b.n)) AS agree, count(*)
FROM (SELECT q, in_unit(q, 'FLOPS') * 256 + get_byte(flops_send(q), 15) AS n FROM mixed WHERE q IS NOT NULL) AS a
CROSS JOIN (SELECT q, in_unit(q, 'FLOPS') * 256 + get_byte(flops_send(q), 15) AS n FROM mixed WHERE q IS NOT NULL) AS b;

SELECT '1 EFLOPS fp16'::flops = '1000 PFLOPS fp16' AS same, '1 EFLOPS fp16'::flops = '1 EFLOPS fp32' AS other_basis,
  '5 USD'::cost < '6 EUR' AS by_number, '1 ZFLOP'::flop > '999 EFLOP' AS more, '1 USD/TFLOPS'::unit_price = '1000000 USD/EFLOPS' AS same_price;
SELECT greatest('5 USD'::cost, '3 USD'), least('1 EFLOPS fp16'::flops, '2 EFLOPS fp16');

-- Indexes, hash joins, grouping, DISTINCT and merge joins, on each type.
CREATE TABLE ordered (id integer, a flops, w flop, c cost, p unit_price);
INSERT INTO ordered SELECT i, flops((i * 7919) % 1000, 'TFLOPS', 'fp16'), flop((i * 7919) % 1000, 'EFLOP'),
  cost((i * 7919) % 1000, 'CNY'), cost((i * 7919) % 1000, 'USD') / '2 EFLOPS fp8'::flops FROM generate_series(1, 5000) AS i;
CREATE INDEX ON ordered (a);
CREATE INDEX ON ordered (w DESC);
CREATE INDEX ON ordered USING hash (c);
CREATE INDEX ON ordered (p);
ANALYZE ordered;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET enable_indexonlyscan = off;
SELECT plan_uses($$ SELECT id FROM ordered WHERE a = '7 TFLOPS fp16' $$) AS a, plan_uses($$ SELECT id FROM ordered WHERE w > '998 EFLOP' $$) AS w,
  plan_uses($$ SELECT id FROM ordered WHERE c = '7 CNY' $$) AS c, plan_uses($$ SELECT id FROM ordered WHERE p < '1 USD/EFLOPS fp8' $$) AS p;
SELECT count(*) FROM ordered WHERE a = '7 TFLOPS fp16';
SELECT count(*) FROM ordered WHERE w > '998 EFLOP';
SELECT count(*) FROM ordered WHERE c = '7 CNY';
SELECT count(*) FROM ordered WHERE p < '1 USD/EFLOPS fp8';
SELECT count(*) FROM ordered WHERE a BETWEEN '10 TFLOPS fp16' AND '19 TFLOPS fp16';
-- by the name that dumps of 1.0.0 have for it
SELECT plan_uses($$ SELECT id FROM ordered WHERE a OPERATOR(public.=) '7 TFLOPS fp16' $$) AS a, plan_uses($$ SELECT id FROM ordered WHERE c OPERATOR(public.=) '7 CNY' $$) AS c,
  plan_uses($$ SELECT id FROM ordered WHERE p OPERATOR(public.=) '3.5 USD/EFLOPS fp8' $$) AS p;
SELECT count(*) FROM ordered WHERE a OPERATOR(public.=) '7 TFLOPS fp16';
SELECT count(*) FROM ordered WHERE c OPERATOR(public.=) ANY ('{7 CNY,8 CNY}');
RESET enable_seqscan;
RESET enable_bitmapscan;
RESET enable_indexonlyscan;
SET enable_mergejoin = off;
SET enable_nestloop = off;
SELECT plan_uses('SELECT 1 FROM ordered x JOIN ordered y USING (a)') LIKE '%Hash Join%' AS a, plan_uses('SELECT 1 FROM ordered x JOIN ordered y USING (w)') LIKE '%Hash Join%' AS w,
  plan_uses('SELECT 1 FROM ordered x JOIN ordered y USING (c)') LIKE '%Hash Join%' AS c, plan_uses('SELECT 1 FROM ordered x JOIN ordered y USING (p)') LIKE '%Hash Join%' AS p;
SELECT count(*) FROM ordered x JOIN ordered y USING (a);
SELECT count(*) FROM ordered x JOIN ordered y USING (w);
SELECT count(*) FROM ordered x JOIN ordered y USING (c);
SELECT count(*) FROM ordered x JOIN ordered y USING (p);
SELECT plan_uses('SELECT 1 FROM ordered x FULL JOIN ordered y ON x.c OPERATOR(public.=) y.c') LIKE '%Hash Join%' AS old_name;
RESET enable_mergejoin;
SET enable_hashjoin = off;
SELECT plan_uses('SELECT 1 FROM ordered x JOIN ordered y USING (c)') LIKE '%Merge Join%' AS c;
SELECT count(*) FROM ordered x JOIN ordered y USING (c);
RESET enable_hashjoin;
RESET enable_nestloop;
SELECT count(*), count(DISTINCT a), count(DISTINCT w), count(DISTINCT c), count(DISTINCT p) FROM ordered;
SELECT plan_uses('SELECT c, count(*) FROM ordered GROUP BY c') LIKE '%Aggregate%' AS grouped;
SELECT count(*) FROM (SELECT DISTINCT a, w, c, p FROM ordered) AS d;
SET enable_hashagg = off;
SELECT count(*) FROM (SELECT a FROM ordered GROUP BY a) AS d;
RESET enable_hashagg;

-- What can name no schema finds = where nothing is in the search path: a dump is restored so.
SET search_path = '';
SELECT nullif(a, a) AS a, nullif(w, w) AS w, nullif(c, c) AS c, nullif(p, p) AS p, a IS DISTINCT FROM a AS different, c IS NOT DISTINCT FROM c AS same,
  CASE c WHEN c THEN 'c' END AS chosen, (a, w) = (a, w) AS rows, nullif(public.cost_summary(c, a), public.cost_summary(c, a)) AS summary
FROM public.ordered JOIN public.ordered AS other USING (id, a, w, c, p) NATURAL JOIN public.ordered AS third WHERE id = 7 GROUP BY a, w, c, p;
RESET search_path;

-- The extended hash agrees with the plain one where its seed is 0.
SELECT bool_and((flops_hash_extended(a, 0) & 4294967295) = (flops_hash(a)::bigint & 4294967295)) AS agree,
  count(DISTINCT flops_hash_extended(a, 1)) AS seeded FROM ordered;

-- Sorting by abbreviated keys gives the order of the full ones: edges, values
-- that differ only in their last bits or in their tags, and random ones.
CREATE TABLE keys AS
SELECT q FROM (
  SELECT flops(sign * (power(2::numeric, e) + d), 'FLOPS', basis) AS q
  FROM generate_series(0, 118) AS e, unnest(ARRAY[-1, 1]) AS sign, unnest(ARRAY[-2, -1, 0, 1]) AS d, unnest(ARRAY['unspecified', 'fp64', 'fp16 sparse']) AS basis
  UNION ALL SELECT flops(round(((i * 7919::bigint) % 100003 - 50000)::numeric * power(10::numeric, i % 30)), 'FLOPS', 'fp16') FROM generate_series(1, 5000) AS i) AS s
ORDER BY md5(q::text);
SELECT count(*), bool_and(before IS NULL OR flops_cmp(before, q) <= 0) AS sorted
FROM (SELECT q, lag(q) OVER () AS before FROM (SELECT q FROM keys ORDER BY q) AS o) AS l;
SELECT bool_and(before IS NULL OR flops_cmp(before, q) >= 0) AS sorted_down
FROM (SELECT q, lag(q) OVER () AS before FROM (SELECT q FROM keys ORDER BY q DESC) AS o) AS l;
CREATE INDEX keys_btree ON keys (q);
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET enable_sort = off;
SELECT plan_uses('SELECT q FROM keys ORDER BY q') LIKE '%Index%' AS by_index;
SELECT count(*), bool_and(before IS NULL OR flops_cmp(before, q) <= 0) AS sorted
FROM (SELECT q, lag(q) OVER () AS before FROM (SELECT q FROM keys ORDER BY q) AS o) AS l;
RESET enable_sort;
RESET enable_bitmapscan;
DROP INDEX keys_btree;

-- BRIN, both ways.
CREATE INDEX keys_minmax ON keys USING brin (q) WITH (pages_per_range = 1);
SELECT plan_uses($$ SELECT FROM keys WHERE q > '300000 QFLOPS' $$) AS plan, (SELECT count(*) FROM keys WHERE q > '300000 QFLOPS') AS found;
DROP INDEX keys_minmax;
CREATE INDEX keys_multi ON keys USING brin (q flops_minmax_multi_ops) WITH (pages_per_range = 1);
SELECT plan_uses($$ SELECT FROM keys WHERE q = '2 FLOPS fp64' $$) AS plan, (SELECT count(*) FROM keys WHERE q = '2 FLOPS fp64') AS found;
RESET enable_seqscan;
DROP INDEX keys_multi;
SELECT count(*) AS found_without FROM keys WHERE q = '2 FLOPS fp64' OR q > '300000 QFLOPS';
DROP TABLE keys;

-- RANGE frames: an offset of the type itself; past the limits is past all.
SELECT c, sum(c) OVER (ORDER BY c RANGE BETWEEN '1.5 USD' PRECEDING AND CURRENT ROW) AS near,
  count(*) OVER (ORDER BY c RANGE BETWEEN '2596148429267413814265 USD' PRECEDING AND '2596148429267413814265 USD' FOLLOWING) AS everything
FROM (VALUES ('1 USD'::cost), ('2 USD'), ('2.5 USD'), ('4 USD')) AS v (c) ORDER BY c;
SELECT c, array_agg(c) OVER (ORDER BY c DESC RANGE BETWEEN CURRENT ROW AND '1 USD' FOLLOWING) FROM (VALUES ('1 USD'::cost), ('2 USD'), ('2.5 USD'), ('4 USD')) AS v (c) ORDER BY c;
\t \a
SELECT error_of(format($$ SELECT sum(c) OVER (ORDER BY c RANGE BETWEEN %L PRECEDING AND CURRENT ROW) FROM (VALUES ('1 USD'::cost), ('2 USD')) AS v (c) $$, size)) FROM unnest(ARRAY['-1 USD', '1 EUR']) AS size;
\t \a

-- Statistics: estimates on a skewed column are within twice the truth.
CREATE TABLE skewed AS SELECT flops(CASE WHEN i % 3 = 0 THEN 7 ELSE power(1.0007, i % 20000) END::numeric, 'GFLOPS', 'fp16') AS q FROM generate_series(1, 60000) AS i;
ALTER TABLE skewed ALTER q SET STATISTICS 1000;
ANALYZE skewed;
CREATE FUNCTION estimate(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
  RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;
CREATE FUNCTION truth(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  rows bigint;
BEGIN
  EXECUTE 'SELECT count(*) FROM (' || query || ') AS q' INTO rows;
  RETURN rows;
END
$$;
SELECT condition, estimate(query) BETWEEN truth(query) / 2 AND truth(query) * 2 AS within_twice
FROM unnest(ARRAY[$$= '7 GFLOPS fp16'$$, $$< '7 GFLOPS fp16'$$, $$> '7 GFLOPS fp16'$$, $$> '1 TFLOPS fp16'$$, $$< '2 GFLOPS fp16'$$, $$BETWEEN '10 GFLOPS fp16' AND '1 TFLOPS fp16'$$]) AS condition
CROSS JOIN LATERAL (SELECT 'SELECT FROM skewed WHERE q ' || condition) AS s (query);
DROP TABLE skewed;

-- Hash partitions.
CREATE TABLE parted (c cost) PARTITION BY HASH (c);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parted SELECT c FROM ordered;
SELECT count(*) > 1000 AS enough FROM parted_0 UNION ALL SELECT count(*) > 1000 FROM parted_1;
SELECT count(*) FROM parted WHERE c = '7 CNY';
DROP TABLE parted, ordered;
