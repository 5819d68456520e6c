SELECT min(q), max(q), min(c), max(c), min(w), max(w), min(p), max(p) FROM (VALUES
  ('2 EFLOPS fp16'::flops, '1 CNY'::cost, '3 ZFLOP'::flop, '1 USD/EFLOPS'::unit_price), ('1 EFLOPS fp16', '-5 CNY', '2 ZFLOP', '2 USD/EFLOPS'), (NULL, NULL, NULL, NULL)) AS v (q, c, w, p);
SELECT min(q), max(q) FROM (SELECT NULL::flops AS q) AS v;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[
  $$ SELECT max(q) FROM (VALUES ('2 EFLOPS fp16'::flops), ('1 EFLOPS')) AS v (q) $$, $$ SELECT min(c) FROM (VALUES ('2 USD'::cost), ('1 EUR')) AS v (c) $$]) AS statement;
\t \a
-- An index could answer without seeing that kinds are mixed, so it may not.
CREATE TABLE mixed (c cost);
INSERT INTO mixed SELECT cost(i, CASE WHEN i = 500 THEN 'USD' ELSE 'EUR' END) FROM generate_series(1, 1000) AS i;
CREATE INDEX ON mixed (c);
ANALYZE mixed;
SET enable_seqscan = off;
\t \a
SELECT error_of('SELECT max(c) FROM mixed');
\t \a
RESET enable_seqscan;
DROP TABLE mixed;
