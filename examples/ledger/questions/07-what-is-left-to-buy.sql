-- What is left to buy until the targets, in cards and whole servers, and what does it cost?

\echo '7. What is left to buy for the targets, and what does it cost in whole servers?'
SELECT coalesce(company, 'all') AS company, sum(missing) AS missing, sum(cards) AS cards, sum(servers) AS servers,
  grouped(sum(cost)) AS cost, round(amount(blended_price(cost, missing)), 2) AS "CNY per EFLOPS"
FROM purchase GROUP BY ROLLUP (company) ORDER BY purchase.company NULLS LAST;

\echo '   What would the whole of each target cost, with what is there already?'
SELECT company, capacity AS target, grouped(capacity * price) AS "the whole target costs",
  claimed || ' ' || unit AS "the article says"
FROM target JOIN purchase USING (company) CROSS JOIN capacity_price
  LEFT JOIN claim ON claim = company || ', price of it all'
ORDER BY company;
