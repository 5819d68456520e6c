-- sum(exchange(paid, 'USD', day)) beside what one writes without the
-- extension: the latest rate on or before the day, by a LATERAL subquery on an
-- index; two of them for a cross rate, from CNY over EUR.  There are no rates
-- at weekends.

CREATE TABLE rate_list (base text, quote text, on_date date, rate numeric NOT NULL, PRIMARY KEY (base, quote, on_date));
INSERT INTO rate_list
SELECT 'EUR', quote, day, round((rate * (1 + 0.1 * sin(extract(doy FROM day) / 58)))::numeric, 4)
FROM (VALUES ('USD', 1.08), ('CNY', 7.71)) q (quote, rate)
CROSS JOIN generate_series(timestamp '2023-12-25', '2025-12-31', '1 day') day
WHERE extract(isodow FROM day) < 6;
INSERT INTO exchange_rate (base, quote, on_date, rate) SELECT base, quote, on_date, rate FROM rate_list;

SELECT setseed(0.5);
CREATE UNLOGGED TABLE bill AS
SELECT day, cost(amount, 'EUR') AS paid, cost(amount, 'CNY') AS paid_cny, amount
FROM (SELECT date '2024-01-01' + floor(random() * 700)::integer AS day,
             round((10 ^ (random() * 8))::numeric, 2) AS amount
      FROM generate_series(1, bench.rows(5000000))) b;
\ir ../vacuum.sql

SELECT bench.contend(variant, contender, bench.rows(5000000), query, scan => 'SELECT FROM bill OFFSET 1000000000')
FROM (VALUES
  (1, 'direct rate', 'exchange()', $$SELECT sum(exchange(paid, 'USD', day)) FROM bill$$),
  (2, 'direct rate', 'LATERAL by hand',
   $$SELECT sum(b.amount * usd.rate) FROM bill b
     CROSS JOIN LATERAL (SELECT rate FROM rate_list WHERE (base, quote) = ('EUR', 'USD') AND on_date <= b.day
                         ORDER BY on_date DESC LIMIT 1) usd$$),
  (3, 'cross rate', 'exchange()', $$SELECT sum(exchange(paid_cny, 'USD', day)) FROM bill$$),
  (4, 'cross rate', 'LATERAL by hand',
   $$SELECT sum(b.amount / cny.rate * usd.rate) FROM bill b
     CROSS JOIN LATERAL (SELECT rate FROM rate_list WHERE (base, quote) = ('EUR', 'CNY') AND on_date <= b.day
                         ORDER BY on_date DESC LIMIT 1) cny
     CROSS JOIN LATERAL (SELECT rate FROM rate_list WHERE (base, quote) = ('EUR', 'USD') AND on_date <= b.day
                         ORDER BY on_date DESC LIMIT 1) usd$$)
) c (number, variant, contender, query)
ORDER BY number;
SELECT bench.goal('exchange()', 'LATERAL by hand', 0.50, 'direct rate');
SELECT bench.goal('exchange()', 'LATERAL by hand', 0.35, 'cross rate');
CALL bench.run();
