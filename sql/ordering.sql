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

-- The extended hash agrees with the plain one where its seed is 0.
SELECT bool_and((flops_hash_extended(a, 0) & 4294967295) = (flops_hash(a)::bigint & 4294967295)) AS agree,
  count(DISTINCT flops_hash_extended(a, 1)) AS seeded FROM ordered;

-- Hash partitions.
CREATE TABLE parted (c cost) PARTITION BY HASH (c);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parted SELECT c FROM ordered;
SELECT count(*) > 1000 AS enough FROM parted_0 UNION ALL SELECT count(*) > 1000 FROM parted_1;
SELECT count(*) FROM parted WHERE c = '7 CNY';
DROP TABLE parted, ordered;
