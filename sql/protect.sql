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
-- what does not fit a column's rules
SELECT split_part(error_of(statement), E'\n', 1) FROM unnest(ARRAY[
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('own-1', '2 TFLOPS fp16', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('Own 1', '2 TFLOPS fp16', 'mine', 'me', '[2030-01-01,)') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '1 TFLOPS', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('Own 1', '0 TFLOPS fp8', 'mine', 'me') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('Own 1', '1 TFLOPS fp8', 'mine', 'me', 'empty') $$,
  $$ INSERT INTO accelerator (model) VALUES ('OWN-1') $$, $$ INSERT INTO accelerator (model) VALUES (' - ') $$,
  $$ INSERT INTO accelerator_system (system, model, quantity) VALUES ('s', 'Own 1', 0) $$,
  $$ INSERT INTO basis_convention VALUES ('c', 'fp8', 'fp16', -1, 's') $$]) AS statement;
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
ROLLBACK;
-- Triggers are not for calling.
\t \a
SELECT error_of('SELECT protect_shipped_rows()');
\t \a
