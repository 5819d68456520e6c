-- How much work is one run, by the size of the model and by the hour of data?

\echo '3. How much work is one training run?'
SELECT demand, at, round(tokens / 1e9) AS "bn tokens", in_unit(run_by_model, 'ZFLOP')::numeric(9, 2) AS "ZFLOP, 6 N D",
  in_unit(run_by_hours, 'ZFLOP')::numeric(9, 2) AS "ZFLOP, by the hour", (in_unit(run_by_model, 'EFLOP') / hours)::numeric(9, 3) AS "EFLOP per hour, 6 N D"
FROM work ORDER BY demand DESC, hours;
