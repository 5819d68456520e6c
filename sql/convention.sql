-- By a convention that has a name.
SELECT convert_basis('246 EFLOPS fp32'::flops, 'fp16', 'press-2x'), convert_basis('492 EFLOPS fp16'::flops, 'fp16', 'press-2x') AS is_already,
  convert_basis('1 ZFLOP fp16'::flop, 'fp32', 'press-2x'), '16.8 EFLOPS fp16'::flops / convert_basis('246 EFLOPS fp32'::flops, 'fp16', 'press-2x') AS share;
-- By what a device does.
-- As of a day, and by a book.
BEGIN;
INSERT INTO accelerator_rating (model, capacity, book, source, valid) VALUES ('A100 SXM4 80GB', '20 TFLOPS fp32', 'ours', 'x', '[2025-01-01,2026-01-01)'), ('A100 SXM4 80GB', '320 TFLOPS fp16', 'ours', 'x', '[2025-01-01,)'), ('A100 SXM4 80GB', '10 TFLOPS fp32', 'ours', 'x', '[2026-01-01,)');
SELECT rerate('320 PFLOPS fp16'::flops, 'A100', 'fp32', '2025-12-31', 'ours'), rerate('320 PFLOPS fp16'::flops, 'A100', 'fp32', '2026-01-01', 'ours') AS later, rerate('32 ZFLOP fp16'::flop, 'A100', 'fp32', as_of => '2025-12-31', book => 'ours') AS work,
  rerate('312 PFLOPS fp16'::flops, 'A100', 'fp32', as_of => '2025-12-31') AS datasheet, rerate('312 PFLOPS fp16'::flops, 'A100', 'fp32', NULL, 'ours') AS no_day;
SELECT split_part(error_of($$ SELECT rerate('312 PFLOPS fp16'::flops, 'A100', 'fp32', '2024-12-31', 'ours') $$), E'\n', 1) AS not_yet;
ROLLBACK;
SELECT rerate('312 PFLOPS fp16'::flops, 'A100', 'fp32'), rerate('1 ZFLOP fp8'::flop, 'H100', 'fp16');
BEGIN;
INSERT INTO basis_convention (convention, from_basis, to_basis, factor, source) VALUES ('ours', 'fp8', 'fp16', 0.5, 'house rule'), ('press-2x', 'fp32', 'fp16', 3, 'house rule');
SELECT convert_basis('1 EFLOPS fp8'::flops, 'fp16', 'ours'), convert_basis('1 EFLOPS fp32'::flops, 'fp16', 'press-2x');
ROLLBACK;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ convert_basis('1 EFLOPS fp8'::flops, 'fp16', 'press-2x') $$, $$ convert_basis('1 EFLOPS fp32'::flops, 'fp16', 'press-3x') $$, $$ convert_basis('1 EFLOPS'::flops, 'fp16', 'press-2x') $$,
  $$ convert_basis('1 EFLOPS fp32'::flops, 'fp99', 'press-2x') $$, $$ convert_basis('600000 QFLOPS fp32'::flops, 'fp16', 'press-2x') $$, $$ rerate('1 EFLOPS'::flops, 'H100', 'fp16') $$]) AS expression;
\t \a
