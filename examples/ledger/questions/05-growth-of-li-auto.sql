-- How much did Li Auto add in a month, and what is that worth?

\echo '5. How much did Li Auto add in a month, and what is that worth?'
SELECT on_date, capacity, growth, grouped(growth * price) AS "at the price per EFLOPS"
FROM (SELECT *, capacity - lag(capacity) OVER (ORDER BY on_date) AS growth
      FROM holding WHERE company = 'Li Auto') AS li_auto, capacity_price
ORDER BY on_date;
