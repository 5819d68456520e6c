-- For test.js: the ledger with other figures, in a session that keeps none of
-- them.  Puts out what report.sql does.
\set ON_ERROR_STOP on
BEGIN;
UPDATE ledger.holding SET stated = stated * 1.13;
UPDATE ledger.server_price SET price = price * 1.07;
UPDATE ledger.total SET capacity = capacity * 1.5;
UPDATE ledger.claim SET claimed = claimed * 1.5;
UPDATE ledger.fact SET says = 'Something else.';
\ir report.sql
ROLLBACK;
