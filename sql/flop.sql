-- Work: what is read, and the one text in which it is printed.
SELECT value::flop FROM unnest(ARRAY[
  '314 ZFLOP fp16', '2.5e25 FLOP', '3640 PFLOPS-days fp16', '3640 PF-days', '1 petaflop/s-days', '3.14 petaflop/s-day', '2 EFLOPS-hours',
  '1 EFLOP/s-h', '90 GFLOPS-minutes', '7 TFLOPS-s', '5 TOP int8', '5 TOPS-days int8', '0 FLOP', '-999 FLOP', '1 exaflop', '1.5亿 FLOP',
  -- rounded once, however many digits: half a FLOP is 0.5/86400 of a FLOPS-day
  '0.0000057870370370370370370370370370370370370370370370371 FLOPS-days',
  '0.000005787037037037037037037037037037037037037037037037 FLOPS-days',
  '664613.997892457936451903530140172287 QFLOP'
]) AS value;
\t \a
SELECT input_error('flop', value) FROM unnest(ARRAY[
  '5 PFLOPS', '5 PF', '5 FLOPs', '5 PFLOP-days', '5 PFLOPS-fortnights', '5 F-days', '5 PFLOPS-months', '664614 QFLOP', '1e31 PFLOPS-days'
]) AS value;
\t \a

SELECT flop(314, 'ZFLOP'), flop(3640, 'PFLOPS-days', 'fp16'), flop(0.1, 'PF-days');
SELECT in_unit('314 ZFLOP fp16'::flop, 'PFLOPS-days'), in_unit('86400 EFLOP'::flop, 'EFLOPS-days'), in_unit('1.5 ZFLOP'::flop, 'EFLOP');
SELECT basis('314 ZFLOP fp16'::flop), basis('1 FLOP'::flop);

CREATE TEMP TABLE declared (w flop(fp16));
SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'declared'::regclass AND attnum = 1;
INSERT INTO declared VALUES ('1 ZFLOP'), ('1 ZFLOP fp16');
SELECT * FROM declared;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ INSERT INTO declared VALUES ('1 ZFLOP fp8') $$,
  $$ SELECT flop(5, 'EFLOPS') $$,
  $$ SELECT in_unit('1 ZFLOP'::flop, 'ZFLOPS') $$,
  -- a rate is not a count
  $$ SELECT '1 ZFLOP'::flop + '1 ZFLOPS'::flops $$
]) AS statement;
\t \a
