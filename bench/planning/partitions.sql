-- To plan three comparisons over 3,000 partitions.  Which one of them is scanned
-- is decided when the plan runs.

-- The values are in the statement; or they are parameters, of a plan that is
-- made for any, once in a session: in each partition it looks at them again.
SET bench.part = 7;
SELECT format('PREPARE %s (%s, %2$s, %2$s) AS SELECT FROM spend_%1$s WHERE part = current_setting(''bench.part'')::integer AND paid > $1 AND paid < $2 AND fee >= $3',
  contender, split_part(type, '(', 1)) FROM contender \gexec
SELECT bench.contend('constants', contender, 3000,
  query => format('SELECT FROM spend_%s WHERE part = current_setting(''bench.part'')::integer AND paid > %L AND paid < %L AND fee >= %L',
    contender, '100' || unit, '200' || unit, '5' || unit))
FROM contender ORDER BY position;
SELECT bench.contend('parameters', contender, 3000,
  query => format('EXECUTE %s (%L, %L, %L)', contender, '100' || unit, '200' || unit, '5' || unit),
  prepare => 'DISCARD PLANS',
  settings => '{plan_cache_mode=force_generic_plan}')
FROM contender ORDER BY position;
SELECT bench.goal('cost', 'numeric', 1.10, 'constants');
CALL bench.run();
