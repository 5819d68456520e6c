-- sum(q) by two workers, who leave the gathering to the leader, beside one
-- process.  float8 shows what the machine can do: two cores must be free.

SELECT bench.contend(type, contender, rows,
  query => format('SELECT sum(q) FROM %I', ten_columns),
  scan => format('SELECT count(*) FROM %I', ten_columns),
  settings => settings)
FROM subject
CROSS JOIN (VALUES
  (1, '2 workers', ARRAY['max_parallel_workers_per_gather=2', 'parallel_leader_participation=off',
                         'parallel_setup_cost=0', 'parallel_tuple_cost=0', 'min_parallel_table_scan_size=0']),
  (2, '1 process', ARRAY['max_parallel_workers_per_gather=0'])
) c (number, contender, settings)
WHERE type IN ('flops', 'float8')
ORDER BY position, number;
SELECT bench.goal('2 workers', '1 process', 1 / 1.7);
CALL bench.run();
