-- The European Central Bank's reference rates, as published (real data).
\getenv data COMPUTE_ACCT_REAL_DATA
CREATE EXTENSION IF NOT EXISTS compute_acct;
\set file :data '/eurofxref-2023-2025.csv'
SELECT pg_read_file(:'file') AS csv \gset
INSERT INTO exchange_rate (base, quote, on_date, rate, source) SELECT * FROM ecb_rates(:'csv');
SELECT count(*), min(on_date), max(on_date), count(DISTINCT quote) AS currencies FROM exchange_rate;
SELECT round(exchange('370500000 CNY', 'USD', '2024-10-30')), exchange('1 EUR', 'USD', '2024-12-25') = exchange('1 EUR', 'USD', '2024-12-24') AS holiday;
-- every day of three years has a rate, and it is the one that SQL finds
SELECT count(*), bool_and(exchange('1 EUR', 'CNY', day) = cost(r.rate, 'CNY')) AS same
FROM generate_series(date '2023-01-02', '2025-12-31', '1 day') AS d (at), LATERAL (SELECT at::date) AS e (day),
  LATERAL (SELECT rate FROM exchange_rate WHERE base = 'EUR' AND quote = 'CNY' AND on_date <= day ORDER BY on_date DESC LIMIT 1) AS r;
TRUNCATE exchange_rate;
