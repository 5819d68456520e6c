-- What does an EFLOP cost, by service and month?

\set quiet_before :QUIET
\set QUIET on
\pset footer off
\echo 'Does the money add up to the bill?'
SELECT * FROM focus.reconciliation ORDER BY file, BillingCurrency;

\echo 'What of its effective cost counts below?'
SELECT * FROM focus.accounted ORDER BY file, BillingCurrency;

\echo 'Cost per EFLOP delivered'
SELECT service, to_char(month, 'YYYY-MM') AS month, trim_scale(gpu_hours) AS "GPU-hours", cost, delivered, price FROM focus.cost_per_eflop ORDER BY service, month, cost;

\echo 'What nobody has said yet'
SELECT * FROM focus.undecided ORDER BY service, sku, description, question, cost;
\pset footer on
\set QUIET :quiet_before
