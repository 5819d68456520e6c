-- COPY TO in the binary format, to nowhere.

SELECT bench.contend(kind, type, rows,
  query => format('COPY %I TO %L (FORMAT binary)', values_in, '/dev/null'),
  scan => format('SELECT FROM %I OFFSET 1000000000', values_in))
FROM subject
ORDER BY position;
SELECT bench.goal(ours, 'float8', 1.10) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
