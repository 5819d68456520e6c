-- rollup() of a million stored summaries, of four rows each, beside
-- cost_summary() of the rows.

CREATE UNLOGGED TABLE summary AS
SELECT n % 1000 AS few, cost_summary(paid, q) AS s
FROM (SELECT (row_number() OVER () - 1) / 4 AS n, paid, q FROM keyed_flops) k
GROUP BY n;
\ir ../vacuum.sql

SELECT bench.contend(variant, contender, rows, query, scan => scan)
FROM (SELECT count(*) AS rows FROM summary) summaries,
LATERAL (VALUES
  (1, '1 group', 'rollup()', 'SELECT rollup(s) FROM summary', 'SELECT FROM summary OFFSET 1000000000'),
  (2, '1 group', 'cost_summary()', 'SELECT cost_summary(paid, q) FROM keyed_flops', 'SELECT FROM keyed_flops OFFSET 1000000000'),
  (3, '1,000 groups', 'rollup()', 'SELECT rollup(s) FROM summary GROUP BY few OFFSET 1000000000',
   'SELECT FROM summary OFFSET 1000000000'),
  (4, '1,000 groups', 'cost_summary()', 'SELECT cost_summary(paid, q) FROM keyed_flops GROUP BY few OFFSET 1000000000',
   'SELECT FROM keyed_flops OFFSET 1000000000')
) c (number, variant, contender, query, scan)
ORDER BY number;
SELECT bench.goal('rollup()', NULL, count(*) / 1000.0, '1 group') FROM summary;  -- a million in a second
CALL bench.run();
