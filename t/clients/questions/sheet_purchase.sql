-- The rows of a sheet with money in it, where a number has no zeros behind its point.
SET DateStyle = 'SQL, MDY';
SELECT company, by_date, system, missing_eflops, missing_basis, cards, servers,
  trim_scale(cost_amount) AS cost_amount, cost_currency
FROM purchase_plain ORDER BY company;
