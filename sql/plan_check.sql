-- Ordering declared kinds that differ is an error.  Without parameters it comes
-- when the query is planned: EXPLAIN is enough, and the tables are empty.
CREATE TABLE asset (paid cost(CNY), capacity flops(fp16), work flop('fp8 sparse'), price unit_price('CNY/EFLOPS fp16'), any_cost cost);
CREATE TABLE asset_usd (paid cost(USD));
CREATE DOMAIN yuan AS cost(CNY);
CREATE DOMAIN yuan_or_less AS yuan CHECK (VALUE <= '1000000 CNY');
CREATE TABLE asset_domain (paid yuan, small yuan_or_less);
\t \a
SELECT error_of('EXPLAIN SELECT FROM asset WHERE ' || comparison) FROM unnest(ARRAY[
  $$ paid < '1 USD' $$, $$ paid <= '1 USD' $$, $$ paid >= '1 USD' $$, $$ paid > '1 USD' $$, $$ '1 USD' < paid $$, $$ cost_gt(paid, '1 USD') $$,
  $$ paid BETWEEN '1 CNY' AND '2 USD' $$, $$ NOT paid > '1 USD' $$,
  $$ capacity > '1 EFLOPS fp8' $$, $$ capacity > '1 EFLOPS' $$, $$ work > '1 ZFLOP fp8' $$, $$ price < '1 USD/EFLOPS fp16' $$, $$ price < '1 CNY/EFLOP fp16' $$,
  -- what is computed at plan time is a constant too
  $$ paid > '1 USD'::cost * 2 $$, $$ paid > cost(1, 'USD') $$,
  -- a cast to a declared kind declares it
  $$ any_cost::cost(CNY) > '1 USD' $$]) AS comparison;
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ EXPLAIN SELECT FROM asset AS a JOIN asset_usd AS b ON a.paid < b.paid $$,
  $$ EXPLAIN SELECT FROM asset_domain WHERE paid > '1 USD'::cost $$, $$ EXPLAIN SELECT FROM asset_domain WHERE small::cost > '1 USD' $$,
  $$ EXPLAIN SELECT FROM (SELECT paid AS p FROM asset) AS s WHERE p > '1 USD' $$,
  $$ EXPLAIN SELECT FROM asset a WHERE EXISTS (SELECT FROM asset b WHERE b.paid > '1 USD' AND b.capacity = a.capacity) $$,
  $$ EXPLAIN UPDATE asset SET paid = '1 CNY' WHERE paid < '1 USD' $$, $$ EXPLAIN DELETE FROM asset WHERE paid < '1 USD' $$,
  $$ EXPLAIN SELECT sum(paid) FROM asset HAVING sum(paid::cost(CNY))::cost(CNY) > '1 USD' $$,
  -- in an arm, where no filter can have come from outside
  $$ EXPLAIN SELECT paid FROM asset WHERE paid > '1 USD' UNION ALL SELECT paid FROM asset_usd $$,
  $$ EXPLAIN WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r, asset WHERE paid > '1 USD') SELECT FROM r WHERE n < 5 $$]) AS statement;
-- In a statement with parameters it comes when the plan runs, whatever the plan:
-- a filter of its own is looked at before all rows.
PREPARE dearer AS SELECT FROM asset WHERE paid > $1;
PREPARE dearer_too(int) AS SELECT FROM asset WHERE paid > '1 USD' AND capacity < flops($1, 'EFLOPS', 'fp16');
PREPARE dearer_than(int) AS SELECT FROM asset AS a JOIN asset_usd AS b ON a.paid < b.paid AND $1 > 0;
CREATE FUNCTION in_each_mode(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  mode text;
BEGIN
  FOREACH mode IN ARRAY '{force_custom_plan,force_generic_plan}'::text[] LOOP
    PERFORM set_config('plan_cache_mode', mode, true);
    RETURN NEXT error_of(query);
  END LOOP;
END
$$;
SELECT in_each_mode(query) FROM unnest(ARRAY[$$ EXECUTE dearer('1 USD') $$, $$ EXECUTE dearer_too(1) $$, $$ EXECUTE dearer_than(1) $$]) AS query;
DEALLOCATE ALL;
INSERT INTO asset (paid, capacity) SELECT cost(n, 'CNY'), flops(n, 'PFLOPS', 'fp16') FROM generate_series(1, 1000) AS n;
CREATE INDEX asset_capacity ON asset (capacity);
ANALYZE asset;
SET plan_cache_mode = force_generic_plan;
PREPARE larger(flops) AS SELECT count(*) FROM asset WHERE capacity > $1;
PREPARE larger_text(text) AS SELECT count(*) FROM asset WHERE capacity > CAST($1 AS flops);
PREPARE larger_declared(text) AS SELECT count(*) FROM asset WHERE capacity > CAST($1 AS flops(fp16));
PREPARE smaller(flops) AS SELECT count(*) FROM asset WHERE $1 > capacity;
PREPARE same(flops) AS SELECT count(*) FROM asset WHERE capacity = $1;
PREPARE other(flops) AS SELECT count(*) FROM asset WHERE capacity <> $1;
PREPARE inside(cost, cost) AS SELECT count(*) FROM asset WHERE paid >= $1 AND NOT paid > $2;
PREPARE united(cost) AS SELECT count(*) FROM (SELECT paid FROM asset UNION ALL SELECT paid FROM asset_usd) AS u WHERE paid > $1;
PREPARE any_currency(cost) AS SELECT count(*) FROM asset WHERE any_cost > $1;
EXECUTE larger('990 PFLOPS fp16');
EXECUTE larger_text('990 PFLOPS fp16');
EXECUTE larger_declared('990 PFLOPS');
EXECUTE smaller('990 PFLOPS fp16');
EXECUTE same('990 PFLOPS fp16');
EXECUTE other('990 PFLOPS fp16');
EXECUTE inside('10 CNY', '20 CNY');
EXECUTE larger(NULL);
-- above arms of several currencies, or of none declared, it is no mistake
EXECUTE united('990 USD');
EXECUTE any_currency('990 USD');
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ EXECUTE larger('990 PFLOPS fp8') $$, $$ EXECUTE larger('990 PFLOPS') $$, $$ EXECUTE larger_text('990 PFLOPS fp8') $$,
  $$ EXECUTE larger_declared('990 PFLOPS fp8') $$, $$ EXECUTE smaller('990 PFLOPS fp8') $$, $$ EXECUTE inside('10 CNY', '20 USD') $$]) AS statement;
EXECUTE same('990 PFLOPS fp8');
EXECUTE other('990 PFLOPS fp8');
-- The index is of use as before.
CREATE FUNCTION uses_index(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
  RETURN plan::text LIKE '%"Index Cond": "(capacity %';
END
$$;
SELECT statement, uses_index('EXECUTE ' || statement) FROM unnest(ARRAY[
  $$larger('990 PFLOPS fp16')$$, $$larger_text('990 PFLOPS fp16')$$, $$larger_declared('990 PFLOPS fp16')$$,
  $$smaller('990 PFLOPS fp16')$$, $$same('990 PFLOPS fp16')$$]) AS statement;
DROP FUNCTION uses_index(text);
RESET plan_cache_mode;
DEALLOCATE ALL;
DELETE FROM asset;
\t \a

-- These pass: the same kind, no kind declared, and what the check leaves out.
CREATE FUNCTION plans(query text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'EXPLAIN ' || query;
  RETURN true;
END
$$;
SELECT plans(query) FROM unnest(ARRAY[
  $$ SELECT FROM asset WHERE paid > '1 CNY' AND capacity <= '1 EFLOPS fp16' AND price < '1 CNY/EFLOPS fp16' $$,
  $$ SELECT FROM asset WHERE any_cost > '1 USD' $$, $$ SELECT FROM asset WHERE paid > NULL $$, $$ SELECT FROM asset WHERE paid = any_cost $$,
  $$ SELECT FROM asset JOIN asset_domain USING (paid) $$,
  -- a filter above arms of several currencies, pulled up, pushed down, and into partitions
  $$ SELECT FROM (SELECT paid FROM asset UNION ALL SELECT paid FROM asset_usd) AS u WHERE paid > '1 USD' $$,
  $$ SELECT FROM (SELECT paid FROM asset UNION SELECT paid FROM asset_usd) AS u WHERE paid > '1 USD' $$,
  $$ SELECT FROM (SELECT paid FROM asset WHERE capacity > '1 EFLOPS fp16' UNION ALL SELECT paid FROM asset_usd LIMIT 5) AS u WHERE paid > '1 USD' $$,
  $$ SELECT FROM (SELECT paid FROM asset WHERE capacity > '1 EFLOPS fp16' UNION ALL SELECT paid FROM asset_usd) AS u WHERE paid > '1 USD' $$,
  $$ SELECT FROM (SELECT any_cost::cost(CNY) AS p FROM asset UNION ALL SELECT any_cost::cost(USD) FROM asset) AS u WHERE p > '1 USD' $$,
  $$ SELECT FROM (SELECT paid FROM asset WHERE paid > '1 USD' UNION ALL SELECT paid FROM asset_usd) AS u WHERE paid > '1 USD' $$,
  -- two kinds are not equal, which is no lie
  $$ SELECT FROM asset WHERE paid = '1 USD' $$, $$ SELECT FROM asset WHERE paid <> '1 USD' $$, $$ SELECT FROM asset JOIN asset_usd USING (paid) $$,
  $$ SELECT FROM asset WHERE paid IN ('1 USD') $$, $$ SELECT FROM asset WHERE paid IN ('1 USD', '2 USD') $$, $$ SELECT FROM asset WHERE paid = ANY (ARRAY['1 USD'::cost]) $$,
  $$ SELECT FROM asset WHERE paid IS DISTINCT FROM '1 USD' $$, $$ SELECT FROM asset WHERE nullif(paid, '1 USD') IS NULL $$,
  -- > ANY and rows, which the planner does not take for a call
  $$ SELECT FROM asset WHERE paid > ANY (ARRAY['1 USD'::cost]) $$, $$ SELECT FROM asset WHERE (paid, 1) < ('1 USD', 2) $$,
  -- two values
  $$ SELECT '5 CNY'::cost(CNY) > '1 USD'::cost(USD) $$]) AS query;
-- No planner, no error: a constraint's expression, a domain's check.
SELECT '5 CNY'::yuan_or_less;
\t \a
SELECT error_of($$ SELECT '5000000 CNY'::yuan_or_less $$);
\t \a
-- Partitions that declare what the parent does not.
CREATE TABLE spend (on_date date, paid cost) PARTITION BY RANGE (on_date);
CREATE TABLE spend_2024 PARTITION OF spend FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
SELECT plans($$ SELECT FROM spend WHERE paid > '1 USD' $$);
-- A constraint that the planner reads is not the user's comparison.
CREATE TABLE spend_cny (on_date date, paid cost(CNY), CHECK (currency(paid) = 'CNY' OR paid < '1000 USD')) PARTITION BY RANGE (on_date);
CREATE TABLE spend_cny_2024 PARTITION OF spend_cny FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
SELECT plans($$ SELECT FROM spend_cny WHERE paid < '2 CNY' $$);
-- Foreign keys between a column that declares and one that does not.
CREATE TABLE price_list (price cost PRIMARY KEY);
CREATE TABLE offer (price cost(CNY) REFERENCES price_list ON DELETE CASCADE ON UPDATE CASCADE);
INSERT INTO price_list VALUES ('5 USD'), ('5 CNY'), ('6 CNY');
INSERT INTO offer VALUES ('5 CNY'), ('6 CNY');
DELETE FROM price_list WHERE price = '5 USD';
DELETE FROM price_list WHERE price = '5 CNY';
UPDATE price_list SET price = '7 CNY' WHERE price = '6 CNY';
SELECT * FROM offer ORDER BY price;
CREATE TABLE price_list_cny (price cost(CNY) PRIMARY KEY);
CREATE TABLE offer_any (price cost REFERENCES price_list_cny);
CREATE TABLE offer_usd (price cost(USD));
INSERT INTO offer_usd VALUES ('5 USD');
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO offer VALUES ('8 CNY') $$, $$ INSERT INTO offer_any VALUES ('5 USD') $$,
  $$ ALTER TABLE offer_usd ADD FOREIGN KEY (price) REFERENCES price_list_cny $$]) AS statement;
\t \a
-- A function that asks for the currency first is refused where it is inlined with a column of another, and not in PL/pgSQL.
CREATE FUNCTION is_large(c cost) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE currency(c) WHEN 'USD' THEN c > '1000 USD' WHEN 'CNY' THEN c > '7000 CNY' END $$;
CREATE FUNCTION is_large_too(c cost) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
  AS $$ BEGIN RETURN CASE currency(c) WHEN 'USD' THEN c > '1000 USD' WHEN 'CNY' THEN c > '7000 CNY' END; END $$;
\t \a
SELECT error_of($$ EXPLAIN SELECT FROM asset WHERE is_large(paid) $$);
\t \a
SELECT plans(query) FROM unnest(ARRAY[
  $$ SELECT FROM asset WHERE is_large(any_cost) $$, $$ SELECT FROM asset WHERE is_large_too(paid) $$]) AS query;
INSERT INTO asset (paid) VALUES ('5 CNY'), ('9000 CNY');
SELECT paid FROM asset WHERE is_large_too(paid);
-- Variables of PL/pgSQL are values, whatever they declare, so two of them are compared as they are: a trigger may serve tables of
-- several currencies, and asks before it compares.
CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF currency(NEW.paid) = 'USD' AND NEW.paid > '1000 USD' OR currency(NEW.paid) = 'CNY' AND NEW.paid > '7000 CNY' THEN
    RAISE EXCEPTION 'large';
  ELSIF NEW.paid = '666 USD' THEN
    RAISE EXCEPTION 'evil';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER watch BEFORE INSERT ON asset FOR EACH ROW EXECUTE FUNCTION watch();
CREATE TRIGGER watch BEFORE INSERT ON asset_usd FOR EACH ROW EXECUTE FUNCTION watch();
INSERT INTO asset_usd VALUES ('5 USD');
INSERT INTO asset (paid) VALUES ('5 CNY');
DO $$
DECLARE
  c cost(CNY) = '1 CNY';
  d cost(USD) = '2 USD';
BEGIN
  FOR i IN 1 .. 7 LOOP
    ASSERT c < d AND (SELECT count(*) = 1 FROM asset_usd WHERE c < d);
  END LOOP;
END
$$;
-- With a column, the seventh execution does what the first did.
CREATE FUNCTION dearer(text, numeric) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  RETURN count(*) FROM asset WHERE paid > cost($2, $1);
END
$$;
SELECT dearer('CNY', n) FROM generate_series(1, 6) AS n;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO asset (paid) VALUES ('9000 CNY') $$, $$ INSERT INTO asset_usd VALUES ('9000 USD') $$, $$ INSERT INTO asset_usd VALUES ('666 USD') $$,
  $$ SELECT dearer('USD', 1) $$]) AS statement;
-- A policy compares when it is asked.
CREATE ROLE plan_check_reader;
GRANT SELECT ON asset TO plan_check_reader;
ALTER TABLE asset ENABLE ROW LEVEL SECURITY;
CREATE POLICY small ON asset USING (paid < current_setting('test.bound')::cost);
SET ROLE plan_check_reader;
SET test.bound = '7 CNY';
SELECT paid FROM asset;
SET test.bound = '7 USD';
SELECT error_of($$ SELECT paid FROM asset $$);
RESET ROLE;
RESET test.bound;
\t \a
DROP TABLE asset, asset_usd, asset_domain, spend, spend_cny, price_list, offer, price_list_cny, offer_any, offer_usd;
DROP ROLE plan_check_reader;
DROP FUNCTION is_large, is_large_too, watch, dearer, plans, in_each_mode;
DROP DOMAIN yuan_or_less;
DROP DOMAIN yuan;
