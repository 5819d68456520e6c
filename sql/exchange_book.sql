SET datestyle = ISO;
-- A book may say for how long its rates are good; the others go by the setting.
INSERT INTO exchange_rate (book, base, quote, on_date, rate) VALUES ('spot', 'EUR', 'USD', '2024-10-30', 1.0815), ('budget 2025', 'EUR', 'USD', '2025-01-01', 1.05), ('monthly', 'EUR', 'USD', '2025-01-31', 1.04);
INSERT INTO exchange_rate_book (book, max_age, note) VALUES ('budget 2025', 364, 'the year'), ('monthly', 31, 'averages, at the end of the month'), ('nothing said', NULL, '');
SELECT book, day, try_exchange('100 EUR', 'USD', day, book) FROM unnest('{spot,budget 2025,monthly,nothing said}'::text[]) AS book, unnest('{2024-11-06,2024-11-07,2025-03-03,2025-03-04,2025-12-31,2026-01-01}'::date[]) AS day ORDER BY book COLLATE "C", day;
-- Loosening one, or the setting, does not loosen another that has its own.
SET compute_acct.max_rate_age = 3650;
SELECT book, try_exchange('100 EUR', 'USD', '2026-01-01', book) FROM unnest('{spot,budget 2025,monthly}'::text[]) AS book ORDER BY book COLLATE "C";
RESET compute_acct.max_rate_age;
-- A change is seen by the next statement, also where it is taken back.
BEGIN;
UPDATE exchange_rate_book SET max_age = 400 WHERE book = 'budget 2025';
SELECT exchange('100 EUR', 'USD', '2026-01-01', 'budget 2025');
SAVEPOINT one;
DELETE FROM exchange_rate_book;
SELECT try_exchange('100 EUR', 'USD', '2026-01-01', 'budget 2025') AS deleted;
ROLLBACK TO one;
SELECT try_exchange('100 EUR', 'USD', '2026-01-01', 'budget 2025') AS there_again;
TRUNCATE exchange_rate_book;
SELECT try_exchange('100 EUR', 'USD', '2026-01-01', 'budget 2025') AS truncated;
ROLLBACK;
-- The fixed rate of a currency that has gone, decades later.
INSERT INTO exchange_rate (book, base, quote, on_date, rate) VALUES ('euro', 'EUR', 'DEM', '1998-12-31', 1.95583), ('euro', 'EUR', 'FRF', '1998-12-31', 6.55957);
INSERT INTO exchange_rate_book (book, max_age) VALUES ('euro', 36500);
SELECT exchange('1955.83 DEM', 'EUR', '2024-10-30', 'euro') AS euro, round(exchange('1000 DEM', 'FRF', '2024-10-30', 'euro')) AS franc, try_exchange('1 DEM', 'EUR', '2098-12-06', 'euro') AS last_day, try_exchange('1 DEM', 'EUR', '2098-12-07', 'euro') AS later;
-- To its own currency an amount needs no rate, but a day and a book that there is.
SELECT exchange('5 CNY', 'CNY', '1900-01-01') AS default_book, exchange('5 CNY', 'CNY', '1900-01-01', 'nothing said') AS declared, exchange('5 CNY', 'CNY', '1900-01-01', 'monthly') AS with_rates;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ exchange('5 CNY', 'CNY', '2024-10-30', 'Spot') $$, $$ exchange('5 CNY', 'CNY', 'infinity') $$, $$ exchange('5 EUR', 'USD', '2024-10-30', 'nothing said') $$,
  $$ exchange('100 EUR', 'USD', '2026-01-01', 'budget 2025') $$, $$ exchange('100 DEM', 'EUR', '2024-10-30') $$, $$ exchange('100 EUR', 'TRL', '2005-11-30') $$, $$ exchange('100 EUR', 'TRL', '2005-12-01') $$]) AS expression;
SELECT split_part(error_of(statement), E'\n', 1) FROM unnest(ARRAY[
  $$ INSERT INTO exchange_rate_book (book, max_age) VALUES ('x', -1) $$, $$ INSERT INTO exchange_rate_book (book, max_age) VALUES ('x', 36501) $$, $$ INSERT INTO exchange_rate_book (book) VALUES ('') $$]) AS statement;
\t \a
-- What a row can be the cause of is NULL for try_exchange().
SELECT try_exchange('5 EUR', 'dollars', '2024-10-30') AS currency, try_exchange('5 EUR', 'USD', 'infinity') AS day, try_exchange('5 EUR', 'USD', '2024-10-30', 'x') AS book, try_exchange('5 EUR', 'EUR', '2024-10-30', 'x') AS same_currency,
  try_exchange('5 EUR', 'GBP', '2024-10-30') AS rate, try_exchange('2596148429267413814265 EUR', 'USD', '2024-10-30') AS out_of_range, try_exchange('5 EUR', 'USD', '2024-10-30') AS answer;
-- Legs of different days are named, the latest of the currencies that have both.
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('GBP', 'EUR', '2024-10-28', 1.2), ('GBP', 'CHF', '2024-10-01', 1.1), ('CHF', 'USD', '2024-10-02', 1.15);
\t \a
SELECT error_of($$ SELECT exchange('1 GBP', 'USD', '2024-10-30') $$);
\t \a
DELETE FROM exchange_rate;
-- Rates of as many digits as there may be, as 1/7.1 has: the cross is exact, and rounded once.
INSERT INTO exchange_rate (book, base, quote, on_date, rate) SELECT 'long', b, q, date '2020-01-01' + i, CASE way WHEN 0 THEN round(1 / (1 + i * 7919 % 9973 / 10.0), 20) ELSE (i * 104729 % 999983)::numeric * 1e8 + round(1 / (1 + i * 7919 % 9973 / 10.0), 20) END
FROM generate_series(1, 300) AS i, (VALUES ('EUR', 'CNY', 0), ('EUR', 'GBP', 1), ('USD', 'EUR', 0), ('JPY', 'EUR', 1)) AS p (b, q, way);
SELECT max(scale(rate)) AS decimals, max(length(trunc(rate)::text)) AS digits FROM exchange_rate;
WITH leg AS (SELECT base AS a, quote AS b, on_date, rate AS above, 1::numeric AS below FROM exchange_rate UNION ALL SELECT quote, base, on_date, 1, rate FROM exchange_rate),
way AS (SELECT x.a, y.b, on_date, x.above * y.above AS above, x.below * y.below AS below FROM leg AS x JOIN leg AS y USING (on_date) WHERE x.b = 'EUR' AND y.a = 'EUR' AND x.a <> y.b),
amounts AS (SELECT *, ((extract(day FROM on_date)::bigint * 104729 + ascii(a) * 7919) % 1000003 - 500000) / 997.0 AS n FROM way)
SELECT count(*), bool_and(amount(exchange(cost(n, a), b, on_date, 'long')) = sign(n) * div(abs(amount(cost(n, a))) * above * 2 * 1e12 + below, 2 * below) * 0.000000000001) AS same,
  count(*) FILTER (WHERE try_exchange(cost(n, a), b, on_date, 'long') IS NULL) AS none
FROM amounts WHERE abs(n) * above / below < 2e21;
\t \a
SELECT error_of($$ SELECT exchange('2596148429267413814265 JPY', 'GBP', '2020-01-02', 'long') $$);
\t \a
SELECT try_exchange('2596148429267413814265 JPY', 'GBP', '2020-01-02', 'long') IS NULL AS out_of_range;
TRUNCATE exchange_rate, exchange_rate_book;
RESET datestyle;
