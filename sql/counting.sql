-- What is counted under a name: devices as software sees them, packages or dies.
-- Every name and every system of the catalog is looked at.

-- A package and its parts: half the capacity, on every basis that both have.
SELECT part.model, part.parts, part.part_of, count(*) AS bases,
  bool_and(rating(part.model, r.basis) * part.parts = r.capacity) AS so_many_make_it
FROM accelerator AS part JOIN accelerator_rating AS r ON r.model = part.part_of AND r.book = 'datasheet'
GROUP BY part.model, part.parts, part.part_of ORDER BY part.model COLLATE "C";

-- A plain family name keeps its documented meaning; whoever counts what software
-- sees means the die; a name of which both are in use is refused.
SELECT name, try_resolve_model(name) AS plain, try_resolve_model(name, 'device') AS device, try_resolve_model(name, 'package') AS package
FROM unnest(ARRAY['MI250X', 'MI250', 'AMD Instinct MI250X', 'AMD Instinct MI250X / MI250', 'Instinct MI250X', 'K80', 'NVIDIA Tesla K80', 'Tesla K80 (board, 2 GPUs)',
  'NVIDIA Tesla M60', 'Ascend 910C', 'Ascend910C', '910c', 'H100', 'RTX PRO 6000', 'HGX A800 8-GPU']) WITH ORDINALITY AS t (name, n) ORDER BY n;
\t \a
SELECT error_of('SELECT ' || expression) FROM unnest(ARRAY[
  $$ capacity('NVIDIA Tesla K80', 8) $$, $$ capacity('nvidia-tesla-m60', 8) $$, $$ rating('AMD Instinct MI250X', 'fp16') $$, $$ rating('AMD Instinct MI250X / MI250', 'fp16') $$,
  $$ resolve_model('AMD Instinct MI250X / MI250', 'device') $$, $$ rating('RTX PRO 6000', 'fp16') $$, $$ resolve_model('nvidia-rtx-pro-6000', 'device') $$,
  $$ resolve_model('H100', 'devices') $$, $$ try_resolve_model('H100', '') $$, $$ resolve_model('H1000', 'device') $$, $$ resolve_model('p5.48xlarge', 'device') $$]) WITH ORDINALITY AS t (expression, n) ORDER BY n;
\t \a
SELECT resolve_model('H100', NULL) IS NULL AND try_resolve_model(NULL, 'device') IS NULL AS strict;

-- Slurm counts what software sees.
SELECT tres, model, gpu_count(tres, model), capacity(model, gpu_count(tres, model), basis)
FROM (VALUES ('gres/gpu:mi250=8', 'MI250', 'fp16'), ('gres/gpu:mi250=8', 'MI250 GCD', 'fp16'), ('gres/gpu:mi250x=8', 'MI250X', 'fp16'), ('gres/gpu:amd_instinct_mi250x=3', 'MI250X', 'fp16'),
  ('gres/gpu:mi250x=8', 'MI250', 'fp16'), ('gres/gpu:k80=4', 'Tesla K80 (board, 2 GPUs)', 'fp32'), ('gres/gpu:nvidia_tesla_k80=4', 'K80', 'fp32'), ('gres/npu:910c=16', '910C', 'fp16'),
  ('gres/gpu:h100=8', 'H100', 'fp16')) AS t (tres, model, basis) ORDER BY tres, model;
-- The capacity of what a job had is the same whichever of a model's names one asks by.
SELECT count(*) AS names, count(*) FILTER (WHERE capacity(name, gpu_count(tres, name), r.basis) <> 8 * rating(device, r.basis)) AS wrong
FROM (SELECT alias, 'gres/gpu:' || alias || '=8', try_resolve_model(alias, 'device') FROM accelerator_alias WHERE alias !~ '[,=]' AND try_resolve_model(alias) IS NOT NULL
    UNION SELECT model, 'gres/gpu:' || model || '=8', try_resolve_model(model, 'device') FROM accelerator WHERE model !~ '[,=]') AS t (name, tres, device)
  CROSS JOIN LATERAL (SELECT basis FROM accelerator_rating WHERE model = device AND accumulate IS NULL AND book = 'datasheet' ORDER BY basis LIMIT 1) AS r
WHERE try_resolve_model(device) = device;

-- Every alias means what its row says to those who count so, and of several
-- meanings none is taken.
WITH meaning AS (
  SELECT a.*, count(*) OVER (PARTITION BY catalog_key(alias), counting) AS meanings, count(*) OVER (PARTITION BY catalog_key(alias)) AS rows
  FROM accelerator_alias AS a)
SELECT counting, count(*) AS rows, count(*) FILTER (WHERE meanings > 1) AS of_several,
  count(*) FILTER (WHERE try_resolve_model(alias, coalesce(counting, 'die')) IS DISTINCT FROM CASE WHEN meanings = 1 THEN model END AND NOT (counting IS NULL AND rows > meanings)) AS wrong
FROM meaning GROUP BY counting ORDER BY counting NULLS FIRST;
-- To a scheduler no name is a package of which software sees the parts, unless it says so.
SELECT name, try_resolve_model(name, 'device') AS model
FROM (SELECT alias FROM accelerator_alias UNION SELECT model FROM accelerator) AS n (name)
WHERE try_resolve_model(name, 'device') IN (SELECT part_of FROM accelerator) ORDER BY name COLLATE "C";
-- No name of a board, server or rack is one device, whoever makes it.
WITH device AS MATERIALIZED (
  SELECT name, model, regexp_replace(catalog_key(name), '^(nvidia|amd|intel|huawei|英伟达|华为)', '') AS key
  FROM (SELECT alias FROM accelerator_alias UNION SELECT model FROM accelerator) AS n (name), try_resolve_model(name) AS model
  WHERE model IS NOT NULL AND name !~ '\(per GPU\)$' AND name !~ '\(\d+ x [^)]*\)$'),
system AS MATERIALIZED (SELECT catalog_key(system) AS key FROM accelerator_system WHERE kind <> 'instance')
SELECT name, model FROM device AS d
WHERE key ~ '^(hgx|dgx|mgx|egx|ovx|superpod|gracebla|verarubin|atlas800|atlas900|cloudmatrix|ipupod|(gb|gh|vr)[23]00nvl)' OR key ~ 'superchip'
  OR EXISTS (SELECT FROM system AS s WHERE starts_with(d.key, s.key) AND substr(d.key, length(s.key) + 1, 1) !~ '[a-z]')
ORDER BY name COLLATE "C";
-- Nor does a part of a GPU pass for a whole one.
SELECT name FROM (SELECT alias FROM accelerator_alias UNION SELECT model FROM accelerator) AS n (name) WHERE name ~* '\dg\.\d+gb|mig|shared' AND name !~* 'migrat' ORDER BY name COLLATE "C";
-- All such names are told apart from devices in the same way.
\t \a
SELECT error_of(format('SELECT capacity(%L, 10)', name)) FROM unnest(ARRAY['HGX H100', 'NVIDIA HGX H100', 'HGX H20', 'HGX B200', 'HGX B300', 'NVIDIA DGX H100', 'DGX A100', 'MGX H100', 'GB200 NVL', 'Vera Rubin']) WITH ORDINALITY AS t (name, n) ORDER BY n;
\t \a
SELECT system, capacity(system, 10, 'fp16'), (SELECT quantity FROM accelerator_system AS s WHERE s.system = t.system) AS devices
FROM unnest(ARRAY['DGX H100', 'HGX B200 8-GPU', 'GB200 Superchip', 'GH200 Superchip', 'NVIDIA Grace Hopper Superchip']) WITH ORDINALITY AS t (system, n) ORDER BY n;

-- Every system is its quantity over its parts of its model.
SELECT count(*) AS systems, count(*) FILTER (WHERE capacity(s.system, s.parts, r.basis, r.day, r.book) <> s.quantity * rating(s.model, r.basis, r.day, r.book)) AS wrong
FROM accelerator_system AS s CROSS JOIN LATERAL (
  SELECT basis, book, coalesce(lower(valid), '2026-01-01') AS day FROM accelerator_rating AS r WHERE r.model = s.model AND accumulate IS NULL ORDER BY book DESC, basis, day LIMIT 1) AS r;

-- Parts of a device are exact: a sixth and a third of one make a half, and are
-- rounded once, at the end.
BEGIN;
INSERT INTO accelerator_system (system, model, quantity, parts) VALUES ('sixth', 'A10', 1, 6), ('third', 'A10', 1, 3), ('eighth', 'L4', 1, 8), ('three and a half', 'A10', 7, 2), ('seventh', 'H100', 1, 7);
SELECT capacity('sixth', 1) + capacity('third', 1) = capacity('A10', 0.5) AS half, capacity('sixth', 6) = rating('A10', 'fp16') AS whole, capacity('three and a half', 2) = capacity('A10', 7) AS sevens,
  capacity('eighth', 0.5) = capacity('L4', 0.0625) AS sixteenth;
SELECT capacity('seventh', 1), capacity('seventh', 7), capacity('seventh', 0.7::numeric), capacity('seventh', 7.0::numeric), capacity('seventh', 11111111111111111111.1111111111::numeric) AS many_digits;
SELECT systems_required('1 PFLOPS fp16', 'sixth'), systems_required(rating('A10', 'fp16'), 'sixth') AS of_one, systems_required(rating('A10', 'fp16') + '1 FLOPS fp16', 'sixth') AS and_more,
  devices_required('1 PFLOPS fp16', 'A10') AS cards, systems_required('1 PFLOPS fp16', 'sixth', '100 TFLOPS fp16') AS at_a_rating;
SELECT systems, devices, capacity_reached FROM procurement_plan('0 EFLOPS fp16', '1 PFLOPS fp16', 'third', '1 USD');
SELECT try_resolve_model('sixth');
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[$$ SELECT resolve_model('sixth') $$,
  $$ INSERT INTO accelerator_system (system, model, quantity, parts) VALUES ('none', 'A10', 1, 0) $$, $$ INSERT INTO accelerator_system (system, model, quantity, parts) VALUES ('none', 'A10', 1, NULL) $$,
  $$ INSERT INTO accelerator_system (system, model, quantity) VALUES ('none', 'A10', '0.5') $$,
  $$ INSERT INTO accelerator_alias (alias, model, counting) VALUES ('lab', 'A10', 'card') $$,
  $$ INSERT INTO accelerator (model, part_of) VALUES ('Half', 'A10') $$, $$ INSERT INTO accelerator (model, part_of, parts) VALUES ('Half', 'A10', 1) $$]) WITH ORDINALITY AS t (statement, n) ORDER BY n;
\t \a
ROLLBACK;

-- A row of one's own that does not say who counts is in doubt where a scheduler
-- asks, and nowhere else.
BEGIN;
INSERT INTO accelerator_alias (alias, model) VALUES ('lab', 'Instinct MI250X');
SELECT capacity('lab', 4), try_resolve_model('lab', 'device') AS lab, gpu_count('gres/gpu:lab=8', 'H100') AS others;
\t \a
SELECT error_of(statement) FROM unnest(ARRAY[$$ SELECT resolve_model('lab', 'device') $$, $$ SELECT gpu_count('gres/gpu:lab=8', 'MI250X') $$, $$ SELECT gpu_count('gres/gpu:lab=8', 'MI250X GCD') $$]) WITH ORDINALITY AS t (statement, n) ORDER BY n;
\t \a
UPDATE accelerator_alias SET counting = 'package' WHERE alias = 'lab';
SELECT gpu_count('gres/gpu:lab=4', 'MI250X'), gpu_count('gres/gpu:lab=4', 'MI250X GCD');
INSERT INTO accelerator_alias (alias, model, counting) VALUES ('lab', 'Instinct MI250X (per GCD)', 'device');
SELECT gpu_count('gres/gpu:lab=4', 'MI250X'), gpu_count('gres/gpu:lab=4', 'MI250X GCD');
-- What a row names by such an alias is the package, as it was before names said who counts.
INSERT INTO accelerator_rating (model, capacity, book, source) VALUES ('NVIDIA Tesla K80', '9 TFLOPS fp32', 'ours', 'test');
SELECT rating('Tesla K80 (board, 2 GPUs)', 'fp32', book => 'ours');
-- A package of one's own, with three parts.
INSERT INTO accelerator (model) VALUES ('Abacus');
INSERT INTO accelerator (model, part_of, parts) VALUES ('Bead', 'Abacus', 3);
INSERT INTO accelerator_alias (alias, model, counting, source) VALUES ('abacus', 'Bead', 'device', 'abacus-smi');
SELECT gpu_count('gres/gpu:abacus=7,gres/gpu:bead=2', 'Bead'), gpu_count('gres/gpu:abacus=6,gres/gpu:bead=3', 'Abacus'), try_resolve_model('abacus'), try_resolve_model('abacus', 'device');
ROLLBACK;

-- Many meanings of one name are not all told.
BEGIN;
INSERT INTO accelerator_alias (alias, model) SELECT 'many', model FROM accelerator ORDER BY model COLLATE "C" LIMIT 40;
\t \a
SELECT error_of($$ SELECT rating('many', 'fp16') $$);
\t \a
ROLLBACK;

-- The shipped H100 is the reference, whatever a user calls so.
BEGIN;
SELECT h100_equivalents('989.4 TFLOPS fp16') AS before;
INSERT INTO accelerator_alias (alias, model) VALUES ('H100 SXM5 80GB', 'H20 96GB');
SELECT h100_equivalents('989.4 TFLOPS fp16'), equivalents('989.4 TFLOPS fp16', 'H100 SXM5 80GB') > 1 AS of_the_alias;
ROLLBACK;
