SET DateStyle = ISO;
-- A schedule by the year: sum of years' digits, double declining balance.
SELECT charge FROM depreciation_schedule('10000 USD', '1000 USD', '2024-01-01', '9 years', 'sum_of_years', 'year');
SELECT * FROM depreciation_schedule('10000 USD', '1000 USD', '2024-01-01', '5 years', 'declining_balance', 'year');
SELECT depreciation('100000 USD', '10000 USD', '2024-01-01', '5 years', '2025-01-01', '2026-01-01', 'sum_of_years') AS second_year,
  depreciation('10000 USD', '1000 USD', '2024-01-01', '5 years', '2026-01-01', '2027-01-01', 'declining_balance') AS third_year;
-- Spreadsheets' VDB, by the month and by the year, and DDB.
SELECT round(depreciation('50000 USD', '500 USD', '1924-01-01', '1200 months', (date '1924-01-01' + interval '100 months')::date, (date '1924-01-01' + interval '1000 months')::date, 'variable_declining', factor => 1, compounding => 'month')) AS "37122.94",
  round(depreciation('2400 USD', '300 USD', '2024-01-01', '10 years', '2024-07-01', '2025-07-01', 'variable_declining', compounding => 'month')) AS "396.31",
  round(depreciation('2400 USD', '300 USD', '2024-01-01', '10 years', '2024-07-01', '2025-07-01', 'variable_declining', 1.5, compounding => 'month')) AS "311.81",
  depreciation('2400 USD', '300 USD', '2024-01-01', '10 years', '2024-01-01', '2025-01-01', 'variable_declining') AS "480",
  depreciation('2400 USD', '300 USD', '2024-01-01', '10 years', '2025-01-01', '2026-01-01', 'declining_balance', 1.5) AS "306",
  round(depreciation('2400 USD', '300 USD', '2024-01-01', '10 years', '2033-01-01', '2034-01-01', 'declining_balance')) AS "22.12",
  round(depreciation('30000 USD', '7500 USD', '2024-01-01', '10 years', '2024-01-01', '2025-01-01', 'sum_of_years')) AS "4090.91";

-- The half-year convention gives the percentages of IRS Publication 946, table A-1,
-- but for the hundredths that make it add up: 5 and 3 years, 15 at 150 percent.
SELECT string_agg(round(amount(charge), 2)::text, ' ' ORDER BY period_start) AS five FROM depreciation_schedule('100 USD', '0 USD', '2024-03-17', '5 years', 'variable_declining', 'year', convention => 'half_year');
SELECT string_agg(round(amount(charge), 2)::text, ' ' ORDER BY period_start) AS three FROM depreciation_schedule('100 USD', '0 USD', '2024-03-17', '3 years', 'variable_declining', 'year', convention => 'half_year');
SELECT string_agg(round(amount(charge), 2)::text, ' ' ORDER BY period_start) AS fifteen FROM depreciation_schedule('100 USD', '0 USD', '2024-11-30', '15 years', 'variable_declining', 'year', 1.5, 'half_year');

-- A graphics card of 30,000 USD where prices fall by 0.14 orders of magnitude a
-- year: 8,267 in the first year, 0.943 an hour; 1.103 an hour at the beginning.
SELECT round(depreciation('30000 USD', '0 USD', '2023-01-01', '5 years', '2023-01-01', '2024-01-01', 'technology', 0.14)) AS first_year,
  round(depreciation('30000 USD', '0 USD', '2023-02-03', '5 years', '2023-02-03', '2024-02-03', 'technology', 0.14, 'actual_days') / 8766, 3) AS an_hour,
  round(depreciation('30000 USD', '0 USD', '2023-01-01', '5 years', '2023-01-01', '2023-01-02', 'technology', 0.14, 'actual_days') / 24, 3) AS an_hour_of_the_first_day;

-- Steps are those of the calendar, but for the first and last day of the life.
SELECT * FROM depreciation_schedule('1200 USD', '0 USD', '2024-05-20', '1 year', 'straight_line', 'quarter');
SELECT * FROM depreciation_schedule('1200 USD', '0 USD', '2024-05-20', '6 months', 'straight_line');
SELECT period_start, period_end, round(charge) AS charge FROM depreciation_schedule('36500 USD', '0 USD', '2023-11-20', '3 months', 'straight_line', convention => 'actual_days');
SELECT * FROM depreciation_schedule('1200 USD', '0 USD', '2024-11-20', '1 year', 'straight_line', 'year', convention => 'half_year');
-- Under half_year a life of three months is over in September.
SELECT * FROM depreciation_schedule('1200 USD', '0 USD', '2024-11-20', '3 months', 'straight_line', 'year', convention => 'half_year');

-- A life that turns out to be longer: what is left is spread over what is left.
SELECT book_value('12000 USD', '2000 USD', '2024-01-01', '5 years', '2026-01-01', 'straight_line') AS cost,
  depreciation(book_value('12000 USD', '2000 USD', '2024-01-01', '5 years', '2026-01-01', 'straight_line'), '2000 USD', '2026-01-01', '6 years', '2026-01-01', '2027-01-01', 'straight_line') AS a_year;
SELECT sum(charge) FROM (
  SELECT charge FROM depreciation_schedule('12000 USD', '2000 USD', '2024-01-01', '5 years', 'declining_balance') WHERE period_end <= '2026-01-01'
  UNION ALL SELECT charge FROM depreciation_schedule(book_value('12000 USD', '2000 USD', '2024-01-01', '5 years', '2026-01-01', 'declining_balance'), '2000 USD', '2026-01-01', '6 years', 'declining_balance')) AS both_lives;

-- Random schedules of all methods, conventions and steps: the charges add up to
-- cost less salvage to the last unit, none is negative, periods join, and each
-- charge is what depreciation() says of its period.
CREATE TEMP TABLE assets AS
SELECT i, cost((i * 7919 % 1000003)::numeric * 1.000000000037, 'USD') AS cost, cost((i * 7919 % 1000003)::numeric * 1.000000000037 * (i % 5) / 7, 'USD') AS salvage,
  date '1996-02-29' + (i::bigint * 104729 % 11000)::integer AS in_service, make_interval(months => 1 + i * 13 % 66, days => CASE WHEN c.name = 'actual_days' THEN i % 29 ELSE 0 END) AS life,
  m.name AS method, (ARRAY['month', 'quarter', 'year'])[1 + i / 15 % 3] AS step, CASE WHEN m.name = 'technology' THEN 0.14 ELSE 0.5 + i % 31 / 10.0 END AS factor, c.name AS convention, (ARRAY['year', 'month'])[1 + i / 45 % 2] AS compounding
FROM generate_series(1, 10800) AS i
JOIN (VALUES (0, 'straight_line'), (1, 'sum_of_years'), (2, 'declining_balance'), (3, 'variable_declining'), (4, 'technology')) AS m (n, name) ON m.n = i % 5
JOIN (VALUES (0, 'full_month'), (1, 'half_year'), (2, 'actual_days')) AS c (n, name) ON c.n = i / 5 % 3;
CREATE TEMP TABLE schedules AS
SELECT a.*, s.*, lag(period_end, 1, in_service) OVER (PARTITION BY i ORDER BY period_start) AS joins, sum(charge) OVER (PARTITION BY i ORDER BY period_start) AS running
FROM assets AS a, depreciation_schedule(cost, salvage, in_service, life, method, step, factor, convention, compounding) AS s;
SELECT method, convention, count(*), bool_and(total = cost - salvage) AS to_the_last_unit, bool_and(positive) AS positive, bool_and(joined) AS joined, bool_and(left_over = salvage) AS down_to_salvage
FROM (SELECT i, method, convention, cost, salvage, sum(charge) AS total, bool_and(sign(charge) >= 0) AS positive, bool_and(joins = period_start AND period_start < period_end AND accumulated = running AND s.cost - accumulated = s.book_value) AS joined, min(book_value) AS left_over
      FROM schedules AS s GROUP BY i, method, convention, cost, salvage) AS each
GROUP BY method, convention ORDER BY method, convention;
SELECT count(DISTINCT i) AS assets, bool_and(charge = depreciation(cost, salvage, in_service, life, period_start, period_end, method, factor, convention, compounding)) AS as_depreciation,
  bool_and(s.book_value = book_value(cost, salvage, in_service, life, period_end, method, factor, convention, compounding)) AS as_book_value
FROM schedules AS s WHERE i % 4 = 0;
-- Any cut of any span: what two parts are charged is what the whole is.
SELECT count(*), bool_and(depreciation(cost, salvage, in_service, life, in_service - 40, d, method, factor, convention, compounding) + depreciation(cost, salvage, in_service, life, d, 'infinity', method, factor, convention, compounding) = cost - salvage) AS adds_up
FROM (SELECT *, in_service + i * 37 % 2000 - 20 AS d FROM assets WHERE method <> 'technology' OR i % 4 = 0) AS s;
-- Steps do not matter: by months or years, the end of a year has one book value.
SELECT count(*), bool_and(m.book_value = y.book_value) AS same FROM assets AS a, LATERAL depreciation_schedule(cost, salvage, in_service, life, method, 'year', factor, convention, compounding) AS y,
  LATERAL depreciation_schedule(cost, salvage, in_service, life, method, 'month', factor, convention, compounding) AS m
WHERE a.i <= 300 AND m.period_end = y.period_end;
DROP TABLE assets, schedules;

-- By use: a fraction of the lifetime's work, and no more than all of it.
SELECT used, depreciation_by_use('10000 USD', '1000 USD', '3 ZFLOP fp16', used) FROM unnest(ARRAY['0 FLOP fp16', '1 ZFLOP fp16', '2 ZFLOP fp16', '3 ZFLOP fp16', '4 ZFLOP fp16']::flop[]) AS used ORDER BY used;
SELECT sum(charge) FROM (SELECT depreciation_by_use('10000 USD', '1000 USD', '7 ZFLOP', cost * '1 EFLOP'::flop) - lag(depreciation_by_use('10000 USD', '1000 USD', '7 ZFLOP', cost * '1 EFLOP'::flop), 1, '0 USD') OVER (ORDER BY cost) AS charge FROM generate_series(0, 7007, 11) AS cost) AS s;

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ depreciation('1 USD', '0 USD', '2024-01-01', '5 years', '2025-01-02', '2025-01-01', 'straight_line') $$, $$ depreciation('1 USD', '0 USD', '2024-01-01', '5 years', 'infinity', '0044-03-15 BC', 'straight_line') $$,
  $$ depreciation('1 USD', '0 EUR', '2024-01-01', '5 years', '2025-01-01', '2025-01-01', 'straight_line') $$, $$ depreciation_schedule('1 USD', '0 USD', '2024-01-01', '5 years', 'straight_line', 'week') $$,
  $$ depreciation_by_use('1 USD', '0 USD', '0 FLOP', '1 FLOP') $$, $$ depreciation_by_use('1 USD', '0 USD', '5 EFLOP', '-1 FLOP') $$, $$ depreciation_by_use('1 USD', '0 USD', '5 EFLOP fp16', '1 FLOP') $$,
  $$ depreciation_by_use('1 USD', '5 USD', '5 EFLOP fp16', '1 FLOP fp16') $$]) AS expression;
\t \a
RESET DateStyle;
