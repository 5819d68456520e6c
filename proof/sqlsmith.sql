-- sqlsmith.sql
--   A database for random queries: tables with each of the types, plain, in
--   arrays, ranges and rows, with NULLs and edges, and the catalog of the
--   extension; and a role that may read and write them and is nobody else.

CREATE ROLE smith LOGIN;
CREATE DATABASE sqlsmith;
ALTER DATABASE sqlsmith SET statement_timeout = '1s';
ALTER DATABASE sqlsmith SET max_parallel_workers_per_gather = 1;
-- what a failing query was is in the log if its error is one that cannot happen
ALTER SYSTEM SET log_line_prefix = '%e ';
ALTER SYSTEM SET log_error_verbosity = verbose;
SELECT pg_reload_conf() \g /dev/null
\c sqlsmith
CREATE EXTENSION compute_acct;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('A800 SXM4 80GB', '320 TFLOPS fp16', 'mine', 'ours');
INSERT INTO exchange_rate (base, quote, on_date, rate)
  SELECT base, quote, date '2024-01-01' + n, 1 + n / 7.0
  FROM (VALUES ('EUR', 'USD'), ('EUR', 'CNY'), ('USD', 'JPY')) AS pair (base, quote), generate_series(0, 30) AS n;

CREATE TABLE fleet (id int PRIMARY KEY, model text, since date, capacity flops(fp16), during tstzrange, done flop, watts numeric);
INSERT INTO fleet
  SELECT n, (ARRAY['A800', 'H100', 'HGX A800 8-GPU', 'no such thing'])[1 + n % 4], date '2024-01-01' + n, flops(n, 'PFLOPS', 'fp16'),
    tstzrange(timestamptz '2024-01-01 00:00Z' + n * interval '1 hour', CASE WHEN n % 5 > 0 THEN timestamptz '2025-01-01 00:00Z' END),
    CASE WHEN n % 7 > 0 THEN flop(n * 3, 'ZFLOP', 'fp16') END, n * 400
  FROM generate_series(1, 60) AS n;
CREATE TABLE purchase (id int PRIMARY KEY, fleet_id int REFERENCES fleet, paid cost, price unit_price, weight numeric, note text);
INSERT INTO purchase
  SELECT n, 1 + n % 60, CASE WHEN n % 9 > 0 THEN cost(n * 1.01, (ARRAY['CNY', 'USD', 'EUR', 'JPY'])[1 + n % 4]) END,
    cost(n, 'CNY') / flops(1 + n % 3, 'EFLOPS', (ARRAY['fp16', 'fp8 sparse', 'unspecified'])[1 + n % 3]), n % 4, n || ' CNY'
  FROM generate_series(1, 80) AS n;
CREATE TABLE edges (rate flops, work flop, money cost, price unit_price, rates flops[], amounts cost[],
  rate_span flopsrange, money_span costrange, summary cost_summary, steps capacity_step[], step capacity_step);
INSERT INTO edges VALUES
  ('0 FLOPS', '0 FLOP', '0 USD', '0 USD/EFLOPS', '{}', '{}', 'empty', 'empty', NULL, '{}', NULL),
  (NULL, NULL, NULL, NULL, '{NULL}', '{NULL,1 USD}', NULL, '(,)', NULL, '{NULL}', ROW(NULL, NULL)),
  ('1 FLOPS fp4 sparse', '-1 FLOP int4', '-0.000000000001 KWD', '0.000000001 JPY/EFLOP fp16', '{1 FLOPS,2 FLOPS fp16}', '{1 USD,1 EUR}',
   '[1 FLOPS,2 FLOPS)', '[1 USD,)', (SELECT cost_summary(paid, flops '1 EFLOPS fp16') FROM purchase),
   (SELECT capacity_timeline(capacity, during) FROM fleet), ROW('infinity', '1 FLOPS'));
INSERT INTO edges (rate, work, money, price)
  SELECT largest.rate * sign, largest.work * sign, largest.money * sign, largest.price * sign
  FROM (VALUES (1), (-1)) AS s (sign),
    (SELECT flops(div(2 ^ 118::numeric, 1e6), 'MFLOPS', 'fp16') AS rate, flop(div(2 ^ 118::numeric, 1e6), 'MFLOP') AS work,
       cost(trunc(2 ^ 110::numeric / 1e12, 12), 'VND') AS money, cost(1e10, 'CNY') / '1 MFLOPS'::flops AS price) AS largest;
CREATE INDEX ON fleet (capacity);
CREATE INDEX ON purchase USING hash (paid);
CREATE INDEX ON purchase (amount(paid)) WHERE currency(paid) = 'CNY';
CREATE VIEW priced AS SELECT f.model, sum(f.capacity) AS capacity, cost_summary(p.paid, f.capacity) AS summary
  FROM purchase AS p JOIN fleet AS f ON f.id = p.fleet_id GROUP BY f.model;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO smith;
REVOKE INSERT, UPDATE, DELETE ON accelerator, accelerator_alias, accelerator_system, accelerator_rating,
  accelerator_rating_source, basis_convention FROM smith;
ANALYZE;
