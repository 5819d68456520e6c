-- Ranges of capacities and money.
SELECT flopsrange('1 PFLOPS fp16', '1 EFLOPS fp16'), costrange('1 CNY', '5 CNY', '(]'), '[1 EFLOPS,2 EFLOPS]'::flopsrange, '(,5 USD)'::costrange;
SELECT flopsrange('1 PFLOPS', '1 EFLOPS') @> '5 PFLOPS'::flops AS contains, '[1 USD,3 USD)'::costrange && '[3 USD,4 USD)'::costrange AS overlap,
  '[1 USD,3 USD)'::costrange -|- '[3 USD,4 USD)'::costrange AS adjacent, '[1 USD,3 USD)'::costrange * '[2 USD,4 USD)' AS both;
-- bounds may be of mixed kinds, as the order is total
SELECT costrange('1 EUR', '2 USD') @> '1.5 CNY'::cost AS by_number;
SELECT '{[1 USD,2 USD),[3 USD,4 USD)}'::costmultirange, flopsmultirange(flopsrange('1 EFLOPS', '2 EFLOPS'));
CREATE TABLE tier (price costrange, name text, EXCLUDE USING gist (price WITH &&));
INSERT INTO tier SELECT costrange(cost(i, 'USD'), cost(i + 1, 'USD')), i FROM generate_series(1, 500) AS i;
SELECT name FROM tier WHERE price @> '250.5 USD'::cost;
SELECT flops_diff('3 FLOPS', '5 FLOPS fp16'), cost_diff('1 EUR', '0 USD'), cost_distance('1 EUR', '2 USD'),
  flops_diff('664613 QFLOPS', '-664613 QFLOPS') > 1e36 AS finite;
\t \a
SELECT split_part(error_of(statement), E'\n', 1) FROM unnest(ARRAY[
  $$ SELECT costrange('2 USD', '1 USD') $$, $$ SELECT '[1 USD,2 XYZ)'::costrange $$,
  $$ INSERT INTO tier VALUES ('[250 USD,250.5 USD)', 'overlaps') $$]) AS statement;
\t \a
DROP TABLE tier;
