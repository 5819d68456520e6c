-- What did it cost to pay more, or save to pay less, than the median?

\echo '4. What was overpaid against the median of the quarter? Negative: saved.'
SELECT coalesce(deal, 'all') AS deal, round(sum((unit_price - median) * capacity)) AS overpaid,
  round(100 * (sum(paid) / sum(median * capacity) - 1), 1) AS percent
FROM bought JOIN quarter_price USING (quarter) GROUP BY ROLLUP (deal) ORDER BY bought.deal NULLS LAST;

\echo '   And what would the last deal have cost in each of the quarters, at the median?'
SELECT quarter_price.quarter, round(median * capacity) AS "at the median", round(median * capacity - paid) AS "against what was paid"
FROM quarter_price, (SELECT * FROM bought ORDER BY on_date DESC LIMIT 1) AS last ORDER BY quarter_price.quarter;
