-- What several questions share.  The ratings of cards are looked up when a
-- view is read, so all of these obey compute_acct.rating_books.

CREATE VIEW latest_holding AS
SELECT DISTINCT ON (company) company, region, on_date, capacity, counted_in
FROM holding JOIN company USING (company)
ORDER BY company, on_date DESC;
COMMENT ON VIEW latest_holding IS 'the last that is known of each company';

CREATE VIEW four_makers AS
SELECT sum(capacity) AS capacity FROM latest_holding WHERE region = 'China';
COMMENT ON VIEW four_makers IS 'what the four Chinese makers have together';

CREATE VIEW capacity_price AS
SELECT system, price / capacity(system, 1) AS price FROM server_price;
COMMENT ON VIEW capacity_price IS 'price of capacity, from the price of a server and what its cards do';

CREATE VIEW purchase AS
SELECT company, by_date, system, missing, devices_required(missing, counted_in) AS cards,
  servers, servers * price AS cost
FROM target
  JOIN latest_holding USING (company)
  CROSS JOIN server_price
  CROSS JOIN LATERAL (SELECT target.capacity - latest_holding.capacity) AS gap (missing)
  CROSS JOIN LATERAL systems_required(missing, system) AS servers;
COMMENT ON VIEW purchase IS 'what each company still has to buy for its target, in whole servers';

-- One line for each claim; its first column names the claim.
CREATE VIEW recomputed (claim, value) AS
SELECT 'A800 cards in 1 EFLOPS', devices_required('1 EFLOPS fp16', 'A800')::numeric
UNION ALL
SELECT 'servers in 1 EFLOPS', systems_required('1 EFLOPS fp16', system) FROM server_price
UNION ALL
SELECT 'price of 1 EFLOPS', in_unit(price, 'EFLOPS') / 1e6 FROM capacity_price
UNION ALL
SELECT 'cards behind ' || company, devices_required(capacity, counted_in) FROM latest_holding
UNION ALL
SELECT company || ', price of it all', amount(price * capacity) / 1e6 FROM target, capacity_price
UNION ALL
SELECT company || ', price of rest', amount(cost) / 1e6 FROM purchase
UNION ALL
SELECT format('%s %s of %s', sum(added) OVER so_far, model, cluster), eflops(sum(capacity(model, added)) OVER so_far)
FROM fleet WINDOW so_far AS (PARTITION BY cluster ORDER BY on_date)
UNION ALL
SELECT region || ', total in fp16', eflops(convert_basis(capacity, 'fp16', 'press-2x')) FROM total
UNION ALL
SELECT 'share of four makers', 100 * four_makers.capacity / convert_basis(total.capacity, 'fp16', 'press-2x')
FROM four_makers, total WHERE region = 'China';
COMMENT ON VIEW recomputed IS 'what the claims come to, from the tables and the catalog, in the unit of the claim';

-- A lower bound holds if it is one.  Any other figure holds if it is exact; it
-- is rounded if rounding to the digits that the article gives leads to it.
CREATE VIEW checked_claim AS
SELECT place, claim, relation, claimed, unit, value,
  value - claimed AS difference,
  100 * (value - claimed) / claimed AS percent,
  CASE
    WHEN value IS NULL THEN 'not recomputed'
    WHEN relation = 'over' AND value > claimed THEN 'holds'
    WHEN relation = 'over' THEN 'does not hold'
    WHEN value = claimed THEN 'holds'
    WHEN round(value / step) * step = claimed THEN 'rounded'
    ELSE 'does not hold'
  END AS verdict
FROM claim LEFT JOIN recomputed USING (claim);
COMMENT ON VIEW checked_claim IS 'the claims with what they come to, and the verdict';
