-- The ledger: what a press article says about the compute of car makers, as a
-- small procurement database, and ten questions to it.
--
--   psql -f examples/ledger/ledger.sql
--
-- makes a schema of its own, "ledger", and prints the report.  To see it again
-- after a change: DROP SCHEMA ledger CASCADE.

\set ON_ERROR_STOP on
\set quiet_before :QUIET
\set QUIET on

SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;

BEGIN;
CREATE SCHEMA ledger;
\ir settings.sql
\ir schema.sql
\ir views.sql
\ir data.sql
COMMIT;

\echo
\echo 'THE LEDGER: COMPUTE OF CAR MAKERS, OCTOBER 2024'
\echo 'The figures are of an article in 36kr of 2024-10-30, in the rating book "36kr-2024-10-30".'
\echo 'Next to them stands what the datasheets of the cards say, in the book "datasheet".'
\echo

\ir questions/01-who-has-how-much.sql
\ir questions/02-cards-per-eflops.sql
\ir questions/03-servers-per-eflops.sql
\ir questions/04-price-of-an-eflops.sql
\ir questions/05-growth-of-li-auto.sql
\ir questions/06-cards-behind-it.sql
\ir questions/07-what-is-left-to-buy.sql
\ir questions/08-share-of-the-nation.sql
\ir questions/09-tesla.sql
\ir questions/10-claims.sql

\set QUIET :quiet_before
