-- The catalog and its sums against Epoch AI's lists of GPU clusters and of
-- prices (real data, CC BY 4.0); docs/realdata.md explains what comes out.
\getenv data COMPUTE_ACCT_REAL_DATA
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS compute_acct;
RESET client_min_messages;
-- What Epoch AI means by two names of which the catalog would ask who counts: the
-- board of a K80, and one GPU of an HGX H20.
INSERT INTO accelerator_alias (alias, model, counting, source) VALUES
  ('NVIDIA Tesla K80', 'Tesla K80 (board, 2 GPUs)', 'package', 'epoch'), ('NVIDIA HGX H20', 'H20 96GB', 'device', 'epoch');
-- A file becomes a table of text; its first line names the columns.
CREATE PROCEDURE load_csv(file text, name text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I (%s)', name,
    (SELECT string_agg(format('%I text', heading), ', ' ORDER BY place)
     FROM regexp_split_to_table(split_part(ltrim(pg_read_file(file), U&'\FEFF'), E'\n', 1), ',') WITH ORDINALITY AS h (heading, place)));
  EXECUTE format('COPY %I FROM %L (FORMAT csv, HEADER)', name, file);
END $$;
\set file :data '/gpu_clusters_2026-08.csv'
CALL load_csv(:'file', 'gpu_clusters');
\set file :data '/gpu_prices.csv'
CALL load_csv(:'file', 'gpu_prices');
CREATE TABLE cluster AS
SELECT row_number() OVER (ORDER BY "Name", "Status", "16-bit OP/s") AS cluster, "Name" AS name, "GPU Supplier (primary)" AS supplier,
  "Chip type (primary)" AS chip, "Chip quantity (primary)"::numeric AS quantity,
  "Chip type (secondary)" AS other_chip, "Chip quantity (secondary)"::numeric AS other_quantity, "Total number of AI chips"::numeric AS chips,
  "16-bit OP/s"::numeric AS op16, "8-bit OP/s"::numeric AS op8, "32-bit OP/s"::numeric AS op32, "Max OP/s"::numeric AS op_max, "H100 equivalents"::numeric AS h100
FROM gpu_clusters;
CREATE TABLE price AS
SELECT "Hardware model" AS chip, "Price date"::date AS on_date,
  CASE WHEN "Price (hardware purchase)" IS NOT NULL THEN 'bought' WHEN "Price per chip-hour (on-demand)" IS NOT NULL THEN 'rented' ELSE 'neither' END AS kind,
  cost(coalesce("Price (hardware purchase)", "Price per chip-hour (on-demand)")::numeric, 'USD') AS price
FROM gpu_prices;

--
-- Names: which the catalog does not know
--
CREATE VIEW chip_name AS
SELECT 'clusters' AS list, c.chip FROM cluster, LATERAL (VALUES (cluster.chip), (other_chip)) AS c (chip) WHERE c.chip IS NOT NULL
UNION SELECT 'prices', chip FROM price;
CREATE TABLE unknown_chip AS
SELECT name AS chip FROM catalog_problems(ARRAY(SELECT DISTINCT chip FROM chip_name)) WHERE problem LIKE 'unknown accelerator%';
SELECT list, count(*) AS names, count(unknown_chip) AS unknown, string_agg(unknown_chip.chip, ', ' ORDER BY chip) AS which
FROM chip_name LEFT JOIN unknown_chip USING (chip) GROUP BY list ORDER BY list;

--
-- Clusters: chips * rating against the published totals
--
SELECT CASE WHEN chip IS NOT NULL THEN 'chip named' ELSE 'no chip named, ' || lower(supplier) END AS what,
  count(*) AS clusters, count(quantity) AS "with a count", count(op16) AS "16 bits", count(op8) AS "8 bits", count(op32) AS "32 bits"
FROM cluster GROUP BY 1 ORDER BY 1;
-- The list has totals by the width of the format.  We take the first of these on which a chip is rated.
CREATE TABLE usual_basis (bits integer, place integer, basis text);
INSERT INTO usual_basis VALUES (16, 1, 'fp16'), (16, 2, 'bf16'), (16, 3, 'fp16 vector'), (8, 1, 'fp8'), (8, 2, 'int8'), (32, 1, 'tf32'), (32, 2, 'fp32');
CREATE TABLE usual_rating AS
SELECT DISTINCT ON (chip, bits) chip, bits, usual_basis.basis, rating, in_unit(rating, 'FLOPS') AS n
FROM (SELECT DISTINCT chip FROM chip_name) AS c, usual_basis, try_capacity(chip, 1, usual_basis.basis) AS rating
WHERE rating IS NOT NULL ORDER BY chip, bits, place;
CREATE TABLE part AS
SELECT cluster, place, p.chip, p.quantity
FROM cluster, LATERAL (VALUES (1, cluster.chip, cluster.quantity), (2, other_chip, other_quantity)) AS p (place, chip, quantity)
WHERE p.chip IS NOT NULL AND p.quantity IS NOT NULL;
CREATE TABLE compared AS
SELECT *, abs(computed / published - 1) > 0.01 AS differs, round(100 * (computed / published - 1), 3) AS percent
FROM (SELECT cluster, bits, published, (SELECT sum(quantity * n) FROM part JOIN usual_rating USING (chip) WHERE part.cluster = cluster.cluster AND usual_rating.bits = p.bits) AS computed
      FROM cluster, LATERAL (VALUES (16, op16), (8, op8), (32, op32)) AS p (bits, published) WHERE cluster IN (SELECT cluster FROM part)) AS c;
SELECT bits, count(*) AS clusters, count(published) AS published, count(computed) AS computed, count(percent) AS both, count(*) FILTER (WHERE computed = published) AS same,
  count(*) FILTER (WHERE computed <> published AND NOT differs) AS "within 1 %", count(*) FILTER (WHERE differs) AS "over 1 %",
  count(published) FILTER (WHERE computed IS NULL) AS "not rated", count(computed) FILTER (WHERE published IS NULL) AS "not published"
FROM compared GROUP BY bits ORDER BY bits;
SELECT bits, round(sum(published) / 1e18, 3) AS "published EFLOPS", round(sum(computed) / 1e18, 3) AS "computed EFLOPS",
  round(sum(computed) FILTER (WHERE NOT differs) / sum(published) FILTER (WHERE NOT differs), 6) AS "ratio where none differs"
FROM compared WHERE percent IS NOT NULL GROUP BY bits ORDER BY bits;
-- Within 1 %: the chips of which one figure is rounded otherwise.
SELECT bits, chip, u.basis, trim_scale(u.n / 1e12) AS ours, round(published / quantity / 1e12, 3) AS "published for one", count(*) AS clusters, percent AS "%"
FROM compared JOIN part USING (cluster) JOIN usual_rating AS u USING (chip, bits)
WHERE computed <> published AND NOT differs AND cluster NOT IN (SELECT cluster FROM part WHERE place = 2)
GROUP BY 1, 2, 3, 4, 5, 7 ORDER BY 1, 2, 5;
SELECT bits, count(*) AS "clusters of two of these, or one and others", min(percent) AS "least %", max(percent) AS "greatest %"
FROM compared WHERE computed <> published AND NOT differs AND cluster IN (SELECT cluster FROM part WHERE place = 2) GROUP BY bits ORDER BY bits;
-- Over 1 %: which other figure of the catalog, for this chip and width, leads to what was published?
CREATE TABLE figure AS
SELECT chip, CASE WHEN s.basis ~ '32' THEN 32 WHEN s.basis ~ '16' THEN 16 ELSE 8 END AS bits, s.basis, in_unit(s.capacity, 'FLOPS') AS n, s.kind
FROM (SELECT DISTINCT chip FROM part WHERE chip NOT IN (SELECT chip FROM unknown_chip)) AS c
JOIN accelerator_rating_source AS s ON s.model = resolve_model(chip) AND s.basis ~ '^(tf32|fp32|fp16|bf16|fp8|int8)';
CREATE TABLE explained AS
SELECT DISTINCT ON (cluster, bits) cluster, bits, percent, chip, u.basis AS our_basis, u.n AS ours, f.basis, f.n, f.kind
FROM compared JOIN part USING (cluster) JOIN figure AS f USING (chip, bits) JOIN usual_rating AS u USING (chip, bits),
  LATERAL (SELECT abs((computed + quantity * (f.n - u.n)) / published - 1)) AS d (difference)
WHERE differs AND difference <= 0.01 AND NOT (f.basis = u.basis AND f.kind = 'preferred')
ORDER BY cluster, bits, difference, f.kind = 'preferred' DESC, f.basis;
SELECT bits, chip, our_basis, trim_scale(ours / 1e12) AS ours, basis AS published, trim_scale(n / 1e12) AS "which is", CASE kind WHEN 'preferred' THEN 'another rate' ELSE kind END AS class,
  count(*) AS clusters, min(percent) AS "least %", max(percent) AS "greatest %"
FROM explained GROUP BY bits, chip, our_basis, ours, basis, n, kind ORDER BY bits, chip, basis;
SELECT bits, name, chip, percent AS unexplained FROM compared JOIN cluster USING (cluster)
WHERE differs AND (cluster, bits) NOT IN (SELECT cluster, bits FROM explained) ORDER BY bits, name;
-- Published, and not rated in the catalog; rated, and not published.
SELECT bits, name, chip, quantity, round(published / quantity / 1e12, 3) AS "published for one"
FROM compared JOIN cluster USING (cluster) WHERE published IS NOT NULL AND computed IS NULL ORDER BY bits, name;
SELECT bits, chip, count(*) AS clusters FROM compared JOIN cluster USING (cluster) WHERE published IS NULL AND computed IS NOT NULL GROUP BY bits, chip ORDER BY bits, chip;
-- Totals without a count of chips; second chips that count for nothing, there as here; counts that do not add up.
SELECT name, chip, op16, op8 FROM cluster WHERE chip IS NOT NULL AND quantity IS NULL AND op_max IS NOT NULL ORDER BY name;
SELECT name, chip, other_chip, other_quantity, op16 = quantity * in_unit(rating(chip, 'fp16'), 'FLOPS') AS "the first chip only"
FROM cluster WHERE other_chip IS NOT NULL AND (other_quantity IS NULL OR other_chip IN (SELECT chip FROM unknown_chip)) ORDER BY name;
SELECT name, quantity, other_quantity, chips FROM cluster WHERE chip IS NOT NULL AND chips <> quantity + coalesce(other_quantity, 0) ORDER BY name;
-- The list's H100 equivalents: its greatest rate, of whatever width, over the H100's with 8 bits.  Ours: on one basis.
SELECT count(*) AS clusters, count(*) FILTER (WHERE abs(h100 * 1979e12 / op_max - 1) < 1e-9) AS "are Max OP/s / 1979 TFLOPS" FROM cluster WHERE chip IS NOT NULL AND h100 IS NOT NULL;
SELECT chip, count(*) AS clusters, round(min(h100_equivalents(capacity(chip, quantity)) / h100), 3) AS "least, ours/theirs", round(max(h100_equivalents(capacity(chip, quantity)) / h100), 3) AS "greatest"
FROM cluster WHERE other_chip IS NULL AND chip IN ('NVIDIA H100 SXM5 80GB', 'NVIDIA A100', 'NVIDIA V100') AND quantity IS NOT NULL GROUP BY chip ORDER BY chip;

--
-- Sums: those of numeric, in any order, and on one basis only
--
SELECT basis, count(*) AS parts, sum(capacity(chip, quantity, basis)), in_unit(sum(capacity(chip, quantity, basis)), 'FLOPS') = sum(quantity * n) AS "as numeric",
  sum(capacity(chip, quantity, basis) ORDER BY quantity, chip) = sum(capacity(chip, quantity, basis) ORDER BY chip DESC, quantity) AS "in any order"
FROM part JOIN usual_rating USING (chip) WHERE bits = 16 GROUP BY basis ORDER BY basis;
-- An error: the list adds them up.
SELECT sum(capacity(chip, quantity, basis) ORDER BY basis) FROM part JOIN usual_rating USING (chip) WHERE bits = 16;

--
-- Prices
--
SELECT kind, count(*), count(on_date) AS dated, sum(price), amount(sum(price)) = sum(amount(price)) AS "as numeric" FROM price GROUP BY kind ORDER BY kind;
-- What a PFLOPS in fp16 was sold for, and an EFLOP rented for, by year.
SELECT extract(year FROM on_date) AS year, count(*) AS prices, count(DISTINCT chip) AS chips, round(in_unit(percentile_cont(0.5) WITHIN GROUP (ORDER BY price / rating), 'PFLOPS')) AS "median USD/PFLOPS"
FROM price JOIN usual_rating USING (chip) WHERE basis = 'fp16' AND kind = 'bought' GROUP BY 1 ORDER BY 1;
SELECT extract(year FROM on_date) AS year, count(*) AS prices, count(DISTINCT chip) AS chips, round(in_unit(percentile_cont(0.5) WITHIN GROUP (ORDER BY price / (rating * interval '1 hour')), 'EFLOP'), 2) AS "median USD/EFLOP"
FROM price JOIN usual_rating USING (chip) WHERE basis = 'fp16' AND kind = 'rented' GROUP BY 1 ORDER BY 1;
-- Prices of a day before the one from which the catalog rates the part that the name stands for.
SELECT chip, resolve_model(chip) AS "stands for", launch_date AS since, count(*) AS prices, min(on_date) AS first, try_capacity(chip, 1, 'fp16', min(on_date)) AS rating_then
FROM price JOIN accelerator ON model = resolve_model(chip) WHERE chip NOT IN (SELECT chip FROM unknown_chip) AND on_date < launch_date GROUP BY 1, 2, 3 ORDER BY 1;
-- A K80 is a board of two GPUs where it is bought, and one GPU where it is rented.
SELECT kind, count(*), min(price), max(price) FROM price WHERE chip = 'NVIDIA Tesla K80' GROUP BY kind ORDER BY kind;
SET client_min_messages = warning;
DROP TABLE figure, explained, compared, part, usual_rating, usual_basis, unknown_chip, price, cluster, gpu_clusters, gpu_prices CASCADE;
DROP PROCEDURE load_csv(text, text);
DELETE FROM accelerator_alias WHERE source = 'epoch' AND origin = 'user';
