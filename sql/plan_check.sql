-- Comparing declared kinds that differ is an error when the query is planned:
-- EXPLAIN is enough, and the tables are empty.
CREATE TABLE asset (paid cost(CNY), capacity flops(fp16), work flop('fp8 sparse'), price unit_price('CNY/EFLOPS fp16'), any_cost cost);
CREATE TABLE asset_usd (paid cost(USD));
CREATE DOMAIN yuan AS cost(CNY);
CREATE DOMAIN yuan_or_less AS yuan CHECK (VALUE <= '1000000 CNY');
CREATE TABLE asset_domain (paid yuan, small yuan_or_less);
\t \a
SELECT error_of('EXPLAIN SELECT FROM asset WHERE ' || comparison) FROM unnest(ARRAY[
  $$ paid < '1 USD' $$, $$ paid <= '1 USD' $$, $$ paid = '1 USD' $$, $$ paid <> '1 USD' $$, $$ paid >= '1 USD' $$, $$ paid > '1 USD' $$,
  $$ '1 USD' < paid $$, $$ '1 USD' = paid $$,
  $$ paid BETWEEN '1 CNY' AND '2 USD' $$, $$ NOT paid > '1 USD' $$,
  $$ capacity > '1 EFLOPS fp8' $$, $$ capacity > '1 EFLOPS' $$, $$ work > '1 ZFLOP fp8' $$, $$ price < '1 USD/EFLOPS fp16' $$, $$ price < '1 CNY/EFLOP fp16' $$,
  -- what is computed at plan time is a constant too
  $$ paid > '1 USD'::cost * 2 $$, $$ paid > cost(1, 'USD') $$,
  -- a cast to a declared kind declares it
  $$ any_cost::cost(CNY) > '1 USD' $$]) AS comparison;
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ EXPLAIN SELECT FROM asset JOIN asset_usd USING (paid) $$,
  $$ EXPLAIN SELECT FROM asset_domain WHERE paid > '1 USD'::cost $$, $$ EXPLAIN SELECT FROM asset_domain WHERE small::cost > '1 USD' $$,
  $$ EXPLAIN SELECT FROM (SELECT paid AS p FROM asset) AS s WHERE p > '1 USD' $$,
  $$ EXPLAIN SELECT FROM asset a WHERE EXISTS (SELECT FROM asset b WHERE b.paid > '1 USD' AND b.capacity = a.capacity) $$,
  $$ EXPLAIN UPDATE asset SET paid = '1 CNY' WHERE paid = '1 USD' $$, $$ EXPLAIN DELETE FROM asset WHERE paid = '1 USD' $$,
  $$ EXPLAIN SELECT sum(paid) FROM asset HAVING sum(paid::cost(CNY))::cost(CNY) > '1 USD' $$]) AS statement;
PREPARE dearer AS SELECT FROM asset WHERE paid > $1;
SELECT error_of($$ EXECUTE dearer('1 USD') $$);
DEALLOCATE dearer;
-- A plan that is made once for all parameters checks their values when it runs.
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
  $$ EXECUTE larger_declared('990 PFLOPS fp8') $$, $$ EXECUTE smaller('990 PFLOPS fp8') $$, $$ EXECUTE same('990 PFLOPS fp8') $$,
  $$ EXECUTE other('990 PFLOPS fp8') $$, $$ EXECUTE inside('10 CNY', '20 USD') $$]) AS statement;
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
  -- lists, IS DISTINCT FROM, NULLIF and rows, which the planner does not take for a call
  $$ SELECT FROM asset WHERE paid IN ('1 USD', '2 USD') $$, $$ SELECT FROM asset WHERE paid = ANY (ARRAY['1 USD'::cost]) $$, $$ SELECT FROM asset WHERE paid IS DISTINCT FROM '1 USD' $$,
  $$ SELECT FROM asset WHERE nullif(paid, '1 USD') IS NULL $$, $$ SELECT FROM asset WHERE (paid, 1) < ('1 USD', 2) $$]) AS query;
-- No planner, no error: a constraint's expression, a domain's check.
SELECT '5 CNY'::yuan_or_less;
\t \a
SELECT error_of($$ SELECT '5000000 CNY'::yuan_or_less $$);
\t \a
-- Partitions that declare what the parent does not.
CREATE TABLE spend (on_date date, paid cost) PARTITION BY RANGE (on_date);
CREATE TABLE spend_2024 PARTITION OF spend FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
SELECT plans($$ SELECT FROM spend WHERE paid > '1 USD' $$);
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
-- PL/pgSQL's variables are such parameters, whatever they declare: a trigger may serve tables of several currencies.
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
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO asset (paid) VALUES ('9000 CNY') $$, $$ INSERT INTO asset_usd VALUES ('9000 USD') $$,
  -- compared without asking
  $$ INSERT INTO asset (paid) VALUES ('5 CNY') $$,
  $$ DO 'DECLARE c cost(CNY) = ''1 CNY''; d cost(USD) = ''2 USD''; BEGIN ASSERT c < d; END' $$]) AS statement;
\t \a
DROP TABLE asset, asset_usd, asset_domain, spend;
DROP FUNCTION is_large, is_large_too, watch;
DROP DOMAIN yuan_or_less;
DROP DOMAIN yuan;
