-- COPY FROM in the binary format.  uuid, which is read without a look at it,
-- shows what any 16 bytes cost.

SELECT format('COPY %I TO %L (FORMAT binary)', values_in, bench.file(values_in || '.binary')),
       format('CREATE UNLOGGED TABLE %I (LIKE %I)', 'into_binary_' || values_in, values_in)
FROM subject WHERE bench.available(type)
\gexec

SELECT format('COPY (SELECT gen_random_uuid() FROM generate_series(1, %s)) TO %L (FORMAT binary)',
              bench.rows(4000000), bench.file('uuid.binary')),
       'CREATE UNLOGGED TABLE into_uuid (q uuid)'
\gexec

SELECT bench.contend(kind, type, rows,
  prepare => format('TRUNCATE %I', 'into_binary_' || values_in),
  query => format('COPY %I FROM %L (FORMAT binary)', 'into_binary_' || values_in, bench.file(values_in || '.binary')))
FROM subject
ORDER BY position;
SELECT bench.contend('capacity', 'uuid', bench.rows(4000000),
  prepare => 'TRUNCATE into_uuid',
  query => format('COPY into_uuid FROM %L (FORMAT binary)', bench.file('uuid.binary')));
SELECT bench.goal(ours, 'float8', 1.10) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
