-- From 2.4 to 5.39 EFLOPS in a month, in the article; and plain cases.
SELECT growth_rate('2.4 EFLOPS fp16'::flops, '5.39 EFLOPS fp16', '31 days') AS per_year, doubling_time('2.4 EFLOPS fp16'::flops, '5.39 EFLOPS fp16', '31 days');
SELECT growth_rate('1 EFLOPS'::flops, '4 EFLOPS', '2 years'), doubling_time('1 EFLOPS'::flops, '4 EFLOPS', '2 years'), growth_rate('4 USD'::cost, '1 USD', '24 months'), doubling_time('4 USD'::cost, '1 USD', '24 months'),
  growth_rate('1 ZFLOP'::flop, '1 ZFLOP', '1 day'), doubling_time('1 USD/EFLOPS'::unit_price, '2 USD/EFLOPS', '36 hours');
-- Of the widest range there is, with the time to the last digit; and what hardly grows.
SELECT doubling_time('6e35 FLOPS'::flops, '1 FLOPS', '1 day'), doubling_time('1 FLOPS'::flops, '6e35 FLOPS', '1 day'), doubling_time('100000000000000000 FLOP'::flop, '100000000000000001 FLOP', '1 microsecond');
-- What shrinks fast is all but gone in a year; so much growth still is a number.
SELECT growth_rate('1 EFLOPS'::flops, '1 FLOPS', '1 minute') AS gone, round(log(growth_rate('1 TFLOPS'::flops, '1 EFLOPS', '30 hours')), 3) AS digits, round(6 * 365.25 * 24 / 30, 3) AS expected;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ growth_rate('0 EFLOPS'::flops, '4 EFLOPS', '1 year') $$, $$ growth_rate('1 EFLOPS'::flops, '-4 EFLOPS', '1 year') $$, $$ growth_rate('1 EFLOPS'::flops, '4 EFLOPS', '0') $$, $$ doubling_time('1 EFLOPS'::flops, '4 EFLOPS', '-1 day') $$,
  $$ doubling_time('1 EFLOPS'::flops, '1 EFLOPS', '1 day') $$, $$ growth_rate('1 EFLOPS fp16'::flops, '4 EFLOPS', '1 year') $$, $$ growth_rate('1 USD'::cost, '4 EUR', '1 year') $$,
  $$ doubling_time('1 USD'::cost, '1.000000000001 USD', '1 year') $$, $$ growth_rate('1 GFLOPS'::flops, '1 EFLOPS', '2 hours 1 minute') $$, $$ growth_rate('1 FLOP'::flop, '6e35 FLOP', '1 microsecond') $$]) AS expression;
\t \a
