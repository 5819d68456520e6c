-- A BI view follows its source: new columns come last; names, comments and
-- units follow.
CREATE SCHEMA books;
CREATE SCHEMA "For BI";
SET search_path = books, public;
CREATE TABLE purchase (id integer, paid cost, capacity flops);
CREATE TABLE offer (id integer, price unit_price);
SELECT bi_view('purchase'), bi_view('purchase', '"For BI"."Purchase, plain"'), bi_view('offer');
CREATE TABLE ledger (id integer, paid cost, capacity flops);
SELECT bi_view('ledger', capacity_unit => 'PFLOPS', number_type => 'double precision', column_units => '{"capacity": "TFLOPS"}');
CREATE VIEW report AS SELECT capacity_basis, sum(capacity_tflops) AS tflops FROM ledger_bi GROUP BY 1;
INSERT INTO ledger VALUES (1, '1 CNY', '1 EFLOPS fp16');
SELECT bi_view_refresh('ledger_bi');
ALTER TABLE ledger ADD COLUMN lent flops DEFAULT '2 EFLOPS fp8', ADD COLUMN paid_amount numeric, ADD COLUMN work flop;
ALTER TABLE ledger RENAME COLUMN capacity TO owned;
COMMENT ON TABLE ledger IS 'our ledger';
COMMENT ON COLUMN ledger.owned IS 'what we own';
ALTER VIEW ledger_bi SET (security_barrier);
SELECT bi_view_refresh('ledger_bi'), bi_view_refresh('ledger_bi') AS again;
SELECT * FROM columns_of('ledger_bi');
SELECT obj_description('ledger_bi'::regclass, 'pg_class'), reloptions FROM pg_class WHERE oid = 'ledger_bi'::regclass;
SELECT owned_tflops, lent_pflops, lent_basis FROM ledger_bi;
SELECT * FROM report;
-- two that change places, and the number that came from the other
ALTER TABLE ledger RENAME COLUMN owned TO x;
ALTER TABLE ledger RENAME COLUMN lent TO owned;
ALTER TABLE ledger RENAME COLUMN x TO lent;
COMMENT ON COLUMN ledger.owned IS 'what had been lent';
SELECT bi_view_refresh('ledger_bi');
SELECT lent_tflops, owned_pflops, owned_basis FROM ledger_bi;
ALTER TABLE ledger RENAME COLUMN paid_amount TO x;
ALTER TABLE ledger RENAME COLUMN id TO paid_amount;
ALTER TABLE ledger RENAME COLUMN x TO id;
SELECT bi_view_refresh('ledger_bi');
SELECT "column" FROM columns_of('ledger_bi');
-- wherever source and view go
ALTER TABLE ledger RENAME TO journal;
ALTER VIEW ledger_bi SET SCHEMA "For BI";
ALTER TABLE journal ADD COLUMN fee cost;
SELECT bi_view_refresh('"For BI".ledger_bi');
SELECT "column" FROM columns_of('"For BI".ledger_bi') WHERE "column" LIKE 'fee%';
-- It is put right that it reads as the caller.
ALTER VIEW "For BI".ledger_bi RESET (security_invoker);
SELECT bi_view_refresh('"For BI".ledger_bi');
SELECT reloptions FROM pg_class WHERE oid = '"For BI".ledger_bi'::regclass;
-- The view a restored dump holds is the same as this one: the text is all.
SELECT pg_get_viewdef('offer_bi'::regclass) AS definition \gset
CREATE VIEW again AS :definition
ALTER TABLE offer ADD COLUMN paid cost;
SELECT bi_view_refresh('again');
SELECT "column" FROM columns_of('again');

-- What cannot follow is left as it is.
CREATE VIEW by_hand AS SELECT id, eflops(capacity) AS capacity_eflops FROM purchase WHERE _bi_view_options('EFLOPS', 'EFLOP', 'numeric');
CREATE VIEW other AS SELECT id FROM purchase;
CREATE VIEW twice AS SELECT id, id AS id_2 FROM purchase WHERE _bi_view_options('EFLOPS', 'EFLOP', 'numeric');
CREATE VIEW several AS SELECT p.id FROM purchase p, offer o WHERE _bi_view_options('EFLOPS', 'EFLOP', 'numeric');
\t \a
-- PostgreSQL 19 ends a detail with a full stop.
SELECT replace(error_of(statement), 'column "work".', 'column "work"') FROM unnest(ARRAY[
  $$ SELECT bi_view_refresh('by_hand') $$, $$ SELECT bi_view_refresh('other') $$, $$ SELECT bi_view_refresh('twice') $$, $$ SELECT bi_view_refresh('several') $$, $$ SELECT bi_view_refresh('purchase') $$,
  -- PostgreSQL's own: a view holds the columns that it reads
  $$ ALTER TABLE journal ALTER COLUMN work TYPE text $$, $$ ALTER TABLE journal DROP COLUMN work $$]) AS statement;
\t \a
DROP VIEW by_hand, twice, several;
-- Neither is a view to which somebody has added what a refresh would lose.
DO $$
DECLARE
  clauses text[] := ARRAY['DISTINCT id FROM purchase WHERE mark', 'id FROM purchase WHERE mark ORDER BY id', 'id FROM purchase WHERE mark LIMIT 1', 'id FROM purchase WHERE mark OFFSET 1',
    'id FROM purchase WHERE mark FOR SHARE', 'id FROM ONLY purchase WHERE mark', 'id FROM purchase TABLESAMPLE system (50) WHERE mark', 'id FROM purchase WHERE mark GROUP BY id',
    'id FROM purchase WHERE mark AND id > 1', 'id FROM purchase WHERE mark UNION ALL SELECT 1'];
BEGIN
  FOR i IN 1 .. cardinality(clauses) LOOP
    EXECUTE format('CREATE VIEW with_more_%s AS SELECT %s', i, replace(clauses[i], 'mark', $mark$ _bi_view_options('EFLOPS', 'EFLOP', 'numeric') $mark$));
  END LOOP;
END $$;
\t \a
SELECT split_part(error_of(format('SELECT bi_view_refresh(%L)', 'with_more_' || i)), E'\n', 1) FROM generate_series(1, 10) AS i ORDER BY i;
\t \a
DO $$ BEGIN FOR i IN 1 .. 10 LOOP EXECUTE 'DROP VIEW with_more_' || i; END LOOP; END $$;
-- The way out is to make it anew, in one transaction.
BEGIN;
DROP VIEW offer_bi, again;
ALTER TABLE offer DROP COLUMN price;
SELECT bi_view('offer');
COMMIT;
SELECT * FROM columns_of('offer_bi');

-- All of the database.
ALTER TABLE purchase ADD COLUMN work flop;
SELECT bi_view, source, bi_view_refresh(bi_view) AS changed FROM bi_views()
WHERE source IN ('purchase'::regclass, 'offer'::regclass) AND pg_has_role(owner, 'USAGE') ORDER BY bi_view::text COLLATE "C";
SELECT "column" FROM columns_of('purchase_bi');

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA books, "For BI" CASCADE;
