-- The ledger example: the article's figures, from the tables and the catalog.
-- What follows is its report as a reader gets it, without the queries.
\getenv top PG_ABS_SRCDIR
\set ledger :top '/examples/ledger/ledger.sql'
\set ECHO none
\i :ledger
\set ECHO all
-- Every claim is recomputed, once.
SELECT claim, count(*), count(value) FROM checked_claim
GROUP BY claim HAVING count(*) <> 1 OR count(value) <> 1;
-- The questions leave the session's books as they were.
SHOW compute_acct.rating_books;
-- The tables refuse what does not belong there, and store nothing of it.
SELECT * FROM error_of(
  $$INSERT INTO holding VALUES ('NIO', '2024-11-30', '3 EFLOPS fp8', DEFAULT, 'A800', 's14')$$);
SELECT * FROM error_of(
  $$INSERT INTO server_price VALUES ('HGX A800 8-GPU', '2024-11-30', '130000 USD', 's05')$$);
SELECT count(*) FROM holding WHERE on_date > '2024-10-30';
SELECT count(*) FROM server_price WHERE on_date > '2024-10-30';
-- A total without a basis is none.
\set ON_ERROR_STOP off
INSERT INTO total VALUES ('China', '2024-12-31', '280 EFLOPS', 's20');
-- Capacity on two bases has no sum.
SELECT * FROM error_of(
  'SELECT sum(capacity) FROM (SELECT capacity FROM total UNION ALL SELECT capacity FROM holding) AS mixed');
DROP SCHEMA ledger CASCADE;
