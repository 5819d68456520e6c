-- What share of the national total, and of the world's, do the four makers have?

\echo '8. What share of the national total do the four makers have?'
\set query 'SELECT four_makers.capacity / total.capacity FROM four_makers, total'
\echo '   The totals are published in fp32, the makers count in fp16, so this is an error:'
\echo '  ' :query
SELECT * FROM error_of(:'query');

\echo '   On one basis there is an answer:'
SELECT region, on_date, total.capacity AS published, fp16 AS "on the makers' basis",
  four_makers.capacity AS "four makers", round(100 * four_makers.capacity / fp16, 4) || ' %' AS share
FROM four_makers, total, convert_basis(total.capacity, 'fp16', 'press-2x') AS fp16
ORDER BY region;
