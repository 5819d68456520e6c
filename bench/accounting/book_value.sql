-- The book value of each asset on a day, straight line over five years, beside
-- the same in float8: full months since it came into service.

SELECT bench.contend('straight line', contender, bench.rows(1000000), query, scan => 'SELECT FROM asset OFFSET 1000000000')
FROM (VALUES
  (1, 'book_value()',
   $$SELECT sum(book_value(price, salvage, in_service, '5 years', '2025-07-01', 'straight_line')) FROM asset$$),
  (2, 'float8 by hand',
   $$SELECT sum(amount - (amount - salvage_amount)
                * greatest(0, least(60, 12 * (2025 - extract(year FROM in_service)::integer)
                                        + 7 - extract(month FROM in_service)::integer)) / 60.0::float8) FROM asset$$)
) c (number, contender, query)
ORDER BY number;
SELECT bench.goal('book_value()', 'float8 by hand', 2.00);
CALL bench.run();
