-- q > constant, once per row, which no row passes.

SELECT bench.contend(kind, type, rows,
  query => format('SELECT FROM %I WHERE q > %s', values_in, format(value, '1e19')),
  scan => format('SELECT FROM %I OFFSET 1000000000', values_in))
FROM subject
WHERE type <> 'int8'  -- where 1e19 does not fit
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.00) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
