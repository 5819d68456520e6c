-- Of prices: the median, and between two rows in proportion.
CREATE TABLE deal (quarter text, price unit_price, capacity flops);
INSERT INTO deal VALUES ('2024Q1', '1 USD/EFLOPS fp16', '1 EFLOPS fp16'), ('2024Q1', '4 USD/EFLOPS fp16', '3 EFLOPS fp16'), ('2024Q1', '2 USD/EFLOPS fp16', '1 EFLOPS fp16'), ('2024Q1', NULL, NULL),
  ('2024Q2', '9 USD/EFLOPS fp16', '2 EFLOPS fp16'), ('2024Q2', '7 USD/EFLOPS fp16', '2 EFLOPS fp16');
SELECT quarter, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS median, percentile_disc(0.5) WITHIN GROUP (ORDER BY price) AS disc,
  percentile_cont(0.25) WITHIN GROUP (ORDER BY price) AS q25, percentile_cont(0) WITHIN GROUP (ORDER BY price) AS least, percentile_cont(1) WITHIN GROUP (ORDER BY price) AS greatest,
  percentile_cont(0.25) WITHIN GROUP (ORDER BY price DESC) AS from_above, mode() WITHIN GROUP (ORDER BY price) AS mode
FROM deal GROUP BY quarter ORDER BY quarter;
-- What was overpaid against the median of its quarter.
SELECT quarter, price, (price - median) * capacity AS overpaid, rank
FROM (SELECT *, percent_rank() OVER (PARTITION BY quarter ORDER BY price) AS rank FROM deal WHERE price IS NOT NULL) AS d
JOIN (SELECT quarter, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS median FROM deal GROUP BY quarter) AS m USING (quarter)
WHERE price > median ORDER BY quarter, price;
-- The other types; the fraction is the decimal that was written.
SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY cost(x, 'USD')) AS cost, percentile_cont(0.5) WITHIN GROUP (ORDER BY flops(x, 'PFLOPS')) AS flops, percentile_cont(0.1) WITHIN GROUP (ORDER BY flop(x, 'EFLOP', 'fp8')) AS flop,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY x) AS core FROM generate_series(1, 100000) AS x;
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price), percentile_cont(0.5) WITHIN GROUP (ORDER BY capacity) FROM deal WHERE false;
SELECT percentile_cont(NULL) WITHIN GROUP (ORDER BY price) FROM deal;
-- numeric is the oracle
WITH sample AS (SELECT cost((i * 7919) % 1009 / 7.0, 'USD') AS c FROM generate_series(1, 1000) AS i),
  sorted AS (SELECT array_agg(amount(c) ORDER BY c) AS v FROM sample),
  ours AS (SELECT f, (SELECT percentile_cont(0.333) WITHIN GROUP (ORDER BY c) FROM sample) AS p FROM (VALUES (0.333)) AS x (f))
SELECT amount(p) = v[floor(f * 999)::integer + 1] + round((v[floor(f * 999)::integer + 2] - v[floor(f * 999)::integer + 1]) * (f * 999 - floor(f * 999)), 12) AS same FROM ours, sorted;
-- Between the ends of the range, which are farther apart than it has numbers.
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY q) AS middle, percentile_cont(0.75) WITHIN GROUP (ORDER BY q) AS above, percentile_cont(0.125) WITHIN GROUP (ORDER BY q DESC) AS from_above
FROM (VALUES ('-664000 QFLOPS'::flops), ('664000 QFLOPS')) AS v (q);
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY p) FROM (VALUES ('1 USD/EFLOPS'::unit_price), ('4 USD/EFLOP')) AS v (p) $$, $$ SELECT percentile_cont(1.5) WITHIN GROUP (ORDER BY price) FROM deal $$,
  $$ SELECT percentile_cont(-0.1) WITHIN GROUP (ORDER BY price) FROM deal $$, $$ SELECT percentile_cont('NaN') WITHIN GROUP (ORDER BY price) FROM deal $$]) AS statement;
\t \a
DROP TABLE deal;
