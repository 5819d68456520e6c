CREATE TABLE holdings (owner text, q flops, c cost);
INSERT INTO holdings VALUES ('a', '2.4 EFLOPS fp16', '1 CNY'), ('a', '2.99 EFLOPS fp16', '2.01 CNY'), ('b', NULL, NULL), ('c', '1 FLOPS fp32', '1 USD'), ('c', '2 FLOPS fp32', '0.5 USD'), ('c', NULL, NULL);
SELECT owner, sum(q), avg(q), sum(c), avg(c) FROM holdings GROUP BY owner ORDER BY owner;
SELECT sum(q) FILTER (WHERE owner = 'c'), avg(q) FILTER (WHERE owner = 'nobody'), sum(DISTINCT q) FILTER (WHERE owner = 'a') FROM holdings;
SELECT sum(q), avg(q) FROM holdings WHERE false;
SELECT sum(w), avg(w), sum(p), avg(p) FROM (VALUES ('1 ZFLOP fp8'::flop, '1 USD/EFLOP'::unit_price), ('2 ZFLOP fp8', '2 USD/EFLOP')) AS v (w, p);

-- The sum may leave the type's range on the way, in any order; only a result
-- that does is an error.  A mean never does.
SELECT sum(q), avg(q) FROM (SELECT CASE WHEN i <= 1000 THEN '664613 QFLOPS'::flops ELSE '-664613 QFLOPS' END AS q FROM generate_series(1, 2000) AS i) AS s;
SELECT avg('664613 QFLOPS'::flops) FROM generate_series(1, 1000);
SELECT avg('-664613.997892457936451903530140172288 QFLOPS'::flops) FROM generate_series(1, 1000);
-- means round half away from zero
SELECT avg(q) FROM (VALUES ('1 FLOPS'::flops), ('2 FLOPS')) AS v (q) UNION ALL SELECT avg(q) FROM (VALUES ('-1 FLOPS'::flops), ('-2 FLOPS')) AS v (q)
UNION ALL SELECT avg(q) FROM (VALUES ('1 FLOPS'::flops), ('1 FLOPS'), ('2 FLOPS')) AS v (q);

\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT sum(q) FROM holdings $$, $$ SELECT avg(q) FROM holdings $$, $$ SELECT sum(c) FROM holdings $$, $$ SELECT avg(c) FROM holdings $$,
  $$ SELECT sum('664613 QFLOPS'::flops) FROM generate_series(1, 1000) $$
]) AS statement;
\t \a

-- A moving window takes rows out again; with the last one goes the kind.
SELECT i, sum(q) OVER w, avg(q) OVER w
FROM (VALUES (0, NULL::flops), (1, '1 EFLOPS fp16'), (2, '2 EFLOPS fp16'), (3, NULL), (4, NULL), (5, NULL), (6, '4 EFLOPS fp32'), (7, '8 EFLOPS fp32')) AS v (i, q)
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) ORDER BY i;
SELECT bool_and(moving = again) AS exact, count(*) FROM (
  SELECT i, sum(q) OVER (ORDER BY i ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS moving,
    (SELECT sum(flops((j * 7919) % 1009 - 500, 'QFLOPS')) FROM generate_series(greatest(i - 9, 1), i) AS j) AS again
  FROM (SELECT i, flops((i * 7919) % 1009 - 500, 'QFLOPS') AS q FROM generate_series(1, 1000) AS i) AS s) AS t;

-- In parallel: partial sums, carried between processes, give the same.
CREATE TABLE many AS SELECT i % 7 AS g, flops(((i::bigint * 7919) % 1000003 - 500000)::numeric * 1e6, 'EFLOPS', 'fp16') AS q, cost((i * 31) % 10007 / 100.0, 'CNY') AS c FROM generate_series(1, 100000) AS i;
ALTER TABLE many SET (parallel_workers = 2);
ANALYZE many;
CREATE TEMP TABLE serial AS SELECT g, sum(q) AS s, avg(q) AS a, sum(c) AS cs, avg(c) AS ca FROM many GROUP BY g;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT plan_uses('SELECT sum(q), avg(q), sum(c) FROM many') LIKE '%Gather%' AS parallel;
SELECT count(*), bool_and(s = sum AND a = avg AND cs = sum_c AND ca = avg_c) AS same
FROM serial JOIN (SELECT g, sum(q), avg(q), sum(c) AS sum_c, avg(c) AS avg_c FROM many GROUP BY g) AS p USING (g);
\t \a
SELECT error_of($$ SELECT sum(CASE WHEN g = 3 AND c > '1 CNY' THEN assume_basis(flops(1, 'EFLOPS'), 'fp8') ELSE q END) FROM many $$);
\t \a
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
-- numeric is the oracle
SELECT bool_and(in_unit(s, 'FLOPS') = n AND in_unit(a, 'FLOPS') = round(n / rows)) AS same
FROM serial JOIN (SELECT g, sum(in_unit(q, 'FLOPS')) AS n, count(*) AS rows FROM many GROUP BY g) AS o USING (g);
DROP TABLE holdings, many;
