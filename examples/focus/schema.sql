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
CREATE DOMAIN amount AS numeric CONSTRAINT "finite, below 1e15" CHECK (abs(VALUE) < 1e15);
COMMENT ON DOMAIN amount IS 'an amount of money as published, every digit of it; such that no sum of them is beyond cost';
CREATE DOMAIN instant AS timestamptz CONSTRAINT finite CHECK (isfinite(VALUE));
COMMENT ON DOMAIN instant IS 'a point in time; FOCUS states them in UTC';
CREATE DOMAIN currency_code AS text CONSTRAINT "ISO 4217" CHECK (currency(cost(0, VALUE)) = VALUE);
COMMENT ON DOMAIN currency_code IS 'a currency, by its code of ISO 4217';

-- The columns of FOCUS 1.0 to 1.4, by their names there (SQL folds the case, so
-- that FOCUS's own queries run as they are).  Any others are kept in "other".
-- Only those are demanded that every version has and nothing works without.
-- BillingCurrency is money; PricingCurrency may be what an issuer calls one, as
-- tokens and credits, and so is text: its amounts are never added to money.
CREATE TABLE charge (
  file text NOT NULL,
  line bigint NOT NULL,
  AllocatedMethodDetails json,
  AllocatedMethodId text,
  AllocatedResourceId text,
  AllocatedResourceName text,
  AllocatedTags json,
  AvailabilityZone text,
  BilledCost amount NOT NULL,
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
  CommitmentProgramEligibilityDetails json,
  ConsumedQuantity number,
  ConsumedUnit text,
  ContractApplied json,
  ContractedCost amount,
  ContractedUnitPrice amount,
  EffectiveCost amount NOT NULL,
  HostProviderName text,
  InvoiceDetailId text,
  InvoiceId text,
  InvoiceIssuerName text,
  ListCost amount,
  ListUnitPrice amount,
  PricingCategory text,
  PricingCurrency text,
  PricingCurrencyContractedUnitPrice amount,
  PricingCurrencyEffectiveCost amount,
  PricingCurrencyListUnitPrice amount,
  PricingQuantity number,
  PricingUnit text,
  ProviderName text,
  PublisherName text,
  RegionId text,
  RegionName text,
  ResourceId text,
  ResourceName text,
  ResourceType text,
  ServiceCategory text,
  ServiceName text NOT NULL,
  ServiceProviderName text,
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
  details jsonb GENERATED ALWAYS AS (import.try_jsonb(SkuPriceDetails::text)) STORED,
  PRIMARY KEY (file, line)
);
COMMENT ON TABLE charge IS 'billing rows in the FinOps Open Cost and Usage Specification (FOCUS), as published, and their money as cost';
COMMENT ON COLUMN charge.file IS 'file that the row is from';
COMMENT ON COLUMN charge.line IS 'line of the file where it begins';
COMMENT ON COLUMN charge.other IS 'columns of the file that are not in FOCUS 1.4, as text';
COMMENT ON COLUMN charge.billed IS 'BilledCost as money';
COMMENT ON COLUMN charge.effective IS 'EffectiveCost as money: with prepaid amounts spread over what they pay for';
COMMENT ON COLUMN charge.listed IS 'ListCost as money';
COMMENT ON COLUMN charge.contracted IS 'ContractedCost as money';
COMMENT ON COLUMN charge.details IS 'SkuPriceDetails; NULL also where it holds what no text can, as \u0000';
CREATE INDEX ON charge (BillingAccountId, BillingPeriodStart);

-- A bill is one of an account for a period, whatever its file is called; it
-- replaces none of another issuer.  An amount may be written with the sign of
-- its row's currency.
INSERT INTO import.target (target, identity, source, total_by) VALUES ('charge', '{billingaccountid,billingperiodstart}', '{invoiceissuername}', 'billingcurrency');
INSERT INTO import.conversion (target, in_column, function, arguments)
  SELECT 'charge', name, 'import.read_amount', ARRAY[name, CASE WHEN name ~ '^pricingcurrency' THEN 'pricingcurrency' ELSE 'billingcurrency' END]
  FROM unnest('{billedcost,contractedcost,contractedunitprice,effectivecost,listcost,listunitprice,
    pricingcurrencycontractedunitprice,pricingcurrencyeffectivecost,pricingcurrencylistunitprice}'::text[]) AS name;

-- The three tables that people edit.

CREATE TABLE assumption (
  ServiceName text PRIMARY KEY,
  basis text NOT NULL CONSTRAINT "a number format, as bf16" CHECK (basis(flops(1.0, 'FLOPS', basis)) <> 'unspecified'),
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
COMMENT ON TABLE sku_instance IS 'instance types of SKUs, where the file does not say it, or says what the catalog does not know';

CREATE TABLE without_gpus (
  what text NOT NULL CHECK (what IN ('instance', 'sku', 'service')),
  pattern text NOT NULL,
  says text NOT NULL,
  PRIMARY KEY (what, pattern)
);
COMMENT ON TABLE without_gpus IS 'what has no GPUs, where neither the file nor the catalog says what it is';
COMMENT ON COLUMN without_gpus.what IS 'whether it is an instance type, a SkuId or a ServiceName';
COMMENT ON COLUMN without_gpus.pattern IS 'its name, or a pattern of LIKE for several: m5.%';
COMMENT ON COLUMN without_gpus.says IS 'who says so';

\ir views.sql
COMMIT;
