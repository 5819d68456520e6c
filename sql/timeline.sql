SET timezone = 'UTC';
SET datestyle = ISO;
CREATE TABLE asset (capacity flops, during tstzrange);
INSERT INTO asset VALUES ('1 EFLOPS fp16', '[2024-01-01,2024-03-01)'), ('2 EFLOPS fp16', '[2024-02-01,)'), ('0.5 EFLOPS fp16', '(,2024-02-01)'), ('1 EFLOPS fp16', NULL), (NULL, '[2024-01-01,)'), ('7 EFLOPS fp16', 'empty'),
  -- one that takes another's place changes nothing
  ('3 EFLOPS fp16', '[2024-05-01,2024-06-01)'), ('3 EFLOPS fp16', '[2024-06-01,2024-07-01)'), ('1 EFLOPS fp16', '[2024-08-01,infinity)');
SELECT * FROM unnest((SELECT capacity_timeline(capacity, during) FROM asset));
SELECT at, capacity_at(timeline, at) FROM (SELECT capacity_timeline(capacity, during) AS timeline FROM asset) AS t,
  unnest(ARRAY['-infinity', '2023-01-01', '2024-01-31 23:59:59.999999', '2024-02-01', '2024-06-01', '2024-07-01', 'infinity']::timestamptz[]) AS at ORDER BY at;
-- month ends, from one pass over the assets
SELECT (m - interval '1 day')::date AS month_end, capacity_at(timeline, m - interval '1 microsecond') FROM (SELECT capacity_timeline(capacity, during) AS timeline FROM asset) AS t, generate_series(timestamptz '2024-02-01', '2024-10-01', '1 month') AS m ORDER BY m;
SELECT capacity_timeline(capacity, during) FROM asset WHERE capacity IS NULL;
SELECT capacity_timeline(capacity, during), capacity_at(capacity_timeline(capacity, during), now()) FROM asset WHERE isempty(during);
-- What includes its end is over one microsecond later, and what excludes its beginning begins one later.
SELECT * FROM unnest((SELECT capacity_timeline('1 EFLOPS fp16', during) FROM unnest(ARRAY['[2024-01-01,2024-02-01]', '(2024-03-01,2024-04-01)', '(2024-05-01,)', '(,2024-05-01]']::tstzrange[]) AS during));
SELECT at, capacity_at(capacity_timeline('1 EFLOPS fp16', during), at), bool_or(during @> at) AS contains
FROM unnest(ARRAY['[2024-01-01,2024-02-01]', '(2024-03-01,2024-04-01)']::tstzrange[]) AS during,
  unnest(ARRAY['2024-01-01', '2024-02-01', '2024-02-01 00:00:00.000001', '2024-03-01', '2024-03-01 00:00:00.000001', '2024-04-01']::timestamptz[]) AS at GROUP BY at ORDER BY at;
-- After the last instant that there is, there is none.
SELECT * FROM unnest((SELECT capacity_timeline('1 EFLOPS fp16', '[294276-12-31,294276-12-31 23:59:59.999999]')));
SELECT capacity_at(ARRAY[('2024-01-01', '1 EFLOPS fp8')]::capacity_step[], '2023-01-01') AS zero_before;
-- Steps that users make may lack a capacity, or a time, which then is later than all.
SELECT at, capacity_at(ARRAY[('2024-01-01', '1 EFLOPS fp8'), ('2024-02-01', NULL), ('2024-03-01', '3 EFLOPS fp8'), (NULL, '4 EFLOPS fp8')]::capacity_step[], at)
FROM unnest(ARRAY['2023-12-31', '2024-01-01', '2024-02-01', '2024-03-01', 'infinity']::timestamptz[]) AS at ORDER BY at;
\t \a
SELECT error_of($$ SELECT capacity_at(ARRAY[('2024-01-01', '1 EFLOPS fp8'), NULL]::capacity_step[], '2024-01-01') $$);
SELECT error_of($$ SELECT capacity_timeline(capacity, '[2024-01-01,)') FROM (VALUES ('1 EFLOPS fp16'::flops), ('1 EFLOPS')) AS v (capacity) $$);
\t \a
-- Many assets: the sum at any time is what the slow way finds; and the same in parallel.
CREATE TABLE fleet AS SELECT flops(1 + i * 7919 % 1009, 'PFLOPS', 'fp16') AS capacity,
  tstzrange(timestamptz '2020-01-01' + (i::bigint * 104729 % 1500) * interval '1 day', CASE WHEN i % 5 > 0 THEN timestamptz '2020-01-01' + (i::bigint * 104729 % 1500 + 1 + i % 700) * interval '1 day' END) AS during
FROM generate_series(1, 20000) AS i;
ALTER TABLE fleet SET (parallel_workers = 2);
ANALYZE fleet;
CREATE TABLE serial AS SELECT capacity_timeline(capacity, during) AS timeline FROM fleet;
SELECT count(*), bool_and(capacity_at(timeline, m) = (SELECT sum(capacity) FROM fleet WHERE during @> m)) AS same FROM serial, generate_series(timestamptz '2020-01-31', '2024-12-31', '1 month') AS m;
-- Steps of several sizes, which are taken apart one by one, say the same.
SELECT count(*), bool_and(capacity_at(timeline, m) = capacity_at(timeline || (NULL, NULL)::capacity_step, m)) AS same FROM serial, generate_series(timestamptz '2019-12-31', '2025-12-31', '7 hours') AS m;
SET parallel_setup_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT plan_uses('SELECT capacity_timeline(capacity, during) FROM fleet') LIKE '%Gather%' AS parallel, (SELECT timeline FROM serial) = (SELECT capacity_timeline(capacity, during) FROM fleet) AS same;
RESET parallel_setup_cost;
RESET min_parallel_table_scan_size;
RESET timezone;
RESET datestyle;
DROP TABLE asset, fleet, serial;
