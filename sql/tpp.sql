-- Total processing performance: TOPS times bits, at its most.  Published are 15,832
-- for the H100, 4,992 for the A100 and 2,368 for the H20, here within 0.1 percent.
SELECT model, tpp(model), abs(tpp(model) / published - 1) < 0.001 AS as_published, round(performance_density(model), 2) AS performance_density
FROM (VALUES ('H100', 15832), ('A100', 4992), ('A800', 4992), ('H20', 2368), ('RTX 4090', 5285), ('RTX 4090 D', 4707)) AS v (model, published) ORDER BY model;
-- Of all dense formats the highest; tf32 has 19 bits.
SELECT basis, format_bits(basis), rating('H100', basis), tflops(rating('H100', basis)) * format_bits(basis) AS product FROM unnest(ARRAY['fp64 tensor', 'fp32', 'tf32', 'fp16', 'fp8', 'int8']) AS basis ORDER BY product DESC, basis;
SELECT format_bits(basis) FROM unnest(ARRAY['fp64', 'fp6', 'FP4 sparse', 'int4']) AS basis;

BEGIN;
INSERT INTO accelerator (model, die_area_mm2) VALUES ('Test 1', 500), ('Test 2', NULL), ('Test 3', 500);
INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES
  ('Test 1', '100 TFLOPS fp16', 'datasheet', 'x', '(,)'), ('test-1', '300 TOPS int8', 'datasheet', 'x', '(,)'), ('Test 1', '1 PFLOPS fp8 sparse', 'datasheet', 'x', '(,)'), ('Test 1', '900 TFLOPS fp8', 'quotes', 'x', '(,)'),
  ('Test 1', '900 TFLOPS fp6', 'datasheet', 'x', '(,2000-01-01)'), ('Test 2', '100 TFLOPS fp16', 'datasheet', 'x', '(,)');
-- Not the sparse rate, nor that of a book that is not searched, nor an old one.
SELECT model, resolve_model(model), tpp(model), performance_density(model) FROM unnest(ARRAY['TEST_1', 'Test 2', 'Test 3']) AS model;
-- As of a day, and by a book.
SELECT tpp('Test 1', '1999-12-31') AS old, tpp('Test 1', '2000-01-01') AS later, tpp('Test 1', '2000-01-01', 'quotes') AS quoted, tpp('Test 2', '2000-01-01', 'quotes') AS not_quoted, performance_density('Test 1', as_of => '1999-12-31') AS density, tpp('Test 1', NULL) AS no_day;
SET LOCAL compute_acct.rating_books = 'datasheet, quotes';
SELECT tpp('Test 1'), performance_density('Test 1');
-- A user's row of a shipped model, with a die area of one's own.
INSERT INTO accelerator (model, die_area_mm2) VALUES ('h20 96gb', 1000);
SELECT resolve_model('H20'), tpp('H20'), performance_density('H20');
ROLLBACK;
-- A user's rating that names its model by an alias.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('H100', '5 EFLOPS fp4', 'datasheet', 'a rumour');
SELECT tpp('H100'), tpp('H100') = tflops(rating('H100', 'fp4')) * 4 AS by_fp4;
ROLLBACK;
SELECT tpp(NULL), performance_density(NULL);
-- Every accelerator of the catalog has an answer, if only that it is not known.
SELECT count(*) FILTER (WHERE tpp(model) > 0) > 100 AS known, count(*) FILTER (WHERE tpp(model) IS NULL AND performance_density(model) IS NOT NULL) AS odd FROM accelerator;

\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ tpp('H1000') $$, $$ performance_density('no such thing') $$, $$ tpp('DGX H100') $$, $$ format_bits('fp17') $$, $$ format_bits('unspecified') $$]) AS expression;
\t \a
