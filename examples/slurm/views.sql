-- The views of the Slurm example.

-- A MIG instance is a part of a GPU, whatever its name in accelerator_alias: of
-- a100_1g.5gb it takes a person to say which part.
CREATE FUNCTION is_part(gres text, type text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN gres IN ('shard', 'mps') OR coalesce(type ~* '\d+g[._-]?\d+gb|(^|[^a-z])mig([^a-z]|$)', false);
COMMENT ON FUNCTION is_part(text, text) IS 'whether one of a gres is a part of a device';

CREATE FUNCTION is_accelerator(gres text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN gpu_count('gres/' || gres || '=1') = 1;
COMMENT ON FUNCTION is_accelerator(text) IS 'whether gpu_count() counts a gres of the name, as gpu and npu';

-- A row of the table comes first, then what the catalog knows of a type, as
-- those mean it who count the devices that software sees.
CREATE VIEW job_device AS
SELECT j.file, j.line, j.JobIDRaw, j.Account, j.Partition, j.Start, j.ElapsedRaw, g.gres, g.type, g.count, m.model,
  g.count * m.parts * j.ElapsedRaw / m.of_whole AS device_seconds
FROM job AS j
  CROSS JOIN LATERAL gpu_tres(j.AllocTRES) AS g
  LEFT JOIN LATERAL (
    SELECT try_resolve_model(d.model, 'device'), d.parts, d.of_whole, d.model IS NULL, CASE d.partition WHEN '' THEN 2 ELSE 1 END AS choice FROM device AS d
    WHERE d.gres = g.gres AND d.type = coalesce(g.type, '') AND d.partition IN (j.Partition, '')
    UNION ALL
    SELECT t.model, 1, 1, false, 3 FROM try_resolve_model(g.type, 'device') AS t (model)
    WHERE is_accelerator(g.gres) AND NOT is_part(g.gres, g.type) AND t.model IS NOT NULL
    ORDER BY choice LIMIT 1) AS m (model, parts, of_whole, is_none, choice) ON true
WHERE m.is_none IS NOT TRUE;
COMMENT ON VIEW job_device IS 'devices of the catalog that each job had, and for how long; no model where nobody has said which';

CREATE VIEW job_work AS
SELECT d.*, a.basis, p.per_hour * d.device_seconds / 3600 AS cost,
  try_capacity(d.model, 1, a.basis, (d.Start AT TIME ZONE 'UTC')::date) * (d.device_seconds * a.utilisation) * interval '1 second' AS work
FROM job_device AS d LEFT JOIN price AS p USING (model) LEFT JOIN assumption AS a USING (Account);
COMMENT ON VIEW job_work IS 'what the devices of each job cost, and the work they did by the assumptions';

-- Prices of several currencies do not add up, so an account has a row for each.
-- What has no price is in the first of them; of a job without GPUs, there is
-- nothing but the job.
CREATE VIEW account_usage AS
WITH used AS (
  SELECT j.Account, coalesce(currency(w.cost), min(currency(w.cost)) OVER (PARTITION BY j.Account)) AS currency, j.file, j.line,
    CASE WHEN is_accelerator(w.gres) THEN w.count * w.ElapsedRaw END AS gpu_seconds, w.device_seconds, w.work, w.cost
  FROM job AS j LEFT JOIN job_work AS w USING (file, line)
), total AS (
  SELECT Account, currency, count(DISTINCT (file, line)) AS jobs, coalesce(sum(gpu_seconds), 0) / 3600 AS gpu_hours, sum(device_seconds) / 3600 AS device_hours,
    sum(work) AS work, sum(cost) AS cost, sum(work) FILTER (WHERE cost IS NOT NULL) AS priced_work, sum(cost) FILTER (WHERE work IS NOT NULL) AS cost_of_work
  FROM used GROUP BY Account, currency
)
SELECT Account, currency, jobs, gpu_hours, device_hours, work, cost,
  CASE WHEN abs(amount(cost_of_work)) < 1e21 * abs(in_unit(priced_work, 'EFLOP')) THEN cost_of_work / priced_work END AS price
FROM total;
COMMENT ON VIEW account_usage IS
  'by account, and currency of its prices: GPU-hours as Slurm counts them, in which a MIG instance is a GPU and a shard is none; hours of whole devices, work and cost of what is decided';

CREATE VIEW undecided AS
SELECT gres, type, partition, count(*) AS jobs, sum(count * ElapsedRaw) / 3600 AS hours, q.question
FROM job_work CROSS JOIN LATERAL (VALUES
  (CASE WHEN model IS NULL AND is_part(gres, type) THEN 'which part of which device is it? Add a row to device'
    WHEN model IS NULL THEN 'what is it? Add a row to device, or the type to accelerator_alias' END),
  (CASE WHEN model IS NOT NULL AND cost IS NULL THEN format('what does an hour of %s cost? Add a row to price', model) END),
  (CASE WHEN model IS NOT NULL AND basis IS NULL THEN format('how well does %s use it? Add a row to assumption', Account)
    WHEN model IS NOT NULL AND work IS NULL THEN format('%s has no rating in %s on %s: choose another basis in assumption, or correct the day',
      model, basis, coalesce((Start AT TIME ZONE 'UTC')::date::text, 'a day that is not known')) END)) AS q (question)
WHERE q.question IS NOT NULL GROUP BY gres, type, partition, q.question;
COMMENT ON VIEW undecided IS 'what is missing from account_usage until a person says more, and of how many hours: of devices or parts of them, each for itself';
