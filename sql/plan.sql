-- From 2.51 to 10 EFLOPS in servers of eight cards of 320 TFLOPS, at 950,000 CNY:
-- 23,406.25 cards are 23,407; in whole servers, 2,926, there are 23,408.
SELECT * FROM procurement_plan('2.51 EFLOPS fp16', '10 EFLOPS fp16', 'HGX A800 8-GPU', '950000 CNY', '320 TFLOPS fp16');
-- The rating of the books that are searched, where none is given.
SELECT devices, systems, cost, capacity_reached FROM procurement_plan('2.51 EFLOPS fp16', '10 EFLOPS fp16', 'hgx a800 8 gpu', '950000 CNY');
SET compute_acct.rating_books = '36kr-2024-10-30, datasheet';
SELECT devices, systems, cost, capacity_reached FROM procurement_plan('2.51 EFLOPS fp16', '10 EFLOPS fp16', 'HGX A800 8-GPU', '950000 CNY');
RESET compute_acct.rating_books;
-- A target that is reached already needs nothing; one that is met exactly, nothing more.
SELECT * FROM procurement_plan('11 EFLOPS fp16', '10 EFLOPS fp16', 'HGX A800 8-GPU', '950000 CNY');
SELECT * FROM procurement_plan('1 EFLOPS fp16', '1.00256 EFLOPS fp16', 'HGX A800 8-GPU', '950000 CNY', '320 TFLOPS fp16');
-- Power is that of the systems, or of the facility at a PUE; where the catalog has
-- none, so has the plan.  The same target across every system with a price.
SELECT offer, price, devices, systems, cost, power_kw, p.cost / p.capacity_to_add AS price_of_capacity
FROM (VALUES ('DGX H100', '300000 USD'::cost), ('DGX A100 640GB', '150000 USD'), ('HGX A800 8-GPU', '130000 USD')) AS o (offer, price), procurement_plan('0 EFLOPS bf16', '1 EFLOPS bf16', offer, price) AS p ORDER BY cost;
SELECT power_kw, (procurement_plan('0 EFLOPS bf16', '1 EFLOPS bf16', 'DGX H100', '300000 USD', pue => 1.25)).power_kw AS of_the_facility FROM procurement_plan('0 EFLOPS bf16', '1 EFLOPS bf16', 'DGX H100', '300000 USD');
-- A user's row comes before the shipped one.
BEGIN;
INSERT INTO accelerator_system (system, model, quantity, power_kw) VALUES ('hgx-a800-8gpu', 'A800 SXM4 80GB', 4, 3.25);
SELECT resolve_system('HGX A800 8-GPU'), p.* FROM procurement_plan('0 EFLOPS fp16', '1.25 PFLOPS fp16', 'HGX A800 8-GPU', '1 USD', pue => 2) AS p;
ROLLBACK;
SELECT * FROM procurement_plan('0 EFLOPS fp16', NULL, 'HGX A800 8-GPU', '1 USD');
SELECT * FROM procurement_plan(NULL, '1 EFLOPS fp16', 'HGX A800 8-GPU', '1 USD');

\t \a
SELECT regexp_replace(error_of('SELECT procurement_plan(' || arguments || ')'), '\d{4}-\d\d-\d\d', 'TODAY') FROM unnest(ARRAY[
  $$ '0 EFLOPS fp16', '1 EFLOPS fp8', 'HGX A800 8-GPU', '1 USD' $$, $$ '0 EFLOPS', '1 EFLOPS', 'HGX A800 8-GPU', '1 USD' $$, $$ '0 EFLOPS', '1 EFLOPS', 'HGX A800 8-GPU', '1 USD', '1 TFLOPS' $$, $$ '0 EFLOPS fp16', '1 EFLOPS fp16', 'HGX A800 8-GPU', '1 USD', '0 TFLOPS fp16' $$,
  $$ '0 EFLOPS fp16', '1 EFLOPS fp16', 'HGX A800 8-GPU', '1 USD', '1 TFLOPS fp8' $$, $$ '0 EFLOPS fp16', '1 EFLOPS fp16', 'HGX A800 9-GPU', '1 USD' $$, $$ '0 EFLOPS fp16', '1 EFLOPS fp16', 'A800', '1 USD' $$, $$ '0 EFLOPS fp8', '1 EFLOPS fp8', 'HGX A800 8-GPU', '1 USD' $$,
  $$ '0 EFLOPS fp16', '1 EFLOPS fp16', 'HGX A800 8-GPU', '1 USD', pue => 0.9 $$, $$ '0 EFLOPS fp16', '1 EFLOPS fp16', 'HGX A800 8-GPU', '1e21 USD' $$]) AS arguments;
\t \a
