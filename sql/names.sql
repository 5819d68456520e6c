-- A name is compared without regard to case, spaces, hyphens and underscores.
SELECT catalog_key('NVIDIA A800-SXM4-80GB'), catalog_key(' nvidia_a800 SXM4 80gb '), catalog_key('昇腾910B'), catalog_key('- _');
SELECT name, rating(name, 'fp16') FROM unnest(ARRAY['A800 SXM4 80GB', 'a800-sxm4-80gb', 'NVIDIA A800-SXM4-80GB', 'A800', 'H100 80GB HBM3', '昇腾910B', 'h100']) AS name;
-- Systems, where systems are asked for.
SELECT capacity('HGX A800 8-GPU', 1), capacity('p5.48xlarge', 2), capacity('gb200-nvl72', 1, 'fp8');
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ rating('A8000', 'fp16') $$, $$ rating('H10', 'fp16') $$, $$ rating('no such thing', 'fp16') $$, $$ capacity('HGX H100', 1) $$, $$ rating('', 'fp16') $$, $$ rating(repeat('A', 100), 'fp16') $$,
  $$ rating('HGX A800 8-GPU', 'fp16') $$, $$ systems_required('1 EFLOPS fp16', 'A800') $$, $$ devices('1 EFLOPS fp16', '320 TFLOPS fp16') $$]) AS expression;
\t \a

-- One's own names: a new one, one that hides a shipped one, one that several
-- rows claim, and one of a model that is not there.
BEGIN;
INSERT INTO accelerator_alias (alias, model) VALUES ('our-gpu', 'H100 SXM5 80GB'), ('V100', 'H20 96GB'), ('twofold', 'H100 SXM5 80GB'), ('Two-Fold', 'A100 SXM4 80GB'), ('nothing', 'H20');
SELECT rating('Our GPU', 'fp16'), rating('v100', 'fp16');
SELECT try_resolve_model('Our GPU'), try_resolve_model('twofold'), try_resolve_model('nothing');
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[$$ rating('twofold', 'fp16') $$, $$ rating('nothing', 'fp16') $$]) AS expression;
\t \a
SAVEPOINT one;
INSERT INTO accelerator_alias (alias, model) VALUES ('soon gone', 'H100 SXM5 80GB');
SELECT rating('soon gone', 'fp16');
ROLLBACK TO one;
\t \a
SELECT error_of($$ SELECT rating('soon gone', 'fp16') $$);
\t \a
SELECT rating('Our GPU', 'fp16');
ROLLBACK;
\t \a
SELECT error_of($$ SELECT rating('our-gpu', 'fp16') $$);
\t \a

-- For imports: the model, or what is wrong with a column of names.
SELECT resolve_model('NVIDIA A800-SXM4-80GB'), resolve_model('昇腾910B'), try_capacity('A800', 2), try_capacity('A8000', 2), try_capacity('P100', 2), try_capacity('P100', 2, 'fp16 vector'), try_capacity('p5.48xlarge', 2);
SELECT name, try_resolve_model(name) FROM unnest(ARRAY['NVIDIA A800-SXM4-80GB', 'A8000', 'HGX A800 8-GPU', '', NULL]) WITH ORDINALITY AS n (name, n) ORDER BY n;
SELECT name, problem, hint FROM catalog_problems(ARRAY['A800', 'A8000', 'P100', NULL, 'p5.48xlarge', 'Rubin CPX', '']) ORDER BY name;
SELECT name, problem FROM catalog_problems(ARRAY['P100', 'A800'], 'fp16 vector') ORDER BY name;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[$$ SELECT resolve_model('A8000') $$, $$ SELECT resolve_model('HGX A800 8-GPU') $$]) AS statement;
\t \a

-- try_capacity() is NULL for all that a row may be the cause of, whichever of
-- the columns it is.
SELECT what, try_capacity(model, quantity, basis, as_of, book)
FROM (VALUES
  ('as it should be', 'A800', 2, 'fp16', '2026-01-01'::date, NULL),
  ('unknown name', 'A8000', 2, 'fp16', '2026-01-01', NULL),
  ('ambiguous name', 'NVIDIA Tesla K80', 2, 'fp32', '2026-01-01', NULL),
  ('no rating on the basis', 'A800', 2, 'fp8', '2026-01-01', NULL),
  ('before the launch', 'A800', 2, 'fp16', '2001-01-01', NULL),
  ('infinite day', 'A800', 2, 'fp16', '-infinity', NULL),
  ('no basis', 'A800', 2, 'fp17', '2026-01-01', NULL),
  ('empty basis', 'A800', 2, '', '2026-01-01', NULL),
  ('unspecified basis', 'A800', 2, 'unspecified', '2026-01-01', NULL),
  ('unknown book', 'A800', 2, 'fp16', '2026-01-01', 'datashet'),
  ('book without the model', 'A100', 2, 'fp16', '2026-01-01', '36kr-2024-10-30'),
  ('negative', 'A800', -1, 'fp16', '2026-01-01', NULL),
  ('negative fraction', 'A800', -0.5, 'fp16', '2026-01-01', NULL),
  ('NaN', 'A800', 'NaN', 'fp16', '2026-01-01', NULL),
  ('infinite', 'A800', 'infinity', 'fp16', '2026-01-01', NULL),
  ('beyond flops', 'A800', 1e30, 'fp16', '2026-01-01', NULL),
  ('beyond counts', 'A800', 1e130000, 'fp16', '2026-01-01', NULL),
  ('many digits', 'A800', repeat('1', 60)::numeric, 'fp16', '2026-01-01', NULL),
  ('system', 'HGX A800 8-GPU', -1, 'fp16', '2026-01-01', NULL),
  ('NULL', 'A800', NULL, 'fp16', '2026-01-01', NULL)) AS t (what, model, quantity, basis, as_of, book);
SELECT name, try_resolve_model(name), try_resolve_model(name, 'device') AS device
FROM unnest(ARRAY['A800', 'A8000', 'NVIDIA Tesla K80', 'p5.48xlarge', '', NULL]) WITH ORDINALITY AS t (name, n) ORDER BY n;
-- What only the query or the installation can be the cause of is an error.
SET compute_acct.rating_books = 'datashet';
\t \a
SELECT error_of($$ SELECT try_capacity('A800', 2) $$);
RESET compute_acct.rating_books;
BEGIN;
CREATE ROLE regress_acct_blind;
REVOKE SELECT ON accelerator FROM PUBLIC;
SET LOCAL ROLE regress_acct_blind;
SELECT error_of(format('SELECT %s', expression)) FROM unnest(ARRAY[$$ try_capacity('A800', 2) $$, $$ try_resolve_model('A800') $$, $$ try_resolve_model('A800', 'device') $$]) WITH ORDINALITY AS t (expression, n) ORDER BY n;
ROLLBACK;
\t \a

-- Of a very long name the beginning is told.
SELECT (SELECT length(problem) FROM catalog_problems(ARRAY[repeat('昇', 1000000)])) AS problem;
