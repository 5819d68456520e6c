-- What has been stored is read for ever: in tables and indexes, in the bounds of
-- hash partitions, in files of COPY BINARY.  These are the bytes and hash values
-- of version 1.0, and they do not change: a difference here is to be mended in
-- the code, not in expected/.  Hash values and bytes on disk are those of
-- little-endian machines.
CREATE SCHEMA stored;
SET search_path = stored, public;

-- What a type's send function gives for each text, and its hash values: the
-- one, and the other with the seed of hash partitions.
CREATE TABLE sample (id serial, type text, value text);
INSERT INTO sample (type, value)
  SELECT type, CASE type WHEN 'flop' THEN replace(value, 'OPS', 'OP') ELSE value END
  FROM (VALUES ('flops'), ('flop')) AS t (type), (VALUES
    (1, '0 FLOPS'), (2, '1 FLOPS'), (3, '-1 FLOPS'), (4, '5.39 EFLOPS fp16'), (5, '1 QFLOPS fp64'), (6, '1 FLOPS fp32'), (7, '1 FLOPS tf32'),
    (8, '1 FLOPS bf16'), (9, '1 FLOPS fp8'), (10, '1 FLOPS fp6'), (11, '1 FLOPS fp4'), (12, '1 OPS int8'), (13, '1 OPS int4'),
    (14, '3.958 PFLOPS fp8 sparse'), (15, '67 TFLOPS fp64 tensor'), (16, '1 TFLOPS fp16 vector'), (17, '1 TFLOPS fp32 tensor sparse'),
    (18, '664613.997892457936451903530140172287 QFLOPS fp4'), (19, '-664613.997892457936451903530140172288 QFLOPS')) AS v (n, value)
  ORDER BY type, n;
INSERT INTO sample (type, value) VALUES
  ('cost', '0.00 CNY'), ('cost', '0.000000000001 CNY'), ('cost', '-0.000000000001 USD'), ('cost', '950000.00 CNY'), ('cost', '370000000.00 CNY'), ('cost', '1 JPY'),
  ('cost', '1.000 KWD'), ('cost', '1.00 EUR'), ('cost', '-99.99 ZWG'), ('cost', '1.00 AED'), ('cost', '2596148429267413814265.248164610047 USD'), ('cost', '-2596148429267413814265.248164610048 USD'),
  ('unit_price', '371093750.00 CNY/EFLOPS fp16'), ('unit_price', '1.40 USD/EFLOP fp16'), ('unit_price', '0.00 EUR/EFLOPS'), ('unit_price', '-0.000000001 EUR/EFLOP'),
  ('unit_price', '1.00 USD/EFLOPS fp8 sparse'), ('unit_price', '1 JPY/EFLOP fp64 tensor'), ('unit_price', '10141204801825835211973.625643007 USD/EFLOPS fp16'),
  ('unit_price', '-10141204801825835211973.625643008 USD/EFLOPS fp16');
CREATE FUNCTION bytes(sample) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  result text;
BEGIN
  EXECUTE format('SELECT encode(%I(%L::%I), ''hex'')', $1.type || '_send', $1.value, $1.type) INTO result;
  RETURN result;
END
$$;
CREATE FUNCTION hash(sample) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  result integer;
BEGIN
  EXECUTE format('SELECT %I(%L::%I)', $1.type || '_hash', $1.value, $1.type) INTO result;
  RETURN result;
END
$$;
CREATE FUNCTION partition_hash(sample) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  result bigint;
BEGIN
  EXECUTE format('SELECT %I(%L::%I, %s)', $1.type || '_hash_extended', $1.value, $1.type, x'7A5B22367996DCFD'::bigint) INTO result;
  RETURN result;
END
$$;
SELECT s.type, s.value, s.bytes, s.hash, s.partition_hash FROM sample AS s ORDER BY id;

-- A stored summary: one entry for each currency and basis.
CREATE TABLE purchase (paid cost, capacity flops);
INSERT INTO purchase VALUES ('950000 CNY', '2.56 PFLOPS fp16'), ('1900000 CNY', '4 PFLOPS fp16'), ('-5 USD', '0 FLOPS int8 sparse'), (NULL, '1 FLOPS');
SELECT cost_summary(paid, capacity) AS summary FROM purchase \gset
INSERT INTO sample (type, value) VALUES ('cost_summary', :'summary');
SELECT regexp_replace(s.bytes, '(.{64})', E'\\1\n', 'g') AS bytes FROM sample AS s WHERE type = 'cost_summary';

-- A file of COPY BINARY with these bytes is read as these values: no row here.
CREATE FUNCTION received(type text, bytes text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  file text := current_setting('data_directory') || '/stored.copy';
  object oid;
  result text;
BEGIN
  -- header, flags, no extension; one column and its length; end
  object := lo_from_bytea(0, '\x5047434f50590aff0d0a00'::bytea || '\x0000000000000000'::bytea || '\x0001'::bytea
    || int4send(length(bytes) / 2) || decode(bytes, 'hex') || '\xffff'::bytea);
  PERFORM lo_export(object, file), lo_unlink(object);
  EXECUTE format('CREATE TEMP TABLE received (q %s)', type);
  EXECUTE format('COPY received FROM %L (FORMAT binary)', file);
  EXECUTE 'SELECT q::text FROM received' INTO result;
  DROP TABLE received;
  RETURN result;
END
$$;
SELECT type, value, received(type, s.bytes) FROM sample AS s WHERE received(type, s.bytes) <> value ORDER BY id;

-- What lies on disk: all of a table's last row, behind its header.
CREATE FUNCTION on_disk(regclass) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  page bytea;
  row integer;
BEGIN
  page := pg_read_binary_file(pg_relation_filepath($1));
  row := get_byte(page, 14) + 256 * get_byte(page, 15);		-- pd_upper
  RETURN encode(substr(page, row + get_byte(page, row + 22) + 1), 'hex');	-- t_hoff
END
$$;
CREATE TABLE kept_flops AS SELECT '5.39 EFLOPS fp16'::flops AS q;
CREATE TABLE kept_flop AS SELECT '-314 ZFLOP fp8 sparse'::flop AS q;
CREATE TABLE kept_cost AS SELECT '370000000 CNY'::cost AS q;
CREATE TABLE kept_unit_price AS SELECT '-1.4 USD/EFLOP fp16'::unit_price AS q;
CREATE TABLE kept_cost_summary AS SELECT :'summary'::cost_summary AS q;
CHECKPOINT;
SELECT on_disk('kept_flops'), on_disk('kept_flop'), on_disk('kept_cost'), on_disk('kept_unit_price') \gx
SELECT regexp_replace(on_disk('kept_cost_summary'), '(.{64})', E'\\1\n', 'g') AS on_disk;
