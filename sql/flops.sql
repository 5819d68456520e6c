-- Capacity: what is read, and the one text in which it is printed.
SELECT value::flops FROM unnest(ARRAY[
  '5.39 EFLOPS fp16', '1,000,000 TFLOPS', '1979 TOPS int8', '989.4e12 FLOP/s bf16', '3958 TFLOPS fp8 sparse',
  '5.39EFLOPS FP16', '  1 PFLOPS  ', '67 TFLOPS fp64 tensor', '67 TFLOPS fp32 vector',
  '133.8 TFLOPS fp16 vector', '312 TFLOPS fp16 tensor dense', '1 KFLOPS', '1 kFLOPS', '3 petaflop/s', '2 exaflops',
  '.5 TFLOPS', '5. TFLOPS', '+1 GFLOPS', '-1.5 ZFLOPS', '1e3 EFLOPS', '1E+3EFLOPS', '1.5万 TFLOPS', '2亿 GFLOPS', '1万亿 FLOPS', '1亿2000万 TFLOPS fp16', '2万0050.5 TFLOPS',
  '0 FLOPS', '-0 FLOPS', '999 FLOPS', '1000 FLOPS', '0.4 FLOPS', '0.5 FLOPS', '-0.5 FLOPS', '-0.4999999 FLOPS',
  '1 QFLOPS', '1000 QFLOPS', '123456789 FLOPS', '4 TOPS', '4 TFLOPS int4', '5 Tops int8', '0e999999999999999999 FLOPS',
  '1e-999999999999999999 FLOPS'
]) AS value;

-- One beyond the limits on either side is an error; the limits are not.
SELECT '664613.997892457936451903530140172287 QFLOPS'::flops, '-664613.997892457936451903530140172288 QFLOPS'::flops;
\t \a
SELECT input_error('flops', value) FROM unnest(ARRAY[
  '664613.997892457936451903530140172288 QFLOPS', '-664613.997892457936451903530140172289 QFLOPS',
  '1e40 FLOPS', '1e99999999999999999999 FLOPS',
  -- numbers
  '', 'EFLOPS', 'five EFLOPS', '--5 EFLOPS', '5,00 TFLOPS', '1,5 EFLOPS', '1.000,5 EFLOPS', ',100 EFLOPS', '1000,000 EFLOPS', '1.2.3 EFLOPS',
  'NaN EFLOPS', 'infinity', '2亿3亿 GFLOPS', '1.5亿2000万 TFLOPS', '1亿 5 TFLOPS',
  -- units
  '5', '5 EFLOPZ', '5 eFLOPS', '5 mFLOPS', '5 XFLOPS', '5 FLOP', '5 ZFLOP fp16', '5 TFLOPs', '5 PFLOPS-days', '5 CNY',
  -- basis
  '5 EFLOPS fp17', '5 EFLOPS sparse', '5 EFLOPS fp16 fp16', '5 EFLOPS fp16 sparse sparse', '5 EFLOPS fp16 and more', '5 EFLOPS fp8 sparse dense'
]) AS value;
-- characters that only look like ASCII
SELECT input_error('flops', value) FROM unnest(ARRAY['２.5 EFLOPS', '2.5 ＥFLOPS', E'2.5 EFLOPS\u00A0fp16', '2.5 EFLOPS（fp16）']) AS value;
\t \a

-- Binary: sixteen bytes, high half first, the basis in the last.
SELECT encode(flops_send('5.39 EFLOPS fp16'), 'hex'), encode(flops_send('-1 FLOPS'), 'hex');
CREATE TEMP TABLE sent (q flops);
INSERT INTO sent VALUES ('0 FLOPS'), ('1 FLOPS fp64'), ('-1 FLOPS fp4 sparse'), ('5.39 EFLOPS fp16'),
  ('664613.997892457936451903530140172287 QFLOPS fp16 vector sparse'), ('-664613.997892457936451903530140172288 QFLOPS int8'), (NULL);
SELECT current_setting('data_directory') || '/flops.copy' AS copy_file \gset
COPY sent TO :'copy_file' (FORMAT binary);
CREATE TEMP TABLE received (LIKE sent);
COPY received FROM :'copy_file' (FORMAT binary);
SELECT * FROM sent EXCEPT SELECT * FROM received;
SELECT count(*) FROM received;
TRUNCATE received;
COPY sent TO :'copy_file';
COPY received FROM :'copy_file';
SELECT * FROM sent EXCEPT SELECT * FROM received;
SELECT count(*) FROM received;

-- What recv is given is checked: unknown format 31, the reserved bit 7, and a
-- tag that says "sparse" of no format.
\t \a
SELECT recv_error('flops', bytes) FROM unnest(ARRAY[
  '0000000000000000000000000000011f', '00000000000000000000000000000185', '00000000000000000000000000000120']) AS bytes;
\t \a

-- Type modifiers.
CREATE TEMP TABLE declared (a flops(fp16), b flops('fp8 sparse'), c flops(FP64, tensor), d flops);
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = 'declared'::regclass AND attnum > 0 ORDER BY attnum;
INSERT INTO declared VALUES ('1 EFLOPS', '1 EFLOPS', '1 EFLOPS', '1 EFLOPS');
INSERT INTO declared SELECT q, q, q, q FROM (SELECT '2 EFLOPS'::flops AS q) AS unspecified;
INSERT INTO declared VALUES ('3 EFLOPS fp16', '3 EFLOPS fp8 sparse', '3 EFLOPS fp64 tensor', '3 EFLOPS fp16');
SELECT * FROM declared ORDER BY a;
SELECT '1 EFLOPS'::flops::flops(fp16), '1 EFLOPS fp16'::flops(fp16);
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO declared (a) VALUES ('1 EFLOPS fp32') $$,
  $$ INSERT INTO declared (b) VALUES ('1 EFLOPS fp8') $$,
  $$ INSERT INTO declared (a) SELECT d FROM (SELECT '1 EFLOPS bf16'::flops AS d) AS s $$,
  $$ SELECT '1 EFLOPS fp16'::flops::flops(fp32) $$,
  $$ CREATE TABLE wrong (a flops(fp17)) $$,
  $$ CREATE TABLE wrong (a flops(unspecified)) $$,
  $$ CREATE TABLE wrong (a flops(16)) $$,
  $$ CREATE TABLE wrong (a flops('')) $$,
  -- numbers that stand for no modifier
  $$ SELECT flops_typmod_out(31) $$,
  $$ SELECT flops_typmod_out(131) $$,
  $$ SELECT flops_in('1 EFLOPS', 0, 131) $$,
  $$ SELECT flops_coerce('1 EFLOPS', 131) $$,
  $$ SELECT _flops_comparand('1 EFLOPS', 131, false) $$
]) AS statement;
-- A client that takes a modifier for varchar's, the length and 4, leaves room for any value.
SELECT min(length), max(length) FROM (SELECT atttypmod - 4 AS length FROM pg_attribute WHERE attrelid = 'declared'::regclass AND atttypmod >= 0) AS a;
\t \a

-- From and to plain numbers, always with the unit named.
SELECT flops(5.39, 'EFLOPS'), flops(5.39, 'EFLOPS', 'fp16'), flops(312, 'TFLOPS', 'fp8 sparse'), flops(1, 'petaflop/s'),
  flops(0.5, 'FLOPS', 'unspecified');
SELECT eflops(q), pflops(q), tflops(q), in_unit(q, 'PFLOPS'), in_unit(q, 'FLOP/s'), in_unit(q, 'ZFLOPS'), basis(q)
FROM (VALUES ('5.39 EFLOPS fp16'::flops), ('-1 FLOPS'), ('0 FLOPS int8 sparse')) AS v (q);
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT flops(5, 'EFLOP') $$,
  $$ SELECT flops(5, 'EF') $$,
  $$ SELECT flops(5, 'PFLOPS-days') $$,
  $$ SELECT flops(5, 'EFLOPS', 'fp15') $$,
  $$ SELECT flops('NaN', 'EFLOPS') $$,
  $$ SELECT flops('infinity', 'EFLOPS') $$,
  $$ SELECT flops(1e30, 'EFLOPS') $$,
  $$ SELECT in_unit('1 EFLOPS'::flops, 'TFLOPs') $$,
  -- there is no way out of the type by itself
  $$ SELECT '1 EFLOPS'::flops::numeric $$,
  $$ SELECT '1 EFLOPS'::flops + 1 $$
]) AS statement;
\t \a
