-- The tables of the FOCUS example; a schema of its own, "focus".
--
--   psql -f examples/focus/schema.sql
--
-- To start again: DROP SCHEMA focus CASCADE;

\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;
\ir ../import/import.sql

BEGIN;
CREATE SCHEMA focus;
SET LOCAL search_path = focus, public;

CREATE DOMAIN number AS numeric CONSTRAINT "finite, below 1e21" CHECK (abs(VALUE) < 1e21);
COMMENT ON DOMAIN number IS 'a decimal number as published, every digit of it';
CREATE DOMAIN instant AS timestamptz CONSTRAINT finite CHECK (isfinite(VALUE));
COMMENT ON DOMAIN instant IS 'a point in time; FOCUS states them in UTC';
CREATE DOMAIN currency_code AS text CONSTRAINT "ISO 4217" CHECK (currency(cost(0, VALUE)) = VALUE);
COMMENT ON DOMAIN currency_code IS 'a currency, by its code of ISO 4217';

-- The columns of FOCUS 1.0 to 1.2, by their names there (SQL folds the case, so
-- that FOCUS's own queries run as they are).  Any others are kept in "other".
CREATE TABLE charge (
  file text NOT NULL,
  line bigint NOT NULL,
  AvailabilityZone text,
  BilledCost number NOT NULL,
  BillingAccountId text NOT NULL,
  BillingAccountName text,
  BillingAccountType text,
  BillingCurrency currency_code NOT NULL,
  BillingPeriodEnd instant NOT NULL,
  BillingPeriodStart instant NOT NULL,
  CapacityReservationId text,
  CapacityReservationStatus text,
  ChargeCategory text NOT NULL,
  ChargeClass text,
  ChargeDescription text,
  ChargeFrequency text,
  ChargePeriodEnd instant NOT NULL,
  ChargePeriodStart instant NOT NULL,
  CommitmentDiscountCategory text,
  CommitmentDiscountId text,
  CommitmentDiscountName text,
  CommitmentDiscountQuantity number,
  CommitmentDiscountStatus text,
  CommitmentDiscountType text,
  CommitmentDiscountUnit text,
  ConsumedQuantity number,
  ConsumedUnit text,
  ContractedCost number,
  ContractedUnitPrice number,
  EffectiveCost number NOT NULL,
  InvoiceId text,
  InvoiceIssuerName text,
  ListCost number,
  ListUnitPrice number,
  PricingCategory text,
  PricingCurrency text,
  PricingCurrencyContractedUnitPrice number,
  PricingCurrencyEffectiveCost number,
  PricingCurrencyListUnitPrice number,
  PricingQuantity number,
  PricingUnit text,
  ProviderName text,
  PublisherName text,
  RegionId text,
  RegionName text,
  ResourceId text,
  ResourceName text,
  ResourceType text,
  ServiceCategory text NOT NULL,
  ServiceName text NOT NULL,
  ServiceSubcategory text,
  SkuId text,
  SkuMeter text,
  SkuPriceDetails json,
  SkuPriceId text,
  SubAccountId text,
  SubAccountName text,
  SubAccountType text,
  Tags json,
  other jsonb,
  billed cost NOT NULL GENERATED ALWAYS AS (cost(BilledCost, BillingCurrency)) STORED,
  effective cost NOT NULL GENERATED ALWAYS AS (cost(EffectiveCost, BillingCurrency)) STORED,
  listed cost GENERATED ALWAYS AS (cost(ListCost, BillingCurrency)) STORED,
  contracted cost GENERATED ALWAYS AS (cost(ContractedCost, BillingCurrency)) STORED,
  PRIMARY KEY (file, line)
);
COMMENT ON TABLE charge IS 'billing rows in the FinOps Open Cost and Usage Specification (FOCUS), as published, and their money as cost';
COMMENT ON COLUMN charge.file IS 'file that the row is from';
COMMENT ON COLUMN charge.line IS 'line of the file where it begins';
COMMENT ON COLUMN charge.other IS 'columns of the file that are not in FOCUS 1.2, as text';
COMMENT ON COLUMN charge.billed IS 'BilledCost as money';
COMMENT ON COLUMN charge.effective IS 'EffectiveCost as money: with prepaid amounts spread over what they pay for';
COMMENT ON COLUMN charge.listed IS 'ListCost as money';
COMMENT ON COLUMN charge.contracted IS 'ContractedCost as money';

-- The two tables that people edit.

CREATE TABLE assumption (
  ServiceName text PRIMARY KEY,
  basis text NOT NULL,
  utilisation numeric NOT NULL CHECK (utilisation > 0 AND utilisation <= 1),
  says text NOT NULL
);
COMMENT ON TABLE assumption IS 'what the GPUs of a service really deliver: no bill says it';
COMMENT ON COLUMN assumption.basis IS 'number format in which the work is counted';
COMMENT ON COLUMN assumption.utilisation IS 'work delivered as a part of what the rating allows: for training, the MFU';
COMMENT ON COLUMN assumption.says IS 'who says so, and from what';

CREATE TABLE sku_instance (
  SkuId text PRIMARY KEY,
  instance text NOT NULL
);
COMMENT ON TABLE sku_instance IS 'instance types of SKUs, for files before FOCUS 1.1: those have no column for it';

-- The views.

CREATE VIEW reconciliation AS
SELECT file, BillingCurrency, count(*) AS rows, sum(BilledCost) AS published, amount(sum(billed)) AS billed,
  sum(BilledCost) - amount(sum(billed)) AS difference
FROM charge GROUP BY file, BillingCurrency;
COMMENT ON VIEW reconciliation IS
  'each file''s total as published and as money; they differ only where amounts have digits below 1e-12, which cost rounds';

-- An instance is of GPUs if the catalog says which.  A reservation that was not
-- used has cost and no quantity.
CREATE VIEW gpu_charge AS
SELECT c.file, c.line, c.ServiceName, c.ChargePeriodStart, date_trunc('month', c.ChargePeriodStart AT TIME ZONE 'UTC')::date AS month,
  s.instance, g.model, g.quantity * c.ConsumedQuantity AS gpu_hours, c.effective,
  capacity(s.instance, 1, a.basis, (c.ChargePeriodStart AT TIME ZONE 'UTC')::date) * (c.ConsumedQuantity * a.utilisation) * interval '1 hour' AS delivered
FROM charge AS c
  LEFT JOIN sku_instance AS k USING (SkuId)
  CROSS JOIN LATERAL (SELECT coalesce(c.SkuPriceDetails ->> 'InstanceType', k.instance)) AS s (instance)
  CROSS JOIN LATERAL (
    SELECT model, quantity FROM accelerator_system
    WHERE catalog_key(system) = catalog_key(s.instance) ORDER BY origin = 'user' DESC LIMIT 1) AS g
  LEFT JOIN assumption AS a USING (ServiceName)
WHERE c.ChargeCategory = 'Usage' AND (c.ConsumedUnit IN ('Hours', 'Hour') OR c.ConsumedQuantity IS NULL);
COMMENT ON VIEW gpu_charge IS 'what was paid for the hours of GPU instances, for how many GPU-hours, and the work they delivered by the assumptions';

CREATE VIEW cost_per_eflop AS
SELECT ServiceName AS service, month, sum(gpu_hours) AS gpu_hours, sum(effective) AS cost, sum(delivered) AS delivered,
  CASE WHEN sign(sum(delivered)) <> 0 THEN sum(effective) / sum(delivered) END AS price
FROM gpu_charge GROUP BY ServiceName, month, currency(effective);
COMMENT ON VIEW cost_per_eflop IS 'cost per EFLOP delivered, by service and month; without a price where there is no assumption';

CREATE VIEW undecided AS
SELECT DISTINCT ServiceName AS service, SkuId AS sku, ChargeDescription AS description,
  CASE WHEN SkuId IS NULL THEN 'which instance type is it? The file names neither that nor a SKU'
    ELSE 'which instance type is it? Add a row to sku_instance' END AS question
FROM charge AS c
WHERE ChargeCategory = 'Usage' AND ServiceCategory = 'Compute' AND ConsumedUnit IN ('Hours', 'Hour')
  AND SkuPriceDetails ->> 'InstanceType' IS NULL AND NOT EXISTS (SELECT FROM sku_instance AS k WHERE k.SkuId = c.SkuId)
UNION ALL
SELECT DISTINCT ServiceName, SkuId, ChargeDescription, 'it has GPUs, but the catalog does not know the instance type: add a row to accelerator_system'
FROM charge AS c
WHERE SkuPriceDetails ->> 'GpuCount' NOT IN ('', '0')
  AND NOT EXISTS (SELECT FROM accelerator_system WHERE catalog_key(system) = catalog_key(c.SkuPriceDetails ->> 'InstanceType'))
UNION ALL
SELECT DISTINCT ServiceName, SkuId, ChargeDescription, format('it is of a GPU instance, but counted in %s and not in hours: it is left out', ConsumedUnit)
FROM charge AS c LEFT JOIN sku_instance AS k USING (SkuId)
WHERE ChargeCategory = 'Usage' AND ConsumedUnit NOT IN ('Hours', 'Hour') AND ConsumedQuantity IS NOT NULL
  AND EXISTS (SELECT FROM accelerator_system WHERE catalog_key(system) = catalog_key(coalesce(c.SkuPriceDetails ->> 'InstanceType', k.instance)))
UNION ALL
SELECT DISTINCT ServiceName, NULL, NULL, 'how well does it use its GPUs? Add a row to assumption'
FROM gpu_charge AS g WHERE NOT EXISTS (SELECT FROM assumption AS a WHERE a.ServiceName = g.ServiceName);
COMMENT ON VIEW undecided IS 'what a person still has to say before cost_per_eflop is complete';
COMMIT;
