-- What the basis is called, and giving one to a value that has none.
SELECT basis(value::flops) FROM unnest(ARRAY['1 EFLOPS', '1 EFLOPS fp16', '1 EFLOPS fp8 sparse', '1 EFLOPS fp64 tensor', '1 EFLOPS int8 vector sparse']) AS value;
SELECT assume_basis('5.39 EFLOPS'::flops, 'fp16'), assume_basis('5.39 EFLOPS fp16'::flops, 'fp16'), assume_basis('1 ZFLOP'::flop, 'fp8 sparse'),
  assume_basis('1 USD/EFLOPS'::unit_price, 'bf16'), assume_basis('1 EFLOPS'::flops, 'unspecified');
SELECT basis('1 USD/EFLOPS fp16'::unit_price), basis('1 USD/EFLOP'::unit_price);
-- Every format, on its usual engine and the other, dense and sparse, round trip.
SELECT count(*), count(DISTINCT q), bool_and(q::text::flops = q AND basis(q) = word) AS same
FROM unnest(ARRAY['fp64', 'fp32', 'tf32', 'bf16', 'fp16', 'fp8', 'fp6', 'fp4', 'int8', 'int4']) AS format
CROSS JOIN unnest(ARRAY['', ' sparse']) AS sparsity CROSS JOIN unnest(ARRAY['', ' other']) AS engine
CROSS JOIN LATERAL (SELECT format || CASE WHEN engine = '' THEN '' WHEN format IN ('fp64', 'fp32') THEN ' tensor' ELSE ' vector' END || sparsity) AS b (word)
CROSS JOIN LATERAL (SELECT flops(1, 'EFLOPS', word)) AS f (q);
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ assume_basis('1 EFLOPS fp16'::flops, 'fp32') $$, $$ assume_basis('1 EFLOPS fp16'::flops, 'unspecified') $$, $$ assume_basis('1 EFLOPS'::flops, 'fp17') $$,
  $$ assume_basis('1 EFLOPS'::flops, '') $$, $$ assume_basis('1 USD/EFLOPS fp16'::unit_price, 'fp8') $$
]) AS expression;
\t \a
