-- CREATE INDEX, btree, on values in random order.

SELECT bench.contend(kind, type, rows,
  prepare => format('DROP INDEX IF EXISTS %I', values_in || '_q'),
  query => format('CREATE INDEX %I ON %I (q)', values_in || '_q', values_in),
  scan => format('SELECT FROM %I OFFSET 1000000000', values_in))
FROM subject
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.00) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
SELECT format('DROP INDEX %I', values_in || '_q') FROM subject WHERE bench.available(type) \gexec
