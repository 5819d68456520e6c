-- Money: what is read, and the one text in which it is printed.
SELECT value::cost FROM unnest(ARRAY[
  '950000 CNY', 'CNY 950,000.00', 'cny950000', '950000RMB', '3.7亿元', '95万 CNY', '人民币3.7亿元', '3.7亿元人民币', '100 人民币', '5000万美元',
  '1.2 bn USD', 'USD 1.2bn', '1.2M USD', '3.7 million USD', '2billion CNY', 'JPY 1.5 trillion', '3mn EUR', '5k USD', '5kUSD', '5 KRW', '5 MUR', '5MUSD', '€1.5', 'US$ 3k',
  '-0.0000008 USD', '0.000000000001 USD', '0.0000000000005 USD', '-0.0000000000005 USD', '0.0000000000004999 USD',
  '0 USD', '1500 JPY', '1,500.5 JPY', '1 KWD', '0.5 CLF', '1.23456 BHD', '1 XAU'
]) AS value;
-- Numbers in parts, as Chinese writes them.
SELECT value::cost FROM unnest(ARRAY[
  '3亿7000万元', '1亿2000万 CNY', '人民币 3 亿 7000 万 元', '-1亿2000万5000.50元', '114万3670 USD', '1万亿2000亿元', '3亿0005万元', '3亿7,000万1,234.5元', '2万05元', '0亿0万0000元', '2万0000.0000000000005 CNY',
  '2596148429万亿2674亿1381万4265.248164610047 USD', '-2596148429万亿2674亿1381万4265.248164610048 USD'
]) AS value;
SELECT '2596148429267413814265.248164610047 USD'::cost, '-2596148429267413814265.248164610048 USD'::cost;
\t \a
SELECT input_error('cost', value) FROM unnest(ARRAY[
  '2596148429267413814265.248164610048 USD', '-2596148429267413814265.248164610049 USD', '1e30 bn USD',
  '', 'USD', '5', '5 XYZ', 'five USD', '1,5 EUR', '1.000,50 EUR', '12,34,567 INR', '5 CNY USD', 'CNY 5 USD', '5 CNY each',
  '2596148429万亿2674亿1381万4265.248164610048 USD', '99999999999999999999999999999999999999万亿1亿 CNY',
  '5万3亿元', '3亿2亿元', '3亿 12000万 CNY', '3亿100000000元', '3.5亿2000万元', '3亿2000.5万5000元', '1e2亿5000元', '3亿5e3万元', '2万5元', '3亿7,00万元', '3亿-5万元', '3亿5000k USD',
  '$5', '5 $', '¥5', '5 ￥', '£3', '5 m USD', '5 b USD', '5 BNDUSD', '-USD 5', '5 EFLOPS', '5 CNY/EFLOPS'
]) AS value;
-- a number in parts, and characters that only look like ASCII
SELECT input_error('cost', value) FROM unnest(ARRAY[
  '1 000 EUR', '(1,000.00) USD', '1000 (USD)', '１００万元', '1，000元', E'1\u00A0000 EUR', E'1\u202F000 EUR', '−5 USD', E'\uFEFF5 USD', '＄5', '￥5', '5　USD', '5 ＵＳＤ'
]) AS value;
\t \a

SELECT encode(cost_send('-0.000000000001 USD'), 'hex'), encode(cost_send('950000 CNY'), 'hex');
CREATE TEMP TABLE sent (c cost);
INSERT INTO sent VALUES ('0 USD'), ('0.000000000001 JPY'), ('-950000 CNY'), ('2596148429267413814265.248164610047 USD'),
  ('-2596148429267413814265.248164610048 ZWG'), (NULL);
SELECT current_setting('data_directory') || '/cost.copy' AS copy_file \gset
COPY sent TO :'copy_file' (FORMAT binary);
CREATE TEMP TABLE received (LIKE sent);
COPY received FROM :'copy_file' (FORMAT binary);
COPY sent TO :'copy_file' (FORMAT csv);
COPY received FROM :'copy_file' (FORMAT csv);
SELECT c, count(*) FROM received GROUP BY c ORDER BY c;
\t \a
-- no currency, and the reserved bit
SELECT recv_error('cost', '00000000000000000000000000010000');
SELECT recv_error('cost', '000000000000000000000000000195d9');
\t \a

CREATE TEMP TABLE declared (paid cost(CNY), rate cost('usd'));
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = 'declared'::regclass AND attnum > 0 ORDER BY attnum;
-- Albania's lek is a word of SQL's.  What is printed of each currency reads back as the same type.
SELECT format_type('cost'::regtype, cost_typmod_in(ARRAY[code]::cstring[])) FROM unnest(ARRAY['ALL', 'TOP', 'TRY']) AS code;
CREATE FUNCTION pg_temp.is_currency(code text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RETURN cost_typmod_in(ARRAY[code]::cstring[]) > 0; EXCEPTION WHEN invalid_parameter_value THEN RETURN false; END $$;
CREATE FUNCTION pg_temp.read_back(type text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  again text;
BEGIN
  EXECUTE format('CREATE TEMP TABLE one (c %s)', type);
  SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'one'::regclass AND attnum = 1 INTO again;
  DROP TABLE one;
  RETURN again;
END
$$;
SELECT count(*) > 150 AS currencies, count(*) FILTER (WHERE pg_temp.read_back(type) <> type) AS differ
FROM (SELECT chr(a) || chr(b) || chr(c) FROM generate_series(65, 90) AS a, generate_series(65, 90) AS b, generate_series(65, 90) AS c) AS v (code),
  LATERAL (SELECT format_type('cost'::regtype, cost_typmod_in(ARRAY[code]::cstring[])) WHERE pg_temp.is_currency(code)) AS t (type);
INSERT INTO declared VALUES ('1 CNY', '1 USD');
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO declared (paid) VALUES ('1 USD') $$,
  $$ SELECT '1 EUR'::cost::cost(CNY) $$,
  $$ CREATE TABLE wrong (a cost(DOLLAR)) $$,
  $$ CREATE TABLE wrong (a cost('$')) $$,
  $$ CREATE TABLE wrong (a cost(CNY, USD)) $$
]) AS statement;
\t \a

SELECT cost(950000, 'CNY'), cost(0.1, 'usd'), cost(3, '元'), cost(1e-13, 'USD');
SELECT amount(c), currency(c) FROM (VALUES ('950000 CNY'::cost), ('1500 JPY'), ('-0.0000008 USD'), ('0 KWD')) AS v (c);
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT cost(5, 'XYZ') $$,
  $$ SELECT cost(5, '$') $$,
  $$ SELECT cost('NaN', 'USD') $$,
  $$ SELECT cost(1e22, 'USD') $$,
  $$ SELECT '5 USD'::cost::numeric $$
]) AS statement;
\t \a
