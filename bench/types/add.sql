-- a + b, once per row.

SELECT bench.contend(kind, type, rows,
  query => format('SELECT a + b FROM %I OFFSET 1000000000', pairs_in),
  scan => format('SELECT FROM %I OFFSET 1000000000', pairs_in))
FROM subject
WHERE type <> 'int8'  -- where sums do not fit
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.00) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
