-- What the questions share.

CREATE VIEW offered AS
SELECT to_char(on_date, 'YYYY"Q"Q') AS quarter, *, price / capacity(system, 1) AS unit_price FROM offer;
COMMENT ON VIEW offered IS 'offers with their quarter and their price per capacity';

CREATE VIEW bought AS
SELECT to_char(on_date, 'YYYY"Q"Q') AS quarter, *, capacity(system, servers) AS capacity, paid / capacity(system, servers) AS unit_price FROM deal;
COMMENT ON VIEW bought IS 'deals with their quarter, capacity and price per capacity';

CREATE VIEW quarter_price AS
SELECT quarter, count(*) AS offers, percentile_cont(0.25) WITHIN GROUP (ORDER BY unit_price) AS q25,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY unit_price) AS median, percentile_cont(0.75) WITHIN GROUP (ORDER BY unit_price) AS q75
FROM offered GROUP BY quarter;
COMMENT ON VIEW quarter_price IS 'quartiles of what was offered in each quarter';

-- A person reads millions.
CREATE FUNCTION millions(unit_price) RETURNS numeric
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN round(in_unit($1, 'EFLOPS') / 1e6, 2);
COMMENT ON FUNCTION millions(unit_price) IS 'price of one EFLOPS in millions';
