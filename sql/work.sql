-- Work over a span of the calendar: a month has its own length, and a day on
-- which the clocks change has 23 or 25 hours.
SET timezone = 'Europe/Berlin';
SELECT work('1 EFLOPS fp16', '[2024-02-01,2024-03-01)') / '1 EFLOPS fp16'::flops AS february, work('1 EFLOPS fp16', '[2024-03-31,2024-04-01)') / '1 EFLOPS fp16'::flops AS short_day,
  work('1 EFLOPS fp16', '[2024-10-27,2024-10-28)') / '1 EFLOPS fp16'::flops AS long_day, work('1 EFLOPS fp16', 'empty') AS empty, work('3 FLOPS', '[2024-01-01 00:00:00,2024-01-01 00:00:00.5]') AS half;
RESET timezone;
SELECT training_flop(70e9, 1.4e12), assume_basis(training_flop(175e9, 300e9), 'fp16') / ('312 TFLOPS fp16'::flops * 1024 * 0.45) AS at_a_stated_utilization;
SELECT training_flop(0, 1e12) AS nothing, training_flop(1e15, 1e18) AS much, training_flop(0.5, 0.5) AS one_and_a_half, training_flop(NULL, 1);
SELECT count(*), bool_and(training_flop(n, d) = flop(round(6 * n * d), 'FLOP')) AS six_n_d FROM (SELECT i * 7919 % 1000003 / 7.0 AS n, i * 104729 % 1009 * 1e9 + i / 3.0 AS d FROM generate_series(1, 1000) AS i) AS v;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ work('1 EFLOPS', '[2024-01-01,)') $$, $$ work('1 EFLOPS', '(,2024-01-01)') $$, $$ work('1 EFLOPS', '[2024-01-01,infinity)') $$, $$ work('664613 QFLOPS', '[2024-01-01,2025-01-01)') $$,
  $$ training_flop('NaN', 1) $$, $$ training_flop(-1, 1) $$, $$ training_flop(7e9, -1e-9) $$, $$ training_flop(1e18, 1e18) $$]) AS expression;
\t \a

-- Within a period: assets that come and go; their sum over the period's length
-- is the time-weighted capacity.
SET timezone = 'UTC';
CREATE TEMP TABLE asset (name text, capacity flops(fp16), during tstzrange);
INSERT INTO asset VALUES ('a', '1 EFLOPS', '[2024-01-01,2024-02-16)'), ('b', '2 EFLOPS', '[2024-02-15,)'), ('c', '0.5 EFLOPS', '(,2024-02-02)'), ('d', '3 EFLOPS', '(,)'), ('e', '9 EFLOPS', '[2024-03-01,2024-04-01)'), ('f', '9 EFLOPS', 'empty'), ('g', '9 EFLOPS', NULL);
SELECT name, work_within(capacity, during, '[2024-02-01,2024-03-01)') / '1 EFLOPS fp16'::flops AS at_one_eflops FROM asset ORDER BY name;
SELECT sum(work_within(capacity, during, '[2024-02-01,2024-03-01)')) / interval '29 days' AS time_weighted FROM asset;
-- every month of a year adds up to the year
SELECT (SELECT sum(work_within(capacity, during, tstzrange(m, m + interval '1 month'))) FROM asset, generate_series(timestamptz '2024-01-01', '2024-12-01', '1 month') AS m)
  = (SELECT sum(work_within(capacity, during, '[2024-01-01,2025-01-01)')) FROM asset) AS exact;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[$$ work_within('1 EFLOPS', '[2024-01-01,)', '[2024-01-01,)') $$, $$ work_within('1 EFLOPS', '(,)', '(,2024-01-01)') $$]) AS expression;
\t \a
SELECT work_within('1 EFLOPS', '(,2024-01-01)', '[2024-01-01,)') AS apart;
RESET timezone;
