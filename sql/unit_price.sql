-- Prices: per EFLOPS of capacity or per EFLOP of work, whatever was written.
SELECT value::unit_price FROM unnest(ARRAY[
  '371093750 CNY/EFLOPS fp16', '371.09375 CNY/TFLOPS fp16', 'CNY 371.09375 / TFLOPS fp16', '3.7亿元/EFLOPS', '3亿7000万元/EFLOPS', '1亿2345万 CNY/QFLOPS', '1.4 USD/EFLOP fp16', '5 EUR/FLOP/s',
  '1 USD/PFLOPS fp8 sparse', '0.003 USD/TOP int8', '3 USD/EOPS int8', '1 USD/ZFLOPS', '0.0000000004 USD/EFLOPS', '0.0000000005 USD/EFLOPS', '-1 JPY/EFLOP'
]) AS value;
SELECT '10141204801825835211973.625643007 CNY/EFLOPS'::unit_price, '-10141204801825835211973.625643008 CNY/EFLOPS'::unit_price;
\t \a
SELECT input_error('unit_price', value) FROM unnest(ARRAY[
  '10141204801825835211973.625643008 CNY/EFLOPS', '5 CNY', '5/EFLOPS', '5 CNY/', '5 CNY/GPU', '5 CNY/TFLOPs', '5 CNY/PFLOPS-days', '$5/EFLOPS',
  '5 CNY/EFLOPS fp16 sparse vector x', 'x CNY/EFLOPS', '2万5元/EFLOPS'
]) AS value;
\t \a

-- Its parts as plain values.
SELECT p, amount(p), currency(p), per(p), basis(p) FROM unnest('{1.4 USD/EFLOP fp16,371.09375 CNY/TFLOPS fp16,3 USD/EOPS int8,3 USD/EOP int8 sparse,1 EUR/EFLOPS}'::unit_price[]) AS p;

SELECT encode(unit_price_send('1.4 USD/EFLOP fp16'), 'hex');
CREATE TEMP TABLE sent (p unit_price);
INSERT INTO sent VALUES ('0 USD/EFLOPS'), ('10141204801825835211973.625643007 CNY/EFLOP fp8 sparse'),
  ('-10141204801825835211973.625643008 JPY/EFLOPS fp64 tensor'), (NULL);
SELECT current_setting('data_directory') || '/price.copy' AS copy_file \gset
COPY sent TO :'copy_file' (FORMAT binary);
CREATE TEMP TABLE received (LIKE sent);
COPY received FROM :'copy_file' (FORMAT binary);
COPY sent TO :'copy_file';
COPY received FROM :'copy_file';
SELECT p, count(*) FROM received GROUP BY p ORDER BY p;
\t \a
SELECT recv_error('unit_price', '00000000000000000000000000000100');
\t \a

CREATE TEMP TABLE declared (p unit_price('CNY/EFLOPS fp16'), w unit_price('usd / TFLOP fp8'));
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = 'declared'::regclass AND attnum > 0 ORDER BY attnum;
INSERT INTO declared VALUES ('1 CNY/EFLOPS', '1 USD/EFLOP'), ('1 CNY/EFLOPS fp16', '1 USD/EFLOP fp8');
SELECT * FROM declared;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO declared (p) VALUES ('1 USD/EFLOPS fp16') $$,
  $$ INSERT INTO declared (p) VALUES ('1 CNY/EFLOP fp16') $$,
  $$ INSERT INTO declared (p) VALUES ('1 CNY/EFLOPS fp8') $$,
  $$ CREATE TABLE wrong (p unit_price('CNY')) $$,
  $$ CREATE TABLE wrong (p unit_price('CNY/EFLOPS')) $$
]) AS statement;
\t \a

SELECT amount(p), currency(p), basis(p), in_unit(p, CASE WHEN p::text LIKE '%FLOPS%' THEN 'TFLOPS' ELSE 'ZFLOP' END)
FROM (VALUES ('371.09375 CNY/TFLOPS fp16'::unit_price), ('1.4 USD/EFLOP')) AS v (p);
\t \a
SELECT error_of($$ SELECT in_unit('1 CNY/EFLOPS'::unit_price, 'EFLOP') $$);
\t \a
