-- COPY FROM in the binary format.

SELECT format('COPY %I TO %L (FORMAT binary)', values_in, bench.file(values_in || '.binary')),
       format('CREATE UNLOGGED TABLE %I (LIKE %I)', 'into_binary_' || values_in, values_in)
FROM subject WHERE bench.available(type)
\gexec

SELECT bench.contend(kind, type, rows,
  prepare => format('TRUNCATE %I', 'into_binary_' || values_in),
  query => format('COPY %I FROM %L (FORMAT binary)', 'into_binary_' || values_in, bench.file(values_in || '.binary')))
FROM subject
ORDER BY position;
SELECT bench.goal(ours, 'float8', 1.10) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
