-- Sums and differences are exact and stay within one kind.
SELECT '2.4 EFLOPS fp16'::flops + '2.99 EFLOPS fp16' AS sum, '5.39 EFLOPS fp16'::flops - '2.4 EFLOPS fp16' AS difference,
  - '5.39 EFLOPS fp16'::flops AS negative, abs('-1 FLOPS'::flops), sign('-1 FLOPS'::flops), sign('0 USD'::cost), sign('3 ZFLOP'::flop);
SELECT '0.1 USD'::cost + '0.2 USD' = '0.3 USD' AS exact, '1 ZFLOP'::flop - '1 FLOP', '1 CNY/EFLOPS'::unit_price + '2 CNY/EFLOPS';

-- By numbers of every type, in both orders: integers exactly, fractions
-- rounded once, half away from zero.
SELECT q * 3::smallint, 3::smallint * q, q * 3, 3 * q, q * 3::bigint, 3::bigint * q, q * 0.5, 0.5 * q, q * 0.5::float8, 0.5::float8 * q
FROM (VALUES ('5 FLOPS fp16'::flops), ('-5 FLOPS fp16')) AS v (q);
SELECT q / 2::smallint, q / 2, q / 2::bigint, q / 2.0, q / 2::float8, q / -2, q / -2.0, q / 3, q / 3.0
FROM (VALUES ('5 FLOPS fp16'::flops), ('-5 FLOPS fp16')) AS v (q);
SELECT '1 USD'::cost * 0.1::float8 AS as_written, '1 USD'::cost / 3, '2 USD'::cost / 3, '1 USD/EFLOPS'::unit_price / 7, '1 ZFLOP'::flop * 1.0000000000000000000000001;
SELECT '1 FLOPS'::flops * 0.49999999999999999999999999999999999999999999999999, '1 FLOPS'::flops / 2.0000000000000000000000000000000000000000000000001,
  '1 FLOPS'::flops / 1.9999999999999999999999999999999999999999;
SELECT '-664613.997892457936451903530140172288 QFLOPS'::flops / 1, '-664613.997892457936451903530140172288 QFLOPS'::flops / 1.0,
  '664613.997892457936451903530140172287 QFLOPS'::flops * 1.0 / 1e10 * 1e-5;

-- A real number is the decimal that it prints, also one of seven digits or none
-- behind the point; a double precision one is what ::numeric makes of it, so
-- that the noise in its last digits is no money.
SELECT 0.1::real * '1 USD'::cost, '1 USD'::cost * 0.1::real, '1 USD'::cost / 0.1::real, '1 FLOP'::flop * 16777216::real, '1 FLOP'::flop * 1e20::real, '1 USD/EFLOPS'::unit_price * (-0.3333333)::real, '1 TFLOPS'::flops / 3::real,
  '1 USD'::cost * (0.1::real + 0.2::real) AS sum_of_real, '1 USD'::cost * (0.1::float8 + 0.2::float8) AS sum_of_double;
SELECT '1 USD'::cost * 1.17549435e-38::real AS small, '1 USD'::cost * 1e-45::real AS smallest, '0 USD'::cost * 3.4028235e38::real AS large, '1 USD'::cost / 3.4028235e38::real AS quotient;
-- A literal without a type is double precision, of 15 digits; ::numeric has them all.
SELECT '1 USD'::cost * '1234567890.123456789' AS fifteen_digits, '1 USD'::cost * '1234567890.123456789'::numeric AS all_digits, '1 USD'::cost * 1234567890.123456789 AS without_quotes;

-- Numbers at numeric's own limits.
SELECT q * 1e-16383, q / 9e131071, q / -9e131071, '0 FLOPS'::flops * 9e131071 FROM (VALUES ('664613.997892457936451903530140172287 QFLOPS'::flops)) AS v (q);

-- Ratios are plain numbers.
SELECT '16.8 EFLOPS fp16'::flops / '492 EFLOPS fp16' AS share, '7 USD'::cost / '2 USD' AS times, '1 ZFLOP'::flop / '3 ZFLOP' AS third,
  '3 CNY/EFLOPS'::unit_price / '2 CNY/EFLOPS' AS premium;

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  -- kinds
  $$ '1 EFLOPS fp16'::flops + '1 EFLOPS fp32' $$, $$ '1 EFLOPS fp16'::flops - '1 EFLOPS' $$, $$ '1 EFLOPS fp8'::flops / '1 EFLOPS fp8 sparse' $$,
  $$ '1 USD'::cost + '1 EUR' $$, $$ '1 USD'::cost / '1 EUR'::cost $$, $$ '1 ZFLOP fp8'::flop - '1 ZFLOP fp4' $$,
  $$ '1 USD/EFLOPS'::unit_price + '1 USD/EFLOP' $$,
  -- range, by one
  $$ '664613.997892457936451903530140172287 QFLOPS'::flops + '1 FLOPS' $$, $$ '-664613.997892457936451903530140172288 QFLOPS'::flops - '1 FLOPS' $$,
  $$ - '-664613.997892457936451903530140172288 QFLOPS'::flops $$, $$ abs('-664613.997892457936451903530140172288 QFLOPS'::flops) $$,
  $$ '2596148429267413814265.248164610047 USD'::cost + '0.000000000001 USD' $$, $$ '664613 QFLOP'::flop * 2 $$, $$ '664613 QFLOP'::flop * 9223372036854775807 $$,
  $$ '664613 QFLOP'::flop * 1.1 $$, $$ '1 QFLOPS'::flops / 1e-30 $$, $$ '-664613.997892457936451903530140172288 QFLOPS'::flops / -1 $$, $$ '1 USD'::cost * 1e300::float8 $$, $$ '-1 FLOPS'::flops * 9e131071 $$, $$ '1 FLOPS'::flops / 1e-16383 $$,
  -- what is no number
  $$ '1 USD'::cost / 0 $$, $$ '1 USD'::cost / 0::smallint $$, $$ '1 USD'::cost / 0::bigint $$, $$ '1 USD'::cost / 0.0 $$, $$ '1 USD'::cost / 0::float8 $$, $$ '1 USD'::cost / '0 USD'::cost $$,
  $$ '1 USD'::cost * 'NaN'::numeric $$, $$ '1 USD'::cost * 'NaN'::float8 $$, $$ '1 USD'::cost / 'infinity'::numeric $$, $$ '1 USD'::cost / '-infinity'::float8 $$, $$ 'infinity'::float8 * '1 USD'::cost $$,
  $$ '1 USD'::cost * 'NaN'::real $$, $$ '1 USD'::cost / '-infinity'::real $$, $$ '1 USD'::cost / 0::real $$, $$ '1 USD'::cost * 3.4e38::real $$,
  -- what means nothing is not there
  $$ '1 USD'::cost * '1 USD'::cost $$, $$ 2 / '1 USD'::cost $$, $$ '1 EFLOPS'::flops + '1 USD'::cost $$, $$ '1 USD'::cost > 5 $$, $$ '1 USD'::cost * true $$
]) AS expression;
\t \a
