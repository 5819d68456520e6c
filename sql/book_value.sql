SET DateStyle = ISO;
-- Five methods, by textbook figures: a straight line of 2000 a year.
SELECT d::date AS as_of, book_value('12000 USD', '2000 USD', '2024-01-01', '5 years', d::date, 'straight_line')
FROM generate_series(timestamp '2024-01-01', '2029-01-01', '1 year') AS d ORDER BY d;
-- Before the asset is in service it has its cost, after its life its salvage value.
SELECT book_value('12000 USD', '2000 USD', '2024-01-01', '5 years', d, 'straight_line') FROM unnest(ARRAY['-infinity', '2023-12-31', '2029-01-02', 'infinity']::date[]) AS d;

-- The balance declines by the year, or by the month; factor 2 is double declining.
SELECT year, book_value('10000 USD', '1000 USD', '2024-01-01', '5 years', make_date(2024 + year, 1, 1), 'declining_balance') AS double,
  book_value('10000 USD', '1000 USD', '2024-01-01', '5 years', make_date(2024 + year, 1, 1), 'declining_balance', 1.5) AS one_and_a_half,
  round(book_value('10000 USD', '1000 USD', '2024-01-01', '5 years', make_date(2024 + year, 1, 1), 'declining_balance', compounding => 'month')) AS by_month,
  round(book_value('10000 USD', '1000 USD', '2024-01-01', '5 years', make_date(2024 + year, 1, 1), 'variable_declining', 1.5)) AS switching,
  round(book_value('10000 USD', '1000 USD', '2024-01-01', '5 years', make_date(2024 + year, 1, 1), 'sum_of_years')) AS digits
FROM generate_series(0, 5) AS year ORDER BY year;

-- A technology whose prices fall by orders of magnitude per year, as every year
-- is one: 10^-0.5, 10^-1, 10^-1.5; and never below the salvage value.
SELECT year, book_value('30000 USD', '900 USD', '2023-01-01', '4 years', make_date(2023 + year, 1, 1), 'technology', factor => 0.5),
  book_value('30000 USD', '3500 USD', '2023-01-01', '4 years', make_date(2023 + year, 1, 1), 'technology', factor => 0.5, convention => 'actual_days')
FROM generate_series(0, 4) AS year ORDER BY year;
-- All digits of a large amount are right: 10^-0.14, from a table of 60 digits.
SELECT book_value('1000000000000000000000 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'technology', 0.14),
  book_value('1000000000000000000000 USD', '0 USD', '2024-01-01', '1000 years', '3000-01-01', 'technology', 1.9) AS nothing_left;

-- The convention: the first month counts in full; the first year counts as half;
-- or days are counted as they are.  A month is charged at its end.
SELECT as_of, book_value('6000 USD', '0 USD', '2024-01-31', '5 years', as_of, 'straight_line') AS full_month,
  book_value('6000 USD', '0 USD', '2024-01-31', '5 years', as_of, 'straight_line', convention => 'half_year') AS half_year,
  round(book_value('6000 USD', '0 USD', '2024-01-31', '5 years', as_of, 'straight_line', convention => 'actual_days')) AS actual_days
FROM unnest(ARRAY['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01', '2024-07-01', '2024-08-01', '2025-01-01', '2028-12-31', '2029-01-01', '2029-01-30', '2029-01-31', '2029-06-30', '2029-07-01']::date[]) AS as_of ORDER BY as_of;

-- Anniversaries are those of date + interval: of 29 February they are on the 28th,
-- but for leap years, and of the 31st on the last day of the month.
SELECT in_service, life, ended, book_value('1000 USD', '0 USD', in_service, life, ended - 1, 'straight_line', convention => 'actual_days') > '0 USD' AS not_before,
  book_value('1000 USD', '0 USD', in_service, life, ended, 'straight_line', convention => 'actual_days') AS then
FROM (SELECT in_service::date, life::interval, (in_service::date + life::interval)::date AS ended FROM (VALUES ('2024-02-29', '5 years'), ('2024-02-29', '4 years'), ('2024-01-31', '1 month'), ('2023-01-31', '1 month'),
  ('2024-01-31', '1 month 1 day'), ('2023-12-31', '1000 days'), ('0001-03-31 BC', '11 months'), ('4713-01-31 BC', '1 month')) AS v (in_service, life)) AS s ORDER BY in_service, life;
SELECT count(*), bool_and(book_value('1 USD', '0 USD', d, life, (d + life)::date, 'straight_line', convention => 'actual_days') = '0 USD'
    AND book_value('1 USD', '0 USD', d, life, (d + life)::date - 1, 'straight_line', convention => 'actual_days') > '0 USD'
    AND book_value('1 USD', '0 USD', d, life, (d + life)::date, 'declining_balance', convention => 'actual_days') = '0 USD'
    AND book_value('1 USD', '0 USD', d, life, (d + life)::date - 1, 'declining_balance', 1, 'actual_days', 'month') > '0 USD') AS as_date_plus_interval
FROM (SELECT date '1899-01-01' + i * 17 % 100000 AS d, make_interval(months => i % 97, days => 1 + i % 41 * (i % 3)) AS life FROM generate_series(1, 5000) AS i) AS s;
-- In a leap year a day of a balance that declines by the year is 1/366 of it.
SELECT book_value('366 USD', '0 USD', '2024-01-01', '2 years', '2024-01-02', 'declining_balance', 1, 'actual_days'), book_value('365 USD', '0 USD', '2023-01-01', '2 years', '2023-01-02', 'declining_balance', 1, 'actual_days'),
  book_value('366 USD', '0 USD', '2024-01-01', '2 years', '2024-01-02', 'straight_line', 1, 'actual_days') AS one_of_731_days;
-- A last year that is not whole counts for what there is of it: 30 months have
-- the digits 2.5, 1.5 and half of 0.5; 1000 days have 731 and 269 of 365.
SELECT as_of, book_value('425 USD', '0 USD', '2024-01-01', '30 months', as_of, 'sum_of_years') AS digits, book_value('1250 USD', '0 USD', '2024-01-01', '30 months', as_of, 'declining_balance', 1) AS declining
FROM unnest(ARRAY['2025-01-01', '2026-01-01', '2026-06-01', '2026-07-01']::date[]) AS as_of ORDER BY as_of;
SELECT round(book_value('1000 USD', '0 USD', '2024-01-01', '1000 days', '2025-01-01', 'declining_balance', 1, 'actual_days'), 6) AS declining, round(1000 - 1000 / (2 + 269 / 365.0), 6) AS expected;
SELECT round(book_value('1000 USD', '0 USD', '2024-01-01', '1000 days', date '2026-01-01' + 100, 'declining_balance', 1, 'actual_days'), 6) AS declining, round(1000 * power(1 - 365 / 999.0, 2) * (1 - 100 / 999.0), 6) AS expected,
  round(book_value('1000 USD', '0 USD', '2024-01-01', '1000 days', date '2026-01-01' + 100, 'sum_of_years', 1, 'actual_days'), 6) AS digits, round(1000.0 * 269 * 169 / (365 * 999 + 365 * 634 + 269 * 269), 6) AS expected;

-- The balance against the closed form, which rounds once where ours rounds in each
-- period; and the other methods against numeric.
SELECT count(*), max(abs(amount(book_value(c, s, '2020-01-01', make_interval(years => n), make_date(2020 + k, 1, 1), 'declining_balance', f)) - greatest(amount(s), power((1 - f / n)::numeric(60,50), k) * amount(c)))) < 1e-11 AS close
FROM (SELECT cost(1000 + i * 7919 % 90000, 'USD') AS c, cost(i % 700, 'USD') AS s, 2 + i % 19 AS n, (i % (2 + i % 19)) AS k, 1 + i % 11 / 10.0 AS f FROM generate_series(1, 2000) AS i) AS p;
SELECT count(*), bool_and(amount(book_value(c, s, d, make_interval(months => n), (d + make_interval(months => k))::date, 'straight_line')) = round(amount(c) - amount(c - s) * k / n, 12)) AS straight,
  bool_and(amount(book_value(c, s, d, make_interval(days => n), d + k, 'straight_line', convention => 'actual_days')) = round(amount(c) - amount(c - s) * k / n, 12)) AS straight_by_days,
  bool_and(k % 12 > 0 OR n % 12 > 0 OR amount(book_value(c, s, d, make_interval(months => n), (d + make_interval(months => k))::date, 'sum_of_years'))
    = round(amount(c) - amount(c - s) * (k / 12 * (n / 12) - k / 12 * (k / 12 - 1) / 2) / (n / 12 * (n / 12 + 1) / 2), 12)) AS digits
FROM (SELECT cost(1000 + i * 7919 % 90000 + 0.01, 'USD') AS c, cost(i % 700, 'USD') AS s, date '2000-02-01' + i * 31 AS d, 1 + i % 120 AS n, i * 7 % (1 + i % 120) AS k FROM generate_series(1, 5000) AS i) AS p;

-- Words in any case; the largest amounts; currencies without decimals.
SELECT book_value('12000 USD', '2000 USD', '2024-01-01', '5 years', '2025-01-01', 'Straight_Line', 2, 'Full_Month', 'YEAR'), book_value('1000 JPY', '0 JPY', '2024-01-01', '3 years', '2025-01-01', 'straight_line');
SELECT method, book_value('2596148429267413814265.248164610047 USD', '0 USD', '2024-01-01', '5 years', '2026-01-01', method, 1.5)
FROM unnest(ARRAY['straight_line', 'sum_of_years', 'declining_balance', 'variable_declining', 'technology']) AS method ORDER BY method;
SELECT book_value('100 USD', '100 USD', '2024-01-01', '5 years', '2026-01-01', 'declining_balance'), book_value('0 USD', '0 USD', '2024-01-01', '5 years', '2026-01-01', 'variable_declining'),
  book_value('100 USD', '1 USD', '2024-01-01', '1 month', '2024-02-01', 'sum_of_years'), book_value('100 USD', '1 USD', '2024-01-01', '5 years', '2024-02-01', 'declining_balance', 1000), book_value(NULL, '1 USD', '2024-01-01', '5 years', '2024-02-01', 'straight_line');

\t \a
SELECT error_of('SELECT book_value(' || arguments || ')') FROM unnest(ARRAY[
  $$ '1 USD', '0 CNY', '2024-01-01', '5 years', '2025-01-01', 'straight_line' $$, $$ '1 USD', '2 USD', '2024-01-01', '5 years', '2025-01-01', 'straight_line' $$,
  $$ '1 USD', '-1 USD', '2024-01-01', '5 years', '2025-01-01', 'straight_line' $$, $$ '-2 USD', '-3 USD', '2024-01-01', '5 years', '2025-01-01', 'straight_line' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '0 years', '2025-01-01', 'straight_line' $$, $$ '1 USD', '0 USD', '2024-01-01', '-1 month', '2025-01-01', 'straight_line' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '1825 days', '2025-01-01', 'straight_line' $$, $$ '1 USD', '0 USD', '2024-01-01', '1 day 1 hour', '2025-01-01', 'straight_line', convention => 'actual_days' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '1 month -31 days', '2025-01-01', 'straight_line', convention => 'actual_days' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '100000000 years', '2025-01-01', 'straight_line' $$, $$ '1 USD', '0 USD', '5874897-12-31', '1 day', '2025-01-01', 'straight_line', convention => 'actual_days' $$,
  $$ '1 USD', '0 USD', 'infinity', '5 years', '2025-01-01', 'straight_line' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'linear' $$, $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'straight_line', 2, 'mid_month' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'straight_line', compounding => 'day' $$,
  $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'technology' $$, $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'technology', 0 $$,
  $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'declining_balance', 0 $$, $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'variable_declining', 1000.1 $$,
  $$ '1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-01', 'declining_balance', 'NaN' $$]) AS arguments;
\t \a
RESET DateStyle;
