-- The market example: prices by quarter, and deals against them.
-- What follows is its report as a reader gets it, without the queries.
\getenv top PG_ABS_SRCDIR
\set market :top '/examples/market/market.sql'
\set ECHO none
\i :market
\set ECHO all
\set ON_ERROR_STOP off
-- All prices are made up but one.
SELECT origin, count(*) FROM offer GROUP BY origin ORDER BY origin;
-- The median of an odd number of offers is one of them; the blended price is that of the sums.
SELECT quarter, median IN (SELECT unit_price FROM offered AS o WHERE o.quarter = q.quarter) AS "is an offer" FROM quarter_price AS q ORDER BY quarter;
SELECT quarter, blended_price(paid, capacity) = sum(paid) / sum(capacity) AS "ratio of sums" FROM bought GROUP BY quarter ORDER BY quarter;
-- A deal below all offers is at 0, one above all at 1.
SELECT percent_rank('1 CNY/EFLOPS fp16'::unit_price) WITHIN GROUP (ORDER BY unit_price) AS below, percent_rank('1000 bn CNY/EFLOPS fp16'::unit_price) WITHIN GROUP (ORDER BY unit_price) AS above FROM offered;
-- No price in another currency, and no quartile over two bases.
INSERT INTO offer VALUES ('2024-12-20', 'Dogwood', 'HGX H100 8-GPU', '310000 USD', 'made up');
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price / capacity(system, 1, basis)) FROM offer, (VALUES ('fp16'), ('fp8')) AS v (basis) WHERE system = 'HGX H100 8-GPU';
SET client_min_messages = warning;
DROP SCHEMA market CASCADE;
