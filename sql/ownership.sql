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

SELECT break_even_utilization('1.20 USD', '2 USD'), break_even_utilization('3 USD', '2 USD') AS never;
-- At the break-even utilization the hour in use costs what rent does.
SELECT gpu_hour_cost('30000 USD', '0 USD', '5 years', 0.7, 1.2, '0.1 USD', '10 USD', '20 USD', break_even_utilization(gpu_hour_cost('30000 USD', '0 USD', '5 years', 0.7, 1.2, '0.1 USD', '10 USD', '20 USD', 1), '1.5 USD'));
SELECT gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', NULL, '0 USD', 1);

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ gpu_hour_cost('1 USD', '2 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '0 days', 1, 1, '1 USD', '0 USD', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '-1 year', 1, 1, '1 USD', '0 USD', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 0, '1 USD', '0 USD', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 EUR', '0 USD', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 CNY', '0 USD', 1) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 0) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 40) $$,
  $$ gpu_hour_cost('1 USD', '0 USD', '1 day', 1, 1, '1 USD', '0 USD', '0 USD', 1, 0) $$,
  $$ break_even_utilization('1 USD', '1 CNY') $$,
  $$ break_even_utilization('1 USD', '0 USD') $$,
  $$ break_even_utilization('-1 USD', '1 USD') $$,
  $$ interconnect_cost('1 USD', 1) $$,
  $$ interconnect_cost('1 USD', -0.1) $$
]) AS expression;
\t \a
