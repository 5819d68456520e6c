-- To the minor unit of the currency, half away from zero.
SELECT c, round(c), trunc(c), ceil(c), floor(c) FROM (VALUES ('1.005 USD'::cost), ('-1.005 USD'), ('1.0049 USD'), ('-1.001 USD'), ('1.5 JPY'), ('-1.5 JPY'), ('1.2345 KWD'), ('7 USD')) AS v (c);
-- To so many decimals, or to tens and hundreds.
SELECT d, round(c, d), trunc(c, d), ceil(c, d), floor(c, d) FROM (VALUES ('1555.123456789012 USD'::cost)) AS v (c), unnest(ARRAY[12, 11, 2, 0, -1, -2, -4, 100, 2147483647]) AS d;
SELECT round('-2147483648'::int + '0'::int, 0) AS core, round('371093750.123456789 CNY/EFLOPS fp16'::unit_price), round('371093750.123456789 CNY/EFLOPS fp16'::unit_price, 5), ceil('0.000000001 USD/EFLOP'::unit_price);
SELECT round('1 USD'::cost, -2147483648), trunc('1 USD'::cost, -40), floor('1 USD'::cost, -40);
-- as numeric rounds
SELECT count(*), bool_and(amount(round(c, d)) = round(amount(c), d) AND amount(trunc(c, d)) = trunc(amount(c), d)) AS same,
  bool_and(amount(ceil(c)) = ceil(amount(c) * 100) / 100 AND amount(floor(c)) = floor(amount(c) * 100) / 100) AS same_to_minor
FROM (SELECT cost((i::bigint * 7919 * 104729 % 2000000011 - 1000000005) / 100000.0, 'USD') AS c, i % 7 - 2 AS d FROM generate_series(1, 10000) AS i) AS s;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT round('2596148429267413814265.248164610047 USD'::cost, -21) $$, $$ SELECT ceil('2596148429267413814265.248164610047 USD'::cost, 0) $$, $$ SELECT floor('-2596148429267413814265.248164610047 USD'::cost, 0) $$, $$ SELECT ceil('1 USD'::cost, -40) $$]) AS statement;
\t \a
