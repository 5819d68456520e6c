-- For people: in a unit, with so many decimals, thousands grouped.
SELECT format_quantity('5.39 EFLOPS fp16'::flops, 'PFLOPS', 1), format_quantity('5.39 EFLOPS fp16'::flops, 'EFLOPS'), format_quantity('1979 TOPS int8'::flops, 'TOPS', 0), format_quantity('314 ZFLOP fp16'::flop, 'PFLOPS-days', 0),
  format_quantity('5.39 EFLOPS fp16'::flops, 'PFLOPS fp16', 0);
SELECT format_quantity('370000000 CNY'::cost, '亿元'), format_quantity('950000 CNY'::cost, '万元', 0), format_quantity('-1234567.895 USD'::cost, 'USD'), format_quantity('1234567 USD'::cost, 'M USD', 3),
  format_quantity('999.995 USD'::cost, 'USD'), format_quantity('0 USD'::cost, 'k USD', 0), format_quantity('123 JPY'::cost, 'JPY', 0), format_quantity('-999999 USD'::cost, 'USD', 0);
SELECT format_quantity('371093750 CNY/EFLOPS fp16'::unit_price, 'CNY/TFLOPS', 3), format_quantity('1.4 USD/EFLOP'::unit_price, 'USD/ZFLOP', 0);
-- What it writes can be read again, where no digit was cut off.
SELECT format_quantity('1234567.25 USD'::cost, 'USD')::cost, format_quantity('5390 PFLOPS fp16'::flops, 'TFLOPS', 0)::flops, format_quantity('370000000 CNY'::cost, '亿元')::cost;
\t \a
SELECT error_of('SELECT format_quantity(' || arguments || ')') FROM unnest(ARRAY[
  $$ '1 USD'::cost, 'EUR' $$, $$ '1 USD'::cost, 'euro' $$, $$ '1 CNY'::cost, '亿7000万元' $$, $$ '1 EFLOPS fp16'::flops, 'EFLOPS fp8' $$, $$ '1 EFLOPS'::flops, 'EFLOPS fp8' $$, $$ '1 EFLOPS'::flops, 'EFLOP' $$, $$ '1 EFLOPS'::flops, '' $$,
  $$ '1 USD'::cost, 'USD', -1 $$, $$ '1 USD'::cost, 'USD', 21 $$, $$ '664613 QFLOPS'::flops, 'FLOPS', 20 $$]) AS arguments;
\t \a
-- For programs: an object, always in the unit of prices.
SELECT to_json('5.39 EFLOPS fp16'::flops), to_json('1979 TOPS int8 sparse'::flops), to_json('5 FLOP'::flop);
SELECT to_json('950000 CNY'::cost), to_json('371.09375 CNY/TFLOPS fp16'::unit_price), to_json('1 USD/EOP int8'::unit_price), '-0.0000008 USD'::cost::json;
SELECT row_to_json(r), to_jsonb(r) ->> 'paid' AS paid FROM (SELECT '1 EFLOPS fp16'::flops AS capacity, '5 CNY'::cost AS paid, NULL::cost AS none) AS r;
SELECT (to_jsonb('950000.01 CNY'::cost) ->> 'number')::numeric, json_agg(c) FROM (VALUES ('1 CNY'::cost), ('2 USD')) AS v (c);
-- Finer than prices are kept: a thousandth of their unit.
\t \a
SELECT error_of($$ SELECT format_quantity('1 CNY/EFLOPS'::unit_price, 'CNY/QFLOPS') $$);
\t \a
