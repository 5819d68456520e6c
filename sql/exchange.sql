-- The rates of one day: 1 EUR = 1.0815 USD = 7.7054 CNY.
INSERT INTO exchange_rate (base, quote, on_date, rate, source) VALUES ('EUR', 'USD', '2024-10-30', 1.0815, 'ECB'), ('EUR', 'CNY', '2024-10-30', 7.7054, 'ECB'), ('EUR', 'JPY', '2024-10-28', 165.1, 'ECB');
SELECT exchange('1 EUR', 'USD', '2024-10-30') AS direct, exchange('1.0815 USD', 'EUR', '2024-10-30') AS inverse, round(exchange('370500000 CNY', 'USD', '2024-10-30')) AS cross_rate,
  exchange('370500000 CNY', 'USD', '2024-10-30') AS unrounded, amount_in('370500000 CNY', 'USD', '2024-10-30') AS number, exchange('5 CNY', 'CNY', '1900-01-01') AS same;
-- Rounded once: the cross is not a product of rounded legs.
SELECT amount(exchange('370500000 CNY', 'USD', '2024-10-30')) = round(370500000 * 1.0815 / 7.7054, 12) AS exact;
-- Weekends and holidays: the last day before, within compute_acct.max_rate_age.
SELECT day, try_exchange('1 EUR', 'USD', day) FROM unnest(ARRAY['2024-10-29', '2024-10-30', '2024-11-02', '2024-11-06', '2024-11-07']::date[]) AS day ORDER BY day;
SET compute_acct.max_rate_age = 0;
SELECT try_exchange('1 EUR', 'USD', '2024-10-31') AS of_the_day_only;
SET compute_acct.max_rate_age = 30;
SELECT try_exchange('1 EUR', 'USD', '2024-11-20') AS a_month;
RESET compute_acct.max_rate_age;
-- Both legs of a cross are of one day, so there is none here before the 28th.
SELECT try_exchange('1 USD', 'JPY', '2024-10-30') AS legs_of_two_days;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ exchange('1 USD', 'JPY', '2024-10-30') $$, $$ exchange('1 EUR', 'USD', '2024-10-01') $$, $$ exchange('1 EUR', 'USD', '2024-12-01') $$, $$ exchange('1 GBP', 'USD', '2024-10-30') $$,
  $$ exchange('1 EUR', 'USD', '2024-10-30', 'budget') $$, $$ exchange('1 EUR', 'dollars', '2024-10-30') $$, $$ exchange('1 EUR', 'USD', 'infinity') $$, $$ amount_in('1 EUR', 'USD', 'infinity') $$,
  $$ exchange('1 EUR', 'USD', '4713-11-24 BC') $$, $$ exchange('1 EUR', 'USD', '5874897-12-31') $$, $$ exchange('2596148429267413814265 EUR', 'USD', '2024-10-30') $$]) AS expression;
SET compute_acct.max_rate_age = 1;
SELECT error_of($$ SELECT exchange('1 EUR', 'USD', '2024-11-02') $$);
RESET compute_acct.max_rate_age;
\t \a

-- What wins on one day: direct, then inverse, then a cross over EUR, USD, the alphabet.
BEGIN;
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('GBP', 'EUR', '2025-01-02', 1.2), ('EUR', 'CHF', '2025-01-02', 0.95), ('GBP', 'USD', '2025-01-02', 1.25), ('USD', 'CHF', '2025-01-02', 0.9), ('GBP', 'AUD', '2025-01-02', 2), ('AUD', 'CHF', '2025-01-02', 0.6);
SELECT exchange('1 GBP', 'CHF', '2025-01-02') AS over_eur;
DELETE FROM exchange_rate WHERE base = 'GBP' AND quote = 'EUR';
SELECT exchange('1 GBP', 'CHF', '2025-01-02') AS over_usd;
DELETE FROM exchange_rate WHERE base = 'GBP' AND quote = 'USD';
SELECT exchange('1 GBP', 'CHF', '2025-01-02') AS over_aud;
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('CHF', 'GBP', '2025-01-02', 0.8);
SELECT exchange('1 GBP', 'CHF', '2025-01-02') AS inverse;
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('GBP', 'CHF', '2025-01-02', 1.3);
SELECT exchange('1 GBP', 'CHF', '2025-01-02') AS direct;
-- a nearer day with a cross wins over an older direct rate
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('GBP', 'EUR', '2025-01-03', 1.2), ('EUR', 'CHF', '2025-01-03', 1);
SELECT exchange('1 GBP', 'CHF', '2025-01-03') AS nearer;
SAVEPOINT one;
UPDATE exchange_rate SET rate = 2 WHERE base = 'GBP' AND quote = 'EUR';
SELECT exchange('1 GBP', 'CHF', '2025-01-03') AS changed;
ROLLBACK TO one;
SELECT exchange('1 GBP', 'CHF', '2025-01-03') AS as_before;
ROLLBACK;
-- Other books: a budget rate has its own days.
INSERT INTO exchange_rate (book, base, quote, on_date, rate) VALUES ('budget 2025', 'USD', 'CNY', '2025-01-01', 7.2);
SET compute_acct.max_rate_age = 365;
SELECT exchange('100 USD', 'CNY', '2025-06-30', 'budget 2025'), amount_in('100 USD', 'CNY', '2025-06-30', 'budget 2025');
RESET compute_acct.max_rate_age;

\t \a
SELECT split_part(error_of(statement), E'\n', 1) FROM unnest(ARRAY[
  $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-30', 1.09) $$, $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', 0) $$,
  $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', -1) $$, $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', 'NaN') $$,
  $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'EUR', '2024-10-29', 1) $$, $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('eur', 'USD', '2024-10-29', 1) $$,
  $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'XYZ', '2024-10-29', 1) $$, $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', 'infinity', 1) $$]) AS statement;
\t \a
-- Random amounts and rates, against numeric: direct, inverse and cross.
INSERT INTO exchange_rate (book, base, quote, on_date, rate) SELECT 'random', b, q, date '2020-01-01' + i, round((1 + (i * 7919) % 9973)::numeric / power(10::numeric, i % 7), 12)
FROM generate_series(1, 300) AS i, (VALUES ('USD', 'CNY'), ('EUR', 'CNY'), ('EUR', 'GBP')) AS p (b, q);
WITH amounts AS (SELECT cost(((i * 104729) % 1000003 - 500000) / 997.0, 'USD') AS c, date '2020-01-01' + i % 300 + 1 AS d FROM generate_series(1, 3000) AS i)
SELECT count(*), bool_and(amount(exchange(c, 'CNY', d, 'random')) = round(amount(c) * r.rate, 12)) AS direct
FROM amounts JOIN exchange_rate r ON r.book = 'random' AND r.base = 'USD' AND r.on_date = d;
WITH amounts AS (SELECT cost(((i * 104729) % 1000003 - 500000) / 997.0, 'CNY') AS c, date '2020-01-01' + i % 300 + 1 AS d FROM generate_series(1, 3000) AS i)
SELECT count(*), bool_and(amount(exchange(c, 'USD', d, 'random')) = sign(amount(c)) * div(abs(amount(c)) * 2 * 1e12 + r.rate, 2 * r.rate) / 1e12) AS inverse
FROM amounts JOIN exchange_rate r ON r.book = 'random' AND r.base = 'USD' AND r.on_date = d;
WITH amounts AS (SELECT cost(((i * 104729) % 1000003 - 500000) / 997.0, 'CNY') AS c, date '2020-01-01' + i % 300 + 1 AS d FROM generate_series(1, 3000) AS i)
SELECT count(*), bool_and(amount(exchange(c, 'GBP', d, 'random')) = sign(amount(c)) * div(abs(amount(c)) * g.rate * 2 * 1e12 + r.rate, 2 * r.rate) / 1e12) AS cross_rate
FROM amounts JOIN exchange_rate r ON r.book = 'random' AND r.base = 'EUR' AND r.quote = 'CNY' AND r.on_date = d JOIN exchange_rate g ON g.book = 'random' AND g.base = 'EUR' AND g.quote = 'GBP' AND g.on_date = d;
TRUNCATE exchange_rate;
\t \a
-- The nearest days are told at once, however far the rates are from each other.
INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '0001-01-01', 1), ('EUR', 'CNY', '0001-01-01', 7), ('EUR', 'CNY', '2024-10-29', 7), ('EUR', 'USD', '2024-10-31', 1), ('EUR', 'USD', '5874897-01-01', 1), ('CNY', 'EUR', '5874897-01-01', 7);
SET statement_timeout = '10s';
SELECT error_of($$ SELECT exchange('1 USD', 'CNY', '2024-10-30') $$);
RESET statement_timeout;
TRUNCATE exchange_rate;
SELECT error_of($$ SELECT exchange('1 EUR', 'USD', '2024-10-30') $$);
\t \a
