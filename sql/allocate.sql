-- Shares add up to the total: what rounding leaves goes to the largest remainders,
-- of equal ones to the earlier row.
SELECT team, gpus, allocate('1000.00 CNY', gpus) OVER (ORDER BY team) FROM (VALUES ('a', 1), ('b', 1.0), ('c', 1.000), ('d', 0), ('e', 2.5), ('f', NULL)) AS use (team, gpus) ORDER BY team;
SELECT row, allocate('0.05 USD', 1) OVER (ORDER BY row) AS up, allocate('0.05 USD', 1) OVER (ORDER BY row DESC) AS down, allocate('-0.05 USD', 1) OVER (ORDER BY row) AS credit,
  allocate('0.05 USD', 1) OVER (ORDER BY row ROWS 1 PRECEDING) AS whatever_the_frame, allocate('100 JPY', 1) OVER (ORDER BY row) AS yen, allocate('0.001 USD', row) OVER () AS finer
FROM generate_series(1, 3) AS row ORDER BY row;
SELECT allocate('100 USD', '{1,1,1}'::numeric[]), allocate('-100 USD', '{1,NULL,1,1}'::numeric[]), allocate('0 USD', '{1,2}'::numeric[]), allocate('7.77 USD', '{0.001}'::numeric[]), allocate('10.000000000001 USD', '[0:1][3:4]={{1,2},{3,4}}'::numeric[]);
SELECT allocate(NULL, '{1}'::numeric[]) IS NULL AS no_total, allocate('1 USD', NULL::numeric[]) IS NULL AS no_weights;
-- A partition without a total has no shares; a window needs no order.
SELECT invoice, total, weight, allocate(total, weight) OVER (PARTITION BY invoice) FROM (VALUES (1, '3 USD'::cost, 2), (1, '3 USD', 1), (2, NULL, 1), (2, NULL, NULL), (3, '0.01 EUR', 5)) AS v (invoice, total, weight) ORDER BY invoice, weight DESC;

-- Weights count as they stand, however many decimals they have.
SELECT allocate('1 USD', ARRAY[1/3.0, 1/3.0, 1/3.0]), allocate('0.01 USD', ARRAY[0.5, 0.50000000000000000000000000000000001]), allocate('100 USD', ARRAY[1e-30, 1]), allocate('1 USD', ARRAY[0.5000, 0.0000, 1e20]);
-- Totals and weights of 128 bits, against numeric.
WITH lines AS (
  SELECT i AS invoice, j AS line, 2596148429267413814265248164610047 - i * 123456789012345678901234560::numeric AS whole, mod(i::numeric * 15485863 * 982451653 * j * 7919 * 1e18 + j * 104729 * 1e12 + i, 1e37) AS weight FROM generate_series(1, 2000) AS i, generate_series(1, 4) AS j),
cuts AS (SELECT *, div(whole * weight, sum(weight) OVER (PARTITION BY invoice)) AS floor, mod(whole * weight, sum(weight) OVER (PARTITION BY invoice)) AS cut FROM lines),
ranks AS (SELECT *, rank() OVER (PARTITION BY invoice ORDER BY cut DESC, line) AS rank, whole - sum(floor) OVER (PARTITION BY invoice) AS left_over FROM cuts)
SELECT count(*) AS invoices, count(*) FILTER (WHERE allocate(cost(whole * 1e-12, 'USD'), weights) <> shares) AS differ
FROM (SELECT whole, array_agg(weight ORDER BY line) AS weights, array_agg(cost((floor + (rank <= left_over)::integer) * 1e-12, 'USD') ORDER BY line) AS shares FROM ranks GROUP BY invoice, whole) AS s;

-- Each argument is read once: the sequence has moved by one a row.
CREATE TEMP SEQUENCE weight;
SELECT count(allocate) AS rows, sum(allocate) AS total FROM (SELECT allocate('100 USD', nextval('weight')) OVER () FROM generate_series(1, 1000)) AS s;
SELECT last_value FROM weight;
SELECT sum(allocate) FROM (SELECT allocate('100 USD', random()::numeric) OVER () FROM generate_series(1, 1000)) AS s;

-- A hundred thousand invoices, some of them credits, in currencies of no, two and
-- three decimals: no cent is lost, and no share is off by a cent.
CREATE TEMP TABLE shared AS
SELECT *, allocate(total, gpus) OVER (PARTITION BY invoice ORDER BY line) AS share
FROM (SELECT i AS invoice, j AS line, cost((i::bigint * 15485863 % 200000001 - 100000000) / unit::numeric, currency) AS total, unit,
        CASE WHEN j > 1 AND (i + j) % 37 = 0 THEN 0 ELSE (1 + (i * 7919 + j * 104729) % 16000) / 1000.0 END AS gpus
      FROM generate_series(1, 100000) AS i, generate_series(1, 1 + i % 5) AS j, (VALUES (0, 'USD', 100), (1, 'JPY', 1), (2, 'KWD', 1000), (3, 'CNY', 100)) AS v (n, currency, unit) WHERE n = i / 5 % 4) AS lines;
SELECT count(*) AS invoices, sum(lines) AS lines, count(*) FILTER (WHERE shares <> total) AS wrong FROM (SELECT invoice, total, count(*) AS lines, sum(share) AS shares FROM shared GROUP BY invoice, total) AS s;
-- The method of largest remainders in plain SQL has the same.
WITH parts AS (SELECT *, abs(amount(total)) * unit AS whole, gpus * 1000 AS weight, sum(gpus * 1000) OVER (PARTITION BY invoice) AS weights FROM shared WHERE invoice <= 10000),
cuts AS (SELECT *, div(whole * weight, weights) AS floor, mod(whole * weight, weights) AS cut FROM parts),
ranks AS (SELECT *, rank() OVER (PARTITION BY invoice ORDER BY cut DESC, line) AS rank, whole - sum(floor) OVER (PARTITION BY invoice) AS left_over FROM cuts)
SELECT count(*) AS lines, count(*) FILTER (WHERE share <> cost(sign(total) * (floor + (rank <= left_over)::integer) / unit, currency(total))) AS differ, count(*) FILTER (WHERE abs(amount(share) * unit - amount(total) * unit * weight / weights) >= 1) AS off_by_a_unit FROM ranks;
SELECT count(*) AS invoices, count(*) FILTER (WHERE allocate(total, weights) <> shares) AS array_differs
FROM (SELECT total, array_agg(gpus ORDER BY line) AS weights, array_agg(share ORDER BY line) AS shares FROM shared WHERE invoice <= 10000 GROUP BY invoice, total) AS s;
-- One partition of all lines.
SELECT count(*), sum(share) AS total, max(abs(amount(share) - 123456789.01 * gpus / all_gpus)) < 0.01 AS within_a_cent FROM (SELECT gpus, sum(gpus) OVER () AS all_gpus, allocate('123456789.01 USD', gpus) OVER () AS share FROM shared) AS s;
DROP TABLE shared;

\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT allocate(total, 1) OVER () FROM unnest(ARRAY['1 USD', '2 USD']::cost[]) AS total $$, $$ SELECT allocate(total, 1) OVER () FROM unnest(ARRAY['1 USD', '1 EUR']::cost[]) AS total $$,
  $$ SELECT allocate(total, 1) OVER () FROM unnest(ARRAY[NULL, '2 USD']::cost[]) AS total $$, $$ SELECT allocate('1 USD', w) OVER () FROM unnest(ARRAY[1, -0.001]) AS w $$,
  $$ SELECT allocate('1 USD', w) OVER () FROM unnest(ARRAY[0, 0.0]) AS w $$, $$ SELECT allocate('1 USD', w) OVER () FROM unnest(ARRAY[NULL, NULL]::numeric[]) AS w $$, $$ SELECT allocate('0 USD', ARRAY[0.0]) $$, $$ SELECT allocate('1 USD', '{}'::numeric[]) $$,
  $$ SELECT allocate('1 USD', '{1,NaN}'::numeric[]) $$, $$ SELECT allocate('1 USD', '{Infinity}'::numeric[]) $$,
  $$ SELECT allocate('1 USD', '{1e38,1e38}'::numeric[]) $$, $$ SELECT allocate('1 USD', '{1e20,1e-20}'::numeric[]) $$, $$ SELECT allocate('1 USD', '{1e-1000,1}'::numeric[]) $$, $$ SELECT allocate('1 USD', '{1e50}'::numeric[]) $$,
  $$ SELECT allocate('1 USD'::cost, 1::numeric) $$]) AS statement;
\t \a
