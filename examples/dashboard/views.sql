-- What the dashboard reads: four views of the ledger, and for each a BI view of
-- plain numbers.  After examples/ledger/ledger.sql:
--
--   psql -f examples/dashboard/views.sql
--
-- To make them again after a change: DROP SCHEMA dashboard CASCADE.

\set ON_ERROR_STOP on
BEGIN;
CREATE SCHEMA dashboard;
SET LOCAL search_path = dashboard, ledger, public;

CREATE VIEW capacity AS
SELECT company, region, on_date, 'has' AS kind, capacity FROM holding JOIN company USING (company)
UNION ALL
SELECT company, region, by_date, 'wants', capacity FROM target JOIN company USING (company) WHERE by_date IS NOT NULL;
COMMENT ON VIEW capacity IS 'who has how much, and who wants how much, by day';

-- A reader of the dashboard chooses the book, so all of them are in here.
CREATE VIEW book AS
SELECT book, system, price, rating(model, 'fp16', book => book) AS rating, capacity(system, 1, book => book) AS server
FROM unnest(ARRAY['36kr-2024-10-30', 'datasheet']) AS book, server_price JOIN accelerator_system USING (system);
COMMENT ON VIEW book IS 'what a server and its cards do, by rating book';

CREATE VIEW price AS
SELECT book, system, rating, price / server AS price FROM book;
COMMENT ON VIEW price IS 'what capacity costs, by rating book';

CREATE VIEW plan AS
SELECT company, by_date, book, plan.capacity_to_add AS missing, devices, systems, cost
FROM target JOIN latest_holding USING (company) CROSS JOIN book
  CROSS JOIN LATERAL procurement_plan(latest_holding.capacity, target.capacity, system, price, rating) AS plan;
COMMENT ON VIEW plan IS 'what is left to buy for a target, by rating book';

-- On two bases, as they are published, beside what a convention makes of them.
CREATE VIEW total AS
SELECT region, on_date, 'as published' AS reading, capacity FROM ledger.total
UNION ALL
SELECT region, on_date, 'by convention press-2x', convert_basis(capacity, 'fp16', 'press-2x') FROM ledger.total
UNION ALL
SELECT 'The makers', NULL, 'as stated', capacity FROM four_makers;
COMMENT ON VIEW total IS 'totals of regions and of the makers, each on its basis';

SELECT bi_view('capacity') AS "BI views"
UNION ALL SELECT bi_view('price')
UNION ALL SELECT bi_view('plan')
UNION ALL SELECT bi_view('dashboard.total');
COMMIT;
