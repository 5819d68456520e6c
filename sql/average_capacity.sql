SET timezone = 'America/New_York';
SET datestyle = ISO;
-- A constant capacity has that average, also in the month that lost an hour.
SELECT average_capacity('1000 TFLOPS fp16', '[2024-01-01,)', '[2024-03-01,2024-04-01)') AS constant;
SELECT average_capacity('1000 TFLOPS fp16', '[2024-01-01,)', time_range('[2024-03-01,2024-04-01)')) AS days;
-- Half of the time is half of the capacity.
SELECT average_capacity('4 FLOPS fp16', '[2024-06-01,2024-06-16)', '[2024-06-01,2024-07-01)') AS half;
-- Rounded once, at the end, half away from zero: each of two rows alone is half of 1 FLOP/s.
SELECT average_capacity(c, d, '[2024-06-01,2024-06-03)') AS together,
  average_capacity(c, d, '[2024-06-01,2024-06-03)') FILTER (WHERE n = 1) AS one,
  average_capacity(-c, d, '[2024-06-01,2024-06-03)') FILTER (WHERE n = 1) AS one_below
FROM (VALUES (1, flops '1 FLOPS fp16', tstzrange '[2024-06-01,2024-06-02)'), (2, '1 FLOPS fp16', '[2024-06-02,2024-06-03)')) AS v (n, c, d);
-- What is not in service counts as none; a row without capacity, range or period is left out.
SELECT average_capacity(c, d, '[2024-06-01,2024-07-01)') FROM (VALUES (flops '2 FLOPS fp16', tstzrange '[2024-07-01,)'), ('2 FLOPS fp16', 'empty'), (NULL, '[2024-06-01,)'), ('2 FLOPS fp16', NULL)) AS v (c, d);
SELECT average_capacity('1 FLOPS fp16', '[2024-06-01,)', NULL) IS NULL AS no_period, average_capacity(NULL, '[2024-06-01,)', '[2024-06-01,2024-07-01)') IS NULL AS no_capacity;
-- The greatest capacity for the longest time, and many of them that cancel out.
SELECT average_capacity(c, '(,)', '[4714-11-24 00:00:00+00 BC,294276-12-31 23:59:59+00)') = max(c) AS greatest FROM (SELECT flops '664613997892457936451903530140172287 FLOPS fp16') AS v (c);
SELECT average_capacity(c * sign, '(,)', '[4714-11-24 00:00:00+00 BC,294276-12-31 23:59:59+00)') = max(c) AS cancelled
FROM (SELECT flops '664613997892457936451903530140172287 FLOPS fp16') AS v (c), unnest('{1,1,1,-1,-1}'::int[]) AS sign;
\t \a
SELECT error_of($$ SELECT average_capacity('664613997892457936451903530140172287 FLOPS fp16', '(,)', '[2024-06-01,2024-07-01)') FROM generate_series(1, 2) $$);
SELECT error_of($$ SELECT average_capacity(c, '(,)', '[2024-06-01,2024-07-01)') FROM (VALUES (flops '1 FLOPS fp16'), ('1 FLOPS fp8')) AS v (c) $$);
SELECT error_of($$ SELECT average_capacity('1 FLOPS fp16', '(,)', p) FROM (VALUES (tstzrange '[2024-06-01,2024-07-01)'), ('[2024-07-01,2024-08-01)')) AS v (p) $$);
SELECT error_of($$ SELECT average_capacity('1 FLOPS fp16', '(,)', 'empty') $$);
SELECT error_of($$ SELECT average_capacity('1 FLOPS fp16', '(,)', '[2024-06-01,2024-06-01]') $$);
SELECT error_of($$ SELECT average_capacity('1 FLOPS fp16', '(,)', '[2024-06-01,)') $$);
SELECT error_of($$ SELECT average_capacity('1 FLOPS fp16', '(,)', '[-infinity,2024-06-01)') $$);
\t \a
-- Many assets: what numeric says, by the month; and the same in parallel.
CREATE TABLE fleet AS SELECT flops((i::bigint * 7919 % 1009 - 100) * 1000003, 'FLOPS', 'fp16') AS capacity, i::bigint * 7919 % 1009 - 100 AS n,
  timestamptz '2024-01-01' + i::bigint * 104729 % 31104000 * interval '1 second' AS since, timestamptz '2024-01-01' + (i::bigint * 104729 % 31104000 + i % 7000000) * interval '1 second' AS until
FROM generate_series(1, 20000) AS i;
ALTER TABLE fleet SET (parallel_workers = 2);
ANALYZE fleet;
CREATE TABLE serial AS SELECT month, average_capacity(capacity, tstzrange(since, until), tstzrange(month, month + interval '1 month'))
FROM fleet, generate_series(timestamptz '2024-01-01', '2024-12-01', '1 month') AS month GROUP BY month;
SELECT count(*), bool_and(average_capacity = flops(round(amount * 1000003 / length), 'FLOPS', 'fp16')) AS same FROM serial,
  LATERAL (SELECT extract(epoch FROM month + interval '1 month') - extract(epoch FROM month)) AS period (length),
  LATERAL (SELECT sum(n * greatest(0, extract(epoch FROM least(until, month + interval '1 month')) - extract(epoch FROM greatest(since, month)))) FROM fleet) AS t (amount);
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT plan_uses($$SELECT average_capacity(capacity, tstzrange(since, until), '[2024-03-01,2024-04-01)') FROM fleet$$) LIKE '%Gather%' AS parallel,
  (SELECT average_capacity(capacity, tstzrange(since, until), '[2024-03-01,2024-04-01)') FROM fleet) = average_capacity AS same FROM serial WHERE month = '2024-03-01';
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET timezone;
RESET datestyle;
DROP TABLE fleet, serial;
