-- Demand: from clips and cars through hours of data and FLOP to the capacity
-- that a two-week refresh takes, its price, and the packages that pay for it.
--
--   psql -f examples/demand/demand.sql
--
-- makes a schema of its own, "demand", and prints the report.  To see it again
-- after a change: DROP SCHEMA demand CASCADE.

\set ON_ERROR_STOP on
\set quiet_before :QUIET
\set QUIET on

SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;

BEGIN;
CREATE SCHEMA demand;
\ir settings.sql
\ir schema.sql
\ir data.sql
\ir views.sql
COMMIT;

\echo
\echo 'DEMAND: WHAT A MODEL THAT IS TRAINED ANEW EVERY TWO WEEKS TAKES, AND WHO PAYS FOR IT'
\echo

\ir questions/01-assumptions.sql
\ir questions/02-hours-of-data.sql
\ir questions/03-work.sql
\ir questions/04-days-on-what-one-has.sql
\ir questions/05-capacity-needed.sql
\ir questions/06-price.sql
\ir questions/07-packages.sql

\set QUIET :quiet_before
