-- By a convention that has a name.
SELECT convert_basis('246 EFLOPS fp32'::flops, 'fp16', 'press-2x'), convert_basis('492 EFLOPS fp16'::flops, 'fp16', 'press-2x') AS is_already,
  convert_basis('1 ZFLOP fp16'::flop, 'fp32', 'press-2x'), '16.8 EFLOPS fp16'::flops / convert_basis('246 EFLOPS fp32'::flops, 'fp16', 'press-2x') AS share;
-- By what a device does.
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
