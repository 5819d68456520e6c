-- The market: what an EFLOPS was offered for, quarter by quarter, and whether
-- what was paid was much.
--
--   psql -f examples/market/market.sql
--
-- makes a schema of its own, "market", and prints the report.  To see it again
-- after a change: DROP SCHEMA market CASCADE.

\set ON_ERROR_STOP on
\set quiet_before :QUIET
\set QUIET on

SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;

BEGIN;
CREATE SCHEMA market;
\ir settings.sql
\ir schema.sql
\ir prices.sql
\ir views.sql
COMMIT;

\echo
\echo 'THE MARKET: OFFERS AND DEALS BY QUARTER, IN CNY PER EFLOPS IN FP16'
\echo 'One offer is of an article in 36kr of 2024-10-30. All other prices are made up.'
\echo

\ir questions/01-price-by-quarter.sql
\ir questions/02-paid-against-offered.sql
\ir questions/03-percentile-of-each-deal.sql
\ir questions/04-overpaid.sql

\set QUIET :quiet_before
