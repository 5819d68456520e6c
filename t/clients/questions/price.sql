-- Who has to spend more than so much for his target?
SELECT company, cost, amount(cost), currency(cost) FROM purchase
WHERE cost > CAST('1 bn CNY' AS cost(CNY)) ORDER BY company;
