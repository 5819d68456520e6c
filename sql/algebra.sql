-- The article's price: eight cards of 320 TFLOPS for 950,000 CNY.
SELECT '950000 CNY'::cost / ('320 TFLOPS fp16'::flops * 8) AS price,
  ('950000 CNY'::cost / ('320 TFLOPS fp16'::flops * 8)) * '2.99 EFLOPS fp16'::flops AS cost,
  '2.99 EFLOPS fp16'::flops * ('950000 CNY'::cost / ('320 TFLOPS fp16'::flops * 8)) AS same,
  affordable_capacity('1109570312.50 CNY', '371093750 CNY/EFLOPS fp16') AS capacity;

-- Prices of work.
SELECT '1000 USD'::cost / '314 ZFLOP fp16'::flop AS price, '1.4 USD/EFLOP fp16'::unit_price * '1 ZFLOP fp16'::flop AS cost,
  '1 ZFLOP fp16'::flop * '1.4 USD/EFLOP fp16'::unit_price AS same, affordable_work('1400 USD', '1.4 USD/EFLOP fp16') AS work;

-- Capacity, time and work.
SELECT '1 EFLOPS fp16'::flops * interval '1 day' AS work, interval '1 day' * '1 EFLOPS fp16'::flops AS same, '1 PFLOPS'::flops * interval '1 hour 30 minutes' AS hours,
  '3 FLOPS'::flops * interval '0.5 seconds' AS half, '-3 FLOPS'::flops * interval '0.5 seconds' AS negative_half, '1 EFLOPS'::flops * interval '-1 day' AS past;
SELECT '86.4 ZFLOP fp16'::flop / interval '1 day' AS capacity, '86.4 ZFLOP fp16'::flop / '1 EFLOPS fp16'::flops AS time, '1 FLOP'::flop / '3 FLOPS'::flops AS third,
  '314 ZFLOP fp16'::flop / ('312 TFLOPS fp16'::flops * 1024 * 0.4) AS training, '-1 ZFLOP'::flop / '1 EFLOPS'::flops AS negative;

-- Rounded half away from zero, in the last place that the result has.
SELECT '0.000000000001 USD'::cost / '2 PFLOPS'::flops AS half_up, '-0.000000000001 USD'::cost / '2 PFLOPS'::flops AS half_down, '0.000000000001 USD'::cost / '2.000001 PFLOPS'::flops AS under;
SELECT '0.000000001 USD/EFLOPS'::unit_price * '500 TFLOPS'::flops AS half_up, '0.000000001 USD/EFLOPS'::unit_price * '499.999 TFLOPS'::flops AS under;

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ '1 CNY/EFLOPS fp16'::unit_price * '1 EFLOPS fp32'::flops $$, $$ '1 CNY/EFLOP fp16'::unit_price * '1 EFLOPS fp16'::flops $$, $$ '1 CNY/EFLOPS fp16'::unit_price * '1 EFLOP fp16'::flop $$,
  $$ affordable_capacity('1 USD', '1 CNY/EFLOPS fp16') $$, $$ affordable_capacity('1 CNY', '1 CNY/EFLOP fp16') $$, $$ affordable_work('1 CNY', '1 CNY/EFLOPS fp16') $$, $$ affordable_work('1 CNY', '0 CNY/EFLOP fp16') $$,
  $$ '1 CNY'::cost / '0 EFLOPS'::flops $$, $$ '1 CNY'::cost / nullif('0 EFLOPS fp16'::flops, '0 FLOPS') $$, $$ '1000000000000000 CNY'::cost / '1 FLOPS'::flops $$, $$ '1e22 CNY/EFLOPS'::unit_price * '1 ZFLOPS'::flops $$,
  $$ '1 EFLOPS'::flops * interval '1 month' $$, $$ '1 EFLOPS'::flops * interval '1 year 2 days' $$, $$ '664613 QFLOPS'::flops * interval '1 day' $$,
  $$ '1 ZFLOP'::flop / interval '0' $$, $$ '1 ZFLOP'::flop / interval '1 month' $$, $$ '1 ZFLOP'::flop / '0 FLOPS'::flops $$, $$ '1 ZFLOP fp16'::flop / '1 EFLOPS fp8'::flops $$,
  $$ '1 QFLOP'::flop / '1 FLOPS'::flops $$,
  $$ '1 EFLOPS'::flops * '1 EFLOPS'::flops $$, $$ '1 EFLOPS'::flops / '1 CNY'::cost $$, $$ '1 CNY'::cost * '1 EFLOPS'::flops $$
]) AS expression;
\t \a
-- What the hint on a division by zero says; nullif() needs a zero of the divisor's own kind.
SELECT CASE WHEN sign(x) <> 0 THEN '1 CNY'::cost / x END AS price, CASE WHEN sign(x) <> 0 THEN '1 ZFLOP fp16'::flop / x END AS duration, '1 CNY'::cost / nullif(x, 0 * x) AS same FROM (VALUES ('0 EFLOPS fp16'::flops), ('1 EFLOPS fp16')) AS v (x) ORDER BY x;
