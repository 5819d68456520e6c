-- Assets in the types and in plain numbers, and the lines of invoices.

SELECT setseed(0.5);
CREATE UNLOGGED TABLE asset AS
SELECT capacity, eflops(capacity)::float8 AS eflops, price, amount(price)::float8 AS amount,
       cost(round(amount(price) / 10, 2), 'USD') AS salvage, (amount(price) / 10)::float8 AS salvage_amount,
       start::date AS in_service, tstzrange(start, start + days * interval '1 day') AS during
FROM (SELECT capacity('HGX H100 8-GPU', 1 + floor(random() * 100)::integer) AS capacity,
             cost(round((10 ^ (3 + random() * 5))::numeric, 2), 'USD') AS price,
             timestamptz '2022-01-01 00:00Z' + floor(random() * 1400) * interval '1 day' AS start,
             200 + floor(random() * 1500)::integer AS days
      FROM generate_series(1, bench.rows(1000000))) a;

-- 100,000 invoices of ten lines
CREATE UNLOGGED TABLE invoice_line AS
SELECT invoice, line, cost(total, 'USD') AS total, total AS total_amount, 1 + floor(random() * 1000)::numeric AS weight
FROM (SELECT invoice, round((10 ^ (2 + random() * 4))::numeric, 2) AS total
      FROM generate_series(1, bench.rows(1000000) / 10) invoice OFFSET 0) i
CROSS JOIN generate_series(1, 10) line
ORDER BY invoice, line;
\ir ../vacuum.sql
