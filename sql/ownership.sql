-- Energy: a server of 10.2 kW for 30 days at a PUE of 1.3; a price may be negative.
SELECT energy_cost(10.2, '30 days', 1.3, '0.08 USD'), 10.2 * 720 * 1.3 * 0.08 AS expected, energy_cost(1, '20 minutes', 1, '0.10 EUR') AS a_third, energy_cost(0.7, '1 hour', 1.1, '-0.05 EUR') AS paid_for, energy_cost(0, '1 hour', 1, '1 EUR') AS off, facility_power(10.2, 1.3);
SELECT count(*), bool_and(amount(energy_cost(kw, make_interval(secs => s), pue, cost(price, 'USD'))) = round(kw * s * pue * price / 3600, 12)) AS as_numeric FROM (SELECT i % 9973 / 1000.0 AS kw, i * 7919 % 86400 AS s, 1 + i % 97 / 100.0 AS pue, i % 31 / 100.0 AS price FROM generate_series(1, 5000) AS i) AS v;

-- The level payment for 1 of capital; annuity tables have 0.1490, 0.0651, 0.2296.
SELECT capital_recovery_factor(0.08, 10), round(capital_recovery_factor(0.05, 30), 4) AS "0.0651", round(capital_recovery_factor(0.1, 6), 4) AS "0.2296", capital_recovery_factor(0.1, 1) AS one, capital_recovery_factor(0, 8) AS no_interest, capital_recovery_factor(1e-60, 8) AS hardly_any, capital_recovery_factor(1e-50, 8) AS a_little_more, capital_recovery_factor(1e-3000, 8) AS even_less, capital_recovery_factor(0.5, 2000000000) AS for_ever;
-- It pays back the capital with interest: 1 after ten years at 8 percent is nothing.
WITH RECURSIVE debt (year, rest) AS (SELECT 0, 1::numeric UNION ALL SELECT year + 1, round(rest * 1.08 - capital_recovery_factor(0.08, 10), 15) FROM debt WHERE year < 10) SELECT year, round(rest, 12) AS rest FROM debt WHERE year IN (0, 5, 10) ORDER BY year;

-- An hour of a GPU in a server of eight that is used in 80 percent of the hours:
-- ((250000 - 10000) / 4 years + 10.2 kW * 1.3 * 0.08 + 1500 / month) / 8 / 0.8
SELECT gpu_hour_cost(capex => '250000 USD', salvage => '10000 USD', life => '4 years', power_kw => 10.2, pue => 1.3, price_per_kwh => '0.08 USD', staff_per_month => '1000 USD', space_per_month => '500 USD', utilization => 0.8, gpus => 8),
  round((240000 / (4 * 8766.0) + 10.2 * 1.3 * 0.08 + 1500 / 730.5) / 8 / 0.8, 12) AS expected,
  gpu_hour_cost('8766 USD', '0 USD', '1 year', 0, 1, '0 USD', '0 USD', '0 USD', 1) AS one, gpu_hour_cost('24 USD', '0 USD', '1 day', 0, 1, '0 USD', '0 USD', '0 USD', 0.5) AS two, gpu_hour_cost('0 USD', '0 USD', '1 day', 0, 1, '0 USD', '730.5 USD', '730.5 USD', 1) AS two_more;
-- The machine costs the same however much of it is used.
SELECT gpu_hour_cost('30000 USD', '0 USD', '5 years', 0.7, 1.2, '0.1 USD', '10 USD', '20 USD', u) * u AS an_hour_whatever_is_used FROM unnest(ARRAY[0.25, 0.5, 1]) AS u;

-- A price falls by 0.14 orders of magnitude a year: 30,000 USD lose 1.103 an hour
-- now, which is 30000 * 0.14 * ln(10) / 8766.  The network, as 19 percent of the
-- whole, is 19 / 81 of the hardware.
SELECT technology_loss_per_hour('30000 USD', 0.14), round(technology_loss_per_hour('30000 USD', 0.14), 3) AS "1.103", interconnect_cost('81000 USD', 0.19), interconnect_cost('30000 USD', 0.19), interconnect_cost('30000 USD', 0) AS none;

-- A rented H100 at 2 USD an hour and 40 percent of 989.4 TFLOPS.
SELECT price_per_work('2 USD', 'H100', 'fp16', 0.4), price_per_work('2 USD', '989.4 TFLOPS fp16', 0.4) AS rated, round(2 / (989.4e-6 * 3600 * 0.4), 9) AS expected, price_per_work('2 USD', 'H100', 'fp16', 1) * 2.5 AS all_of_it, price_per_work('0.25 USD', '1000 TOPS int8', 1) AS integers;
SELECT price_per_work('3.6 USD', '1 TFLOPS', 0.001) * flop(1, 'PFLOP') AS back;
SELECT break_even_utilization('1.20 USD', '2 USD'), break_even_utilization('3 USD', '2 USD') AS never;
-- At the break-even utilization the hour in use costs what rent does.
SELECT gpu_hour_cost('30000 USD', '0 USD', '5 years', 0.7, 1.2, '0.1 USD', '10 USD', '20 USD', break_even_utilization(gpu_hour_cost('30000 USD', '0 USD', '5 years', 0.7, 1.2, '0.1 USD', '10 USD', '20 USD', 1), '1.5 USD'));

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
SELECT energy_cost(NULL, '1 day', 1, '1 USD'), price_per_work('1 USD', NULL, 'fp16', 0.4), levelized_price(NULL, '{1 FLOP}', 0.1), gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', NULL, '0 USD', 1);

\t \a
SELECT regexp_replace(error_of('SELECT ' || expression), '\d{4}-\d\d-\d\d', 'TODAY') FROM unnest(ARRAY[
  $$ energy_cost(10, '1 day', 0.99, '1 USD') $$, $$ energy_cost(-1, '1 day', 1, '1 USD') $$, $$ energy_cost(1, '1 month', 1, '1 USD') $$, $$ energy_cost(1, '-1 day', 1, '1 USD') $$, $$ energy_cost('NaN', '1 day', 1, '1 USD') $$, $$ energy_cost(1, '1 day', 'infinity', '1 USD') $$,
  $$ energy_cost(1e30, '1 day', 1, '1 USD') $$, $$ facility_power(1, 0.5) $$, $$ facility_power(-1, 1) $$,
  $$ capital_recovery_factor(-0.01, 10) $$, $$ capital_recovery_factor(0.1, 0) $$,
  $$ gpu_hour_cost('1 USD', '2 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 1) $$, $$ gpu_hour_cost('1 USD', '0 USD', '0 days', 1, 1, '1 USD', '0 USD', '0 USD', 1) $$, $$ gpu_hour_cost('1 USD', '0 USD', '-1 year', 1, 1, '1 USD', '0 USD', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 0, '1 USD', '0 USD', '0 USD', 1) $$, $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 EUR', '0 USD', '0 USD', 1) $$, $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 CNY', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 0) $$, $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 40) $$, $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 1, 0) $$,
  $$ price_per_work('2 USD', 'H100', 'fp16', 1.01) $$, $$ price_per_work('2 USD', 'H1000', 'fp16', 1) $$, $$ price_per_work('2 USD', 'P100 SXM2 16GB', 'fp8', 1) $$, $$ price_per_work('2 USD', '0 TFLOPS', 1) $$, $$ price_per_work('2e20 USD', '1 FLOPS', 0.1) $$,
  $$ break_even_utilization('1 USD', '1 CNY') $$, $$ break_even_utilization('1 USD', '0 USD') $$, $$ break_even_utilization('-1 USD', '1 USD') $$, $$ interconnect_cost('1 USD', 1) $$, $$ interconnect_cost('1 USD', -0.1) $$,
  $$ levelized_price('{"1 USD"}', '{1 FLOP,2 FLOP}', 0.1) $$, $$ levelized_price('{}', '{}', 0.1) $$, $$ levelized_price('{"1 USD"}', '{1 FLOP}', '{}', 0.1) $$, $$ levelized_price('{"1 USD",NULL}', '{1 FLOP,2 FLOP}', 0.1) $$,
  $$ levelized_price('{"1 USD","1 EUR"}', '{1 FLOP,2 FLOP}', 0.1) $$, $$ levelized_price('{"1 USD","1 USD"}', '{1 FLOP,2 FLOP fp16}', 0.1) $$, $$ levelized_price('{"1 USD"}', '{0 FLOP}', 0.1) $$, $$ levelized_price('{"1 USD"}', '{-1 FLOP}', 0.1) $$,
  $$ levelized_price('{"1 USD"}', '{1 FLOP}', -1) $$, $$ levelized_price('{"1 USD"}', '{1 FLOP}', '{infinity}', 0.1) $$]) AS expression;
\t \a
