-- The views of the FOCUS example.  Each row of a bill is judged once: it counts,
-- somebody has to be asked about it, or it is of no GPU.  So what counts, what
-- is undecided and all other add up to the bill.

-- FOCUS has units as words of the provider's.
CREATE FUNCTION is_hours(unit text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(unit ~* '^\s*(hours?|hrs?|h)\s*$', false);
COMMENT ON FUNCTION is_hours(text) IS 'whether a unit is hours';
CREATE FUNCTION is_time(unit text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(unit ~* '^\s*(\d+ *)?(instance[- ]?)?(hour|hr|h|minute|min|second|sec|s|day|month|mo)s?\s*$', false);
COMMENT ON FUNCTION is_time(text) IS 'whether a unit is of time, in which instances are paid for';
CREATE FUNCTION speaks_of_gpus(words text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(words ~* '\m(gpus?|tpus?|npus?|nvidia|accelerators?|trainium|inferentia|gaudi)\M', false);
COMMENT ON FUNCTION speaks_of_gpus(text) IS 'whether a description has a word for GPUs and their like';

-- What a person says of a SKU comes before what the file says.  More hours than
-- 1e9 in a row, 114,000 years, are a mistake, and would be beyond what work holds.
CREATE VIEW instance_charge AS
SELECT c.*, date_trunc('month', c.ChargePeriodStart AT TIME ZONE 'UTC')::date AS month, (c.ChargePeriodStart AT TIME ZONE 'UTC')::date AS day,
  i.instance, i.gpu_count, k.instance IS NOT NULL AS is_said, g.model, g.quantity, g.parts, a.basis, a.utilisation, u.is_usage,
  CASE WHEN u.is_usage AND is_hours(c.ConsumedUnit) AND abs(c.ConsumedQuantity) <= 1e9 THEN c.ConsumedQuantity END AS hours,
  CASE WHEN g.model IS NOT NULL AND a.basis IS NOT NULL
    THEN try_capacity(i.instance, 1, a.basis, (c.ChargePeriodStart AT TIME ZONE 'UTC')::date) END AS capacity
FROM charge AS c
  LEFT JOIN sku_instance AS k USING (SkuId)
  LEFT JOIN assumption AS a USING (ServiceName)
  CROSS JOIN LATERAL (SELECT coalesce(k.instance, c.details ->> 'InstanceType'), nullif(c.details ->> 'GpuCount', '')) AS i (instance, gpu_count)
  -- Of a reservation that was not used, nothing was consumed, whatever is stated.
  CROSS JOIN LATERAL (SELECT c.ChargeCategory = 'Usage' AND 'Unused' NOT IN (coalesce(c.CommitmentDiscountStatus, ''), coalesce(c.CapacityReservationStatus, ''))) AS u (is_usage)
  LEFT JOIN LATERAL (
    SELECT s.model, s.quantity, s.parts FROM accelerator_system AS s
    WHERE catalog_key(s.system) = catalog_key(i.instance) ORDER BY s.origin = 'user' DESC LIMIT 1) AS g ON true;
COMMENT ON VIEW instance_charge IS 'billing rows with the instance that they are of, its GPUs by the catalog and what was said of the service';

CREATE FUNCTION is_without_gpus(service text, sku text, instance text) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM focus.without_gpus AS w
    WHERE CASE w.what WHEN 'service' THEN service WHEN 'sku' THEN sku ELSE instance END LIKE w.pattern);
COMMENT ON FUNCTION is_without_gpus(text, text, text) IS 'whether somebody has said that there are no GPUs in it';

CREATE VIEW judged AS
SELECT c.file, c.line, c.BillingCurrency, c.ServiceName, c.SkuId, c.ChargeDescription, c.ChargePeriodStart, c.month, c.instance, c.model,
  trim_scale(c.quantity * c.hours / c.parts) AS gpu_hours, c.effective,
  CASE WHEN q.question IS NULL THEN c.capacity * (c.hours * c.utilisation) * interval '1 hour' END AS delivered,
  CASE WHEN q.question IS NOT NULL THEN 'undecided' WHEN c.model IS NOT NULL THEN 'counted' ELSE 'other' END AS verdict,
  q.question
FROM instance_charge AS c
  CROSS JOIN LATERAL (SELECT CASE
    WHEN c.model IS NOT NULL THEN CASE
      WHEN c.basis IS NULL THEN 'how well does it use its GPUs? Add a row to assumption'
      WHEN NOT c.is_said AND c.parts = 1 AND import.try_number(c.gpu_count) <> c.quantity
        THEN format('the file says that %s has %s GPUs, the catalog says %s: correct accelerator_system, or say so in sku_instance', c.instance, c.gpu_count, c.quantity)
      WHEN NOT c.is_usage OR (c.ConsumedQuantity IS NULL AND c.ChargeClass = 'Correction') THEN NULL
      WHEN c.ConsumedQuantity IS NULL THEN 'it is of a GPU instance, but does not say for how many hours'
      WHEN NOT is_hours(c.ConsumedUnit) THEN format('it is of a GPU instance, but counted in %s and not in hours', coalesce(nullif(btrim(c.ConsumedUnit), ''), 'no unit'))
      WHEN c.hours IS NULL THEN 'it is of more hours than can be'
      WHEN c.capacity IS NULL THEN format('%s has no rating in %s on %s: choose another basis in assumption, or correct the day', c.model, c.basis, c.day)
      END
    WHEN c.ChargeCategory <> 'Usage' AND c.EffectiveCost = 0 THEN NULL
    WHEN c.gpu_count <> '0' AND c.instance IS NULL THEN 'it has GPUs: which instance type is it? Add a row to sku_instance'
    WHEN c.gpu_count <> '0' THEN format('it has GPUs, but the catalog does not know the instance type %s: add a row to accelerator_system', c.instance)
    WHEN is_without_gpus(c.ServiceName, c.SkuId, c.instance) THEN NULL
    WHEN c.SkuPriceDetails IS NOT NULL AND coalesce(jsonb_typeof(c.details), '') NOT IN ('object', 'null') THEN 'its SkuPriceDetails cannot be read: which instance type is it? Add a row to sku_instance'
    WHEN c.gpu_count = '0' THEN NULL
    WHEN c.ChargeCategory = 'Usage' AND c.instance IS NOT NULL
      THEN format('what is %s? Add it to accelerator_system, or to without_gpus', c.instance)
    WHEN (c.ChargeCategory = 'Usage' AND is_time(coalesce(c.ConsumedUnit, c.PricingUnit)))
      OR speaks_of_gpus(concat_ws(' ', c.ChargeDescription, c.SkuMeter, c.ConsumedUnit, c.PricingUnit, c.ResourceType, c.ServiceName))
      THEN CASE WHEN c.SkuId IS NULL THEN 'which instance type is it? The file names neither that nor a SKU'
        ELSE 'which instance type is it? Add a row to sku_instance, or to without_gpus' END
    END) AS q (question);
COMMENT ON VIEW judged IS
  'each billing row: whether it counts, is undecided and why, or is of no GPU; with its GPU-hours and the work they delivered by the assumptions';

CREATE VIEW gpu_charge AS
SELECT file, line, ServiceName, ChargePeriodStart, month, instance, model, gpu_hours, effective, delivered, question FROM judged WHERE verdict <> 'other';
COMMENT ON VIEW gpu_charge IS 'what was paid for GPUs, row by row: for how many GPU-hours, and the work they delivered by the assumptions, or what is in the way';

-- A price beyond what unit_price holds, of hardly any work, is left out: its
-- cost and its work stand beside it.
CREATE VIEW cost_per_eflop AS
SELECT ServiceName AS service, month, sum(gpu_hours) AS gpu_hours, sum(effective) AS cost, sum(delivered) AS delivered,
  CASE WHEN abs(amount(sum(effective))) < 1e21 * abs(in_unit(sum(delivered), 'EFLOP')) THEN sum(effective) / sum(delivered) END AS price
FROM judged WHERE verdict = 'counted' GROUP BY ServiceName, month, BillingCurrency;
COMMENT ON VIEW cost_per_eflop IS 'cost per EFLOP delivered, by service and month, of the rows that count';

-- Words of the description that the catalog knows as an instance type.
CREATE FUNCTION instances_in(description text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT string_agg(DISTINCT s.system, ', ' ORDER BY s.system)
    FROM regexp_split_to_table(description, '[^[:alnum:]._-]+|\mml\.') AS w (word) JOIN accelerator_system AS s ON catalog_key(s.system) = catalog_key(w.word)
    WHERE w.word ~ '[a-z].*\d');
COMMENT ON FUNCTION instances_in(text) IS 'instance types of the catalog that a description names';

CREATE VIEW undecided AS
SELECT ServiceName AS service, q.sku, q.description, question, instances_in(q.description) AS perhaps, count(*) AS rows, sum(effective) AS cost
FROM judged CROSS JOIN LATERAL (
  SELECT CASE WHEN question !~ '^how well' THEN SkuId END, CASE WHEN question !~ '^how well' THEN ChargeDescription END) AS q (sku, description)
WHERE verdict = 'undecided' GROUP BY ServiceName, q.sku, q.description, question, BillingCurrency;
COMMENT ON VIEW undecided IS 'what a person still has to say before cost_per_eflop is complete, and how much money that is about';

-- What was loaded against what the file says: its own total, kept when it was
-- loaded, of all its rows.

CREATE VIEW reconciliation AS
SELECT t.file, t.of AS BillingCurrency, count(c.line) AS rows, t.total AS published, amount(sum(c.billed)) AS billed,
  t.total - coalesce(amount(sum(c.billed)), 0) AS difference
FROM import.total AS t LEFT JOIN charge AS c ON c.file = t.file AND c.BillingCurrency = t.of
WHERE t.target = 'charge'::regclass AND t.in_column = 'billedcost' GROUP BY t.file, t.of, t.total;
COMMENT ON VIEW reconciliation IS
  'each file''s BilledCost in all: as published, and as money; they differ by rows that were set aside or are gone, and by digits below 1e-12, which cost rounds';

CREATE VIEW accounted AS
SELECT t.file, t.of AS BillingCurrency, t.total AS published, p.counted, p.undecided, p.other, t.total - (p.counted + p.undecided + p.other) AS difference
FROM import.total AS t
  CROSS JOIN LATERAL (
    SELECT coalesce(amount(sum(j.effective) FILTER (WHERE j.verdict = 'counted')), 0), coalesce(amount(sum(j.effective) FILTER (WHERE j.verdict = 'undecided')), 0),
      coalesce(amount(sum(j.effective) FILTER (WHERE j.verdict = 'other')), 0)
    FROM judged AS j WHERE j.file = t.file AND j.BillingCurrency = t.of) AS p (counted, undecided, other)
WHERE t.target = 'charge'::regclass AND t.in_column = 'effectivecost';
COMMENT ON VIEW accounted IS
  'each file''s EffectiveCost in all: what of it counts in cost_per_eflop, what is undecided and what is of no GPU; the three are the bill, and what is missing is in difference';
