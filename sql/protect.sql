-- What came with the extension stays; what is one's own is one's own.
SELECT count(*) > 1000 AS shipped, count(*) FILTER (WHERE origin <> 'shipped') AS own FROM accelerator_rating;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ UPDATE accelerator SET tdp_w = 1 WHERE model = 'H100 SXM5 80GB' $$, $$ DELETE FROM accelerator_alias $$, $$ TRUNCATE accelerator_rating $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source, origin) VALUES ('H100 SXM5 80GB', '1 TFLOPS fp16', 'mine', 'me', 'shipped') $$,
  $$ DELETE FROM accelerator_rating_source $$, $$ UPDATE accelerator_system SET quantity = 9 $$, $$ UPDATE basis_convention SET factor = 3 $$]) AS statement;
\t \a
BEGIN;
INSERT INTO accelerator (model, vendor) VALUES ('Own 1', 'us');
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '1 TFLOPS fp16', 'mine', 'me');
\t \a
SELECT error_of($$ UPDATE accelerator SET origin = 'shipped' WHERE model = 'Own 1' $$);
-- Another rating of the same series and days: what it overlaps with, and the way out.
INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('Own 1', '1 TFLOPS int8', 'mine', 'me', '[2024-01-01,2025-01-01)'), ('Own 1', '4 TFLOPS int8', 'mine', 'me', '[2026-01-01,)');
SELECT error_of('INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ' || rows) FROM unnest(ARRAY[
  $$ ('own-1', '2 TFLOPS fp16', 'mine', 'me', '(,)') $$, $$ ('Own 1', '2 TFLOPS fp16', 'mine', 'me', '(,2020-01-01)') $$, $$ ('Own 1', '2 TFLOPS int8', 'mine', 'me', '[2024-12-31,2026-06-30)') $$,
  $$ ('OWN 1', '2 TFLOPS int8', 'mine', 'me', '[2023-12-31,2024-02-01)') $$, $$ ('Own 1', '2 TFLOPS int8', 'mine', 'me', '[2030-01-01,)') $$,
  $$ ('Own 1', '2 TFLOPS fp8', 'mine', 'me', '[2024-01-01,)'), ('Own 1', '3 TFLOPS fp8', 'mine', 'me', '[2025-01-01,)') $$]) AS rows;
SELECT error_of($$ UPDATE accelerator_rating SET valid = '[2024-06-01,)' WHERE model = 'Own 1' AND capacity = '4 TFLOPS int8' $$);
-- The same again is the constraint's to refuse: it is no error where conflicts are to be skipped.
SELECT split_part(error_of($$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '1 TFLOPS fp16', 'mine', 'me') $$), E'\n', 1);
\t \a
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '1 TFLOPS fp16', 'mine', 'me') ON CONFLICT DO NOTHING;
-- Days that change without overlapping, of one row and of several.
UPDATE accelerator_rating SET valid = '[2024-06-01,2026-01-01)' WHERE model = 'Own 1' AND capacity = '1 TFLOPS int8';
UPDATE accelerator_rating SET note = 'seen', capacity = 1 * capacity WHERE model = 'Own 1' AND book = 'mine';
-- The basis is that of the capacity, stated or not; an UPDATE that does not set it has not stated it.
INSERT INTO accelerator_rating_source (model, basis, capacity, source, kind) VALUES ('Own 1', 'fp16 dense', '3 TFLOPS fp16', 'me', 'agrees'), ('Own 1', NULL, '3 TFLOPS fp8 sparse', 'me', 'agrees') RETURNING basis;
UPDATE accelerator_rating_source SET capacity = '3 TFLOPS fp4' WHERE model = 'Own 1' AND basis = 'fp16' RETURNING basis;
UPDATE accelerator_rating_source SET capacity = '3 TFLOPS fp6', basis = 'fp6' WHERE model = 'Own 1' AND basis = 'fp4' RETURNING basis;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO accelerator_rating (model, basis, capacity, book, source) VALUES ('Own 1', 'fp8', '3 TFLOPS fp16', 'other', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, basis, capacity, book, source) VALUES ('Own 1', 'half', '3 TFLOPS fp16', 'other', 'me') $$,
  $$ INSERT INTO accelerator_rating_source (model, basis, capacity, source, kind) VALUES ('Own 1', 'fp16 sparse', '3 TFLOPS fp16', 'me', 'agrees') $$,
  $$ UPDATE accelerator_rating SET basis = 'fp8' WHERE model = 'Own 1' AND basis = 'fp16' $$,
  $$ UPDATE accelerator_rating_source SET capacity = '3 TFLOPS fp16', basis = 'fp6' WHERE model = 'Own 1' AND basis = 'fp6' $$]) AS statement;
-- What else does not fit a column's rules.
SELECT split_part(error_of(statement), E'\n', 1) FROM unnest(ARRAY[
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '1 TFLOPS', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '0 TFLOPS fp8', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '-1 TFLOPS fp8', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', 'NaN TFLOPS fp8', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', 'Infinity', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('Own 1', '1 TFLOPS fp8', 'mine', 'me', 'empty') $$,
  $$ INSERT INTO accelerator_rating (model, book, source) VALUES ('Own 1', 'mine', 'me') $$, $$ INSERT INTO accelerator_rating (capacity, book, source) VALUES ('1 TFLOPS fp8', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating_source (model, capacity, source, kind) VALUES ('Own 1', '-1 TFLOPS fp8', 'me', 'agrees') $$,
  $$ INSERT INTO accelerator (model) VALUES ('OWN-1') $$, $$ INSERT INTO accelerator (model) VALUES (' - ') $$,
  $$ INSERT INTO accelerator (model, memory_gb) VALUES ('Own 2', 0) $$, $$ INSERT INTO accelerator (model, memory_gb) VALUES ('Own 2', 'NaN') $$,
  $$ INSERT INTO accelerator (model, tdp_w) VALUES ('Own 2', 'infinity') $$, $$ INSERT INTO accelerator (model, die_area_mm2) VALUES ('Own 2', -1) $$,
  $$ INSERT INTO accelerator (model, launch_date) VALUES ('Own 2', 'infinity') $$, $$ INSERT INTO accelerator (model, devices_per_node) VALUES ('Own 2', 0) $$,
  $$ INSERT INTO accelerator_system (system, model, quantity) VALUES ('s', 'Own 1', 0) $$, $$ INSERT INTO accelerator_system (system, model, quantity) VALUES ('s', 'Own 1', -8) $$,
  $$ INSERT INTO accelerator_system (system, model, quantity, power_kw) VALUES ('s', 'Own 1', 8, 'NaN') $$,
  $$ INSERT INTO basis_convention VALUES ('c', 'fp8', 'fp16', -1, 's') $$, $$ INSERT INTO basis_convention VALUES ('c', 'fp8', 'fp16', 0, 's') $$,
  $$ INSERT INTO basis_convention VALUES ('c', 'fp8', 'fp16', 'NaN', 's') $$, $$ INSERT INTO basis_convention VALUES ('c', 'fp8', 'fp16', 'infinity', 's') $$,
  $$ INSERT INTO basis_convention VALUES ('c', 'half', 'fp16', 1, 's') $$, $$ INSERT INTO basis_convention VALUES ('c', 'fp8', 'fp16 dense', 1, 's') $$,
  $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', 0) $$, $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', -1.08) $$,
  $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', 'NaN') $$, $$ INSERT INTO exchange_rate (base, quote, on_date, rate) VALUES ('EUR', 'USD', '2024-10-29', 'infinity') $$]) AS statement;
-- Of all these, nothing is stored.
SELECT model, basis, accumulate, capacity, book, valid, source FROM accelerator_rating WHERE origin = 'user' ORDER BY basis, valid;
SELECT model, basis, capacity FROM accelerator_rating_source WHERE origin = 'user' ORDER BY basis;
SELECT model, memory_gb, tdp_w FROM accelerator WHERE origin = 'user';
SELECT count(*) FROM (SELECT origin FROM accelerator_system UNION ALL SELECT origin FROM basis_convention) AS t WHERE origin = 'user';
SELECT count(*) FROM exchange_rate WHERE on_date = '2024-10-29';
\t \a
-- other series do not overlap
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '2 TFLOPS fp16', 'other', 'me'), ('Own 1', '2 TFLOPS fp8', 'mine', 'me');
INSERT INTO accelerator_rating (model, capacity, book, source, accumulate) VALUES ('Own 1', '2 TFLOPS fp16', 'mine', 'me', 'fp32');
SELECT rating('own 1', 'fp16', book => 'mine'), rating('own 1', 'fp8', book => 'mine'), rating('own 1', 'fp16', book => 'other');
UPDATE accelerator_rating SET capacity = '3 TFLOPS fp16' WHERE model = 'Own 1' AND book = 'other';
SELECT rating('own 1', 'fp16', book => 'other');
DELETE FROM accelerator_rating WHERE model = 'Own 1' AND book = 'other';
\t \a
SELECT split_part(error_of($$ SELECT rating('own 1', 'fp16', book => 'other') $$), E'\n', 1);
\t \a
ROLLBACK;
-- A row may name a model by an alias; of one that is not there it warns.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('h100', '500 TFLOPS fp16', 'ours', 'me'), ('A8000', '5 TFLOPS fp16', 'ours', 'me');
INSERT INTO accelerator_system (system, model, quantity) VALUES ('our box', 'H100', 4), ('no box', 'A8000', 4);
INSERT INTO accelerator_alias (alias, model) VALUES ('our card', 'A8000');
SELECT rating('H100', 'fp16', book => 'ours'), capacity('our box', 2, book => 'ours');
-- So it does of one that is there and cannot be meant: a system, or of an alias another alias.
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('HGX A800 8-GPU', '5 TFLOPS fp16', 'ours', 'me');
INSERT INTO accelerator_rating_source (model, capacity, source, kind) VALUES ('hgx-a800-8-gpu', '5 TFLOPS fp16', 'me', 'agrees'), ('a800', '5 TFLOPS fp16', 'me', 'agrees');
INSERT INTO accelerator_system (system, model, quantity) VALUES ('our rack', 'HGX A800 8-GPU', 4);
INSERT INTO accelerator_alias (alias, model) VALUES ('our other card', 'A800'), ('our old box', 'HGX A800 8-GPU'), ('our third card', 'a800-sxm4-80gb');
SELECT name, try_resolve_model(name) FROM unnest(ARRAY['our other card', 'our old box', 'our third card']) AS name ORDER BY name;
ROLLBACK;
-- Triggers are not for calling.
\t \a
SELECT error_of('SELECT ' || name || '()') FROM unnest(ARRAY['_protect_shipped_rows', '_catalog_changed', '_state_basis', '_refuse_overlap']) AS name;
-- Nor for other tables, whose columns are of other types.
CREATE TABLE accelerator_rating_of_ours (model int, capacity int, accumulate int, book int, valid int, origin int, basis int);
CREATE TRIGGER one BEFORE INSERT ON accelerator_rating_of_ours FOR EACH ROW EXECUTE FUNCTION _state_basis();
SELECT error_of('INSERT INTO accelerator_rating_of_ours VALUES (1, 2, 3, 4, 5, 6, 7)');
DROP TRIGGER one ON accelerator_rating_of_ours;
CREATE TRIGGER one BEFORE INSERT ON accelerator_rating_of_ours FOR EACH ROW EXECUTE FUNCTION _refuse_overlap();
SELECT error_of('INSERT INTO accelerator_rating_of_ours VALUES (1, 2, 3, 4, 5, 6, 7)');
DROP TABLE accelerator_rating_of_ours;
\t \a
