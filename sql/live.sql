-- Summaries that stay current: what the view says is what the rows say, to the last bit, after every kind of change.
\getenv top PG_ABS_SRCDIR
\set live :top '/examples/live/live.sql'
\set ECHO none
\i :live
\set ECHO all
\set ON_ERROR_STOP off
SET datestyle = ISO;
CREATE TABLE usage (on_day date NOT NULL, account text NOT NULL, model text NOT NULL, paid cost, work flop, id int) PARTITION BY RANGE (on_day);
CREATE TABLE usage_05 PARTITION OF usage FOR VALUES FROM ('2026-05-01') TO ('2026-06-01');
CREATE TABLE usage_06 PARTITION OF usage FOR VALUES FROM ('2026-06-01') TO ('2026-07-01');
INSERT INTO usage SELECT date '2026-05-28' + i % 7, 'account ' || i % 3, (ARRAY['A800', 'H100'])[1 + i % 2], cost(i * 1.25, CASE WHEN i % 11 = 0 THEN 'USD' ELSE 'CNY' END), flop(i, 'EFLOP', 'fp16'), i FROM generate_series(1, 500) AS i;
SELECT live.keep('by_account', 'usage', '{on_day,account,model}', 'paid', 'work') AS keys;
-- What the view says, and whether that is so.
CREATE FUNCTION told(what text) RETURNS text LANGUAGE sql AS $$
  SELECT format('%s: %s rows, %s keys, %s deltas, %s to be made anew, %s', $1, (SELECT count(*) FROM usage), (SELECT count(*) FROM live.by_account), (SELECT count(*) FROM live.by_account_delta),
    (SELECT count(*) FROM live.by_account_again), coalesce((SELECT string_agg(concat_ws(' ', day, fault), '; ') FROM live.check('by_account')), 'as the rows'))
$$;
\t \a
SELECT told('at first');
INSERT INTO usage VALUES ('2026-05-30', 'account 1', 'H100', '7 CNY', '1 EFLOP fp16', 1001), ('2026-05-30', 'account 9', 'H100', NULL, '1 EFLOP fp16', 1002);
SELECT told('inserted');
COPY usage FROM STDIN;
2026-06-02	account 1	A800	8 EUR	2 EFLOP fp16	1003
2026-06-02	account 1	A800	8 EUR	2 EFLOP fp8	1004
\.
SELECT told('copied');
INSERT INTO usage_06 VALUES ('2026-06-09', 'account 1', 'A800', '1 CNY', '1 EFLOP fp16', 1005);
SELECT told('into a partition');
UPDATE usage SET paid = paid * 2 WHERE id = 7;
SELECT told('updated');
UPDATE usage SET on_day = '2026-06-20' WHERE id = 8 AND on_day < '2026-06-01';
SELECT told('moved to another partition');
DELETE FROM usage WHERE account = 'account 9';
SELECT told('deleted, a whole key');
INSERT INTO usage VALUES ('2026-05-30', 'account 1', 'H100', '0.01 CNY', '1 EFLOP fp16', 1006);
SELECT told('inserted into a key that is to be made anew');
SELECT live.fold('by_account') AS changed;
SELECT told('folded');
SELECT live.fold('by_account') AS changed_again;
BEGIN;
INSERT INTO usage VALUES ('2026-05-30', 'account 1', 'H100', '7 CNY', '1 EFLOP fp16', 1007);
DELETE FROM usage WHERE id < 100;
ROLLBACK;
SELECT told('rolled back');
TRUNCATE usage_05;
SELECT told('a partition truncated');
SELECT live.fold('by_account') > 0 AS changed;
SELECT told('folded');
-- Another partition comes with rows, by itself and by the function.
CREATE TABLE usage_07 (LIKE usage);
INSERT INTO usage_07 VALUES ('2026-07-01', 'account 2', 'H100', '3 CNY', '1 EFLOP fp16', 2001);
SELECT live.attach('by_account', 'usage_07', $$FOR VALUES FROM ('2026-07-01') TO ('2026-08-01')$$);
INSERT INTO usage_07 VALUES ('2026-07-02', 'account 2', 'H100', '3 CNY', '1 EFLOP fp16', 2002);
SELECT told('attached');
SELECT live.detach('by_account', 'usage_06');
SELECT told('detached');
CREATE TABLE usage_08 PARTITION OF usage FOR VALUES FROM ('2026-08-01') TO ('2026-09-01');
INSERT INTO usage_08 VALUES ('2026-08-01', 'account 2', 'H100', '3 CNY', '1 EFLOP fp16', 2003);
SELECT told('a partition that nobody told of');
SELECT live.adopt('by_account');
SELECT live.rebuild('by_account') > 0 AS changed;
SELECT told('adopted and rebuilt');
TRUNCATE usage;
SELECT told('truncated');
SELECT live.fold('by_account') > 0 AS changed;
SELECT told('folded');
\t \a
-- Who may write into the table need not be allowed anything else.
CREATE ROLE live_writer;
GRANT INSERT, SELECT, UPDATE, DELETE ON usage TO live_writer;
SET ROLE live_writer;
INSERT INTO usage VALUES ('2026-08-02', 'account 3', 'H100', '3 CNY', '1 EFLOP fp16', 3001), ('2026-08-02', 'account 3', 'H100', '4 CNY', '1 EFLOP fp16', 3002);
DELETE FROM usage WHERE id = 3002;
RESET ROLE;
SELECT on_day, account, model, total_cost(summary, 'CNY'), total_work(summary, 'fp16'), rows(summary) FROM live.by_account;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT live.fold('nothing') $$, $$ SELECT live.keep('x', 'usage', '{on_day,id}', 'paid', 'work') $$, $$ SELECT live.keep('x', 'usage', '{account}', 'paid', 'work') $$, $$ SELECT live.keep('x', 'usage', '{on_day,owner}', 'paid', 'work') $$]) AS statement;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT error_of($$ SELECT live.keep('x', 'usage', '{on_day}', 'paid', 'work') $$);
ROLLBACK;
\t \a
SELECT live.forget('by_account');
SELECT count(*) AS left FROM pg_trigger WHERE tgname LIKE 'live%';
SET client_min_messages = warning;
DROP SCHEMA live CASCADE;
DROP TABLE usage, usage_06;
DROP FUNCTION told(text);
DROP ROLE live_writer;
RESET datestyle;
