-- Purchases of several kinds, kept apart.
CREATE TABLE purchase (vendor text, on_date date, paid cost, capacity flops, work flop);
INSERT INTO purchase VALUES
  ('a', '2024-01-10', '950000 CNY', '2.56 PFLOPS fp16', NULL), ('a', '2024-02-11', '1900000 CNY', '5.12 PFLOPS fp16', NULL),
  ('b', '2024-02-20', '300000 USD', '7.9152 PFLOPS fp16', NULL), ('b', '2024-04-02', '280000 USD', '7.9152 PFLOPS fp16', NULL),
  ('b', '2024-05-05', '5 USD', NULL, NULL), ('b', '2024-05-06', NULL, '1 PFLOPS fp16', NULL), ('c', '2024-05-07', NULL, NULL, NULL),
  ('c', '2024-06-01', '100 EUR', '0 PFLOPS fp8', NULL), ('c', '2024-06-02', '-20 EUR', '0 PFLOPS fp8', NULL);
SELECT * FROM entries((SELECT cost_summary(paid, capacity) FROM purchase));
SELECT vendor, rows(s), incomplete_rows(s), total_cost(s, 'CNY'), total_cost(s, 'USD'), total_capacity(s, 'fp16'), blended_price(s, 'USD/EFLOPS fp16') AS usd
FROM (SELECT vendor, cost_summary(paid, capacity) AS s FROM purchase GROUP BY vendor) AS v ORDER BY vendor;
SELECT cost_summary(paid, capacity) FROM purchase WHERE vendor = 'c' AND paid IS NULL;
SELECT blended_price(cost_summary(paid, capacity)) FROM purchase WHERE vendor = 'a';
-- work as well
SELECT total_work(s, 'fp8'), blended_price(s), total_capacity(s, 'fp8') FROM (SELECT cost_summary(c, w) AS s FROM (VALUES ('2 USD'::cost, '1 EFLOP fp8'::flop), ('4 USD', '2 EFLOP fp8')) AS v (c, w)) AS t;

-- Stored by day and vendor, they answer questions about quarters and years.
CREATE MATERIALIZED VIEW purchase_by_day AS
  SELECT on_date, vendor, cost_summary(paid, capacity) AS summary FROM purchase GROUP BY on_date, vendor;
SELECT date_trunc('quarter', on_date)::date AS quarter, e.* FROM (SELECT on_date, summary FROM purchase_by_day) AS d, LATERAL entries(summary) AS e ORDER BY quarter, e.currency, e.rows DESC, on_date LIMIT 3;
SELECT quarter, total_cost(s, 'USD'), total_capacity(s, 'fp16'), rows(s) FROM (SELECT date_trunc('quarter', on_date)::date AS quarter, rollup(summary) AS s FROM purchase_by_day GROUP BY 1) AS q ORDER BY quarter;
SELECT (SELECT rollup(summary) FROM purchase_by_day) = (SELECT cost_summary(paid, capacity) FROM purchase) AS same;
SELECT (SELECT cost_summary(paid, capacity) FROM purchase WHERE vendor = 'a') + (SELECT cost_summary(paid, capacity) FROM purchase WHERE vendor <> 'a')
  = (SELECT cost_summary(paid, capacity) FROM purchase) AS same;
SELECT rollup(s) FROM (SELECT NULL::cost_summary AS s) AS v;

-- Text, binary and parallel: the same bytes.
SELECT bool_and(summary::text::cost_summary = summary) AS same FROM purchase_by_day;
SELECT cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops);
SELECT current_setting('data_directory') || '/summary.copy' AS copy_file \gset
COPY (SELECT on_date, vendor, summary FROM purchase_by_day WHERE summary IS NOT NULL) TO :'copy_file' (FORMAT binary);
CREATE TABLE received (on_date date, vendor text, summary cost_summary);
COPY received FROM :'copy_file' (FORMAT binary);
SELECT count(*), bool_and(r.summary = p.summary) AS same FROM received r JOIN purchase_by_day p USING (on_date, vendor);
CREATE TABLE many AS SELECT i % 5 AS g, cost((i * 31) % 10007 / 100.0, CASE WHEN i % 3 = 0 THEN 'CNY' ELSE 'USD' END) AS c, flops(i % 1009, 'PFLOPS', CASE WHEN i % 2 = 0 THEN 'fp16' ELSE 'fp8' END) AS q
FROM generate_series(1, 50000) AS i;
ALTER TABLE many SET (parallel_workers = 2);
CREATE TEMP TABLE serial AS SELECT g, cost_summary(c, q) AS s FROM many GROUP BY g;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT plan_uses('SELECT cost_summary(c, q) FROM many') LIKE '%Gather%' AS parallel;
SELECT count(*), bool_and(s = p) AS same FROM serial JOIN (SELECT g, cost_summary(c, q) AS p FROM many GROUP BY g) AS t USING (g);
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
SELECT bool_and(e.cost = o.cost AND e.capacity = o.capacity AND e.rows = o.rows AND e.least_price = o.least AND e.greatest_price = o.greatest) AS same, count(*)
FROM entries((SELECT rollup(s) FROM serial)) AS e
JOIN (SELECT currency(c) AS currency, basis(q) AS basis, sum(c) AS cost, sum(q) AS capacity, count(*) AS rows, min(c / nullif(q, flops(0, 'FLOPS', basis(q)))) AS least, max(c / nullif(q, flops(0, 'FLOPS', basis(q)))) AS greatest
      FROM many GROUP BY 1, 2) AS o USING (currency, basis);

-- A stored value of version 1 is read for ever.
SELECT * FROM entries('\x000100000001000000000000000000acc80a0000000000000001000000000000000100000000000000000000000000000000000000e8d4a51000000000000000000000000000000000000de0b6b3a76400000000000000000000003b9aca00acc80a0000000000000000003b9aca00acc80a');
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT blended_price(cost_summary(paid, capacity)) FROM purchase $$, $$ SELECT blended_price(cost_summary(paid, capacity)) FROM purchase WHERE capacity = '0 EFLOPS fp8' $$,
  $$ SELECT blended_price(cost_summary('1 USD'::cost, '0 FLOP fp16'::flop), 'USD/EFLOP fp16') $$, $$ SELECT 'nonsense'::cost_summary $$, $$ SELECT '\x'::cost_summary $$, $$ SELECT '\x0002000000000000000000000000'::cost_summary $$,
  $$ SELECT '\x0001000000010000000000000000'::cost_summary $$, $$ SELECT '\x0001ffffffff0000000000000000'::cost_summary $$, $$ SELECT '\x00010000000000000000000000zz'::cost_summary $$,
  -- rows or an amount that no bigint of rows comes to; more rows than that, of two
  $$ SELECT overlay(cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops)::text PLACING '0000000000000002' FROM 71 FOR 16)::cost_summary $$,
  $$ SELECT s + s FROM (SELECT overlay(cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops)::text PLACING '7fffffffffffffff' FROM 39 FOR 16)::cost_summary) AS v (s) $$,
  $$ SELECT rows(s + many) FROM (SELECT cost_summary('1 EUR'::cost, '1 EFLOPS fp16'::flops), overlay(cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops)::text PLACING '7fffffffffffffff' FROM 39 FOR 16)::cost_summary) AS v (s, many) $$,
  $$ SELECT total_capacity(s + many, 'fp16') FROM (SELECT cost_summary('1 EUR'::cost, '1 EFLOPS fp16'::flops), overlay(cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops)::text PLACING '7fffffffffffffff' FROM 39 FOR 16)::cost_summary) AS v (s, many) $$,
  -- rows without a price that nonetheless have capacity; an unknown currency
  $$ SELECT overlay(cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops)::text PLACING '00' FROM 69 FOR 2)::cost_summary $$,
  $$ SELECT overlay(cost_summary('1 USD'::cost, '1 EFLOPS fp16'::flops)::text PLACING 'ffff' FROM 31 FOR 4)::cost_summary $$,
  $$ SELECT total_cost(cost_summary('1 USD'::cost, '1 EFLOPS'::flops), '$') $$, $$ SELECT cost_summary('1 USD'::cost, '1 EFLOPS'::flops) < cost_summary('1 USD'::cost, '1 EFLOPS'::flops) $$]) AS statement;
\t \a
DROP TABLE purchase, many, received CASCADE;
