-- Tables that their owner has altered: an error that says what is wrong, or the
-- right answer; never a crash, never a figure made of what is not there.
INSERT INTO accelerator (model) VALUES ('Own 1');
INSERT INTO accelerator_alias (alias, model) VALUES ('Own', 'Own 1');
INSERT INTO accelerator_system (system, model, quantity) VALUES ('Shelf', 'Own 1', 2);
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '3 TFLOPS fp16', 'datasheet', 'me');
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source) VALUES ('house', 'fp32', 'fp16', 2.5, 'us');
INSERT INTO exchange_rate (base, quote, on_date, rate, book) VALUES ('EUR', 'USD', '2024-10-30', 1.0815, 'mine');

-- What a question of all tables says after some statements, which are undone.
CREATE FUNCTION after(VARIADIC statements text[] DEFAULT '{}') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  answer text;
  message text;
  detail text;
  hint text;
BEGIN
  FOR i IN 1 .. cardinality(statements) LOOP
    EXECUTE statements[i];
  END LOOP;
  SELECT concat_ws(', ', capacity('Shelf', 1, as_of => '2026-01-01'), rating('Own', 'fp16', '2026-01-01'), convert_basis('1 TFLOPS fp32'::flops, 'fp16', 'house'),
    exchange('1 EUR', 'USD', '2024-10-30', 'mine')) INTO answer;
  RAISE SQLSTATE 'OK000' USING MESSAGE = answer;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
  RETURN concat_ws(E'\n  ', SQLSTATE || ' ' || message, nullif(detail, ''), nullif(hint, ''));
END
$$;
SELECT after();

-- Everything that would keep a column from being NULL, taken away.
CREATE FUNCTION without_rules(name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  rule text;
BEGIN
  EXECUTE format('ALTER TABLE %I DISABLE TRIGGER ALL', name);
  FOR rule IN SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', name, conname) FROM pg_constraint
    WHERE conrelid = name::regclass AND contype <> 'n' ORDER BY conname LOOP
    EXECUTE rule;
  END LOOP;
  FOR rule IN SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index WHERE indrelid = name::regclass LOOP
    EXECUTE rule;
  END LOOP;
  FOR rule IN SELECT format('ALTER TABLE %I ALTER %I DROP NOT NULL', name, attname) FROM pg_attribute
    WHERE attrelid = name::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull ORDER BY attnum LOOP
    EXECUTE rule;
  END LOOP;
  RETURN 'done';
END
$$;
CREATE TABLE part (name text, columns text[], own text);
INSERT INTO part VALUES
  ('accelerator', '{model,origin}', 'model = ''Own 1'''), ('accelerator_alias', '{alias,model,origin}', 'alias = ''Own'''),
  ('accelerator_system', '{system,model,quantity,parts,origin}', 'system = ''Shelf'''),
  ('accelerator_rating', '{model,capacity,book,valid,origin}', 'model = ''Own 1'''),
  ('basis_convention', '{convention,from_basis,to_basis,factor,origin}', 'convention = ''house'''),
  ('exchange_rate', '{book,base,quote,on_date,rate}', 'book = ''mine''');
\t \a
SELECT name, "column", E'\n' || after(format('SELECT without_rules(%L)', name), format('UPDATE %I SET %I = NULL WHERE %s', name, "column", own))
FROM part, unnest(columns) WITH ORDINALITY AS c ("column", n) ORDER BY name, n;
-- Figures that no row could have.
SELECT name, assignment, E'\n' || after(format('SELECT without_rules(%L)', name), format('UPDATE %I SET %s WHERE %s', name, assignment, own))
FROM (VALUES ('accelerator_system', 'quantity = 0'), ('accelerator_system', 'quantity = -2'), ('accelerator_system', 'parts = 0'), ('accelerator_system', 'parts = -1'),
  ('accelerator_rating', 'capacity = ''0 FLOPS fp16'''), ('accelerator_rating', 'capacity = ''-3 TFLOPS fp16'''), ('accelerator_rating', 'valid = ''empty'''),
  ('basis_convention', 'factor = 0'), ('basis_convention', 'factor = -1'), ('basis_convention', 'factor = ''NaN'''), ('basis_convention', 'factor = ''infinity'''), ('basis_convention', 'from_basis = ''fp33'''),
  ('exchange_rate', 'rate = 0'), ('exchange_rate', 'rate = -1'), ('exchange_rate', 'rate = ''NaN'''), ('exchange_rate', 'rate = ''infinity'''), ('exchange_rate', 'rate = 1e40'), ('exchange_rate', 'rate = 1e-40'),
  ('exchange_rate', 'base = ''Euro'''), ('exchange_rate', 'on_date = ''infinity''')) AS v (name, assignment)
JOIN part USING (name) ORDER BY name, assignment COLLATE "C";
-- Columns of another type.  One that is stored alike is read.
SELECT name, change, E'\n' || after(format('SELECT without_rules(%L)', name), format('ALTER TABLE %I ALTER %s', name, change))
FROM (VALUES ('exchange_rate', 'rate TYPE double precision'), ('exchange_rate', 'on_date TYPE timestamptz'), ('exchange_rate', 'base TYPE varchar(3)'), ('exchange_rate', 'base TYPE integer USING 1'),
  ('accelerator_rating', 'capacity TYPE text'),
  ('basis_convention', 'factor TYPE real'), ('basis_convention', 'factor TYPE numeric(9, 3)')) AS v (name, change)
ORDER BY name, change COLLATE "C";
\t \a
SELECT after();
DROP FUNCTION after, without_rules;
DROP TABLE part;
DELETE FROM accelerator WHERE origin = 'user';
DELETE FROM accelerator_alias WHERE origin = 'user';
DELETE FROM accelerator_system WHERE origin = 'user';
DELETE FROM accelerator_rating WHERE origin = 'user';
DELETE FROM basis_convention WHERE origin = 'user';
DELETE FROM exchange_rate;
