-- A view in which quantities are plain numbers: names carry the unit, and
-- basis and currency stand beside.
CREATE SCHEMA books;
SET search_path = books, public;
CREATE DOMAIN fee AS cost CHECK (sign(VALUE) >= 0);
CREATE TABLE purchase (
  id integer PRIMARY KEY,
  gone text,
  capacity flops(fp16),
  paid cost,
  work flop,
  price unit_price GENERATED ALWAYS AS (paid / capacity) STORED,
  fee fee,
  note varchar(20)
);
ALTER TABLE purchase DROP COLUMN gone;
COMMENT ON TABLE purchase IS 'what we bought: it''s all here';
COMMENT ON COLUMN purchase.paid IS E'what was paid, "net" \\ of tax';
COMMENT ON COLUMN purchase.note IS 'free text';
INSERT INTO purchase (id, capacity, paid, work, fee, note) VALUES
  (1, '2.56 PFLOPS', '950000 CNY', '3640 PFLOPS-days fp16', '0.125 USD', 'first'),
  (2, '1.000000000000000001 EFLOPS', '-0.000000000001 KWD', '1 FLOP', NULL, NULL),
  (3, NULL, '12345678901234567.89 JPY', NULL, '1 EUR', 'no capacity');
SELECT bi_view('purchase');

SELECT * FROM columns_of('purchase_bi');
SELECT obj_description('purchase_bi'::regclass, 'pg_class');
SELECT * FROM purchase_bi ORDER BY id \gx
-- the same numbers as by hand
SELECT count(*) FROM purchase_bi b JOIN purchase p USING (id)
WHERE (capacity_eflops, capacity_basis, paid_amount, paid_currency, price_amount, price_currency, price_per, price_basis)
  IS DISTINCT FROM (eflops(capacity), basis(capacity), amount(paid), currency(paid), amount(price), currency(price), split_part(price::json ->> 'unit', '/', 2), basis(price));
-- A sum takes the tag along, or says so little that it shows.
SELECT capacity_basis, sum(capacity_eflops) AS eflops FROM purchase_bi GROUP BY 1 ORDER BY 1;
-- It reads as the caller, whatever else is true of it.
SELECT reloptions FROM pg_class WHERE oid = 'purchase_bi'::regclass;

-- Options: units, the type of numbers, the name and place of the view.
CREATE SCHEMA "For BI";
SELECT bi_view('purchase', '"For BI"."Purchase, plain"', 'PFLOPS', work_unit => 'PFLOPS-days', number_type => 'float8', column_units => '{"price": "TFLOPS"}');
SELECT * FROM columns_of('"For BI"."Purchase, plain"');
SELECT id, capacity_pflops, work_pflops_days, price_amount_per_tflops, price_currency, price_basis FROM "For BI"."Purchase, plain" ORDER BY id;
SELECT bi_view('purchase', 'purchase_slash', capacity_unit => 'TFLOP/s', work_unit => 'petaflop/s-days');
SELECT "column" FROM columns_of('purchase_slash') WHERE "column" ~ '^(capacity|work)';
SELECT bi_view('purchase', 'purchase_units', column_units => '{"capacity": "TFLOPS", "work": "PFLOP"}');
SELECT capacity_tflops, work_pflop FROM purchase_units WHERE id = 1;
SELECT bi_view(NULL), bi_view('purchase', number_type => NULL);

-- Prices per capacity and per work, floating and integer formats in one column.
CREATE TABLE offer (id integer, price unit_price);
INSERT INTO offer VALUES (1, '1.4 USD/EFLOP fp16'), (2, '371.09375 CNY/TFLOPS fp16'), (3, '3 USD/EOPS int8'), (4, '3 USD/EOP int8 sparse'), (5, '1 EUR/EFLOPS');
SELECT bi_view('offer');
SELECT * FROM offer_bi ORDER BY id;

-- Anything that has columns: partitioned and temporary tables, views, materialized views.
CREATE TABLE usage (day date, used flop) PARTITION BY RANGE (day);
CREATE TABLE usage_2025 PARTITION OF usage FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO usage VALUES ('2025-02-03', '5 EFLOP fp8 sparse');
SELECT bi_view('usage');
SELECT * FROM usage_bi;
CREATE VIEW totals AS SELECT currency(paid) AS currency, sum(paid) AS total FROM purchase GROUP BY 1;
CREATE MATERIALIZED VIEW stored_totals AS SELECT * FROM totals;
SELECT bi_view('totals'), bi_view('stored_totals');
SELECT * FROM totals_bi ORDER BY currency;
SELECT * FROM stored_totals_bi ORDER BY currency;
CREATE TEMP TABLE scratch (paid cost);
\set VERBOSITY terse
SELECT bi_view('scratch');
\set VERBOSITY default
SELECT bi_view('purchase', 'pg_temp.purchase_temp');
SELECT relpersistence FROM pg_class WHERE oid = 'scratch_bi'::regclass;
-- of which nothing needs to be ours
CREATE TABLE plain (a integer);
SELECT bi_view('plain');

-- What is no single quantity is passed on, and it says so; a view takes it apart.
CREATE TABLE fancy (id integer, parts cost[], span flopsrange, spans costmultirange, summary cost_summary);
INSERT INTO fancy SELECT 1, '{1 CNY,2 CNY}', '[1 EFLOPS,2 EFLOPS)', '{[1 CNY,2 CNY)}', cost_summary(paid, capacity) FROM purchase;
SELECT bi_view('fancy');
CREATE TYPE offered AS (name text, prices cost[]);
CREATE DOMAIN offered_here AS offered;
CREATE TYPE words AS (one text, two text);
CREATE TABLE composed (id integer, offer offered, best offered_here, offers offered[], said words);
SELECT bi_view('composed');
DROP TABLE composed CASCADE;
DROP TYPE offered, words CASCADE;
SELECT * FROM columns_of('fancy_bi');
CREATE VIEW fancy_apart AS SELECT id, e.* FROM fancy, entries(summary) AS e;
SELECT bi_view('fancy_apart');
SELECT currency, rows, cost_amount, capacity_eflops, blended_price_amount, blended_price_per FROM fancy_apart_bi ORDER BY currency;

-- Odd names, names that collide, names that grow too long.
CREATE TABLE "a ""quoted"" 'name'; DROP TABLE purchase; --" (
  "select" flops,
  "x""; DROP TABLE purchase; --" cost,
  "it's \" flop,
  "列" cost,
  " " unit_price
);
SELECT bi_view('"a ""quoted"" ''name''; DROP TABLE purchase; --"');
SELECT bi_view FROM bi_views() WHERE source = '"a ""quoted"" ''name''; DROP TABLE purchase; --"'::regclass;
SELECT * FROM columns_of('"a ""quoted"" ''name''; DROP TABLE purchase; --_bi"');
CREATE TABLE colliding (paid cost, paid_amount cost, paid_currency text, paid_amount_2 integer, paid_amount_amount numeric);
INSERT INTO colliding VALUES ('1 CNY', '2 USD', 'mine', 3, 4);
SELECT bi_view('colliding');
SELECT * FROM colliding_bi \gx
CREATE TABLE long (
  a23456789012345678901234567890123456789012345678901234567890123 cost,
  a23456789012345678901234567890123456789012345678901234567890124 cost,
  "列列列列列列列列列列列列列列列列列列列列列" flops
);
SELECT bi_view('long');
SELECT "column", octet_length("column"::text) FROM columns_of('long_bi');
CREATE TABLE a2345678901234567890123456789012345678901234567890123456789_table (paid cost);
SELECT bi_view('a2345678901234567890123456789012345678901234567890123456789_table');

-- Mistakes.
CREATE SEQUENCE counter;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT bi_view('purchase') $$,
  $$ SELECT bi_view('purchase', 'offer') $$,
  $$ SELECT bi_view('counter') $$,
  $$ SELECT bi_view('purchase_pkey') $$,
  $$ SELECT bi_view('purchase', 'x', capacity_unit => 'EFLOP') $$,
  $$ SELECT bi_view('purchase', 'x', work_unit => 'EFLOPS'); $$,
  $$ SELECT bi_view('purchase', 'x', capacity_unit => 'EFLOPS''); DROP TABLE purchase; --') $$,
  $$ SELECT bi_view('purchase', 'x', number_type => 'real') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"capacty": "PFLOPS"}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"gone": "PFLOPS"}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"ctid": "PFLOPS"}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"paid": "PFLOPS"}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"capacity": "PFLOPS-days"}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"price": "GPU"}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '{"capacity": {"unit": "PFLOPS"}}') $$,
  $$ SELECT bi_view('purchase', 'x', column_units => '["capacity"]') $$,
  $$ SELECT bi_view('purchase', 'a.b.c') $$,
  $$ SELECT bi_view('purchase', '') $$,
  $$ SELECT bi_view(1::regclass) $$, $$ SELECT bi_view_refresh(1::regclass) $$]) AS statement;
-- not of the kind that the user asked for: refused, not converted
SELECT error_of($$ SELECT bi_view('offer', 'x', column_units => '{"price": "TFLOPS"}'); SELECT * FROM x $$);
\t \a

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA books, "For BI" CASCADE;
