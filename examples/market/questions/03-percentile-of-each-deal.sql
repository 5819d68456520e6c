-- Where does each deal stand among the offers of its quarter?

\echo '3. What part of the offers of its quarter, in percent, was cheaper than a deal?'
SELECT deal, quarter, b.system, millions(b.unit_price) AS paid, millions(min(o.unit_price)) AS least, millions(max(o.unit_price)) AS greatest,
  100 * percent_rank(b.unit_price) WITHIN GROUP (ORDER BY o.unit_price) AS percentile
FROM bought AS b JOIN offered AS o USING (quarter) GROUP BY deal, quarter, b.system, b.unit_price ORDER BY deal;
