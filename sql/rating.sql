LOAD 'compute_acct';
-- The datasheet's rating, and the article's, side by side.
SHOW compute_acct.rating_books;
SELECT rating('A800', 'fp16'), rating('A800', 'fp16', book => '36kr-2024-10-30'), rating('H100', 'fp16'), rating('H100', 'fp16', book => '36kr-2024-10-30');
SET compute_acct.rating_books = '36kr-2024-10-30, datasheet';
SELECT rating_books(), rating('A800', 'fp16'), rating('A800', 'bf16'), rating('A100', 'fp16');
SELECT devices('1 EFLOPS fp16', 'A800'), devices_required('1 EFLOPS fp16', 'A800'), systems_required('1 EFLOPS fp16', 'HGX A800 8-GPU');
RESET compute_acct.rating_books;
SELECT devices('1 EFLOPS fp16', 'A800'), devices_required('1 EFLOPS fp16', 'A800'), systems_required('1 EFLOPS fp16', 'HGX A800 8-GPU'),
  systems_required('1 EFLOPS fp16', 'HGX A800 8-GPU', '320 TFLOPS fp16');
SELECT devices('1 EFLOPS fp16', '320 TFLOPS fp16'::flops), devices_required('1 EFLOPS fp16', '320 TFLOPS fp16'::flops), devices_required('0 FLOPS fp16', 'A800'), devices_required('1 FLOPS fp16', 'A800');

-- The basis decides; dense and sparse, vector and tensor are separate ratings.
SELECT basis, rating('H100', basis) FROM unnest(ARRAY['fp64', 'fp64 tensor', 'fp32', 'tf32', 'fp16 vector', 'fp16', 'fp16 sparse', 'fp8', 'int8 sparse']) AS basis;
-- GeForce cards have two rates; the vendor's headline is with fp16 accumulation.
SELECT rating('RTX 4090', 'fp16'), rating('RTX 4090', 'fp16 vector');

SELECT capacity('A800', 3125), capacity('A800', 0.5), capacity('A800', 0), capacity('H100', 67500, book => '36kr-2024-10-30'), capacity('H100', 67500), capacity('GB200 NVL72', 1, 'fp4'),
  capacity('H100', 8, 'fp8', as_of => '2025-01-01');
SELECT h100_equivalents('66.7845 EFLOPS fp16'), equivalents('1 EFLOPS fp8', 'H100'), equivalents('1 EFLOPS fp16', 'A800', '36kr-2024-10-30');
-- NULL in, NULL out; but a book that is left open is the setting's.
SELECT rating(NULL, 'fp16'), rating('A800', NULL), rating('A800', 'fp16', NULL), capacity('A800', NULL), capacity(NULL, 1), devices(NULL, 'A800'), equivalents(NULL, 'A800'), rating('A800', 'fp16', book => NULL);

-- A user's own book, day by day.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES
  ('A800 SXM4 80GB', '290 TFLOPS fp16', 'measured', '[2024-01-01,2025-01-01)', 'our benchmark'), ('A800 SXM4 80GB', '295 TFLOPS fp16', 'measured', '[2025-01-01,)', 'our benchmark');
SELECT rating('A800', 'fp16', '2024-12-31', 'measured'), rating('A800', 'fp16', '2025-01-01', 'measured');
SET LOCAL compute_acct.rating_books = 'measured, datasheet';
SELECT rating('A800', 'fp16', '2023-12-31'), rating('A800', 'fp16'), rating('A800', 'bf16');
-- A user's row in a shipped book wins over the shipped one.
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('a800 sxm4-80gb', '313 TFLOPS fp16', 'datasheet', 'newer sheet');
SELECT rating('A800', 'fp16', book => 'datasheet');
\t \a
SELECT error_of($$ SELECT rating('A800', 'fp16', '2023-12-31', 'measured') $$);
\t \a
ROLLBACK;

-- A rating is in force on the days that its range contains, and to <@ the infinities are days.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, valid, source)
SELECT 'A800 SXM4 80GB', '1 TFLOPS fp16', 'days ' || row_number() OVER (), valid, 'test'
FROM (SELECT DISTINCT daterange(first, last, bounds) FROM unnest(ARRAY['[]', '[)', '(]', '()']) AS bounds,
        unnest(ARRAY[NULL, '-infinity', '2024-01-01', 'infinity']::date[]) AS first,
        unnest(ARRAY[NULL, '-infinity', '2025-01-01', 'infinity']::date[]) AS last
      WHERE coalesce(first <= last, true)) AS t (valid)
WHERE NOT isempty(valid);
SELECT count(DISTINCT valid) AS ranges, count(*) FILTER (WHERE day <@ valid) AS in_force, count(*) FILTER (WHERE NOT day <@ valid) AS not_in_force,
  count(*) FILTER (WHERE day <@ valid <> (try_capacity(model, 1, 'fp16', day, book) IS NOT NULL)) AS capacity_differs,
  count(*) FILTER (WHERE day <@ valid <> (error_of(format('SELECT rating(%L, %L, %L, %L)', model, 'fp16', day, book)) LIKE 'no error%')) AS rating_differs
FROM accelerator_rating, unnest(ARRAY['-infinity', '4713-11-24 BC', '2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01', '5874897-12-31', 'infinity']::date[]) AS day
WHERE book LIKE 'days %';
-- So two that have nothing but an infinite day in common overlap, too.
SELECT a.valid, b.valid
FROM (SELECT valid, _rating_days(model, capacity, accumulate, '', valid, origin) AS days FROM accelerator_rating WHERE book LIKE 'days %') AS a,
  (SELECT valid, _rating_days(model, capacity, accumulate, '', valid, origin) AS days FROM accelerator_rating WHERE book LIKE 'days %') AS b
WHERE a.days && b.days <> EXISTS (
    SELECT FROM unnest(ARRAY['-infinity', '2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01', 'infinity']::date[]) AS day
    WHERE day <@ a.valid AND day <@ b.valid)
ORDER BY a.valid, b.valid;
DELETE FROM accelerator_rating WHERE book LIKE 'days %';
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('A800', '1 TFLOPS fp16', 'far', '[infinity,infinity]', 'test'), ('A800', '2 TFLOPS fp16', 'far', '[2024-01-01,)', 'test') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('A800', '1 TFLOPS fp16', 'far', '[2024-01-01,infinity]', 'test'), ('A800', '2 TFLOPS fp16', 'far', '[infinity,infinity]', 'test') $$,
  $$ INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('A800', '1 TFLOPS fp16', 'far', '[2024-01-01,infinity)', 'test'); SELECT rating('A800', 'fp16', 'infinity', 'far') $$,
  $$ SELECT rating('A800', 'fp16', '-infinity') $$]) AS statement;
\t \a
ROLLBACK;

\t \a
SELECT regexp_replace(error_of(statement), '\d{4}-\d\d-\d\d', 'TODAY') FROM unnest(ARRAY[
  $$ SELECT capacity('P100', 8) $$, $$ SELECT rating('Rubin CPX', 'fp4') $$, $$ SELECT rating('H100', 'fp6') $$]) AS statement;
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT rating('H100', 'fp16', '2000-01-01') $$,
  $$ SELECT rating('H100', 'fp16', book => 'datashet') $$, $$ SET compute_acct.rating_books = 'datashet'; SELECT rating('H100', 'fp16') $$,
  $$ SET compute_acct.rating_books = '' $$, $$ SET compute_acct.rating_books = 'a,,b' $$, $$ SET compute_acct.rating_book = 'x' $$,
  $$ SELECT rating('H100', 'fp17') $$, $$ SELECT rating('H100', 'unspecified') $$,
  $$ SELECT capacity('H100', -1) $$, $$ SELECT capacity('H100', 'NaN') $$, $$ SELECT capacity('H100', 'infinity') $$, $$ SELECT capacity('H100', 1e30) $$,
  $$ SELECT devices('1 EFLOPS', 'H100') $$, $$ SELECT h100_equivalents('1 EFLOPS') $$, $$ SELECT systems_required('1 EFLOPS', 'HGX A800 8-GPU') $$,
  $$ SELECT devices('1 EFLOPS fp16', '1 TFLOPS fp8'::flops) $$, $$ SELECT devices_required('1 EFLOPS fp16', '1 TFLOPS fp8'::flops) $$,
  $$ SELECT devices('1 EFLOPS fp16', '0 TFLOPS fp16'::flops) $$, $$ SELECT devices_required('-1 EFLOPS fp16', 'A800') $$, $$ SELECT devices_required('10 QFLOPS fp16', '1 FLOPS fp16'::flops) $$
]) AS statement;
\t \a
SHOW compute_acct.rating_books;

-- Who says so: every figure that was seen, the preferred one first.
SELECT * FROM rating_sources('Gaudi3', 'fp16');
SELECT capacity, source, kind FROM rating_sources('ascend 910c', 'fp16');
SELECT count(*) AS disputed_without_other_figures FROM accelerator_rating r WHERE confidence = 'disputed' AND book = 'datasheet'
  AND NOT EXISTS (SELECT FROM rating_sources(r.model, r.basis) WHERE kind = 'disagrees');
SELECT catalog_version() = extversion AS installed, compute_acct_version() = extversion AS loaded FROM pg_extension WHERE extname = 'compute_acct';

-- An integer quantity is spared numeric in a plan, and means the same as one
-- that no cast from an integer made, which takes the way through numeric.
CREATE FUNCTION plan_spares_numeric(quantity text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  line text;
BEGIN
  FOR line IN EXECUTE format('EXPLAIN (VERBOSE, COSTS off) SELECT capacity(''H100'', %s) FROM (VALUES (1), (2)) v (q)', quantity) LOOP
    IF line LIKE '%_capacity_of_count%' THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END
$$;
SELECT quantity, plan_spares_numeric(quantity)
FROM unnest(ARRAY['q', 'q::smallint', 'q::bigint', 'q::numeric', 'q::text::numeric', 'q * 0.5']) WITH ORDINALITY u (quantity, n)
ORDER BY n;
DROP FUNCTION plan_spares_numeric(text);
SELECT q, capacity('H100', q) = capacity('H100', q::text::numeric) AS integer,
       capacity('H100', q::smallint) = capacity('H100', q::text::numeric) AS smallint,
       capacity('H100', q::bigint, 'fp8 sparse', '2025-01-01') = capacity('H100', q::text::numeric, 'fp8 sparse', '2025-01-01') AS bigint
FROM (VALUES (0), (8), (3125), (NULL)) v (q)
ORDER BY q;
SELECT capacity('H100', q) FROM (VALUES (-8)) v (q);	-- error: negative
SELECT capacity('H200 of mine', q) FROM (VALUES (8)) v (q);	-- error: unknown
SELECT capacity('H100', q) = capacity('H100', q::text::numeric) AS greatest_integer FROM (VALUES (9223372036854775807), (0)) v (q) ORDER BY q;
PREPARE untyped AS SELECT capacity($1, $2);
EXECUTE untyped('A800', 3125);
DEALLOCATE untyped;
-- Who reads through a view needs no right to the extension's schema.
BEGIN;
CREATE ROLE regress_acct_reader;
CREATE SCHEMA fleet;
CREATE TABLE fleet.node (model text, gpus integer);
INSERT INTO fleet.node VALUES ('A800', 8);
CREATE VIEW fleet.capacity AS SELECT capacity(model, gpus) AS capacity FROM fleet.node;
GRANT USAGE ON SCHEMA fleet TO regress_acct_reader;
GRANT SELECT ON fleet.capacity TO regress_acct_reader;
DO $$ BEGIN EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM PUBLIC', (SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'compute_acct')); END $$;
SET LOCAL ROLE regress_acct_reader;
SELECT * FROM fleet.capacity;
ROLLBACK;
-- The sources of a user's row that names its model by an alias.
BEGIN;
INSERT INTO accelerator_rating_source (model, capacity, source, kind) VALUES ('H100', '5 PFLOPS fp4', 'a rumour', 'other quantity');
SELECT capacity, source FROM rating_sources('h100 sxm5 80gb', 'fp4');
ROLLBACK;

-- A rating under the model's own name wins over one under an alias, whichever
-- was there first.
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES
  ('NVIDIA H100 80GB HBM3', '700 TFLOPS fp16', 'by-alias', 'test'), ('H100 SXM5 80GB', '800 TFLOPS fp16', 'by-alias', 'test');
SELECT rating('H100', 'fp16', book => 'by-alias');
DELETE FROM accelerator_rating WHERE book = 'by-alias';
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES
  ('H100 SXM5 80GB', '800 TFLOPS fp16', 'by-alias', 'test'), ('NVIDIA H100 80GB HBM3', '700 TFLOPS fp16', 'by-alias', 'test');
SELECT rating('H100', 'fp16', book => 'by-alias');
DELETE FROM accelerator_rating WHERE book = 'by-alias';
-- Two under different aliases, of which the table cannot know that they overlap:
-- the earlier, else the lower one, wherever they stand in it.
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES
  ('H100', '800 TFLOPS fp16', 'by-alias', 'test'), ('NVIDIA H100 80GB HBM3', '700 TFLOPS fp16', 'by-alias', 'test');
SELECT rating('H100', 'fp16', book => 'by-alias');
DELETE FROM accelerator_rating WHERE book = 'by-alias';
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES
  ('H100', '700 TFLOPS fp16', 'by-alias', 'test'), ('NVIDIA H100 80GB HBM3', '800 TFLOPS fp16', 'by-alias', 'test');
SELECT rating('H100', 'fp16', book => 'by-alias');
DELETE FROM accelerator_rating WHERE book = 'by-alias';

-- That a row is passed over is warned of when it comes, and told of any name of
-- the model; one of the model's own name is found whichever came first.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('H100', '700 TFLOPS fp16', 'mine', '[2024-01-01,2025-01-01)', 'test');
INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('H100 SXM5 80GB', '800 TFLOPS fp16', 'mine', '[2024-06-01,)', 'test');
INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('NVIDIA H100', '900 TFLOPS fp16', 'mine', '[2024-03-01,2024-04-01)', 'test');
-- Neither other days, nor another series, nor another spelling of the same name.
INSERT INTO accelerator_rating (model, capacity, book, valid, source) VALUES ('NVIDIA H100', '900 TFLOPS fp16', 'mine', '[2020-03-01,2020-04-01)', 'test'), ('H100', '900 TFLOPS bf16', 'mine', '(,)', 'test'),
  ('H100', '900 TFLOPS fp16', 'other', '(,)', 'test'), ('h-100', '1 TFLOPS fp16', 'mine', '[2019-01-01,2020-01-01)', 'test'), ('A100', '1 TFLOPS fp16', 'mine', '(,)', 'test');
UPDATE accelerator_rating SET valid = '[2023-01-01,2024-05-01)' WHERE model = 'NVIDIA H100' AND book = 'mine' AND lower(valid) = '2024-03-01';
SELECT name, problem, detail, hint FROM catalog_problems(ARRAY['H100', 'H100 SXM5 80GB', 'A100', 'H20']) ORDER BY name COLLATE "C";
SELECT name FROM catalog_problems(ARRAY['H100'], 'bf16');
DELETE FROM accelerator_rating WHERE model = 'H100 SXM5 80GB' AND book = 'mine';
DELETE FROM accelerator_rating WHERE model = 'NVIDIA H100' AND book = 'mine';
SELECT name FROM catalog_problems(ARRAY['H100']);
ROLLBACK;

-- Lists of what there is instead end after a few.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, valid, source)
SELECT 'A100 SXM4 80GB', flops(n, 'TFLOPS', 'fp6'), 'book ' || n % 10, daterange('2020-01-01'::date + n, '2020-01-01'::date + n + 1), 'test' FROM generate_series(1, 2000) AS n;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[$$ SELECT rating('A100', 'fp6', '2020-01-01') $$, $$ SELECT rating('A100', 'fp6', '2020-01-01', 'nowhere') $$]) WITH ORDINALITY AS t (statement, n) ORDER BY n;
SELECT hint FROM catalog_problems(ARRAY['A100'], 'fp6');
\t \a
SELECT count(*), max(length(hint)) FROM catalog_problems(array_fill('A100'::text, ARRAY[1000]), 'fp6');
ROLLBACK;
