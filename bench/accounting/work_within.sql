-- What each asset did within a year, beside the same in float8: capacity times
-- the seconds that both ranges share.

SELECT bench.contend('one year', contender, bench.rows(1000000), query, scan => 'SELECT FROM asset OFFSET 1000000000')
FROM (VALUES
  (1, 'work_within()', $$SELECT sum(work_within(capacity, during, '[2024-01-01Z,2025-01-01Z)')) FROM asset$$),
  (2, 'float8 by hand',
   $$SELECT sum(eflops * greatest(0, extract(epoch FROM least(upper(during), '2025-01-01Z')
                                                        - greatest(lower(during), '2024-01-01Z'))::float8)) FROM asset$$)
) c (number, contender, query)
ORDER BY number;
SELECT bench.goal('work_within()', 'float8 by hand', 2.00);
CALL bench.run();
