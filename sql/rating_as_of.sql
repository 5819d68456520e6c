-- What a report asks again: devices, equivalents, systems and plans as of a day, by a book.
INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES
  ('A800 SXM4 80GB', '250 TFLOPS fp16', 'ours', 'x', '[2025-01-01,2026-01-01)'), ('A800 SXM4 80GB', '500 TFLOPS fp16', 'ours', 'x', '[2026-01-01,)'),
  ('H100 SXM5 80GB', '1 PFLOPS fp16', 'ours', 'x', '[2025-01-01,2026-01-01)');
SELECT day, devices('1 EFLOPS fp16', 'A800', day, 'ours'), devices_required('1.0001 EFLOPS fp16', 'A800', day, 'ours'), equivalents('1 EFLOPS fp16', 'A800', day, 'ours'),
  systems_required('1.001 EFLOPS fp16', 'HGX A800 8-GPU', day, 'ours')
FROM unnest(ARRAY['2025-12-31', '2026-01-01']::date[]) AS day ORDER BY day;
-- Without the book it is the setting's; with NULL, too.
SELECT devices('312 PFLOPS fp16', 'A800', as_of => '2025-12-31'), devices('312 PFLOPS fp16', 'A800', '2025-12-31', NULL) AS same, systems_required('312 PFLOPS fp16', 'HGX A800 8-GPU', '2025-12-31', NULL) AS systems;
SELECT h100_equivalents('1 EFLOPS fp16', '2025-12-31', 'ours'), round(h100_equivalents('1 EFLOPS fp16', as_of => '2025-12-31'), 6) AS datasheet;
SET compute_acct.rating_books = 'ours, datasheet';
SELECT devices('1 EFLOPS fp16', 'A800', as_of => '2025-12-31'), devices('1 EFLOPS fp16', 'A800', as_of => '2024-12-31') AS datasheet;
RESET compute_acct.rating_books;
SELECT capacity_to_add, devices, systems, cost, capacity_reached
FROM procurement_plan('1 EFLOPS fp16', '2 EFLOPS fp16', 'HGX A800 8-GPU', '1000000 CNY', NULL, 1, '2025-12-31', 'ours');
SELECT devices FROM unnest(ARRAY['2025-12-31', '2026-01-01']::date[]) AS day, procurement_plan('1 EFLOPS fp16', '2 EFLOPS fp16', 'HGX A800 8-GPU', '1000000 CNY', rating => NULL, pue => 1.2, as_of => day, book => 'ours') ORDER BY day;
-- Nothing is known of nothing.
SELECT devices(NULL, 'A800', '2025-12-31', 'ours'), devices('1 EFLOPS fp16', NULL, '2025-12-31', 'ours'), devices_required('1 EFLOPS fp16', 'A800', as_of => NULL), systems_required('1 EFLOPS fp16', 'HGX A800 8-GPU', NULL, 'ours'),
  h100_equivalents('1 EFLOPS fp16', NULL, 'ours');
-- Calls as they always were.
SELECT devices('312 PFLOPS fp16', 'A800', 'datasheet'), devices_required('312 PFLOPS fp16', 'A800', 'datasheet'), equivalents('312 PFLOPS fp16', 'A800', 'datasheet'), systems_required('1 EFLOPS fp16', 'HGX A800 8-GPU', '320 TFLOPS fp16');
PREPARE untyped AS SELECT devices($1, $2, 'datasheet'), systems_required($1, $3, $4);
EXECUTE untyped('312 PFLOPS fp16', 'A800', 'HGX A800 8-GPU', '320 TFLOPS fp16');
DEALLOCATE untyped;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ devices('1 EFLOPS fp16', 'A800', '2024-12-31', 'ours') $$, $$ devices('1 EFLOPS fp16', 'A800', '2025-12-31', 'theirs') $$, $$ devices('1 EFLOPS', 'A800', '2025-12-31', 'ours') $$,
  $$ systems_required('1 EFLOPS fp16', 'A800', '2025-12-31', 'ours') $$, $$ systems_required('1 EFLOPS fp16', 'HGX A800 8-GPU', '2025-12-31', 'theirs') $$, $$ h100_equivalents('1 EFLOPS fp16', '2026-01-01', 'ours') $$, $$ tpp('A800', '2025-12-31', 'theirs') $$]) AS expression;
\t \a
DELETE FROM accelerator_rating WHERE book = 'ours';
