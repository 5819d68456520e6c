-- A ratio of sums: two purchases at 1 and at 3 are at 2.5 together where the
-- dear one is three times as large.
SELECT blended_price(paid, capacity), avg(paid / capacity) AS mean_of_ratios
FROM (VALUES ('1 USD'::cost, '1 EFLOPS fp16'::flops), ('9 USD', '3 EFLOPS fp16')) AS v (paid, capacity);
SELECT blended_price(paid, work) FROM (VALUES ('1 USD'::cost, '1 EFLOP'::flop), ('9 USD', '3 EFLOP')) AS v (paid, work);
-- Rows that lack either take no part, whatever their kind.
SELECT blended_price(paid, capacity) FROM (VALUES ('1 USD'::cost, '1 EFLOPS fp16'::flops), ('7 EUR', NULL), (NULL, '7 EFLOPS fp8'), ('1 USD', '3 EFLOPS fp16')) AS v (paid, capacity);
SELECT blended_price(paid, capacity) FROM (VALUES ('7 EUR'::cost, NULL::flops)) AS v (paid, capacity);
-- rounded once, from the sums
SELECT blended_price(paid, capacity), sum(paid) / sum(capacity) AS same FROM (SELECT cost(1, 'USD'), flops(i, 'PFLOPS', 'fp16') FROM generate_series(1, 7) AS i) AS v (paid, capacity);

SELECT i, blended_price(paid, capacity) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
FROM (VALUES (0, '3 EUR'::cost, NULL::flops), (1, '1 USD', '1 EFLOPS fp16'), (2, '9 USD', '3 EFLOPS fp16'), (3, NULL, NULL), (4, '5 EUR', NULL), (5, '5 EUR', '1 EFLOPS fp8')) AS v (i, paid, capacity) ORDER BY i;

SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
CREATE TABLE many AS SELECT i % 7 AS g, flops(((i::bigint * 7919) % 1000003 - 500000)::numeric * 1e6, 'EFLOPS', 'fp16') AS q, cost((i * 31) % 10007 / 100.0, 'CNY') AS c FROM generate_series(1, 100000) AS i;
ALTER TABLE many SET (parallel_workers = 2);
ANALYZE many;
CREATE TEMP TABLE serial AS SELECT g, sum(c) / sum(q) AS price FROM (SELECT g, abs(q) AS q, c FROM many) AS m GROUP BY g;
SELECT plan_uses('SELECT blended_price(c, abs(q)) FROM many') LIKE '%Gather%' AS parallel;
SELECT count(*), bool_and(price = blended) AS same FROM serial JOIN (SELECT g, blended_price(c, abs(q)) AS blended FROM many GROUP BY g) AS p USING (g);
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;

\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT blended_price(c, q) FROM (VALUES ('1 USD'::cost, '1 EFLOPS fp16'::flops), ('1 EUR', '1 EFLOPS fp16')) AS v (c, q) $$,
  $$ SELECT blended_price(c, q) FROM (VALUES ('1 USD'::cost, '1 EFLOPS fp16'::flops), ('1 USD', '1 EFLOPS')) AS v (c, q) $$,
  $$ SELECT blended_price('1 USD'::cost, '0 EFLOPS'::flops) $$, $$ SELECT blended_price('1 USD'::cost, '0 EFLOP'::flop) $$,
  $$ SELECT blended_price(c, q) FROM (VALUES ('1 USD'::cost, '1 EFLOPS'::flops), ('1 USD', '-1 EFLOPS')) AS v (c, q) $$]) AS statement;
\t \a
-- What the hint says of zeros.
SELECT blended_price(c, q) FILTER (WHERE sign(q) <> 0) AS of_the_rest, blended_price(c, q) FILTER (WHERE sign(q) <> 0 AND c > '1 USD') AS of_none
FROM (VALUES ('1 USD'::cost, '1 EFLOPS'::flops), ('7 USD', '0 EFLOPS')) AS v (c, q);
SELECT CASE WHEN sign(sum(q)) <> 0 THEN sum(c) / sum(q) END AS of_none FROM (VALUES ('1 USD'::cost, '1 EFLOPS'::flops), ('1 USD', '-1 EFLOPS')) AS v (c, q);
DROP TABLE many;
