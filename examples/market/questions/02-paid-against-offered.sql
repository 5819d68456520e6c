-- What was paid in each quarter, all deals together, against what was offered?

\echo '2. What was paid, against the median of what was offered?'
SELECT quarter, deals, servers, in_unit(capacity, 'EFLOPS')::numeric(9, 3) AS "EFLOPS", (amount(paid) / 1e6)::numeric(9, 2) AS "mn CNY",
  millions(blended) AS "paid for one EFLOPS", millions(median) AS "offered", round(100 * (blended / median - 1), 1) AS "% over"
FROM (SELECT quarter, count(*) AS deals, sum(servers) AS servers, sum(capacity) AS capacity, sum(paid) AS paid, blended_price(paid, capacity) AS blended
      FROM bought GROUP BY quarter) AS b JOIN quarter_price USING (quarter)
ORDER BY quarter;
