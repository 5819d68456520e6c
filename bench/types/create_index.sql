-- CREATE INDEX, btree, on values in random order.  Indexes on our types keep
-- equal keys once; those on numeric cannot.  To look for equal keys takes time
-- in a build, so it is also measured without.

SELECT bench.contend(kind, contender, rows,
  prepare => format('DROP INDEX IF EXISTS %I', values_in || '_q'),
  query => format('CREATE INDEX %I ON %I (q) %s', values_in || '_q', values_in, options),
  scan => format('SELECT FROM %I OFFSET 1000000000', values_in))
FROM (SELECT position, kind, type AS contender, '' AS options, rows, values_in FROM subject
      UNION ALL
      SELECT 100, kind, type || ', each key', 'WITH (deduplicate_items = off)', rows, values_in
      FROM subject WHERE type IN ('flops', 'cost')) s
ORDER BY position;
SELECT bench.goal(ours, 'numeric', 1.00) FROM unnest(ARRAY['flops', 'cost']) ours;
CALL bench.run();
SELECT format('DROP INDEX %I', values_in || '_q') FROM subject WHERE bench.available(type) \gexec
