-- The sum of the last 1,000 rows, at each of a million.  float8 and unit can
-- take no row out of a sum again and add up each frame anew: they get a
-- twentieth of the rows, and the time is told for all.

SELECT format('CREATE UNLOGGED TABLE %I AS SELECT q FROM %I LIMIT %s', 'sliding_' || type, one_column,
              bench.rows(CASE WHEN type IN ('float8', 'unit') THEN 50000 ELSE 1000000 END))
FROM subject WHERE bench.available(type)
\gexec
\ir ../vacuum.sql

SELECT bench.contend('1,000 rows', type, bench.rows(1000000),
  measured_rows => bench.rows(CASE WHEN type IN ('float8', 'unit') THEN 50000 ELSE 1000000 END),
  query => format('SELECT sum(q) OVER (ROWS 999 PRECEDING) FROM %I OFFSET 1000000000', 'sliding_' || type),
  scan => format('SELECT FROM %I OFFSET 1000000000', 'sliding_' || type))
FROM subject
ORDER BY position;
SELECT bench.goal('flops', 'numeric', 1.00);
SELECT bench.goal('flops', 'unit', 1 / 40.0);
CALL bench.run();
