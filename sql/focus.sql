-- The FOCUS example: two months of bills, one in FOCUS 1.0 and one in 1.2.
\getenv top PG_ABS_SRCDIR
\set schema :top '/examples/focus/schema.sql'
\set load :top '/examples/focus/load.sql'
\set assumptions :top '/examples/focus/assumptions.sql'
\set report :top '/examples/focus/report.sql'
SET datestyle = ISO;
SET timezone = 'UTC';
\set ECHO none
\i :schema
\set file :top '/examples/focus/2026-05.csv'
\i :load
\set file :top '/examples/focus/2026-06.csv'
\i :load
\echo 'Before anyone has said anything:'
\i :report
\i :assumptions
\echo 'After:'
\i :report
\set ECHO all
\set ON_ERROR_STOP off
-- The prices, by hand: eight A100 of 312 TFLOPS at 50 %, eight H100 of 989.4 at 25 %.
SELECT 2246.40 / (8 * 0.312 * 3.6 * 0.50 * 100) AS ec2_may, (1123.20 + 561.60) / (8 * 0.312 * 3.6 * 0.50 * 50) AS ec2_june,
  712.368 / (8 * 0.9894 * 3.6 * 0.25 * 10) AS sagemaker_may, 569.8944 / (8 * 0.9894 * 3.6 * 0.25 * 20) AS sagemaker_june;
-- Nothing is lost: every digit, quotes, lines within a field, "NULL" as a text, columns that FOCUS does not have.
SELECT file, line, BilledCost, billed, effective, ConsumedQuantity, ChargePeriodStart FROM focus.charge ORDER BY file, line;
SELECT line, ChargeDescription, Tags, ResourceId, ResourceId IS NULL AS no_resource FROM focus.charge WHERE file = '2026-05.csv' ORDER BY line;
SELECT line, InvoiceId, SkuPriceDetails ->> 'InstanceType' AS instance, CommitmentDiscountStatus, other FROM focus.charge WHERE file = '2026-06.csv' ORDER BY line;
-- Digits below 1e-12 stay in what was published; the money says what it rounds.
BEGIN;
INSERT INTO focus.charge (file, line, BilledCost, BillingAccountId, BillingCurrency, BillingPeriodStart, BillingPeriodEnd, ChargeCategory, ChargePeriodStart, ChargePeriodEnd, EffectiveCost, ServiceCategory, ServiceName)
  SELECT 'long', n, 0.0000000000004, 'a', 'USD', day, day, 'Usage', day, day, 0, 'Other', 'Other' FROM generate_series(1, 3) AS n, CAST('2026-07-01Z' AS timestamptz) AS day;
SELECT * FROM focus.reconciliation WHERE file = 'long';
ROLLBACK;
-- Without an assumption there is a cost and no price; what has GPUs that the
-- catalog does not know, or is not in hours, is left out and asked for.
BEGIN;
DELETE FROM focus.assumption WHERE ServiceName = 'Amazon SageMaker';
UPDATE focus.charge SET SkuPriceDetails = '{"InstanceType": "p99.metal", "GpuCount": 8}' WHERE SkuId = 'SKU-P4D' AND line = 2;
UPDATE focus.charge SET ConsumedUnit = 'Instances' WHERE SkuId = 'SKU-P4D' AND line = 3;
SELECT service, month, cost, delivered, price FROM focus.cost_per_eflop ORDER BY service, month;
SELECT * FROM focus.undecided ORDER BY service, sku, question;
ROLLBACK;
-- A file is loaded once.  One with bad rows is not loaded; or without them.
\t \a
BEGIN;
CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL);
SELECT error_of($$ SELECT import.load('focus.charge', 'here/2026-05.csv', 'stop', ',', '"', '{}') $$);
\set ECHO none
\set file :top '/examples/focus/bad.csv'
\setenv IMPORT_FILE :file
\copy incoming (text) FROM PROGRAM 'cat "$IMPORT_FILE"' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02', NULL E'\x03')
\set ECHO all
SELECT error_of($$ SELECT import.load('focus.charge', 'bad.csv', 'stop', ',', '"', '{"NULL"}') $$);
SELECT count(*) FROM focus.charge WHERE file = 'bad.csv';
ROLLBACK;
\t \a
\set ECHO none
\set file :top '/examples/focus/bad.csv'
\set bad aside
\i :load
\set ECHO all
\set ON_ERROR_STOP off
\unset bad
SELECT line, in_column, reason FROM import.set_aside ORDER BY line;
SELECT line, ChargeDescription, billed FROM focus.charge WHERE file = 'bad.csv' ORDER BY line;
SET client_min_messages = warning;
DROP SCHEMA focus, import CASCADE;
