-- What to buy to reach a target.

CREATE FUNCTION resolve_system(name text) RETURNS text
  AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolve_system(text) IS
  'the system that a name stands for; an error with the nearest names where it stands for none';

-- Devices are rounded up for themselves, systems for themselves: 23,407 devices
-- are 2,926 systems of eight, which have 23,408.  Where the target is reached
-- already there is nothing to add.  Not strict, as the rating may be left open.
CREATE FUNCTION procurement_plan(
  current_capacity flops, target_capacity flops, system text, price_per_system cost,
  rating flops, pue numeric, as_of date, book text DEFAULT NULL,
  OUT capacity_to_add flops, OUT devices bigint, OUT systems bigint, OUT cost cost,
  OUT capacity_reached flops, OUT power_kw numeric
)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT plan.missing, plan.devices, plan.systems,
    procurement_plan.price_per_system * plan.systems,
    procurement_plan.current_capacity + plan.device * plan.quantity * plan.systems / plan.parts,
    facility_power(1::numeric, procurement_plan.pue) * plan.systems::numeric * plan.power_kw
  FROM (
    SELECT need.missing,
      CASE WHEN procurement_plan.rating IS NULL THEN devices_required(need.missing, s.model, procurement_plan.as_of, procurement_plan.book)
        ELSE devices_required(need.missing, procurement_plan.rating) END AS devices,
      systems_required(need.missing, s.system, need.device) AS systems,
      need.device, s.quantity, s.parts, s.power_kw
    FROM accelerator_system AS s,
      LATERAL (SELECT
        -- greatest() passes over a NULL, and what is not known is not zero
        CASE WHEN procurement_plan.current_capacity IS NOT NULL THEN
          greatest(procurement_plan.target_capacity - procurement_plan.current_capacity,
                   0 * procurement_plan.target_capacity) END AS missing,
        coalesce(procurement_plan.rating, rating(s.model, basis(procurement_plan.target_capacity), procurement_plan.as_of, procurement_plan.book)) AS device
      ) AS need
    WHERE s.system = resolve_system(procurement_plan.system)
    ORDER BY s.origin = 'user' DESC
    LIMIT 1
  ) AS plan;
END;
COMMENT ON FUNCTION procurement_plan(flops, flops, text, cost, flops, numeric, date, text) IS
  'as procurement_plan(), with the rating of one device as of a day, from a book or the first of compute_acct.rating_books that has it, where none is given';

CREATE FUNCTION procurement_plan(
  current_capacity flops, target_capacity flops, system text, price_per_system cost,
  rating flops DEFAULT NULL, pue numeric DEFAULT 1,
  OUT capacity_to_add flops, OUT devices bigint, OUT systems bigint, OUT cost cost,
  OUT capacity_reached flops, OUT power_kw numeric
)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT plan.capacity_to_add, plan.devices, plan.systems, plan.cost, plan.capacity_reached, plan.power_kw
  FROM procurement_plan(procurement_plan.current_capacity, procurement_plan.target_capacity, procurement_plan.system,
    procurement_plan.price_per_system, procurement_plan.rating, procurement_plan.pue, CURRENT_DATE, NULL::text) AS plan;
END;
COMMENT ON FUNCTION procurement_plan(flops, flops, text, cost, flops, numeric) IS
  'whole systems to buy to get from one capacity to another, what they cost, and their power at a PUE; NULL where the catalog has no wattage';
