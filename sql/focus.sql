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
-- What is not there any more is missed, by what the file itself adds up to.
BEGIN;
DELETE FROM focus.charge WHERE file = '2026-05.csv' AND line = 6;
SELECT * FROM focus.reconciliation WHERE file = '2026-05.csv';
SELECT * FROM focus.accounted WHERE file = '2026-05.csv';
ROLLBACK;
-- What counts, what is undecided and all other are the bill, also when less has been said.
BEGIN;
DELETE FROM focus.assumption WHERE ServiceName = 'Amazon SageMaker';
DELETE FROM focus.without_gpus;
UPDATE focus.charge SET SkuPriceDetails = '{"InstanceType": "p99.metal", "GpuCount": 8}' WHERE SkuId = 'SKU-P4D' AND line = 2;
UPDATE focus.sku_instance SET SkuId = 'SKU-P4D.x' WHERE SkuId = 'SKU-P4D';
UPDATE focus.charge SET SkuPriceDetails = '{"InstanceType": "p4d.24xlarge"}', ConsumedUnit = 'Instances' WHERE SkuId = 'SKU-P4D' AND line = 3;
SELECT service, month, cost, delivered, price FROM focus.cost_per_eflop ORDER BY service, month;
SELECT * FROM focus.undecided ORDER BY service, sku, description, question;
SELECT * FROM focus.accounted ORDER BY file;
SELECT (SELECT sum(amount(cost)) FROM focus.cost_per_eflop) + (SELECT sum(amount(cost)) FROM focus.undecided) + (SELECT sum(other) FROM focus.accounted)
  - (SELECT sum(EffectiveCost) FROM focus.charge) AS missing;
ROLLBACK;

-- Bills of a few rows each, in FOCUS 1.4, which has dropped columns and never had others.
\set ECHO none
CREATE FUNCTION bill_line(account text DEFAULT 'acct-1', month text DEFAULT '2026-08', currency text DEFAULT 'USD', category text DEFAULT 'Usage', class text DEFAULT '',
    service text DEFAULT 'Clouds', sku text DEFAULT 'S-1', description text DEFAULT 'an hour', quantity text DEFAULT '1', unit text DEFAULT 'Hours', billed text DEFAULT '8', effective text DEFAULT NULL,
    details text DEFAULT '', status text DEFAULT '', pricing_currency text DEFAULT '', pricing_cost text DEFAULT '', day text DEFAULT NULL) RETURNS text
  LANGUAGE sql AS $$
  SELECT string_agg('"' || replace(field, '"', '""') || '"', ',' ORDER BY n)
  FROM unnest(ARRAY[account, currency, month || '-01T00:00:00Z', (date (month || '-01') + interval '1 month')::date || 'T00:00:00Z', category, class, coalesce(day, month || '-02T00:00:00Z'),
    month || '-03T00:00:00Z', service, sku, description, quantity, unit, billed, coalesce(effective, billed), details, status, pricing_currency, pricing_cost]) WITH ORDINALITY AS f (field, n)
$$;
CREATE FUNCTION load_bill(path text, lines text[], mode text DEFAULT 'new', bad text DEFAULT 'stop', dates text DEFAULT 'ISO') RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  result record;
BEGIN
  DROP TABLE IF EXISTS incoming;
  CREATE TEMP TABLE incoming (line bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL);
  INSERT INTO incoming (text) SELECT text FROM unnest(text 'BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargeClass,ChargePeriodStart,ChargePeriodEnd,ServiceName,SkuId,ChargeDescription,ConsumedQuantity,ConsumedUnit,BilledCost,EffectiveCost,SkuPriceDetails,CommitmentDiscountStatus,PricingCurrency,PricingCurrencyEffectiveCost' || lines) WITH ORDINALITY AS l (text, n) ORDER BY n;
  BEGIN
    result := import.load('focus.charge', path, bad, ',', '"', '{""}', mode, dates);
  EXCEPTION WHEN unique_violation OR data_exception THEN
    RETURN error_of(format('SELECT import.load(%L, %L, %L, %L, %L, %L, %L, %L)', 'focus.charge', path, bad, ',', '"', '{""}', mode, dates));
  END;
  RETURN format('%s: %s loaded, %s set aside, %s replaced', result.name, result.loaded, result.set_aside, result.replaced);
END
$$;
SET client_min_messages = warning;
\set ECHO all
\t \a
-- Two months' files of one name are two bills.  The same under another name is not a new one; nor is a bill that
-- has been loaded, whatever the file looks like, unless it is said to be another part of it.
SELECT load_bill('2026-08/focus-00001.csv', ARRAY[bill_line(), bill_line(billed => '$10,000.00 ')]);
SELECT load_bill('2026-09/focus-00001.csv', ARRAY[bill_line(month => '2026-09')]);
SELECT load_bill('August.csv', ARRAY[bill_line(), bill_line(billed => '$10,000.00 ')]);
SELECT load_bill('August.csv', ARRAY[bill_line(billed => '10000.00'), bill_line()]);
SELECT load_bill('2026-08/focus-00002.csv', ARRAY[bill_line(billed => '5'), bill_line(account => 'acct-2')], mode => 'add');
SELECT * FROM focus.reconciliation WHERE file ~ '^(focus-0|Aug)' ORDER BY file;
-- A corrected bill takes the place of all of it in one step, or of nothing.
SELECT load_bill('corrected.csv', ARRAY[bill_line(billed => '9,999.00'), bill_line(billed => '8,00')], mode => 'replace');
SELECT * FROM focus.reconciliation WHERE file ~ '^(focus-0|corr)' ORDER BY file;
SELECT load_bill('corrected.csv', ARRAY[bill_line(billed => '9,999.00'), bill_line(billed => '8.00')], mode => 'replace');
SELECT * FROM focus.reconciliation WHERE file ~ '^(focus-0|corr)' ORDER BY file;
-- Rows that were set aside are missed.
SELECT load_bill('october.csv', ARRAY[bill_line(month => '2026-10'), bill_line(month => '2026-10', billed => '7.25', day => '10/2/26')]);
SELECT load_bill('october.csv', ARRAY[bill_line(month => '2026-10'), bill_line(month => '2026-10', billed => '7.25', day => '10/2/26')], bad => 'aside');
SELECT file, line, in_column, value, reason FROM import.set_aside ORDER BY line;
SELECT * FROM focus.reconciliation WHERE file = 'october.csv';
SELECT * FROM focus.accounted WHERE file = 'october.csv';
SELECT load_bill('october.csv', ARRAY[bill_line(month => '2026-10'), bill_line(month => '2026-10', billed => '7.25', day => '10/2/26')], mode => 'replace', dates => 'MDY');
SELECT ChargePeriodStart FROM focus.charge WHERE file = 'october.csv' ORDER BY line;
-- Amounts have the currency of their row, or are refused.  Credits and tokens of an issuer are no money.
SELECT load_bill('eur.csv', ARRAY[bill_line(month => '2027-01', currency => 'EUR', billed => '$8')]);
SELECT load_bill('credits.csv', ARRAY[bill_line(month => '2027-01', billed => '$8', pricing_currency => 'Credits', pricing_cost => '$4')]);
SELECT load_bill('credits.csv', ARRAY[bill_line(month => '2026-11', billed => '$8', pricing_currency => 'Credits', pricing_cost => '4,000.50'), bill_line(month => '2026-11', currency => 'Credits')], bad => 'aside');
SELECT line, in_column, value, reason FROM import.set_aside WHERE file = 'credits.csv' ORDER BY line, in_column;
SELECT file, line, billed, PricingCurrency, PricingCurrencyEffectiveCost, ServiceCategory, ProviderName FROM focus.charge WHERE file = 'credits.csv';
-- Digits below 1e-12 stay in what was published; the money says what it rounds.
SELECT load_bill('long.csv', ARRAY[bill_line(month => '2026-12', billed => '0.0000000000004'), bill_line(month => '2026-12', billed => '4E-13'), bill_line(month => '2026-12', billed => '4e-13')]);
SELECT * FROM focus.reconciliation WHERE file = 'long.csv';
SELECT import.forget('focus.charge', f.file) FROM import.file AS f WHERE f.target = 'focus.charge'::regclass AND f.file !~ '^2026-' ORDER BY f.file;

-- Every row with GPUs counts or is asked about, whatever its service, category and units.
SELECT load_bill('gpus.csv', ARRAY[
  bill_line(sku => 'counted', details => '{"InstanceType": "p4d.24xlarge", "GpuCount": 8}'),
  bill_line(sku => 'unknown', description => '$71 per ml.p5.48xlarge hour'),
  bill_line(sku => 'no details', unit => 'GPU-Hours'),
  bill_line(sku => 'words', description => 'NVIDIA A100 attached', unit => 'Units'),
  bill_line(sku => 'not known', details => '{"InstanceType": "p99.metal"}', unit => 'Units'),
  bill_line(sku => 'has GPUs', details => '{"InstanceType": "x1", "GpuCount": 4}', unit => 'Units'),
  bill_line(sku => 'no type', details => '{"GpuCount": "4"}', unit => 'Units'),
  bill_line(sku => 'not hours', details => '{"InstanceType": "p4d.24xlarge"}', unit => 'Seconds'),
  bill_line(sku => 'no unit', details => '{"InstanceType": "p4d.24xlarge"}', unit => ''),
  bill_line(sku => 'no quantity', details => '{"InstanceType": "p4d.24xlarge"}', quantity => ''),
  bill_line(sku => 'other count', details => '{"InstanceType": "p4d.24xlarge", "GpuCount": 4}'),
  bill_line(sku => 'other service', service => 'Unheard of', details => '{"InstanceType": "p4d.24xlarge"}'),
  bill_line(sku => 'not used', details => '{"InstanceType": "p4d.24xlarge"}', status => 'Unused'),
  bill_line(sku => 'corrected', details => '{"InstanceType": "p4d.24xlarge"}', quantity => '', class => 'Correction', billed => '-0.5'),
  bill_line(sku => 'credited', details => '{"InstanceType": "p4d.24xlarge"}', quantity => '', category => 'Credit', billed => '-0.25'),
  bill_line(sku => 'bought', details => '{"InstanceType": "x1", "GpuCount": 4}', quantity => '', category => 'Purchase', billed => '100', effective => '0'),
  bill_line(sku => 'no GPUs', details => '{"InstanceType": "m6i.large", "GpuCount": 0}'),
  bill_line(sku => 'an eighth', details => '{"InstanceType": "lab.eighth"}', quantity => '4'),
  bill_line(sku => 'requests', description => 'API calls', unit => 'Requests')]);
INSERT INTO focus.assumption VALUES ('Clouds', 'bf16', 0.5, 'the test');
INSERT INTO accelerator_system (system, model, quantity, parts) VALUES ('lab.eighth', 'A100 SXM4 40GB', 1, 8);
\t \a
SELECT SkuId, instance, model, gpu_hours, effective, delivered, verdict, question FROM focus.judged WHERE file = 'gpus.csv' ORDER BY line;
SELECT published, counted, undecided, other, difference FROM focus.accounted WHERE file = 'gpus.csv';
SELECT sku, perhaps, rows, cost FROM focus.undecided WHERE service = 'Clouds' AND perhaps IS NOT NULL;
-- A person's word is enough, for an instance type, a SKU, a service.  It does not hide what has GPUs.
BEGIN;
INSERT INTO focus.sku_instance VALUES ('unknown', 'p5.48xlarge'), ('other count', 'p4d.24xlarge');
INSERT INTO focus.without_gpus VALUES ('instance', 'p9_.%', 'the test'), ('sku', 'no details', 'the test'), ('sku', 'has GPUs', 'the test');
SELECT SkuId, verdict FROM focus.judged WHERE file = 'gpus.csv' AND SkuId IN ('unknown', 'other count', 'not known', 'no details', 'has GPUs') ORDER BY line;
INSERT INTO focus.without_gpus VALUES ('service', 'Clouds', 'the test');
SELECT verdict, count(*), sum(effective) FROM focus.judged WHERE file = 'gpus.csv' GROUP BY verdict ORDER BY verdict;
ROLLBACK;
\t \a

-- No row and no setting keeps the others from their figures.
SELECT load_bill('odd.csv', ARRAY[
  bill_line(month => '2026-09', sku => 'fine', details => '{"InstanceType": "p4d.24xlarge"}'),
  bill_line(month => '2026-09', sku => 'no text', details => '{"InstanceType": "\u0000"}'),
  bill_line(month => '2026-09', sku => 'no text either', details => '{"InstanceType": "\ud800", "GpuCount": 0}'),
  bill_line(month => '2026-09', sku => 'no object', details => '["p4d.24xlarge"]', unit => 'Units'),
  bill_line(month => '2026-09', sku => 'before its launch', details => '{"InstanceType": "p4d.24xlarge"}', day => '2016-08-02T00:00:00Z'),
  bill_line(month => '2026-09', sku => 'in yuan', details => '{"InstanceType": "p4d.24xlarge"}', currency => 'CNY'),
  bill_line(month => '2026-09', sku => 'many hours', details => '{"InstanceType": "p4d.24xlarge"}', quantity => '1e20'),
  bill_line(month => '2026-10', sku => 'hardly any', details => '{"InstanceType": "p4d.24xlarge"}', quantity => '1e-20', billed => '1e14'),
  bill_line(month => '2026-11', sku => 'none', details => '{"InstanceType": "p4d.24xlarge"}', quantity => '0'),
  bill_line(month => '2026-09', sku => 'much money', details => '{"InstanceType": "p4d.24xlarge"}', billed => '9e20')], bad => 'aside');
SELECT line, in_column, value, reason FROM import.set_aside WHERE file = 'odd.csv' ORDER BY line, in_column;
INSERT INTO focus.assumption VALUES ('In eights', 'fp8', 0.5, 'the test');
SELECT load_bill('eights.csv', ARRAY[bill_line(month => '2026-12', service => 'In eights', sku => 'no fp8', details => '{"InstanceType": "p4d.24xlarge"}')]);
\t \a
SELECT c.SkuId, g.month, g.gpu_hours, g.effective, g.delivered, g.question FROM focus.gpu_charge AS g JOIN focus.charge AS c USING (file, line) WHERE file IN ('odd.csv', 'eights.csv') ORDER BY file, line;
SELECT * FROM focus.cost_per_eflop WHERE service IN ('Clouds', 'In eights') ORDER BY month, cost;
SELECT * FROM focus.accounted WHERE file IN ('odd.csv', 'eights.csv') ORDER BY file, BillingCurrency;
\t \a
SELECT error_of(format($$ INSERT INTO focus.assumption VALUES ('Other', %L, 0.5, 'the test') $$, basis)) FROM unnest(ARRAY['fp17', '', 'unspecified']) AS basis;
SELECT error_of(format($$ INSERT INTO focus.assumption VALUES ('Other', 'fp8 sparse', %L, 'the test') $$, utilisation)) FROM unnest(ARRAY['0', '1.1', 'NaN']) AS utilisation;

-- A file is loaded once.  One with bad rows is not loaded; or without them.
\set ECHO none
\set file :top '/examples/focus/bad.csv'
TRUNCATE incoming RESTART IDENTITY;
\setenv IMPORT_FILE :file
\copy incoming (text) FROM PROGRAM 'cat "$IMPORT_FILE"' WITH (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02', NULL E'\x03')
\set ECHO all
SELECT error_of($$ SELECT import.load('focus.charge', 'bad.csv', 'stop', ',', '"', '{"NULL"}') $$);
SELECT count(*) FROM focus.charge WHERE file = 'bad.csv';
\t \a
\set ECHO none
\set bad aside
\i :load
\set ECHO all
\set ON_ERROR_STOP off
\unset bad
SELECT line, in_column, value, reason FROM import.set_aside WHERE file = 'bad.csv' ORDER BY line, in_column;
SELECT line, ChargeDescription, billed FROM focus.charge WHERE file = 'bad.csv' ORDER BY line;
SELECT * FROM focus.reconciliation WHERE file = 'bad.csv' ORDER BY BillingCurrency;
-- Both parts of a bill in one transaction, by load.sql: all or nothing.
\set ECHO none
BEGIN;
SELECT import.forget('focus.charge', '2026-05.csv') + import.forget('focus.charge', '2026-06.csv') AS forgotten;
\set file :top '/examples/focus/2026-05.csv'
\i :load
\set file :top '/examples/focus/2026-06.csv'
\i :load
ROLLBACK;
\set ECHO all
\set ON_ERROR_STOP off
SELECT file, count(*) FROM focus.charge WHERE file ~ '^2026' GROUP BY file ORDER BY file;
DELETE FROM accelerator_system WHERE system = 'lab.eighth';
DROP FUNCTION bill_line, load_bill;
SET client_min_messages = warning;
DROP SCHEMA focus, import CASCADE;
