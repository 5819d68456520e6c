-- COPY FROM text: '5.39 EFLOPS fp16' beside 5390000000000000000, 5.39e+18 and
-- '5.39e+18 flops'; '371093.75 CNY' beside 371093.75.

SELECT format('COPY (SELECT %s FROM %I) TO %L', format(number, 'q'), values_in, bench.file(values_in)),
       format('CREATE UNLOGGED TABLE %I (LIKE %I)', 'into_' || values_in, values_in)
FROM subject WHERE bench.available(type)
\gexec

SELECT bench.contend(kind, type, rows,
  prepare => format('TRUNCATE %I', 'into_' || values_in),
  query => format('COPY %I FROM %L', 'into_' || values_in, bench.file(values_in)))
FROM subject
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.00) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
