-- plans.sql
--   The same bits in every plan: each aggregate over the same million rows in
--   one process, with two and with four workers, over partitions, in another
--   order of rows, out of stored summaries of chunks, and out of the pieces of
--   a sliding window.  Plain numeric is the oracle.
\ir setup.sql

-- Counts of every length up to 2^89 and of both signs, so that sums leave the
-- range of 64 bits on the way; no capacity is so small that its price is none.
CREATE FUNCTION long_count(place bigint, stream integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (random_bits(place, stream) >> (random_bits(place, stream + 1) & 63)::integer)::numeric
    * (1::bigint << random_below(27, place, stream + 2));

CREATE TABLE sample AS
SELECT id, random_below(97, id, 1) AS g,
  CASE WHEN id % 101 <> 0 THEN cost(long_count(id, 10) / 1e12, 'CNY') END AS c,
  CASE WHEN id % 103 <> 0 THEN flops(long_count(id, 20) + 1e20 - 2e20 * (id % 2), 'FLOPS', 'fp16') END AS q,
  flop(long_count(id, 30) + 1e20, 'FLOP', 'fp8 sparse') AS w,
  cost(random_bits(id, 40) / 1e12, 'USD') / flops(1, 'PFLOPS', 'fp16') AS p
FROM generate_series(1, 1000000) AS id;
ALTER TABLE sample SET (parallel_workers = 4);
CREATE TABLE parted (LIKE sample) PARTITION BY LIST (g);
SELECT format('CREATE TABLE parted_%s PARTITION OF parted FOR VALUES IN (%s)', part, string_agg(g::text, ', '))
FROM generate_series(0, 96) AS g, LATERAL (SELECT g % 4) AS p (part) GROUP BY part \gexec
INSERT INTO parted SELECT * FROM sample;
ANALYZE sample;
ANALYZE parted;

-- One row of text for each group, and one for all rows.
CREATE FUNCTION question(source text, groups_by text) RETURNS text LANGUAGE sql IMMUTABLE STRICT RETURN format(
  'SELECT %2$s::integer AS g, concat_ws('' '', sum(c), avg(c), min(c), max(c), sum(q), avg(q), min(q), max(q), '
  'sum(w), avg(w), min(w), max(w), sum(p), avg(p), min(p), max(p), '
  'blended_price(c, abs(q)), blended_price(c, abs(w)), cost_summary(c, abs(q)), cost_summary(c, abs(w))) AS answer '
  'FROM %1$s GROUP BY %3$s', source, replace(groups_by, '()', 'NULL'), groups_by);
CREATE TABLE answer (name text, g integer, answer text);
CREATE PROCEDURE ask(name text, source text, plan_part text) LANGUAGE plpgsql AS $$
DECLARE
  groups_by text;
  plan json;
  missing boolean := false;
BEGIN
  FOREACH groups_by IN ARRAY ARRAY['g', '()'] LOOP
    EXECUTE 'EXPLAIN (FORMAT json) ' || question(source, groups_by) INTO plan;
    missing := missing OR groups_by = 'g' AND position(plan_part IN plan::text) = 0;
    EXECUTE format('INSERT INTO answer SELECT %L, g, answer FROM (%s) AS a', name, question(source, groups_by));
  END LOOP;
  INSERT INTO result (name, operations, wrong, note)
  SELECT ask.name || ', as in one process', count(*), count(*) FILTER (WHERE a.answer IS DISTINCT FROM b.answer) + missing::integer,
    CASE WHEN missing THEN 'the plan has no ' || plan_part END
  FROM (SELECT * FROM answer WHERE answer.name = 'one process') AS a
  FULL JOIN (SELECT * FROM answer WHERE answer.name = ask.name) AS b ON coalesce(a.g, -1) = coalesce(b.g, -1);
END
$$;

CALL ask('one process', 'sample', 'Aggregate');

SET parallel_setup_cost = 0;
SET max_parallel_workers_per_gather = 2;
CALL ask('two workers', 'sample', '"Partial Mode": "Partial"');
SET max_parallel_workers_per_gather = 4;
CALL ask('four workers', 'sample', '"Workers Planned": 4');
SET parallel_leader_participation = off;
CALL ask('four workers without the leader', 'sample', '"Partial Mode": "Partial"');
RESET parallel_leader_participation;
SET max_parallel_workers_per_gather = 0;
SET enable_partitionwise_aggregate = on;
CALL ask('partitions', 'parted', '"Append"');
SET enable_partitionwise_aggregate = off;
CALL ask('another order', '(SELECT * FROM sample ORDER BY random_bits(id, 99)) AS shuffled', '"Sort"');
SET enable_hashagg = off;
CALL ask('sorted groups', 'sample', '"Strategy": "Sorted"');
RESET enable_hashagg;

-- Stored summaries of chunks, rolled up, are the summary of all.
CREATE TABLE chunk AS
SELECT g, id / 1000 AS chunk, cost_summary(c, abs(q)) AS capacity, cost_summary(c, abs(w)) AS work FROM sample GROUP BY 1, 2;
INSERT INTO result (name, operations, wrong)
SELECT 'rollup of chunks', count(*), count(*) FILTER (WHERE a.capacity <> b.capacity OR a.work <> b.work)
FROM (SELECT g, rollup(capacity) AS capacity, rollup(work) AS work FROM chunk GROUP BY g) AS a
JOIN (SELECT g, cost_summary(c, abs(q)) AS capacity, cost_summary(c, abs(w)) AS work FROM sample GROUP BY g) AS b USING (g);

-- A window that slides takes each row in and out again: what it holds at every
-- thousandth row are pieces that add up to the whole.
INSERT INTO result (name, operations, wrong)
SELECT 'pieces of a sliding window', count(*), count(*) FILTER (WHERE pieces.c <> whole.c OR pieces.q <> whole.q OR pieces.w <> whole.w)
FROM (SELECT sum(c) AS c, sum(q) AS q, sum(w) AS w FROM
      (SELECT id, sum(c) OVER slide AS c, sum(q) OVER slide AS q, sum(w) OVER slide AS w FROM sample
       WINDOW slide AS (ORDER BY id ROWS BETWEEN 999 PRECEDING AND CURRENT ROW)) AS s WHERE id % 1000 = 0) AS pieces,
  (SELECT sum(c) AS c, sum(q) AS q, sum(w) AS w FROM sample) AS whole;

-- The oracle, in counts: sums, means rounded half away from zero, extremes.
INSERT INTO result (name, operations, wrong)
SELECT 'numeric says the same', count(*),
  count(*) FILTER (WHERE amount(c) * 1e12 <> cn OR amount(mean_c) * 1e12 <> divide_round(cn, c_rows) OR amount(least_c) * 1e12 <> least
    OR amount(greatest_c) * 1e12 <> greatest OR in_unit(q, 'FLOPS') <> qn OR in_unit(mean_q, 'FLOPS') <> divide_round(qn, q_rows) OR in_unit(w, 'FLOP') <> wn
    OR amount(price) * 1e9 <> divide_round(paid * 1e15, bought))
FROM (SELECT g, sum(c) AS c, avg(c) AS mean_c, min(c) AS least_c, max(c) AS greatest_c, sum(q) AS q, avg(q) AS mean_q, sum(w) AS w, blended_price(c, abs(q)) AS price FROM sample GROUP BY g) AS ours
JOIN (SELECT g, sum(amount(c) * 1e12) AS cn, count(c) AS c_rows, min(amount(c) * 1e12) AS least, max(amount(c) * 1e12) AS greatest, sum(in_unit(q, 'FLOPS')) AS qn, count(q) AS q_rows, sum(in_unit(w, 'FLOP')) AS wn,
        sum(amount(c) * 1e12) FILTER (WHERE q IS NOT NULL) AS paid, sum(abs(in_unit(q, 'FLOPS'))) FILTER (WHERE c IS NOT NULL) AS bought
      FROM sample GROUP BY g) AS oracle USING (g);

\ir finish.sql
