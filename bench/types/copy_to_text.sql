-- COPY TO text, to nowhere.

SELECT bench.contend(kind, type, rows,
  query => format('COPY %I TO %L', values_in, '/dev/null'),
  scan => format('SELECT FROM %I OFFSET 1000000000', values_in))
FROM subject
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.20) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
