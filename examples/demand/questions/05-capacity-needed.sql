-- What capacity gets a release done in time, and what is each company short of?

\echo '5. What capacity does the cycle take?'
SELECT demand, at, in_unit(work, 'ZFLOP')::numeric(9, 2) AS "ZFLOP a release", training_time,
  in_unit(needed, 'EFLOPS')::numeric(9, 3) AS "EFLOPS needed", devices_required(needed, 'A800') AS "A800 cards"
FROM release ORDER BY demand DESC, work;

\echo '   And what are those short of who have less?'
SELECT demand, at, company, in_unit(needed - capacity, 'EFLOPS')::numeric(9, 3) AS "EFLOPS missing"
FROM release, holding WHERE needed > capacity ORDER BY demand DESC, work, capacity DESC;
