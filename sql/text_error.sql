-- A text that is refused: the DETAIL names what is at fault, the number or the
-- word behind it, and the HINT says how to write it.
\t \a
-- A comma for the decimal point, off by a thousand if it were read: in all types.
SELECT input_error(type, value) FROM (VALUES
  ('cost', '0,075 EUR'), ('cost', 'EUR 0,075'), ('cost', '-0,075 EUR'), ('cost', '01,234 EUR'), ('cost', '0,000,001 EUR'), ('cost', '00,000 EUR'), ('cost', '0,075万元'), ('cost', '1亿0,075万元'), ('cost', '0,075 bn USD'), ('cost', '0,07 EUR'),
  ('flops', '0,312 EFLOPS'), ('flop', '0,001 ZFLOP'), ('unit_price', '0,035 EUR/PFLOPS fp16')
) AS v (type, value);
-- The same as an element, a field and a bound of a range.
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT '{"0,075 EUR"}'::cost[] $$, $$ SELECT '["0,075 EUR",)'::costrange $$, $$ SELECT * FROM jsonb_to_record('{"paid": "0,075 EUR"}') AS r (paid cost) $$
]) AS statement;
-- As people write numbers elsewhere.
SELECT input_error(type, value) FROM (VALUES
  ('cost', '50.00- USD'), ('cost', '50.00-USD'), ('cost', 'USD 50.00-'), ('cost', '50+ USD'), ('cost', '1''234.56 CHF'), ('cost', U&'1\2019234.56 CHF'), ('cost', '1_000 USD'), ('cost', '25,000-31,000 USD'), ('cost', '25,000 - 31,000 USD'),
  ('cost', U&'25,000\201331,000 USD'), ('cost', '25,000至31,000元'), ('cost', '25,000~31,000元'), ('cost', '(123.45) EUR'), ('cost', 'EUR (123.45)'), ('cost', 'EUR(123.45)'), ('cost', '1.234.567,89 EUR'), ('cost', '1 234,56 EUR'),
  ('cost', '12,50 EUR'), ('cost', '50% USD'), ('cost', '~5 EUR'), ('cost', '''5 EUR'), ('cost', '- 5 USD'), ('cost', 'n/a'), ('cost', 'free'),
  ('flops', '1''000 TFLOPS'), ('flops', '(5) EFLOPS'), ('flops', '5- EFLOPS'), ('flops', '100-200 TFLOPS'), ('flop', '1 000 ZFLOP'), ('unit_price', '1''000 EUR/PFLOPS'), ('unit_price', '(5) EUR/PFLOPS'), ('unit_price', '5- EUR/PFLOPS'), ('unit_price', '5 EUR/1000 TFLOPS')
) AS v (type, value);
-- A word before the currency, and words that are codes when they are in capitals.
SELECT input_error('cost', value) FROM unnest(ARRAY[
  '10 m USD', '10 b USD', '10 thousand USD', '5 all', '5 try', '5 top', '5 Top', '5 Cup', 'pen 5', '5k mad', '5 sold'
]) WITH ORDINALITY AS v (value, place) ORDER BY place;
SELECT input_error('unit_price', '5 top/EFLOPS');
-- A price is of money that may have a multiplier, never for a multiple of nothing.
SELECT input_error('unit_price', value) FROM unnest(ARRAY['5 USD/M', '5 USD/MM', '5 USD/K FLOP', '5 USD per million FLOP', '5 USD/1000 FLOP']) WITH ORDINALITY AS v (value, place) ORDER BY place;
\t \a
SELECT value, value::cost FROM unnest(ARRAY['5 ALL', '5 TRY', '5 TOP', 'PEN 5', '5 usd', '5 Eur', '5 rub', '5 cad']) WITH ORDINALITY AS v (value, place) ORDER BY place;
SELECT '5 K USD/EFLOPS'::unit_price, '5 MM USD/EFLOP'::unit_price, '3千万元/EFLOPS'::unit_price;
-- Where a currency must be named, and not an amount, any case will do.
CREATE TABLE in_lower_case (paid cost(try), price unit_price('top/EFLOPS fp16'));
SELECT cost(5, 'all'), format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'in_lower_case'::regclass AND attnum > 0 ORDER BY attnum;
DROP TABLE in_lower_case;
-- These are read as they always were: a point and three digits, a comma and three.
SELECT '1,234 EUR'::cost, '3.000 EUR'::cost, '1,234 TFLOPS'::flops, '10,000,000 CNY'::cost, '0.075 EUR'::cost, '007 USD'::cost, '3亿0005万元'::cost;
