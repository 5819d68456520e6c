-- The level payment for 1 of capital; annuity tables have 0.1490, 0.0651, 0.2296.
SELECT capital_recovery_factor(0.08, 10), round(capital_recovery_factor(0.05, 30), 4) AS "0.0651", round(capital_recovery_factor(0.1, 6), 4) AS "0.2296", capital_recovery_factor(0.1, 1) AS one, capital_recovery_factor(0, 8) AS no_interest, capital_recovery_factor(1e-60, 8) AS hardly_any, capital_recovery_factor(1e-50, 8) AS a_little_more, capital_recovery_factor(1e-3000, 8) AS even_less, capital_recovery_factor(0.5, 2000000000) AS for_ever;
-- It pays back the capital with interest: 1 after ten years at 8 percent is nothing.
WITH RECURSIVE debt (year, rest) AS (SELECT 0, 1::numeric UNION ALL SELECT year + 1, round(rest * 1.08 - capital_recovery_factor(0.08, 10), 15) FROM debt WHERE year < 10) SELECT year, round(rest, 12) AS rest FROM debt WHERE year IN (0, 5, 10) ORDER BY year;

-- The levelized price: at 0 percent a ratio of sums.  At 10 percent 1000 now and
-- 110 in a year are 1100 today; 110 and 121 EFLOP after one and two years are 200.
SELECT levelized_price('{"1000 USD","110 USD","0 USD"}', '{0 EFLOP fp16,110 EFLOP fp16,121 EFLOP fp16}', 0) AS not_discounted, levelized_price('{"1000 USD","110 USD","0 USD"}', '{0 EFLOP fp16,110 EFLOP fp16,121 EFLOP fp16}', 0.1) AS discounted,
  levelized_price('{"1000 USD","110 USD","0 USD"}', '{0 EFLOP fp16,110 EFLOP fp16,121 EFLOP fp16}', '{2023-01-01,2024-01-01,2024-12-31}', 0.1) AS dated, levelized_price('{"121 USD","-121 USD"}', '{0 EFLOP,11 EFLOP}', 0.1) AS sold_again;
-- The example of spreadsheets' XNPV, 2086.6476; the first date does not matter.
WITH flow (paid, at) AS (VALUES ('-10000 USD'::cost, date '2008-01-01'), ('2750 USD', '2008-03-01'), ('4250 USD', '2008-10-30'), ('3250 USD', '2009-02-15'), ('2750 USD', '2009-04-01'))
SELECT levelized_price(array_agg(paid ORDER BY at), array_agg((at = '2008-01-01')::integer * '1 EFLOP'::flop ORDER BY at), array_agg(at ORDER BY at), 0.09) AS xnpv,
  levelized_price(array_agg(paid ORDER BY at DESC), array_agg((at = '2008-01-01')::integer * '1 EFLOP'::flop ORDER BY at DESC), array_agg(at ORDER BY at DESC), 0.09) AS last_first FROM flow;
-- Owned at a level payment, the levelized price is payment by work: 0.16275 * 1000.
SELECT levelized_price('1000 USD'::cost || array_fill('0 USD'::cost, ARRAY[10]), '0 EFLOP'::flop || array_fill('1 EFLOP'::flop, ARRAY[10]), 0.1), capital_recovery_factor(0.1, 10) * 1000 AS payment;
SELECT levelized_price(NULL, '{1 FLOP}', 0.1);

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ capital_recovery_factor(-0.01, 10) $$,
  $$ capital_recovery_factor(0.1, 0) $$,
  $$ levelized_price('{"1 USD"}', '{1 FLOP,2 FLOP}', 0.1) $$,
  $$ levelized_price('{}', '{}', 0.1) $$,
  $$ levelized_price('{"1 USD"}', '{1 FLOP}', '{}', 0.1) $$,
  $$ levelized_price('{"1 USD",NULL}', '{1 FLOP,2 FLOP}', 0.1) $$,
  $$ levelized_price('{"1 USD","1 EUR"}', '{1 FLOP,2 FLOP}', 0.1) $$,
  $$ levelized_price('{"1 USD","1 USD"}', '{1 FLOP,2 FLOP fp16}', 0.1) $$,
  $$ levelized_price('{"1 USD"}', '{0 FLOP}', 0.1) $$,
  $$ levelized_price('{"1 USD"}', '{-1 FLOP}', 0.1) $$,
  $$ levelized_price('{"1 USD"}', '{1 FLOP}', -1) $$,
  $$ levelized_price('{"1 USD"}', '{1 FLOP}', '{infinity}', 0.1) $$
]) AS expression;
\t \a
