-- Energy: a server of 10.2 kW for 30 days at a PUE of 1.3; a price may be negative.
SELECT energy_cost(10.2, '30 days', 1.3, '0.08 USD'), 10.2 * 720 * 1.3 * 0.08 AS expected, energy_cost(1, '20 minutes', 1, '0.10 EUR') AS a_third, energy_cost(0.7, '1 hour', 1.1, '-0.05 EUR') AS paid_for, energy_cost(0, '1 hour', 1, '1 EUR') AS off, facility_power(10.2, 1.3);
SELECT count(*), bool_and(amount(energy_cost(kw, make_interval(secs => s), pue, cost(price, 'USD'))) = round(kw * s * pue * price / 3600, 12)) AS as_numeric FROM (SELECT i % 9973 / 1000.0 AS kw, i * 7919 % 86400 AS s, 1 + i % 97 / 100.0 AS pue, i % 31 / 100.0 AS price FROM generate_series(1, 5000) AS i) AS v;
SELECT energy_cost(NULL, '1 day', 1, '1 USD');

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ energy_cost(10, '1 day', 0.99, '1 USD') $$,
  $$ energy_cost(-1, '1 day', 1, '1 USD') $$,
  $$ energy_cost(1, '1 month', 1, '1 USD') $$,
  $$ energy_cost(1, '-1 day', 1, '1 USD') $$,
  $$ energy_cost('NaN', '1 day', 1, '1 USD') $$,
  $$ energy_cost(1, '1 day', 'infinity', '1 USD') $$,
  $$ energy_cost(1e30, '1 day', 1, '1 USD') $$,
  $$ facility_power(1, 0.5) $$,
  $$ facility_power(-1, 1) $$
]) AS expression;
\t \a
