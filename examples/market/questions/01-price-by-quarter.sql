-- What was an EFLOPS offered for in each quarter, and how did that fall?

\echo '1. What was an EFLOPS offered for? Quartiles in million CNY, and the median as an index.'
SELECT quarter, offers, millions(q25) AS q25, millions(median) AS median, millions(q75) AS q75,
  round(100 * median / first_value(median) OVER (ORDER BY quarter), 1) AS index,
  round(100 * (median / lag(median) OVER (ORDER BY quarter) - 1), 1) AS "% on the quarter before"
FROM quarter_price ORDER BY quarter;
