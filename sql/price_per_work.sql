-- A rented H100 at 2 USD an hour and 40 percent of 989.4 TFLOPS.
SELECT price_per_work('2 USD', 'H100', 'fp16', 0.4), price_per_work('2 USD', '989.4 TFLOPS fp16', 0.4) AS rated, round(2 / (989.4e-6 * 3600 * 0.4), 9) AS expected, price_per_work('2 USD', 'H100', 'fp16', 1) * 2.5 AS all_of_it, price_per_work('0.25 USD', '1000 TOPS int8', 1) AS integers;
SELECT price_per_work('3.6 USD', '1 TFLOPS', 0.001) * flop(1, 'PFLOP') AS back;
SELECT price_per_work('1 USD', NULL, 'fp16', 0.4);
-- As of a day, and by a book.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('H100 SXM5 80GB', '1 PFLOPS fp16', 'ours', 'x', '[2025-01-01,2026-01-01)'), ('H100 SXM5 80GB', '500 TFLOPS fp16', 'ours', 'x', '[2026-01-01,)');
SELECT price_per_work('3.6 USD', 'H100', 'fp16', 1, '2025-06-30', 'ours'), price_per_work('3.6 USD', 'H100', 'fp16', 1, '2026-01-01', 'ours') AS later, price_per_work('3.6 USD', 'H100', 'fp16', 1, as_of => '2025-06-30') AS datasheet, price_per_work('3.6 USD', 'H100', 'fp16', 1, NULL, 'ours') AS no_day;
ROLLBACK;

\t \a
SELECT regexp_replace(error_of('SELECT ' || expression), '\d{4}-\d\d-\d\d', 'TODAY') FROM unnest(ARRAY[
  $$ price_per_work('2 USD', 'H100', 'fp16', 1.01) $$,
  $$ price_per_work('2 USD', 'H1000', 'fp16', 1) $$,
  $$ price_per_work('2 USD', 'P100 SXM2 16GB', 'fp8', 1) $$,
  $$ price_per_work('2 USD', '0 TFLOPS', 1) $$,
  $$ price_per_work('2e20 USD', '1 FLOPS', 0.1) $$
]) AS expression;
\t \a
