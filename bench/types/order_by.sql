-- ORDER BY on values in random order, in memory; the sorted rows are discarded.

SELECT bench.contend(kind, type, rows,
  query => format('SELECT q FROM %I ORDER BY q OFFSET 1000000000', values_in),
  scan => format('SELECT FROM %I OFFSET 1000000000', values_in))
FROM subject
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.00) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
