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
-- Half of a smallest unit is rounded away from zero, from whichever end one counts.
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY q) AS up, percentile_cont(0.5) WITHIN GROUP (ORDER BY q DESC) AS down, percentile_cont(0.5) WITHIN GROUP (ORDER BY -q) AS negative
FROM (VALUES ('2 FLOPS'::flops), ('3 FLOPS')) AS v (q);
-- Several at once, in the form of the array of fractions: low, median, high.
SELECT quarter, percentile_cont(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY price) AS low_median_high, percentile_disc(ARRAY[0, 0.5, 1]) WITHIN GROUP (ORDER BY price) AS least_median_greatest FROM deal GROUP BY quarter ORDER BY quarter;
SELECT percentile_cont('[2:3][1:2]={{0,NULL},{0.5,1}}'::float8[]) WITHIN GROUP (ORDER BY price DESC) AS cont, percentile_disc('{}'::float8[]) WITHIN GROUP (ORDER BY price) AS none, percentile_disc(0.5) WITHIN GROUP (ORDER BY price DESC) AS from_above,
  percentile_cont(ARRAY[0.5]) WITHIN GROUP (ORDER BY price) FILTER (WHERE false) AS no_rows, percentile_disc(NULL::float8[]) WITHIN GROUP (ORDER BY price) AS no_fractions, pg_typeof(percentile_cont(ARRAY[0.5]) WITHIN GROUP (ORDER BY price)) FROM deal WHERE quarter = '2024Q1';
-- percentile_disc goes by the decimal that was written, too: 7 of 100 are 0.07 of them.
SELECT percentile_disc(0.07) WITHIN GROUP (ORDER BY cost(i, 'USD')) AS exact, percentile_disc(0.07) WITHIN GROUP (ORDER BY i) AS core, percentile_disc(0.0701) WITHIN GROUP (ORDER BY flops(i, 'FLOPS')) AS above,
  percentile_disc(ARRAY[0.55, 0.28]) WITHIN GROUP (ORDER BY flop(i, 'FLOP')) AS array FROM generate_series(1, 100) AS i;
-- A fraction whose type is not known is one fraction, also beside arrays of them.
PREPARE of_fraction AS SELECT percentile_cont($1) WITHIN GROUP (ORDER BY price) FROM deal;
SELECT percentile_cont('0.5') WITHIN GROUP (ORDER BY price) FROM deal;
EXECUTE of_fraction(0.5);
DEALLOCATE of_fraction;
-- numeric is the oracle: a weighted mean of the two neighbours, and the first
-- value that is not before the fraction of the rows, of up to nine small numbers.
WITH sample AS (
  SELECT s, i, ((s * 7919 + i * 104729 + s * i * 31) % 15 - 7) AS v FROM generate_series(1, 60) AS s, generate_series(1, 9) AS i WHERE i <= 1 + s % 9
), sorted AS (
  SELECT s, array_agg(v ORDER BY v) AS up, array_agg(v ORDER BY v DESC) AS down, count(*) AS n FROM sample GROUP BY s
), fraction (f) AS (
  SELECT k / 20.0 FROM generate_series(0, 20) AS k
), expected AS (
  SELECT s, f, n, round(up[at + 1] * (1 - part) + coalesce(up[at + 2], 0) * part) AS cont_up, round(down[at + 1] * (1 - part) + coalesce(down[at + 2], 0) * part) AS cont_down,
    (SELECT min(x) FROM unnest(up) WITH ORDINALITY AS u (x, place) WHERE place >= f * n) AS disc_up, (SELECT max(x) FROM unnest(down) WITH ORDINALITY AS d (x, place) WHERE place >= f * n) AS disc_down
  FROM sorted, fraction, LATERAL (SELECT floor(f * (n - 1))::integer AS at, f * (n - 1) - floor(f * (n - 1)) AS part) AS place
), got AS (
  SELECT e.s, e.f, (SELECT percentile_cont(e.f::float8) WITHIN GROUP (ORDER BY flops(v, 'FLOPS')) FROM sample AS x WHERE x.s = e.s) AS cont_up, (SELECT percentile_cont(e.f::float8) WITHIN GROUP (ORDER BY flops(v, 'FLOPS') DESC) FROM sample AS x WHERE x.s = e.s) AS cont_down,
    (SELECT percentile_disc(e.f::float8) WITHIN GROUP (ORDER BY flops(v, 'FLOPS')) FROM sample AS x WHERE x.s = e.s) AS disc_up, (SELECT percentile_disc(e.f::float8) WITHIN GROUP (ORDER BY flops(v, 'FLOPS') DESC) FROM sample AS x WHERE x.s = e.s) AS disc_down,
    (SELECT percentile_cont(ARRAY[e.f, 1 - e.f]) WITHIN GROUP (ORDER BY flops(v, 'FLOPS')) FROM sample AS x WHERE x.s = e.s) AS both
  FROM expected AS e
)
SELECT count(*), count(*) FILTER (WHERE g.cont_up = flops(e.cont_up, 'FLOPS')) AS cont_up, count(*) FILTER (WHERE g.cont_down = flops(e.cont_down, 'FLOPS')) AS cont_down, count(*) FILTER (WHERE g.disc_up = flops(e.disc_up, 'FLOPS')) AS disc_up,
  count(*) FILTER (WHERE g.disc_down = flops(e.disc_down, 'FLOPS')) AS disc_down, count(*) FILTER (WHERE g.both = ARRAY[g.cont_up, g.cont_down]) AS both, count(*) FILTER (WHERE e.cont_up <> e.disc_up) AS between
FROM expected AS e JOIN got AS g USING (s, f);
-- Between the ends of the range, which are farther apart than it has numbers.
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY q) AS middle, percentile_cont(0.75) WITHIN GROUP (ORDER BY q) AS above, percentile_cont(0.125) WITHIN GROUP (ORDER BY q DESC) AS from_above
FROM (VALUES ('-664000 QFLOPS'::flops), ('664000 QFLOPS')) AS v (q);
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY p) FROM (VALUES ('1 USD/EFLOPS'::unit_price), ('4 USD/EFLOP')) AS v (p) $$, $$ SELECT percentile_cont(1.5) WITHIN GROUP (ORDER BY price) FROM deal $$,
  $$ SELECT percentile_cont(-0.1) WITHIN GROUP (ORDER BY price) FROM deal $$, $$ SELECT percentile_cont('NaN') WITHIN GROUP (ORDER BY price) FROM deal $$,
  $$ SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY c) FROM (VALUES ('1 USD'::cost), ('2 EUR')) AS v (c) $$, $$ SELECT percentile_cont(ARRAY[0.5, 1.5]) WITHIN GROUP (ORDER BY price) FROM deal $$, $$ SELECT percentile_disc(ARRAY[0.5, 'NaN']) WITHIN GROUP (ORDER BY price) FROM deal $$]) AS statement;
\t \a
DROP TABLE deal;
